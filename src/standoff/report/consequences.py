"""What the brief says beyond where it can settle: who can block, what would change it, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.dispute.model import Dispute
from standoff.errors import StandoffError
from standoff.outlook.phases import Phase
from standoff.report.answer import period
from standoff.report.labels import Labels
from standoff.report.quotes import Citation, Quotes, origin
from standoff.report.rested import labels_of
from standoff.report.standing import origin as start_of
from standoff.report.words import concepts_of, listing
from standoff.robustness.foundations import Foundations
from standoff.robustness.inverse.ask import why_not
from standoff.robustness.rests import rests
from standoff.stability.blockers import who_blocks
from standoff.stability.commitment_sentences import announced
from standoff.stability.commitments import commitments

__all__ = ["Bearing", "Blocking", "Needed", "Source", "Threat", "bearing", "blocking", "needed",
           "threats"]  # fmt: skip

_SHOWN = 3
_SETS = 4
_PILLARS = 4
_ELEMENTS = 2
_CONCEPT = "SEQ"
_STATE = re.compile(r"\b[YN-]{2,}\b")


@dataclass(frozen=True, slots=True)
class Blocking:
    """Who can keep the dispute from a state.

    Parameters
    ----------
    label
        What the brief calls the state.
    sets
        The smallest groups without whom it is not reached, in words.
    more
        How many more there are.
    reachable
        Whether any moves lead there from the status quo.
    """

    label: str
    sets: tuple[str, ...]
    more: int
    reachable: bool


@dataclass(frozen=True, slots=True)
class Needed:
    """What would have to change for things to stay as they are."""

    label: str
    period: str | None
    concept: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Threat:
    """Something that an actor has announced, and whether it would be kept."""

    announced: str
    summary: str
    empty: bool
    cited: tuple[Citation, ...]
    assumed: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """What is left of the equilibria without a source."""

    name: str
    elements: int
    stand: int
    doubtful: int
    fall: int
    new: int


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the answer rests on.

    Parameters
    ----------
    concept
        Under which the equilibria were looked at.
    equilibria
        How many there are.
    pillars
        For each of the first states: its label, and for each thing that it would not stand without
        what is left of it, what was said, and what that bears.
    """

    concept: str
    equilibria: int
    sources: tuple[Source, ...]
    pillars: tuple[tuple[str, tuple[tuple[str, tuple[Citation, ...], tuple[str, ...]], ...]], ...]


def blocking(dispute: Dispute, phase: Phase, labels: Labels) -> tuple[Blocking, ...]:
    """Say who can block the best-held states of a phase; empty where the model is too large."""
    names = {actor.id: actor.name for actor in dispute.actors}
    start = start_of(dispute, phase.game.states)
    found = []
    for resting in phase.leading[:_SHOWN]:
        if resting.state == start or start is None:
            continue
        try:
            told = who_blocks(dispute, resting.state, as_of=phase.game.day)
        except StandoffError:  # more actors than can be combined: the brief does without
            return ()
        sets = tuple(listing([names[each] for each in group]) for group in told.sets if group)
        found.append(
            Blocking(labels[resting.state], sets[:_SETS], len(sets[_SETS:]), told.reachable)
        )
    return tuple(found)


def needed(dispute: Dispute, phase: Phase, labels: Labels) -> Needed | None:
    """Say what would have to change for the status quo to hold, where it does not."""
    start = start_of(dispute, phase.game.states)
    if start is None or start in {resting.state for resting in phase.resting}:
        return None
    try:
        found = why_not(dispute, start, concept=_CONCEPT, as_of=phase.game.day)
    except StandoffError:  # too large, or not feasible on that day: the brief does without
        return None
    for answer in found.answers:
        if answer.equilibrium is False and answer.sentences:
            told = [sentence.replace(start, labels[start]) for sentence in answer.sentences]
            # States that the brief does not name mean nothing to its reader.
            plain = [sentence for sentence in told if not _STATE.search(sentence)]
            if plain:
                concept = concepts_of([answer.concept])
                return Needed(labels[start], period(phase), concept, tuple(plain))
    return None


def threats(dispute: Dispute, phase: Phase, quotes: Quotes) -> tuple[Threat, ...]:
    """Say of each commitment whether it is credible."""
    if not dispute.commitments:
        return ()
    try:
        found = commitments(dispute, as_of=phase.game.day)
    except StandoffError:  # too many moves to list: the brief does without
        return ()
    return tuple(
        Threat(
            announced(dispute, item.commitment),
            item.summary,
            item.empty,
            tuple(quotes.cite(item.commitment.grounds.because)),
            item.commitment.grounds.assumed,
        )
        for item in found.items
    )


def bearing(dispute: Dispute, phase: Phase, labels: Labels, quotes: Quotes) -> Bearing | None:
    """Say on which sources and claims the equilibria rest, where any are cited."""
    try:
        found = rests(dispute, concept=_CONCEPT, as_of=phase.game.day)
    except StandoffError:  # too large to take all away: the brief does without
        return None
    if not found.sources:
        return None
    sources = tuple(
        Source(
            origin(dispute.sources[each.source]), len(each.elements), each.stand, each.doubtful,
            each.fall, len(each.new),
        )
        for each in found.sources
    )  # fmt: skip
    return Bearing(found.concept, len(found.equilibria), sources,
                   _pillars(found, phase, labels, quotes))  # fmt: skip


def _pillars(
    found: Foundations, phase: Phase, labels: Labels, quotes: Quotes
) -> tuple[tuple[str, tuple[tuple[str, tuple[Citation, ...], tuple[str, ...]], ...]], ...]:
    dispute = found.dispute
    named = labels_of(dispute)
    told = {each.state: each for each in found.equilibria}
    shown = [told[r.state] for r in phase.leading[:_SHOWN] if r.state in told]
    return tuple(
        (
            labels[each.state],
            tuple(
                (
                    pillar.left,
                    tuple(quotes.cite(pillar.evidence)),
                    tuple(label for path, label in named.items() if path in pillar.elements)[
                        :_ELEMENTS
                    ],
                )
                for pillar in each.pillars[:_PILLARS]
            ),
        )
        for each in shown
        if each.pillars
    )
