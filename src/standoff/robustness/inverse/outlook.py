"""How an actor would see the surroundings of a state if its statements were arranged otherwise.

States that no statement and nothing unknown tells apart compare alike with the state, whatever the
arrangement: they form a *kind*. A set of kinds is a whole number with one bit for each, so that an
arrangement is judged by a few operations on whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor
from standoff.dispute.states import States
from standoff.graph.comparison import Comparison, compare
from standoff.robustness.inverse.arrangements import Levels
from standoff.robustness.inverse.grades import Grades, Grading, Kinds, as_set, flags_of, members
from standoff.robustness.inverse.vicinity import Flags, Indices, Vicinity

__all__ = ["Outlook", "dreads", "outlook"]


def dreads(comparison: Comparison, state: int, index: str) -> tuple[Flags, Flags]:
    """Say for which states an actor would leave a state, and which it would have to fear.

    Parameters
    ----------
    index
        How unknown comparisons count, a to d (see `standoff.stability.unknown`).

    Returns
    -------
    two ndarrays of bool, shape (states,)
        Those for which it leaves; and those that are no sanction, which are also its ways out.
    """
    every = np.arange(len(comparison.ranks))
    here = np.full_like(every, state)
    better = comparison.better(here, every)
    hoped = better | comparison.unknown(here, every)
    return hoped if index in "ac" else better, hoped if index in "ab" else better


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """The surroundings of a state by kinds.

    Parameters
    ----------
    index
        How unknown comparisons count, a to d.
    grading
        Ranks the kinds.
    about
        The kinds that would not be known to be indifferent where they rank level.
    between
        The kinds whose comparison with the state is not known, whatever the statements say.
    threats
        For each kind of target, and each way in which others can answer: its kind as a set, the
        kinds that they lead to, and the groups of kinds that they lead to (see `groups`).
    groups
        Shape (groups, longest): for each state that others lead to, its own kind and those that
        the actor can answer with; filled up with the first. None where it may not answer.
    kinds
        How many there are.
    """

    index: str
    grading: Grading
    about: Kinds
    between: Kinds
    threats: tuple[tuple[Kinds, Kinds, Kinds], ...]
    groups: NDArray[np.int64] | None
    kinds: int

    def stable(self, levels: Levels) -> bool:
        """Say whether the state is stable for the actor with its statements arranged so."""
        above, level = self.grading(levels)
        better = above & ~self.between
        hoped = above | self.between | level & self.about
        left = hoped if self.index in "ac" else better
        dreaded = hoped if self.index in "ab" else better
        open_ = [threat for threat in self.threats if threat[0] & left]
        if not all(kinds & ~dreaded for _, kinds, _ in open_):
            return False
        if self.groups is None or not open_:
            return True
        fearsome = flags_of(dreaded, self.kinds)[self.groups].any(axis=1)
        harmless = as_set(np.asarray(~fearsome))
        return all(groups & harmless for _, _, groups in open_)


def outlook(actor: Actor, states: States, around: Vicinity, index: str) -> Outlook:
    """Sort the surroundings of a state into kinds for an actor."""
    where = np.flatnonzero(around.relevant)
    here = np.full_like(where, around.state)
    # Where all rank alike, everything that could ever be unknown is.
    doubt = compare(actor, states, np.zeros(states.size, dtype=np.int32))
    about: Flags = np.zeros(len(where), dtype=np.bool_)
    between = about
    if doubt is not None:
        about = np.asarray(doubt.about[where] != doubt.about[here])
        hidden = replace(doubt, about=np.zeros_like(doubt.about))
        between = hidden.unknown(here, where)
    grades = Grades(actor, states, around.state, where)
    rows = np.vstack([about, between, *grades.told_apart]).T
    _, first, kind = np.unique(
        np.packbits(rows, axis=1), axis=0, return_index=True, return_inverse=True
    )
    kind_of = np.full(states.size, -1)
    kind_of[where] = kind.ravel()
    threats, groups = _threats(around, kind_of)
    return Outlook(
        index, grades.by(first), as_set(about[first]), as_set(between[first]), threats, groups,
        len(first),
    )  # fmt: skip


def _threats(
    around: Vicinity, kind_of: Indices
) -> tuple[tuple[tuple[Kinds, Kinds, Kinds], ...], NDArray[np.int64] | None]:
    size = int(kind_of.max(initial=-1)) + 1
    groups, group_of = None, kind_of
    if around.answers is not None:
        groups, group_of = _groups(around, kind_of)
    found: dict[tuple[Kinds, Kinds, Kinds], None] = {}
    for number, target in enumerate(around.targets.tolist()):
        reached = np.flatnonzero(around.led_to[number])
        kinds = members(kind_of[reached], size)
        answered = kinds if groups is None else members(group_of[reached], len(groups))
        found[1 << int(kind_of[target]), kinds, answered] = None
    return tuple(sorted(found)), groups


def _groups(around: Vicinity, kind_of: Indices) -> tuple[NDArray[np.int64], Indices]:
    """Find, for each state that others lead to, which kinds the actor could make of it."""
    reached = np.flatnonzero(around.led_to.any(axis=0))
    group_of = np.full(len(kind_of), -1)
    answers = around.answers
    if answers is None or not len(reached):
        return np.zeros((0, 1), dtype=np.int64), group_of
    first = np.searchsorted(answers.source, reached)
    count = np.searchsorted(answers.source, reached, side="right") - first
    place = np.arange(int(count.max(initial=0)))[None, :]
    # What is missing in a row is filled up with the state's own kind.
    at = np.minimum(first[:, None] + place, max(len(answers.target) - 1, 0))
    own = kind_of[reached][:, None]
    there = kind_of[answers.target[at]] if len(answers.target) else np.zeros_like(at)
    rows = np.sort(np.hstack([own, np.where(place < count[:, None], there, own)]), axis=1)
    groups, number = np.unique(rows, axis=0, return_inverse=True)
    group_of[reached] = number.ravel()
    return groups, group_of
