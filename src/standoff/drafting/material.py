"""A dossier seen as material for a model: texts of claims, sides, and evidence as it is cited."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from standoff.drafting.phrases import key_words, same_subject
from standoff.evidence import Evidence
from standoff.reading.chronology import Moment, is_later, moment_of
from standoff.reading.dossier import Dossier
from standoff.reading.parties import infer_parties
from standoff.reading.printings import first_printings
from standoff.reading.records import Claim, Passage, ReportedActor

__all__ = ["Material"]

_ANSWERS = frozenset({"accept", "offer", "promise", "refuse to concede", "reject"})
_DEMANDS = frozenset({"appeal", "demand"})
_AROUND = 400
"""Characters of a passage kept on either side of a quotation."""


class Material:
    """A dossier with what drafting asks of it again and again.

    Parameters
    ----------
    dossier
        What was read. What a reprint says counts as said when its story was first printed.

    Attributes
    ----------
    reprints
        The id of each source that is a reprint, with that of the first printing.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.evidence: dict[str, Evidence] = {}
        self._cited: dict[tuple[str, int, int], str] = {}
        self._actors = {actor.id: actor for actor in dossier.actors}
        self._texts = {source.id: source.text or "" for source in dossier.sources}
        moments = {source.id: moment_of(source) for source in dossier.sources}
        self.reprints = first_printings(dossier)
        self._moments = {ident: moments[self.reprints.get(ident, ident)] for ident in moments}
        self._kinds: dict[str, list[Claim]] = defaultdict(list)
        self._acts: dict[str | None, list[Claim]] = defaultdict(list)
        self._answers: dict[str, list[Claim]] = defaultdict(list)
        self._demands: dict[str, list[Claim]] = defaultdict(list)
        self._threats: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        self._order = {claim.id: place for place, claim in enumerate(dossier.claims)}
        for claim in dossier.claims:
            self._kinds[claim.kind].append(claim)
            if claim.kind == "stance":
                self._acts[claim.act].append(claim)
                if claim.act in _ANSWERS:
                    self._answers[claim.evidence[0].source].append(claim)
                elif claim.act in _DEMANDS:
                    self._demands[claim.evidence[0].source].append(claim)
                elif claim.act == "threaten":
                    here = claim.evidence[0]
                    self._threats[here.source, here.start].append(claim)
        self._passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(dossier.passages, key=lambda each: each.start):
            self._passages[passage.source].append(passage)
        inferred = infer_parties(dossier.claims, dossier.actors)
        self._parties = tuple(actor.id for actor in dossier.actors if actor.id in inferred)
        self._members: dict[str, list[str]] = defaultdict(list)
        for claim in self._kinds["relation"]:
            if claim.act == "member" and claim.target and claim.actor:
                self._members[claim.target].append(claim.actor)
        names = (name for a in dossier.actors for name in (a.name, *a.aliases))
        self._name_words = frozenset(word for name in names for word in key_words(name))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the dossier."""
        return self.dossier.claims

    def actor(self, actor_id: str) -> ReportedActor:
        """Return the reported actor with this id."""
        return self._actors[actor_id]

    def text(self, claim: Claim) -> str:
        """Return the words of a claim's content."""
        return " ".join(self.parts(claim))

    def parts(self, claim: Claim) -> list[str]:
        """Return the words of a claim's content, a string for each of its spans."""
        text = self._texts[claim.evidence[0].source]
        return [text[span.start : span.end] for span in claim.content]

    def stances(self, *acts: str) -> Sequence[Claim]:
        """Return the stances with one of these acts, in the order of the reports."""
        if len(acts) == 1:
            return self._acts[acts[0]]
        found = [claim for act in acts for claim in self._acts[act]]
        return sorted(found, key=lambda claim: self._order[claim.id])

    def answers_in(self, source: str) -> Sequence[Claim]:
        """Return the acceptances, refusals, promises and offers of a report, in its order."""
        return self._answers.get(source, ())

    def threats_beside(self, claim: Claim) -> Sequence[Claim]:
        """Return the threats that stand in the sentence of a claim."""
        return self._threats.get((claim.evidence[0].source, claim.evidence[0].start), ())

    def demand_before(self, answer: Claim) -> Claim | None:
        """Return the last demand of others in a report before an answer, or None."""
        here = answer.evidence[0]
        earlier = [
            demand
            for demand in self._demands.get(here.source, ())
            if demand.actor != answer.actor and demand.evidence[0].start <= here.start
        ]
        return earlier[-1] if earlier else None

    def of_kind(self, kind: str) -> Sequence[Claim]:
        """Return the claims of a kind, in the order of the reports."""
        return self._kinds[kind]

    def place(self, claim: Claim) -> int:
        """Return the place of a claim in the dossier, from 0."""
        return self._order[claim.id]

    def moment(self, claim: Claim) -> Moment | None:
        """Return when a claim was first printed, or None where its report has no date."""
        return self._moments[claim.evidence[0].source]

    def is_later(self, one: Claim, other: Claim) -> bool:
        """Whether a claim is known to have been printed after another."""
        return is_later(self.moment(one), self.moment(other))

    def adviser_of(self, actor: str) -> str | None:
        """Return the actor whose aide this person is, without speaking for it, or None."""
        for claim in self.of_kind("relation"):
            if claim.act == "advise" and claim.actor == actor and claim.target:
                return self.principal(claim.target)
        return None

    def principal(self, actor: str) -> str:
        """Whose position it is when this one speaks."""
        return self.actor(actor).speaks_for or actor

    def taken_back(self, actor: str, words: frozenset[str], *, since: Claim) -> Claim | None:
        """Return the claim that an actor retracts or denies what is about the same, or None.

        One that was printed before `since` does not count: what is said again stands again.
        """
        for claim in self.stances("retract", "deny"):
            if claim.actor != actor or not claim.polarity or self.is_later(since, claim):
                continue
            if claim.modality == "hypothetical":
                # "only if it drops its claim"
                continue
            if same_subject(key_words(self.text(claim)), words) >= 0.5:
                return claim
        return None

    def name_words(self) -> frozenset[str]:
        """Key words of the names of all actors: a phrase that shares one is not about the same."""
        return self._name_words

    def members(self, actor: str) -> tuple[str, ...]:
        """Members of a composite actor, as the reports list them."""
        return tuple(self._members.get(actor, ()))

    def cite(self, claim: Claim) -> str:
        """Enter a claim's evidence with the text around it, and return its id."""
        item = claim.evidence[0]
        key = (item.source, item.start, item.end)
        if key not in self._cited:
            self._cited[key] = f"e{len(self._cited) + 1}"
            self.evidence[self._cited[key]] = self._in_passage(item)
        return self._cited[key]

    def _in_passage(self, item: Evidence) -> Evidence:
        text = self._texts[item.source]
        passage = self._passage_at(item)
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

    def _passage_at(self, item: Evidence) -> Passage | None:
        own = self._passages[item.source]
        place = bisect_right(own, item.start, key=lambda passage: passage.start) - 1
        return own[place] if place >= 0 and item.start < own[place].end else None

    def parties(self) -> tuple[str, ...]:
        """Return the two sides of the dispute, or fewer where the reports do not tell."""
        return self._parties

    def side_of(self, actor: str) -> str | None:
        """Return the party that an actor is or backs, or None."""
        if actor in self._parties:
            return actor
        for claim in self.of_kind("relation"):
            backs = claim.act == "back" and claim.actor == actor and claim.polarity
            if backs and claim.target in self._parties:
                return claim.target
        return None

    def opponent(self, party: str) -> str | None:
        """Return the other of the two parties, or None."""
        others = [other for other in self._parties if other != party]
        return others[0] if len(others) == 1 and party in self._parties else None
