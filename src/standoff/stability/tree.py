"""Shortest legal sequences of moves from one state to every other.

Where each actor's moves (or improvements) are transitive, two in a row by the same actor could be
one: a shortest sequence never holds them, so breadth-first search needs no memory of who moved
last. It opens each list of an actor's moves once, as far as it has to, and is linear in their
entries. Improvements that are known to be such need not be transitive where other comparisons are
unknown, nor need moves be where states are merged; there the search keeps the last mover apart
(`tree_by_arcs`).

Of several shortest sequences to a state the one is kept whose last mover comes first in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.order import Order

__all__ = ["FarError", "Step", "Tree", "path_by_lists", "tree_by_arcs", "tree_by_lists"]

Indices = NDArray[np.int64]

Step = tuple[int, int, int]
"""A mover (by its place among those that were given), the state it leaves, the one it reaches."""

_NONE = -1


class FarError(Exception):
    """A search met more states than it was to."""


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The sequences, each told by its last step.

    Parameters
    ----------
    start
        The state that they begin at.
    distance
        Shape (states,): how many moves it takes; -1 where no sequence leads there.
    last
        Shape (states,): the layer in which a state is first reached.
    mover, origin, before
        Shape (layers, states): who makes the last step, from which state, and in which layer that
        was reached.
    """

    start: int
    distance: Indices
    last: Indices
    mover: Indices
    origin: Indices
    before: Indices

    @property
    def reached(self) -> NDArray[np.bool_]:
        """Which states sequences lead to, the start among them; shape (states,)."""
        return self.distance >= 0

    def path(self, state: int) -> tuple[Step, ...] | None:
        """Return the sequence to a state, or None where there is none."""
        if self.distance[state] < 0:
            return None
        steps: list[Step] = []
        layer = int(self.last[state])
        for _ in range(int(self.distance[state])):
            origin = int(self.origin[layer, state])
            steps.append((int(self.mover[layer, state]), origin, state))
            layer, state = int(self.before[layer, state]), origin
        return tuple(reversed(steps))


def tree_by_lists(movers: Sequence[Order], start: int, size: int, *, improving: bool) -> Tree:
    """Search where moves (or, with `improving`, improvements) are transitive.

    Parameters
    ----------
    movers
        The moves of each actor that may move.
    size
        How many states there are.
    """
    distance = np.full(size, _NONE)
    origin, mover = np.full(size, _NONE), np.full(size, _NONE)
    distance[start] = steps = 0
    opened = [_unopened(order) for order in movers]
    frontier = np.array([start])
    while len(frontier):
        steps += 1
        found = []
        for number, order in enumerate(movers):
            source, target = _open(order, opened[number], frontier, improving=improving)
            fresh = distance[target] < 0
            target, first = np.unique(target[fresh], return_index=True)
            distance[target] = steps
            origin[target] = source[fresh][first]
            mover[target] = number
            found.append(target)
        frontier = np.concatenate(found) if found else frontier[:0]
    single = np.zeros(size, dtype=np.int64)
    return Tree(start, distance, single, mover[None], origin[None], single[None])


def path_by_lists(
    movers: Sequence[Order], start: int, goal: NDArray[np.bool_], *, improving: bool, most: int
) -> tuple[Step, ...] | None:
    """Search as `tree_by_lists` does, no further than to the first of some goals.

    Parameters
    ----------
    goal
        Shape (states,): the goals; the start is none.
    most
        The search ends when it has met more states than that.

    Returns
    -------
    tuple of steps, or None where no sequence leads to a goal

    Raises
    ------
    FarError
        More states were met.
    """
    seen = np.zeros(len(goal), dtype=np.bool_)
    seen[start] = True
    opened = [_unopened(order) for order in movers]
    layers: list[list[tuple[Indices, Indices]]] = []
    frontier, met = np.array([start]), 1
    while len(frontier):
        layers.append([])
        for number, order in enumerate(movers):
            source, target = _open(order, opened[number], frontier, improving=improving)
            fresh = ~seen[target]
            target, first = np.unique(target[fresh], return_index=True)
            seen[target] = True
            layers[-1].append((target, source[fresh][first]))
            if goal[target].any():
                return _back(layers, int(target[goal[target]][0]))
        frontier = np.concatenate([target for target, _ in layers[-1]] or [frontier[:0]])
        met += len(frontier)
        if met > most:
            raise FarError
    return None


def _back(layers: list[list[tuple[Indices, Indices]]], state: int) -> tuple[Step, ...]:
    """Follow a sequence back through the layers of a search, from its end."""
    steps: list[Step] = []
    for layer in reversed(layers):
        for number, (target, source) in enumerate(layer):
            at = int(np.searchsorted(target, state))
            if at < len(target) and target[at] == state:
                steps.append((number, int(source[at]), state))
                state = int(source[at])
                break
    return tuple(reversed(steps))


def _unopened(order: Order) -> Indices:
    # Zeros take no memory until they are touched: a search of a few states stays small.
    return np.zeros(len(order.start), dtype=np.int64)


def _open(
    order: Order, opened: Indices, frontier: Indices, *, improving: bool
) -> tuple[Indices, Indices]:
    """List what an actor reaches from the frontier, but for entries that were listed before.

    Parameters
    ----------
    opened
        Shape (lists,): how many entries of each list have been listed; moved on.

    Returns
    -------
    two arrays of shape (entries,): where the actor moves from, and where to
    """
    end = order.better[frontier] if improving else order.end(frontier)
    # From the state that opens its list furthest, the actor reaches all that the others do.
    furthest = np.lexsort((frontier, -end, order.own_list[frontier]))
    lists, first = np.unique(order.own_list[frontier][furthest], return_index=True)
    parent, end = frontier[furthest][first], end[furthest][first]
    begin = order.start[lists] + opened[lists]
    length = np.maximum(end - begin, 0)
    within = np.arange(int(length.sum())) - np.repeat(np.cumsum(length) - length, length)
    entries = np.repeat(begin, length) + within
    opened[lists] += length
    return np.repeat(parent, length), order.member[entries]


def tree_by_arcs(movers: Sequence[Arcs], start: int, size: int) -> Tree:
    """Search where arcs need not be transitive: no actor moves twice in a row."""
    shape = (len(movers), size)
    origin, before = np.full(shape, _NONE), np.full(shape, _NONE)
    distance, last = np.full(size, _NONE), np.zeros(size, dtype=np.int64)
    distance[start] = steps = 0
    frontier: list[Indices] = [np.array([start])]
    while any(len(states) for states in frontier):
        following = []
        for number, arcs in enumerate(movers):
            # Where the frontier can be entered by several layers, the first of them is kept.
            layer = np.full(size, _NONE - 1)
            for other in range(len(frontier) - 1, -1, -1):
                if steps == 0:
                    layer[frontier[0]] = _NONE
                elif other != number:
                    layer[frontier[other]] = other
            leaving = (layer[arcs.source] > _NONE - 1) & (origin[number, arcs.target] < 0)
            source = arcs.source[leaving]
            target, first = np.unique(arcs.target[leaving], return_index=True)
            origin[number, target] = source[first]
            before[number, target] = layer[source[first]]
            following.append(target)
        steps += 1
        for number, target in enumerate(following):
            fresh = target[distance[target] < 0]
            distance[fresh], last[fresh] = steps, number
        frontier = following
    mover = np.repeat(np.arange(len(movers))[:, None], size, axis=1)
    return Tree(start, distance, last, mover, origin, before)
