"""An actor's moves in the order of its preference: least and greatest values over what it reaches.

Each list of `Moves` is sorted from the best to the worst member, so that what improves on a state
is the head of its list. A least or greatest value over all heads at once is one running minimum
over all entries; to make it start anew with each list, every list's values are shifted out of the
range of those before it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.moves import Moves
from standoff.graph.ranks import Ranks

__all__ = ["Order", "order_moves"]

Values = NDArray[np.int64]
"""One value for each state, not negative and smaller than their number: shape (states,), int64."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The moves of one actor, best first.

    Parameters
    ----------
    member
        Shape (entries,): the states, list by list, best first.
    shift
        Shape (entries,): a multiple of the number of the list, larger than any value.
    start
        Shape (lists,): where each list begins.
    own_list
        Shape (states,): the list of each state.
    end
        Shape (states,): one past the last entry of its list.
    better
        Shape (states,): one past the last entry of its list that is strictly better than it.
    improves
        Shape (states,), dtype bool: whether there is one.
    """

    member: NDArray[np.int64]
    shift: Values
    start: NDArray[np.int64]
    own_list: NDArray[np.int64]
    end: NDArray[np.int64]
    better: NDArray[np.int64]
    improves: NDArray[np.bool_]

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

    def reached(self, state: int) -> NDArray[np.int64]:
        """All states that the actor reaches from one, best first."""
        own = self.own_list[state]
        inside = self.member[self.start[own] : self.end[state]]
        reached: NDArray[np.int64] = inside[inside != state]
        return reached


def order_moves(moves: Moves, ranks: Ranks) -> Order:
    """Sort an actor's moves by its ranks."""
    tiers = int(ranks.max(initial=0)) + 1
    worse = tiers - 1 - ranks.astype(np.int64)
    keys = moves.of_list * tiers + worse[moves.member]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    start = np.searchsorted(moves.of_list, np.arange(moves.lists))
    end = np.searchsorted(moves.of_list, moves.own_list, side="right")
    better = np.searchsorted(keys, moves.own_list * tiers + worse)
    # Ranks, and the values derived from them, are smaller than the number of states.
    span = len(ranks) + 2
    return Order(
        member=moves.member[order],
        shift=moves.of_list * span,
        start=start,
        own_list=moves.own_list,
        end=end,
        better=better,
        improves=better > start[moves.own_list],
    )
