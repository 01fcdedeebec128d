"""An actor's moves in the order of its preference: the compiled twin of `standoff.graph.order`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled.kernels import folds, lists
from standoff.graph.lists import Moves
from standoff.graph.order import Order, Values
from standoff.graph.ranks import Ranks

__all__ = ["CompiledOrder", "least_led_to", "order_moves"]

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class CompiledOrder(Order):
    """The moves of one actor, best first; all arrays of whole numbers are int32.

    Parameters
    ----------
    fresh
        Shape (entries,), dtype uint8: whether an entry is worse than the one before it.
    """

    fresh: NDArray[np.uint8]

    def least(self, values: Values) -> Values:
        """Least value over each state and all that the actor reaches from it."""
        # In place: what a move reaches is reached from where it starts, so nothing is lost by it.
        found = _copied(values)
        stale = np.ones(len(self.start), dtype=np.uint8)
        _lower(self, stale, found, np.empty_like(found), improving=False)
        return found

    def greatest(self, values: Values) -> Values:
        """Greatest value over each state and all that the actor reaches from it."""
        return -self.least(-values)

    def least_better(self, values: Values, otherwise: Values) -> Values:
        """Least value over the actor's improvements from each state, or `otherwise`."""
        found = _copied(otherwise)
        folds.least_of_better(
            self.member, self.bounds, self.fresh, self.own_list, _int32(values), found
        )
        return found

    def greatest_better(self, values: Values, otherwise: Values) -> Values:
        """Greatest value over the actor's improvements from each state, or `otherwise`."""
        return -self.least_better(-values, -otherwise)

    def at_most(self, values: Values, ranks: Ranks) -> NDArray[np.bool_]:
        """Say where no improvement has a value above the rank of the state it leaves."""
        holds = np.empty(len(ranks), dtype=np.uint8)
        folds.resist(
            self.member, self.bounds, self.fresh, self.own_list, ranks, _int32(values), holds
        )
        return holds.view(np.bool_)


def order_moves(moves: Moves, ranks: Ranks) -> CompiledOrder:
    """Sort an actor's moves by its ranks."""
    own_list, member = _int32(moves.own_list), _int32(moves.member)
    bounds = np.zeros(moves.lists + 1, dtype=np.int32)
    lists.bounds_of(_int32(moves.of_list), bounds)
    ordered, better = np.empty_like(member), np.empty_like(own_list)
    fresh = np.empty(len(member), dtype=np.uint8)
    improves = np.empty(len(own_list), dtype=np.uint8)
    lists.sort_lists(member, bounds, own_list, ranks, ordered, fresh, better, improves)
    return CompiledOrder(ordered, bounds, own_list, better, improves.view(np.bool_), fresh)


def least_led_to(orders: Sequence[CompiledOrder], values: Values, *, improving: bool) -> Values:
    """Least value over each state and all that some actors reach from it.

    Every list is looked at in turn, until few values change. From then on only the lists of states
    whose values did change are looked at again, so that long chains of moves cost no more than
    they have to.

    Parameters
    ----------
    improving
        Count only sequences in which each move improves on the state it leaves, for its mover.

    Returns
    -------
    ndarray of int32, shape (states,)
    """
    found = _copied(values)
    changed = np.empty_like(found)
    stale = [np.ones(len(order.start), dtype=np.uint8) for order in orders]
    # A state that is in lists of others than its own could not mark them all.
    parted = all(len(order.member) == len(order.own_list) for order in orders)
    quiet, marking = 0, False
    while quiet < len(orders):
        changes = 0
        for number, order in enumerate(orders):
            if not marking:
                stale[number][:] = 1
            count = _lower(order, stale[number], found, changed, improving=improving)
            changes += count
            quiet = 1 if count else quiet + 1
            if quiet >= len(orders):
                break
            if marking:
                for other, marks in zip(orders, stale, strict=True):
                    if other is not order:
                        folds.mark_lists(other.own_list, changed, count, marks)
        if parted and not marking and changes < len(found):
            marking = True
            for marks in stale:
                marks[:] = 1
    return found


def _lower(
    order: CompiledOrder, stale: NDArray[np.uint8], values: Ints, changed: Ints, *, improving: bool
) -> int:
    """Lower values in place by one actor's moves; return how many, and in `changed` which."""
    if improving:
        return folds.lower_better(
            order.member, order.bounds, order.fresh, order.own_list, stale, values, changed
        )
    return folds.lower(order.member, order.bounds, order.own_list, stale, values, changed)


def _int32(values: NDArray[Any]) -> Ints:
    return np.ascontiguousarray(values, dtype=np.int32)


def _copied(values: NDArray[Any]) -> Ints:
    return np.array(values, dtype=np.int32)
