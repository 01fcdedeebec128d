"""Witnesses: the shortest legal sequence of moves by which an actor's opponents sanction it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.stability.sides import Side

__all__ = ["deterrents", "shortest"]

Step = tuple[int, int, int]
"""A mover (by its place among the movers), the state it leaves and the state it reaches."""


def deterrents(side: Side, state: int, *, symmetric: bool, index: str) -> NDArray[np.bool_]:
    """Say which states sanction moves of an actor away from a state.

    Parameters
    ----------
    symmetric
        Whether the actor must have no escape from there.
    index
        How unknown comparisons count, a to d (see `standoff.stability.unknown`).

    Returns
    -------
    ndarray of bool, shape (states,)
    """
    comparison = side.comparison
    every = np.arange(len(comparison.ranks))
    here = np.full_like(every, state)
    unknown = comparison.unknown(here, every)
    better = comparison.better(here, every)
    found = ~better if index in "cd" else ~better & ~unknown
    if symmetric:
        escape = (better | unknown) if index in "ab" else better
        moves = side.moves
        found = found & ~moves.joined(escape, np.logical_or, 0)
    return np.asarray(found)


def shortest(
    movers: Sequence[Arcs], start: int, goal: NDArray[np.bool_]
) -> tuple[Step, ...] | None:
    """Find a shortest legal sequence of one or more moves from a state to one of the goals.

    Returns
    -------
    tuple of steps, or None where no legal sequence leads there
    """
    size = len(goal)
    origin = np.full((len(movers), size), -1)
    before = np.full((len(movers), size), -1)
    frontier: list[NDArray[np.int64]] | None = None
    while frontier is None or any(len(states) for states in frontier):
        following = []
        for number, arcs in enumerate(movers):
            last = np.full(size, -1)
            if frontier is None:
                last[start] = len(movers)
            else:
                for other, states in enumerate(frontier):
                    if other != number:
                        last[states] = other
            leaving = last[arcs.source] >= 0
            source, target = arcs.source[leaving], arcs.target[leaving]
            fresh = origin[number, target] < 0
            source, target = source[fresh], target[fresh]
            origin[number, target] = source
            before[number, target] = last[source]
            if goal[target].any():
                end = int(target[np.flatnonzero(goal[target])[0]])
                return _back(origin, before, number, end)
            following.append(np.unique(target))
        frontier = following
    return None


def _back(
    origin: NDArray[np.int64], before: NDArray[np.int64], mover: int, state: int
) -> tuple[Step, ...]:
    """Follow a sequence back from its end; the mover before the first move is one too many."""
    steps: list[Step] = []
    while mover < len(origin):
        left = int(origin[mover, state])
        steps.append((mover, left, state))
        mover, state = int(before[mover, state]), left
    return tuple(reversed(steps))
