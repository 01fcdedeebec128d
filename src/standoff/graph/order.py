"""An actor's moves in the order of its preference: least and greatest values over what it reaches.

Each list of `Moves` is sorted from the best to the worst member, so that what improves on a state
is the head of its list. A least or greatest value over all heads at once is one running minimum
over all entries; to make it start anew with each list, every list's values are shifted out of the
range of those before it.

This is the reference, in NumPy. Where there are many states, its compiled twin takes its place.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled import pays
from standoff.graph.moves import Moves
from standoff.graph.ranks import Ranks

__all__ = ["Order", "PlainOrder", "Values", "order_moves", "order_plainly"]

Values = NDArray[Any]
"""One whole number for each state, not negative and smaller than their number: shape (states,)."""

Indices = NDArray[Any]
"""Whole numbers: int64, or int32 where there are many states."""


@dataclass(frozen=True, slots=True, eq=False)
class Order(ABC):
    """The moves of one actor, best first.

    Parameters
    ----------
    member
        Shape (entries,): the states, list by list, best first.
    bounds
        Shape (lists + 1,): where each list begins, and where the last one ends.
    own_list
        Shape (states,): the list of each state.
    better
        Shape (states,): one past the last entry of its list that is strictly better than it.
    improves
        Shape (states,), dtype bool: whether there is one.
    """

    member: Indices
    bounds: Indices
    own_list: Indices
    better: Indices
    improves: NDArray[np.bool_]

    @property
    def start(self) -> Indices:
        """Where each list begins: shape (lists,)."""
        return self.bounds[:-1]

    def end(self, states: Indices) -> Indices:
        """One past the last entry of the list of each of some states."""
        found: Indices = self.bounds[self.own_list[states] + 1]
        return found

    def reached(self, state: int) -> Indices:
        """All states that the actor reaches from one, best first."""
        own = self.own_list[state]
        inside = self.member[self.bounds[own] : self.bounds[own + 1]]
        reached: Indices = inside[inside != state]
        return reached

    @abstractmethod
    def least(self, values: Values) -> Values:
        """Least value over each state and all that the actor reaches from it."""

    @abstractmethod
    def greatest(self, values: Values) -> Values:
        """Greatest value over each state and all that the actor reaches from it."""

    @abstractmethod
    def least_better(self, values: Values, otherwise: Values) -> Values:
        """Least value over the actor's improvements from each state, or `otherwise`."""

    @abstractmethod
    def greatest_better(self, values: Values, otherwise: Values) -> Values:
        """Greatest value over the actor's improvements from each state, or `otherwise`."""

    @abstractmethod
    def at_most(self, values: Values, ranks: Ranks) -> NDArray[np.bool_]:
        """Say where no improvement has a value above the rank of the state that it leaves."""


@dataclass(frozen=True, slots=True, eq=False)
class PlainOrder(Order):
    """The moves of one actor, best first.

    Parameters
    ----------
    shift
        Shape (entries,): a multiple of the number of the list, larger than any value.
    """

    shift: NDArray[np.int64]

    def least(self, values: Values) -> Values:
        """Least value over each state and all that the actor reaches from it."""
        if not len(self.member):
            return values
        found: Values = np.minimum.reduceat(values[self.member], self.start)[self.own_list]
        return found

    def greatest(self, values: Values) -> Values:
        """Greatest value over each state and all that the actor reaches from it."""
        if not len(self.member):
            return values
        found: Values = np.maximum.reduceat(values[self.member], self.start)[self.own_list]
        return found

    def least_better(self, values: Values, otherwise: Values) -> Values:
        """Least value over the actor's improvements from each state, or `otherwise`."""
        running = np.minimum.accumulate(values[self.member] - self.shift)
        last = self.better - 1
        return np.where(self.improves, running[last] + self.shift[last], otherwise)

    def greatest_better(self, values: Values, otherwise: Values) -> Values:
        """Greatest value over the actor's improvements from each state, or `otherwise`."""
        running = np.maximum.accumulate(values[self.member] + self.shift)
        last = self.better - 1
        return np.where(self.improves, running[last] - self.shift[last], otherwise)

    def at_most(self, values: Values, ranks: Ranks) -> NDArray[np.bool_]:
        """Say where no improvement has a value above the rank of the state that it leaves."""
        return np.asarray(self.greatest_better(values, ranks.astype(np.int64)) <= ranks)


def order_moves(moves: Moves, ranks: Ranks) -> Order:
    """Sort an actor's moves by its ranks."""
    if moves.transitive and pays(len(ranks)):
        from standoff.graph.compiled.order import order_moves as compiled

        return compiled(moves, ranks)
    return order_plainly(moves, ranks)


def order_plainly(moves: Moves, ranks: Ranks) -> PlainOrder:
    """Sort an actor's moves by its ranks, in NumPy."""
    tiers = int(ranks.max(initial=0)) + 1
    worse = tiers - 1 - ranks.astype(np.int64)
    of_list = moves.of_list.astype(np.int64)
    keys = of_list * tiers + worse[moves.member]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    bounds = np.searchsorted(of_list, np.arange(moves.lists + 1))
    better = np.searchsorted(keys, moves.own_list.astype(np.int64) * tiers + worse)
    return PlainOrder(
        member=moves.member[order],
        bounds=bounds,
        own_list=moves.own_list,
        better=better,
        improves=better > bounds[moves.own_list],
        # Ranks, and the values derived from them, are smaller than the number of states.
        shift=of_list * (len(ranks) + 2),
    )
