"""How kinds of states rank against a state, for any arrangement of an actor's statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor, Ranking, Statement, Weighted, Weights
from standoff.dispute.states import States
from standoff.graph.ranks import rank
from standoff.robustness.inverse.arrangements import Levels, arranged, numbered
from standoff.robustness.inverse.vicinity import Flags, Indices

__all__ = ["Grades", "Grading", "Kinds", "as_set", "flags_of", "members"]

Kinds = int
"""A set of kinds."""

Grading = Callable[[Levels], tuple[Kinds, Kinds]]
"""Says for an arrangement which kinds rank above the state, and which level with it."""


class Grades:
    """Ranks some states against a state, for any arrangement of the actor's statements.

    Attributes
    ----------
    told_apart
        Arrays of shape (states,), dtype bool: states that agree in all of them always rank alike.
    """

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
        return as_set(values > here), as_set(values == here)


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
                found = self._levels[level] = as_set(total > 0), as_set(total == 0)
            above |= open_ & found[0]
            open_ &= found[1]
            if not open_:
                break
        return above, open_


def _weighed(levels: Levels, scores: Sequence[NDArray[np.int64]], size: int) -> tuple[Kinds, Kinds]:
    kept = [scores[number] for level in levels for number in level]
    total = np.sum(kept, axis=0) if kept else np.zeros(size, dtype=np.int64)
    return as_set(np.asarray(total > 0, dtype=np.bool_)), as_set(
        np.asarray(total == 0, dtype=np.bool_)
    )


def _statement(item: Statement | Weighted) -> Statement:
    return item.statement if isinstance(item, Weighted) else item


def as_set(flags: Flags) -> Kinds:
    """Make a set of the kinds for which something holds."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def members(numbers: Indices, size: int) -> Kinds:
    """Make a set of kinds by their numbers."""
    flags = np.zeros(size, dtype=np.bool_)
    flags[numbers] = True
    return as_set(flags)


def flags_of(kinds: Kinds, size: int) -> Flags:
    """Say for each kind whether it is in a set."""
    held = np.frombuffer(kinds.to_bytes(-(-size // 8), "little"), dtype=np.uint8)
    return np.unpackbits(held, count=size, bitorder="little").astype(np.bool_)
