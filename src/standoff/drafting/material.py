"""A dossier seen as material for a model: texts of claims, sides, and evidence as it is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from standoff.drafting.phrases import key_words, same_subject
from standoff.evidence import Evidence, Span
from standoff.reading.dossier import Dossier
from standoff.reading.parties import infer_parties
from standoff.reading.records import Claim, ReportedActor

__all__ = ["Material"]

_AROUND = 400
"""Characters of a passage kept on either side of a quotation."""


@dataclass(slots=True)
class Material:
    """A dossier with what drafting asks of it again and again."""

    dossier: Dossier
    evidence: dict[str, Evidence] = field(default_factory=dict)
    _cited: dict[tuple[str, int, int], str] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the dossier."""
        return self.dossier.claims

    def actor(self, actor_id: str) -> ReportedActor:
        """Return the reported actor with this id."""
        return next(actor for actor in self.dossier.actors if actor.id == actor_id)

    def text(self, claim: Claim) -> str:
        """Return the words of a claim's content."""
        return " ".join(self.parts(claim))

    def parts(self, claim: Claim) -> list[str]:
        """Return the words of a claim's content, a string for each of its spans."""
        text = self.dossier.source(claim.evidence[0].source).text or ""
        return [text[span.start : span.end] for span in claim.content]

    def stances(self, *acts: str) -> Iterator[Claim]:
        """Yield the stances with one of these acts, in the order of the reports."""
        return (c for c in self.claims if c.kind == "stance" and c.act in acts)

    def of_kind(self, kind: str) -> Iterator[Claim]:
        """Yield the claims of a kind, in the order of the reports."""
        return (c for c in self.claims if c.kind == kind)

    def adviser_of(self, actor: str) -> str | None:
        """Return the actor whose aide this person is, without speaking for it, or None."""
        for claim in self.of_kind("relation"):
            if claim.act == "advise" and claim.actor == actor and claim.target:
                return self.principal(claim.target)
        return None

    def principal(self, actor: str) -> str:
        """Whose position it is when this one speaks."""
        return self.actor(actor).speaks_for or actor

    def taken_back(self, actor: str, words: frozenset[str]) -> Claim | None:
        """Return the claim that an actor retracts or denies what is about the same, or None."""
        for claim in self.stances("retract", "deny"):
            if claim.actor != actor or not claim.polarity:
                continue
            if same_subject(key_words(self.text(claim)), words) >= 0.5:
                return claim
        return None

    def name_words(self) -> frozenset[str]:
        """Key words of the names of all actors: a phrase that shares one is not about the same."""
        names = (name for a in self.dossier.actors for name in (a.name, *a.aliases))
        return frozenset(word for name in names for word in key_words(name))

    def members(self, actor: str) -> tuple[str, ...]:
        """Members of a composite actor, as the reports list them."""
        return tuple(
            claim.actor
            for claim in self.of_kind("relation")
            if claim.act == "member" and claim.target == actor and claim.actor
        )

    def cite(self, claim: Claim) -> str:
        """Enter a claim's evidence with the text around it, and return its id."""
        item = claim.evidence[0]
        key = (item.source, item.start, item.end)
        if key not in self._cited:
            self._cited[key] = f"e{len(self._cited) + 1}"
            self.evidence[self._cited[key]] = self._in_passage(item)
        return self._cited[key]

    def _in_passage(self, item: Evidence) -> Evidence:
        text = self.dossier.source(item.source).text or ""
        passage = self.dossier.passage_at(item.source, Span(item.start, item.end))
        first = max(passage.start if passage else 0, item.start - _AROUND)
        last = min(passage.end if passage else len(text), item.end + _AROUND)
        return Evidence(
            item.source,
            item.start,
            item.end,
            item.exact,
            prefix=text[first : item.start],
            suffix=text[item.end : last],
        )

    def parties(self) -> tuple[str, ...]:
        """Return the two sides of the dispute, or fewer where the reports do not tell."""
        inferred = infer_parties(self.claims, self.dossier.actors)
        return tuple(actor.id for actor in self.dossier.actors if actor.id in inferred)

    def side_of(self, actor: str) -> str | None:
        """Return the party that an actor is or backs, or None."""
        parties = self.parties()
        if actor in parties:
            return actor
        for claim in self.of_kind("relation"):
            backs = claim.act == "back" and claim.actor == actor and claim.polarity
            if backs and claim.target in parties:
                return claim.target
        return None

    def opponent(self, party: str) -> str | None:
        """Return the other of the two parties, or None."""
        others = [other for other in self.parties() if other != party]
        return others[0] if len(others) == 1 and party in self.parties() else None
