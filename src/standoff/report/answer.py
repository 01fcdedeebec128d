"""The answer in sentences: where it settles, how well that holds, and how sure one can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.dispute.model import Dispute
from standoff.dispute.perceived import judges_by, perceiving
from standoff.dispute.states import States
from standoff.outlook.grades import Grade
from standoff.outlook.phases import Phase, Resting
from standoff.report.grounds import Tally, tally
from standoff.report.standing import origin, title
from standoff.report.view import View
from standoff.report.words import Deed, count, day, deeds, lead, listing, taken
from standoff.stability.keys import index_of

__all__ = [
    "BADGES",
    "HOLDS",
    "NAMES",
    "Common",
    "besides",
    "common",
    "eyes",
    "headline",
    "held_by",
    "holding",
    "in_strength",
    "period",
    "shared",
    "sureness",
    "told",
]

NAMES = {
    Grade.FIRM: "firm",
    Grade.CREDIBLE: "held by credible replies",
    Grade.THREAT: "held by threats",
    Grade.NONE: "open",
}
"""A short name for what holds an equilibrium."""

BADGES = {
    Grade.FIRM: "firm",
    Grade.CREDIBLE: "credible replies",
    Grade.THREAT: "threats only",
    Grade.NONE: "open",
}
"""A shorter one, for a box."""

HOLDS = {
    Grade.FIRM: "Nobody gains by moving away alone.",
    Grade.CREDIBLE: (
        "Whoever moved away alone would meet replies that pay those who give them "
        "and that undo the gain."
    ),
    Grade.THREAT: (
        "Whoever moved away alone can be met with a reply that undoes the gain, "
        "but the reply may cost those who give it."
    ),
    Grade.NONE: "Whether it holds turns on preferences that are not known.",
}
"""A sentence for it."""

_MAY_PAY = (
    "Whoever moved away alone would meet replies that pay those who give them, or may for all that "
    "is known, and that undo the gain."
)


_IN_STRENGTH = (
    "Strongly: whoever moved away would end much worse off, by what the model says is much worse. "
    "Weakly: no better off, but for some of them not much worse."
)


@dataclass(frozen=True, slots=True)
class Common:
    """What several states share and where they differ.

    Parameters
    ----------
    shared
        As against the status quo (or, where it is not known, the options that all of them take).
    varying
        Names of options, with their actor's, that only some of them take.
    agreed
        The state that has what they share and is else as before, spelled in Y and N.
    """

    shared: tuple[Deed, ...]
    varying: tuple[str, ...]
    agreed: str


def period(phase: Phase) -> str | None:
    """Say when a phase is, or None where there is only one."""
    if phase.end is not None:
        return f"Until {day(phase.end)}"
    return None if phase.start is None else f"From {day(phase.start)}"


def headline(dispute: Dispute, phase: Phase) -> str:
    """Say in a sentence where the dispute settles in a phase."""
    if not phase.total:
        if phase.unreached:
            return "It settles nowhere that can be reached from the status quo."
        return "It settles nowhere: in every state somebody gains by a move that nothing deters."
    maybe = phase.leading[0].grade is Grade.NONE
    if phase.best == 1:
        state = phase.leading[0].state
        if state == origin(dispute, phase.game.states):
            return "It may stay as it is." if maybe else "It stays as it is."
        return "There is one state in which it may settle." if maybe else "It settles in one state."
    rest = "; in all of them:" if shared(dispute, phase) else "."
    return f"It {'may' if maybe else 'can'} settle in {count(phase.best, 'state')}{rest}"


def shared(dispute: Dispute, phase: Phase) -> tuple[Deed, ...]:
    """Say what the best states of a phase share, where there are several."""
    return common(dispute, phase.pattern).shared if phase.best > 1 else ()


def holding(phase: Phase) -> str:
    """Say what holds the best states of a phase, and whether that turns on what is not known."""
    if not phase.leading:
        return ""
    unsure = phase.leading[0].grade is Grade.NONE
    grades = sorted({item.possible if unsure else item.grade for item in phase.leading})
    if unsure:
        best = f" At best, {lead(_held(phase, grades[0]))}" if len(grades) == 1 else ""
        return f"{HOLDS[Grade.NONE]}{best}"
    if len(grades) == 1:
        return _held(phase, grades[0])
    return " ".join(f"{NAMES[grade].capitalize()}: {lead(_held(phase, grade))}" for grade in grades)


def held_by(resting: Resting) -> str:
    """Name what holds an equilibrium and, where preferences may be strong, how well."""
    how = {True: ", strongly", False: ", weakly", None: ""}[resting.strong]
    return f"{NAMES[resting.grade]}{how}"


def in_strength(phases: Sequence[Phase]) -> str:
    """Say what is meant by strongly and weakly; empty where no state is said to be held so."""
    told = any(resting.strong is not None for phase in phases for resting in phase.leading)
    return _IN_STRENGTH if told else ""


def eyes(dispute: Dispute) -> tuple[str, ...]:
    """Say which actors judge by a picture of their own, and by what; empty where none does."""
    said = tuple(judges_by(dispute, actor) for actor in perceiving(dispute))
    if not said:
        return ()
    return (*said, "A state is told as stable for an actor if it is so in the actor's own picture.")


def _held(phase: Phase, grade: Grade) -> str:
    """Say what holds a state; where preferences are unknown, so may be what the replies pay."""
    unknown = any(map(index_of, phase.solution.concepts))
    return _MAY_PAY if grade is Grade.CREDIBLE and unknown else HOLDS[grade]


def common(dispute: Dispute, pattern: str) -> Common:
    """Say what the states of a pattern share, and in which options they differ."""
    names = [f"{a.name}: {lead(o.name)}" for a in dispute.actors for o in a.options]
    varying = tuple(n for n, letter in zip(names, pattern, strict=True) if letter == "-")
    before = dispute.status_quo or "N" * len(names)
    agreed = "".join(
        was if letter == "-" else letter for letter, was in zip(pattern, before, strict=True)
    )
    return Common(deeds(dispute, before, agreed), varying, agreed)


def besides(
    dispute: Dispute, state: str, shared: Common | None, states: States | None = None
) -> tuple[str, ...]:
    """Say what a state is beside what it shares with others, where that has been told."""
    if shared is None or not shared.shared or "-" in state:
        return told(dispute, state, states)
    more = tuple(str(deed) for deed in deeds(dispute, shared.agreed, state))
    return tuple(f"besides, {line}" for line in more) or ("nothing besides",)


def told(dispute: Dispute, state: str, states: States | None = None) -> tuple[str, ...]:
    """Say what a state is, a line for each actor: as against the status quo where it is known.

    Before them comes what the analyst calls it, where states are merged and it is one of those.

    Parameters
    ----------
    states
        Those of the dispute, where they are at hand.
    """
    called = title(dispute, state, states)
    if dispute.status_quo is None:
        found = taken(dispute, state)
        otherwise = "nobody does anything"
    elif state == origin(dispute, states):
        found, otherwise = (), "everything as it is"
    else:
        found, otherwise = deeds(dispute, dispute.status_quo, state), "everything as it is"
    lines = tuple(map(str, found)) or (otherwise,)
    return lines if called is None else (called, *lines)


def sureness(view: View) -> tuple[str, ...]:
    """Say how far the answer can be trusted, and on what that judgement rests."""
    grounds = tally(view.dispute)
    said = [_footing(grounds, len(view.dispute.sources))]
    if any(map(index_of, view.solution.concepts)):
        said.append(_about_unknown(view))
    if view.hinges is None:
        said.append("The model is too large to try what happens where each assumption is wrong.")
    elif view.hinges:
        number = len(view.hinges)
        said.append(
            f"{number} of the assumptions and open questions would change the answer if "
            f"{'it is' if number == 1 else 'they are'} otherwise."
        )
    elif grounds.assumed:
        said.append("No single assumption changes the answer if it is wrong.")
    return tuple(said)


def _footing(grounds: Tally, sources: int) -> str:
    if not sources:
        return "No element of the model is cited from a report."
    total = grounds.cited + grounds.assumed + grounds.bare
    cited = f"{grounds.cited} {'is' if grounds.cited == 1 else 'are'} cited from"
    parts = [f"{cited} {count(sources, 'source')}", f"{grounds.assumed} assumed"]
    if grounds.bare:
        parts.append(f"{grounds.bare} neither")
    return f"Of the {count(total, 'element')} of the model, {listing(parts)}."


def _about_unknown(view: View) -> str:
    phase = view.phases[-1]
    first = phase.leading[0] if phase.leading else None
    guessed = {
        each.actor
        for actor in perceiving(view.dispute)
        for each in (actor.perception.ascribed if actor.perception else ())
        if each.unknown
    }
    actors = [a.name for a in view.dispute.actors if a.unknown or a.id in guessed]
    who = f"What {listing(actors)} would prefer is partly not known"
    if first is None:
        return f"{who}."
    if first.grade is Grade.NONE:
        return f"{who}, and the answer turns on it."
    if first.grade is Grade.CREDIBLE:
        return (
            f"{who}. Whoever might gain by leaving them is held back in the states named here, but "
            "whether the replies that hold it back would come may turn on what is not known."
        )
    return f"{who}; on the most cautious reading of it the states named here hold all the same."
