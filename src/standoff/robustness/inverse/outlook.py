"""How an actor would see the surroundings of a state if its statements were arranged otherwise.

States that no statement and nothing unknown tells apart compare alike with the state, whatever the
arrangement: they form a *kind*. A set of kinds is a whole number with one bit for each, so that an
arrangement is judged by a few operations on whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor, Ranking, Statement, Statements, Weighted, Weights
from standoff.dispute.states import States
from standoff.graph.comparison import Comparison, compare
from standoff.graph.ranks import rank
from standoff.robustness.inverse.arrangements import Levels
from standoff.robustness.inverse.vicinity import Flags, Indices, Vicinity

__all__ = ["Outlook", "arranged", "as_levels", "can_swap", "dreads", "numbered", "outlook"]

Kinds = int
"""A set of kinds."""

Grading = Callable[[Levels], tuple[Kinds, Kinds]]
"""Says for an arrangement which kinds rank above the state, and which level with it."""


def numbered(actor: Actor) -> tuple[Statement | Weighted, ...]:
    """List what can be arranged of an actor's preference; nothing where it is a ranking."""
    if isinstance(actor.preference, Weights):
        return actor.preference.items
    if isinstance(actor.preference, Statements):
        return tuple(each for level in actor.preference.levels for each in level)
    return ()


def as_levels(actor: Actor) -> Levels:
    """Return the arrangement that the model has; weighted statements are all in one level."""
    if isinstance(actor.preference, Weights):
        return (tuple(range(len(actor.preference.items))),) if actor.preference.items else ()
    levels, count = [], 0
    for level in actor.preference.levels if isinstance(actor.preference, Statements) else ():
        levels.append(tuple(range(count, count + len(level))))
        count += len(level)
    return tuple(level for level in levels if level)


def can_swap(actor: Actor) -> bool:
    """Say whether an actor's statements have places that they can change."""
    return isinstance(actor.preference, Statements)


def arranged(actor: Actor, levels: Levels) -> Actor:
    """Return the actor with its statements arranged otherwise."""
    if isinstance(actor.preference, Ranking):
        return actor
    if isinstance(actor.preference, Weights):
        items = actor.preference.items
        kept = tuple(items[number] for level in levels for number in level)
        return replace(actor, preference=Weights(kept))
    statements = [each for each in numbered(actor) if isinstance(each, Statement)]
    preference = Statements(tuple(tuple(statements[n] for n in level) for level in levels))
    return replace(actor, preference=preference)


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
        fearsome = _flags(dreaded, self.kinds)[self.groups].any(axis=1)
        harmless = _as_set(np.asarray(~fearsome))
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
    grades = _Grades(actor, states, around.state, where)
    rows = np.vstack([about, between, *grades.told_apart]).T
    _, first, kind = np.unique(
        np.packbits(rows, axis=1), axis=0, return_index=True, return_inverse=True
    )
    kind_of = np.full(states.size, -1)
    kind_of[where] = kind.ravel()
    threats, groups = _threats(around, kind_of)
    return Outlook(
        index, grades.by(first), _as_set(about[first]), _as_set(between[first]), threats, groups,
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
        kinds = _members(kind_of[reached], size)
        answered = kinds if groups is None else _members(group_of[reached], len(groups))
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


class _Grades:
    """Ranks some states against a state, for any arrangement of the actor's statements."""

    def __init__(self, actor: Actor, states: States, state: int, where: Indices) -> None:
        self._actor, self._states, self._state, self._where = actor, states, state, where
        self._items = numbered(actor)
        self._plain = states.merging is None and not isinstance(actor.preference, Ranking)
        if self._plain:
            held = [states.holds(_statement(item).expression) for item in self._items]
            self.told_apart: Sequence[Flags] = [values[where] for values in held]
            self._here = [bool(values[state]) for values in held]
        else:
            # What a merged state counts as depends on the arrangement: each is a kind of its own.
            number = np.arange(len(where))
            bits = max(int(len(where) - 1).bit_length(), 1)
            self.told_apart = [(number >> bit & 1).astype(np.bool_) for bit in range(bits)]
            self._here = []

    def by(self, first: Indices) -> Grading:
        """Return what grades kinds, of each of which one state is given."""
        if not self._plain:
            return lambda levels: self._ranked(levels, first)
        differences = [
            values[first].astype(np.int64) - here
            for values, here in zip(self.told_apart, self._here, strict=True)
        ]
        if isinstance(self._actor.preference, Weights):
            weights = self._actor.preference.items
            exact = sum(abs(item.weight) for item in weights) < 1 << 62
            scores = [
                (d if exact else d.astype(object)) * item.weight
                for d, item in zip(differences, weights, strict=True)
            ]
            return lambda levels: _weighed(levels, scores, len(first))
        return _Lexical(differences, len(first))

    def _ranked(self, levels: Levels, first: Indices) -> tuple[Kinds, Kinds]:
        ranks = rank(arranged(self._actor, levels), self._states)
        values, here = ranks[self._where[first]], ranks[self._state]
        return _as_set(values > here), _as_set(values == here)


class _Lexical:
    """Grades kinds by levels: the first that tells a kind from the state decides."""

    def __init__(self, differences: Sequence[NDArray[np.int64]], size: int) -> None:
        self._differences = differences
        self._all = (1 << size) - 1
        self._levels: dict[tuple[int, ...], tuple[Kinds, Kinds]] = {}

    def __call__(self, levels: Levels) -> tuple[Kinds, Kinds]:
        open_, above = self._all, 0
        for level in levels:
            found = self._levels.get(level)
            if found is None:
                total = np.sum([self._differences[number] for number in level], axis=0)
                found = self._levels[level] = _as_set(total > 0), _as_set(total == 0)
            above |= open_ & found[0]
            open_ &= found[1]
            if not open_:
                break
        return above, open_


def _weighed(levels: Levels, scores: Sequence[NDArray[np.int64]], size: int) -> tuple[Kinds, Kinds]:
    kept = [scores[number] for level in levels for number in level]
    total = np.sum(kept, axis=0) if kept else np.zeros(size, dtype=np.int64)
    return _as_set(np.asarray(total > 0, dtype=np.bool_)), _as_set(
        np.asarray(total == 0, dtype=np.bool_)
    )


def _statement(item: Statement | Weighted) -> Statement:
    return item.statement if isinstance(item, Weighted) else item


def _as_set(flags: Flags) -> Kinds:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def _members(numbers: Indices, size: int) -> Kinds:
    flags = np.zeros(size, dtype=np.bool_)
    flags[numbers] = True
    return _as_set(flags)


def _flags(kinds: Kinds, size: int) -> Flags:
    held = np.frombuffer(kinds.to_bytes(-(-size // 8), "little"), dtype=np.uint8)
    return np.unpackbits(held, count=size, bitorder="little").astype(np.bool_)
