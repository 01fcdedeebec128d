"""All the states in which a dispute can settle, however many, and how two answers differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.outlook.grades import Grade, graded
from standoff.outlook.phases import Phase

__all__ = ["Told", "settled", "told_apart"]

_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Told:
    """How an answer differs from another.

    Parameters
    ----------
    new, gone
        States in which the dispute can settle by this answer only, and by the other only.
    """

    new: frozenset[str]
    gone: tuple[str, ...]


def settled(phase: Phase, options: Sequence[str] | None = None) -> Mapping[str, Grade]:
    """Return the states in which a dispute can settle in a phase, with what holds them.

    Those that the phase lists come first, and in its order.

    Parameters
    ----------
    options
        How to spell the states: these options, in this order. An option that the dispute does not
        have counts as not taken. None: those of the dispute.
    """
    grades = graded(phase.solution, strictest=True)
    possible = np.minimum(grades, graded(phase.solution, strictest=False))
    places = np.flatnonzero((possible < Grade.NONE) & phase.reachable)
    names = phase.game.states.names(places)
    found = {each.state: each.grade for each in phase.resting}
    # The listed ones are found again, at their place.
    found |= zip(names, (_GRADES[number] for number in grades[places].tolist()), strict=True)
    own = phase.game.states.options
    if options is None or tuple(options) == own:
        return found
    at = [own.index(path) if path in own else None for path in options]
    return {
        "".join("N" if place is None else state[place] for place in at): grade
        for state, grade in found.items()
    }


def told_apart(phase: Phase, other: Phase) -> Told:
    """Say in which states a dispute can settle by one answer and not by the other."""
    options = tuple(dict.fromkeys((*phase.game.states.options, *other.game.states.options)))
    here, there = settled(phase, options), settled(other, options)
    return Told(
        frozenset(here.keys() - there.keys()),
        tuple(state for state in there if state not in here),
    )
