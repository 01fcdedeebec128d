"""How an actor compares states where some comparisons are not known.

States fall into *cells* whose members compare alike with every state of another cell, and are
indifferent among themselves; so a comparison of cells decides that of all their states.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor
from standoff.dispute.states import States
from standoff.graph.ranks import Ranks

__all__ = ["Comparison", "compare", "known"]

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """An actor's preference with what is unknown of it.

    Parameters
    ----------
    ranks
        Shape (states,): the order in which it prefers the states, as far as it is known.
    about
        Shape (states,): which of the options that the actor's view is unknown of are taken (or
        differ among the members of a merged state), as a number; states that rank alike and differ
        here are not known to be indifferent.
    sides
        Two arrays of shape (pairs of sets, states), dtype bool: the states whose comparison with
        all those of the other side is not known.
    cell
        Shape (states,): the cell of each state, numbered without gaps.
    """

    ranks: Ranks
    about: Indices
    sides: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    cell: Indices

    @property
    def tiered(self) -> bool:
        """Whether what is unknown is unknown only among states that rank alike."""
        return not len(self.sides[0])

    @property
    def exists(self) -> bool:
        """Whether there is any pair of states whose comparison is not known."""
        tiers = int(self.ranks.max(initial=0)) + 1
        if len(np.unique(self.about * tiers + self.ranks)) > tiers:
            return True
        one, other = self.sides
        same = (one.sum(axis=1) == 1) & (one == other).all(axis=1)
        return bool((one.any(axis=1) & other.any(axis=1) & ~same).any())

    def unknown(self, first: Indices, second: Indices) -> NDArray[np.bool_]:
        """Say for which pairs of states the comparison is not known; the shapes broadcast."""
        found = (self.ranks[first] == self.ranks[second]) & (
            self.about[first] != self.about[second]
        )
        for one, other in zip(*self.sides, strict=True):
            found = found | (one[first] & other[second]) | (other[first] & one[second])
        return np.asarray(found & (first != second))

    def better(self, first: Indices, second: Indices) -> NDArray[np.bool_]:
        """Say for which pairs the second state is known to be better than the first."""
        higher = np.asarray(self.ranks[second] > self.ranks[first])
        return higher if self.tiered else higher & ~self.unknown(first, second)


def compare(actor: Actor, states: States, ranks: Ranks) -> Comparison | None:
    """Build an actor's comparison; None where nothing is unknown about any pair of states."""
    if not actor.unknown:
        return None
    named = {name for unknown in actor.unknown for name in unknown.about}
    mask = sum(1 << place for place, name in enumerate(states.options) if name in named)
    about = _views(states, np.uint64(mask))
    pairs = [
        (states.holds(unknown.between), states.holds(unknown.other))
        for unknown in actor.unknown
        if unknown.between is not None and unknown.other is not None
    ]
    empty = np.zeros((0, states.size), dtype=np.bool_)
    sides = (
        np.array([one for one, _ in pairs]) if pairs else empty,
        np.array([other for _, other in pairs]) if pairs else empty,
    )
    found = Comparison(ranks, about, sides, _cells(ranks, about, sides))
    return found if found.exists else None


def known(ranks: Ranks) -> Comparison:
    """Build the comparison of an actor of whom nothing is unknown."""
    empty = np.zeros((0, len(ranks)), dtype=np.bool_)
    cell = ranks.astype(np.int64)
    return Comparison(ranks, np.zeros(len(ranks), dtype=np.int64), (empty, empty), cell)


def _views(states: States, mask: np.uint64) -> Indices:
    """Give each way in which some options are taken a number; members may differ in them."""
    if states.merging is None:
        return _dense(states.codes & mask)
    some = _dense(states.merging.some & mask)
    return _dense(_dense(states.merging.every & mask) * (int(some.max(initial=0)) + 1) + some)


def _cells(
    ranks: Ranks, about: Indices, sides: tuple[NDArray[np.bool_], NDArray[np.bool_]]
) -> Indices:
    cell = _dense(about * (int(ranks.max(initial=0)) + 1) + ranks)
    for one, other in zip(*sides, strict=True):
        cell = _dense(cell * 4 + one * 2 + other)
        # Two states on both sides are unknown to each other: each is a cell of its own.
        both = np.flatnonzero(one & other)
        cell[both] = len(cell) + both
        cell = _dense(cell)
    return cell


def _dense(keys: NDArray[np.int64] | NDArray[np.uint64]) -> Indices:
    return np.unique(keys, return_inverse=True)[1].astype(np.int64)
