"""Moves as explicit arcs, for what cannot be told from ranks alone.

Unknown comparisons need them, and so do moves that are not transitive: where states are merged, or
where an actor can itself change the condition on which an option of its own is irreversible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import SizeError
from standoff.graph.lists import Moves

__all__ = ["Arcs", "arcs_of", "listed"]

_MOST = 1 << 23
_AT_ONCE = 1 << 17
"""Values that are gathered at once: what the processor's cache holds."""

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """Arcs from state to state, by rising source.

    Parameters
    ----------
    source, target
        Shape (arcs,).
    size
        How many states there are.
    """

    source: Indices
    target: Indices
    size: int

    def where(self, keep: NDArray[np.bool_]) -> Arcs:
        """Return the arcs for which `keep`, of shape (arcs,), holds."""
        return Arcs(self.source[keep], self.target[keep], self.size)

    def heads(self) -> Indices:
        """Return for each state that arcs leave the place of the first of them."""
        # np.diff with something put before takes three times as long, and this is asked often.
        first = np.ones(len(self.source), dtype=np.bool_)
        np.not_equal(self.source[1:], self.source[:-1], out=first[1:])
        return np.flatnonzero(first)

    def fold(
        self, values: NDArray[Any], join: np.ufunc, nothing: int, heads: Indices | None = None
    ) -> NDArray[Any]:
        """Join the values of the arcs that leave each state.

        Parameters
        ----------
        values
            Shape (arcs, ...).
        join
            Such as ``np.minimum`` or ``np.bitwise_or``.
        nothing
            The value of a state that no arc leaves.
        heads
            What `heads` returns, where it is at hand.

        Returns
        -------
        ndarray, shape (states, ...)
        """
        found = np.full((self.size, *values.shape[1:]), nothing, dtype=values.dtype)
        if len(self.source):
            start = self.heads() if heads is None else heads
            found[self.source[start]] = join.reduceat(values, start, axis=0)
        return found

    def joined(
        self, values: NDArray[Any], join: np.ufunc, nothing: int, heads: Indices | None = None
    ) -> NDArray[Any]:
        """Join the values of the states that the arcs from each state lead to.

        As `fold` of ``values[target]``, which is never held whole.

        Parameters
        ----------
        values
            Shape (states, ...).
        join, nothing, heads
            As in `fold`.

        Returns
        -------
        ndarray, shape of `values`
        """
        most = max(_AT_ONCE // (values[:1].size or 1), 1)
        if len(self.source) <= most:
            return self.fold(values[self.target], join, nothing, heads)
        found = np.full_like(values, nothing)
        start = self.heads() if heads is None else heads
        end = np.append(start[1:], len(self.source))
        first = 0
        while first < len(start):
            at = start[first]
            last = max(int(np.searchsorted(end, at + most, side="right")), first + 1)
            here = start[first:last]
            gathered = values[self.target[at : end[last - 1]]]
            found[self.source[here]] = join.reduceat(gathered, here - at, axis=0)
            first = last
        return found

    def one_way(self) -> NDArray[np.bool_]:
        """Say for each arc whether there is none in the other direction."""
        keys = np.sort(self.source * self.size + self.target)
        back = self.target * self.size + self.source
        place = np.minimum(np.searchsorted(keys, back), max(len(keys) - 1, 0))
        return keys[place] != back if len(keys) else np.zeros(0, dtype=np.bool_)


def arcs_of(moves: Moves) -> Arcs:
    """List all moves of an actor as arcs.

    Raises
    ------
    SizeError
        There are too many to hold.
    """
    size = len(moves.own_list)
    start = np.searchsorted(moves.of_list, np.arange(moves.lists))
    length = np.bincount(moves.of_list, minlength=moves.lists)[moves.own_list]
    total = int(length.sum())
    if total > _MOST:
        raise SizeError(
            "with unknown preferences, merged states or conditions on irreversibility every move "
            f"is listed, and one actor has {total:,} of them; {_MOST:,} is the most. Fewer options "
            "of that actor, or none of those, make it smaller."
        )
    source = np.repeat(np.arange(size), length)
    within = np.arange(total) - np.repeat(np.cumsum(length) - length, length)
    target = moves.member[start[moves.own_list][source] + within].astype(np.int64)
    return Arcs(source, target, size).where(source != target)


def listed(arcs: Arcs) -> Moves:
    """Make lists of arcs that need not be transitive: one for each state, itself first."""
    every = np.arange(arcs.size)
    of_list = np.concatenate([every, arcs.source])
    order = np.argsort(of_list, kind="stable")
    member = np.concatenate([every, arcs.target])[order]
    return Moves(every, of_list[order], member, arcs.size, transitive=False)
