"""Lines of the map that the claims of a dossier say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from standoff.drafting.material import Material
from standoff.evidence import Source
from standoff.reading.records import Claim
from standoff.reading.reprints import normal
from standoff.report.actor_map.record import Line, Proof, Tone

__all__ = ["in_time", "lines_from_claims"]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of line is told: on the line, between the two names, and its tone."""

    kind: str
    told: str
    tone: Tone


_BACKS = _Kind("backs", "backs {}", "with")
_BACKS_NOT = _Kind("does not back", "does not back {}", "against")
_RELATIONS = {
    "back": _BACKS,
    "mediate": _Kind("mediates", "mediates with {}", "between"),
    "administer": _Kind("administers", "administers {}", "over"),
    "member": _Kind("member", "is a member of {}", "part"),
    "belong": _Kind("belongs to", "belongs to {}", "part"),
    "advise": _Kind("advises", "advises {}", "part"),
}
_STANCES = {
    "support": _BACKS,
    "oppose": _Kind("opposes", "opposes {}", "against"),
    "accuse": _Kind("accuses", "accuses or criticises {}", "against"),
    "threaten": _Kind("threatens", "threatens {}", "against"),
    "warn": _Kind("warns", "warns {}", "against"),
    "reject": _Kind("rejects", "rejects a demand or plan of {}", "against"),
    "accept": _Kind("accepts", "accepts a demand or plan of {}", "asks"),
    "demand": _Kind("demands", "demands something of {}", "asks"),
    "appeal": _Kind("appeals", "appeals to {}", "asks"),
    "propose": _Kind("proposes", "proposes something to {}", "asks"),
    "offer": _Kind("offers", "offers something to {}", "asks"),
    "promise": _Kind("promises", "promises something to {}", "asks"),
}
_OFFERS_TO_MEDIATE = _Kind("offers to mediate", "offers to mediate with {}", "between")
_TAKES_BACK = _Kind("takes back a threat", "takes back a threat against {}", "asks")
_NOT = {
    "back": _BACKS_NOT,
    "support": _BACKS_NOT,
    "oppose": _Kind("does not oppose", "does not oppose {}", "with"),
    "threaten": _Kind("does not threaten", "does not threaten {}", "asks"),
    "administer": _Kind("does not administer", "does not administer {}", "over"),
}
_ACTS_AGAINST = _Kind("acts against", "has acted against {}", "against")
_HARSH = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""PLOVER root classes of what is done to somebody against its will."""
_KEEPS = _Kind("keeps forces", "keeps forces in {}", "over")


class _Said(NamedTuple):
    start: str
    end: str
    kind: _Kind
    claim: Claim


def lines_from_claims(material: Material) -> tuple[Line, ...]:
    """Return what the reports say that actors do to each other.

    What is said on a condition only ("would oppose it if …") is no line. Who speaks for an actor
    counts as that actor. Where reports say opposite things, both are lines, each with its days.
    """
    found: dict[tuple[str, str, str], list[_Said]] = defaultdict(list)
    reader = _Reader(material)
    sources = {source.id: source for source in material.dossier.sources}
    for claim in material.claims:
        for said in reader.said(claim):
            if said.start != said.end:
                found[said.start, said.end, said.kind.kind].append(said)
    return tuple(
        Line(start, end, kind, all_said[0].kind.told, all_said[0].kind.tone,
             _proofs(material, sources, all_said))
        for (start, end, kind), all_said in found.items()
    )  # fmt: skip


def _proof(material: Material, sources: Mapping[str, Source], claim: Claim) -> Proof:
    """Return the sentence of a claim, with when it was said or done."""
    moment = material.moment(claim)
    printed = None if moment is None else moment.day
    day = printed
    if claim.kind == "event" and claim.date is not None:
        # A year alone is given as its first day: that is no day on which something was done.
        named = (claim.date.month, claim.date.day) != (1, 1)
        day = claim.date if named and (printed is None or claim.date <= printed) else None
    item = claim.evidence[0]
    return Proof(item, sources[item.source], day, claim.id, claim.modality == "reported")


def in_time(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """Put proofs in the order of time; those without a day come last."""
    return tuple(sorted(proofs, key=lambda each: (each.day is None, each.day or date.max)))


def _proofs(
    material: Material, sources: Mapping[str, Source], all_said: list[_Said]
) -> tuple[Proof, ...]:
    """Return each sentence once: neither what a stance repeats as a relation, nor a reprint."""
    proofs: dict[tuple[str, int, int], Proof] = {}
    words: set[str] = set()
    for said in all_said:
        proof = _proof(material, sources, said.claim)
        item = proof.evidence
        exact = normal(item.exact or "")
        if item.source in material.reprints and exact in words:
            continue
        words.add(exact)
        proofs.setdefault((item.source, item.start, item.end), proof)
    return in_time(proofs.values())


class _Reader:
    """What claims say of two actors."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._stances: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
        for claim in material.of_kind("stance"):
            item = claim.evidence[0]
            self._stances[item.source, item.start, item.end].append(claim)
        self._names = [
            (name, actor.id)
            for actor in material.dossier.actors
            if actor.kind != "person"
            for name in (actor.name, *actor.aliases)
        ]

    def said(self, claim: Claim) -> Iterator[_Said]:
        """Yield the lines that a claim says."""
        if claim.actor is None or claim.modality == "hypothetical":
            return
        start = self._material.principal(claim.actor)
        if claim.kind == "commitment":
            if claim.act == "keep" and claim.polarity and (end := self._where(claim)):
                yield _Said(start, end, _KEEPS, claim)
            return
        kind = self._kind(claim)
        if kind is None:
            return
        if claim.target is None:
            if claim.kind == "stance" and claim.act == "threaten" and claim.polarity:
                for end in self._aimed_at(claim):
                    yield _Said(start, self._material.principal(end), kind, claim)
            return
        if claim.act == "advise":
            # An aide speaks for nobody.
            start = claim.actor
        elif claim.act == "belong":
            start = self._named_first(claim) or start
        yield _Said(start, self._material.principal(claim.target), kind, claim)

    def _kind(self, claim: Claim) -> _Kind | None:
        act = claim.act or ""
        if claim.kind == "event":
            done = claim.modality == "done" and claim.polarity
            return _ACTS_AGAINST if done and claim.plover in _HARSH else None
        kinds = {"relation": _RELATIONS, "stance": _STANCES}.get(claim.kind, {})
        if act not in kinds:
            return None
        if not claim.polarity:
            taken_back = act == "threaten" and self._beside(claim, "retract")
            return _TAKES_BACK if taken_back else _NOT.get(act)
        if act == "mediate" and self._beside(claim, "offer"):
            return _OFFERS_TO_MEDIATE
        return kinds[act]

    def _beside(self, claim: Claim, act: str) -> bool:
        """Whether the same sentence has a stance of the same actor, by these words."""
        item = claim.evidence[0]
        return any(
            other.act == act
            and other.actor == claim.actor
            and any(one.overlaps(two) for one in other.content for two in claim.content)
            for other in self._stances[item.source, item.start, item.end]
        )

    def _aimed_at(self, claim: Claim) -> list[str]:
        """Return whom a threat is to move: "unless Velden pays", "if the army advances"."""
        item = claim.evidence[0]
        ends = [
            other.target
            for other in self._stances[item.source, item.start, item.end]
            if other.actor == claim.actor
            and other.target is not None
            and (
                other.act == "demand"
                or (other.act == "oppose" and other.modality == "hypothetical")
            )
        ]
        return list(dict.fromkeys(ends))

    def _named_first(self, claim: Claim) -> str | None:
        """Return whom a claim's words name first: "Kosovo is a province of Serbia"."""
        text = self._material.text(claim)
        places = [
            (found.start(), -len(name), ident)
            for name, ident in self._names
            if ident != claim.target and (found := re.search(rf"\b{re.escape(name)}\b", text))
        ]
        return min(places)[2] if places else None

    def _where(self, claim: Claim) -> str | None:
        """Return the actor in whose land a claim's words say that something is."""
        text = self._material.text(claim)
        for name, ident in self._names:
            if re.search(rf"\bin (?:the )?{re.escape(name)}\b(?!['’]s)", text):
                return ident
        return None
