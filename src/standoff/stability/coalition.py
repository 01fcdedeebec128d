"""Stability for a coalition (Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008).

A coalition H leaves a state s for what its members' legal sequences of moves reach, R_H(s), if that
is better for each of them. Write P(q) » P(s) for "better for each member". What the others can do
to it from q is told by m_i(q), the least rank of member i over q and all that they reach from q:
some sanction leaves some member no better off than at s exactly when not m(q) » P(s). As m_i(q) is
at most P_i(q), one question remains for each concept, with bounds B of its own: is there a q in
R_H(s) with B(q) » P(s)? B is P for CNash, m for CGMR, and for CSEQ m over the others' improvements.
For CSMR a sanction must also leave the coalition no way to where all its members gain, which is
told by following sets instead of bounds.

States that the members rank alike ask the same question of every q. Each such *level* is a column
of bits over the states, and the columns are followed through the moves, some at a time: there is
never a matrix of states by states. The coalition's moves never leave the *part* of the states that
they connect; so a column serves for one level in each part, except under CSMR, where the others'
moves lead from part to part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.graph.order import Order
from standoff.stability.movers import Movers, movers_of

__all__ = ["COALITIONAL", "Coalition", "coalition_of", "coalition_stable", "columns_of"]

COALITIONAL = ("CNash", "CGMR", "CSMR", "CSEQ")
"""The names of the concepts for coalitions."""

_CHUNK_BYTES = 1 << 25

Bits = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Coalition:
    """Some actors of a game against the others.

    Parameters
    ----------
    members, others
        In file order.
    ranks
        Shape (members, states): what the members prefer.
    part
        Shape (states,): the part of the states that the members' moves connect to each.
    """

    members: Movers
    others: Movers
    ranks: NDArray[np.int64]
    part: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The levels that are asked about.

    Parameters
    ----------
    part
        Shape (states,): the part of each state, numbered without gaps.
    levels
        Shape (levels, members): the combinations of the members' ranks, part by part.
    start, count
        Shape (parts,): where the levels of each part begin, and how many they are.
    column
        Shape (asked,): the column of each state that is asked about.
    """

    part: NDArray[np.int64]
    levels: NDArray[np.int64]
    start: NDArray[np.int64]
    count: NDArray[np.int64]
    column: NDArray[np.int64]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return int(self.count.max())


def coalition_of(game: Game, members: Sequence[int]) -> Coalition:
    """Set some actors of a game, by their places in it, against the others."""
    inside = movers_of(game, members)
    outside = [place for place in range(len(game.players)) if place not in members]
    ranks = np.array([player.ranks for player in inside.players], dtype=np.int64)
    return Coalition(inside, movers_of(game, outside), ranks, _connected(inside.orders))


def _connected(movers: Sequence[Order]) -> NDArray[np.int64]:
    """Tell apart the parts of the states that moves connect, in either direction, by number."""
    label = np.arange(len(movers[0].own_list))
    while True:
        before = label.copy()
        for order in movers:
            least = np.minimum.reduceat(label[order.member], order.start)
            length = np.diff(order.start, append=len(order.member))
            np.minimum.at(label, order.member, np.repeat(least, length))
            label = label[label]
        if np.array_equal(before, label):
            return np.unique(label, return_inverse=True)[1]


def columns_of(coalition: Coalition, concept: str, asked: NDArray[np.int64]) -> Columns:
    """Return the columns that it takes to ask a concept about some states."""
    part = np.zeros_like(coalition.part) if concept == "CSMR" else coalition.part
    keys = np.vstack([part[asked], coalition.ranks[:, asked]]).T
    found, which = np.unique(keys, axis=0, return_inverse=True)
    count = np.bincount(found[:, 0], minlength=int(part.max()) + 1)
    start = np.cumsum(count) - count
    return Columns(part, found[:, 1:], start, count, which.ravel() - start[part[asked]])


def coalition_stable(
    coalition: Coalition, concept: str, among: NDArray[np.bool_] | None = None
) -> NDArray[np.bool_]:
    """Say which states are stable for a coalition.

    Parameters
    ----------
    concept
        One of `COALITIONAL`.
    among
        Shape (states,): which states are asked about; None: all.

    Returns
    -------
    ndarray of bool, shape (states,)
        False also for states that were not asked about.
    """
    size = coalition.ranks.shape[1]
    asked = np.arange(size) if among is None else np.flatnonzero(among)
    bounds = _bounds(coalition, concept)
    columns = columns_of(coalition, concept, asked)
    stable = np.zeros(size, dtype=np.bool_)
    width = max(_CHUNK_BYTES // size // 64, 1) * 64
    for first in range(0, columns.width, width):
        open_to = _above(bounds, columns, range(first, min(first + width, columns.width)))
        if concept == "CSMR":
            # What escapes a sanction, and what no sanction without an escape can follow.
            escaping = coalition.members.joined(open_to)
            open_to &= ~coalition.others.joined(~escaping)
        leaving = coalition.members.joined(open_to).view(np.uint8)
        here = (columns.column >= first) & (columns.column < first + width)
        states, column = asked[here], columns.column[here] - first
        bit = leaving[states, column >> 3] >> (column & 7).astype(np.uint8) & 1
        stable[states] = bit == 0
    return stable


def _bounds(coalition: Coalition, concept: str) -> NDArray[np.int64]:
    """Return B: shape (members, states)."""
    if concept in ("CNash", "CSMR"):
        return coalition.ranks
    return np.array(
        [coalition.others.least(ranks, improving=concept == "CSEQ") for ranks in coalition.ranks]
    )


def _above(bounds: NDArray[np.int64], columns: Columns, some: range) -> Bits:
    """Say, a bit for each of some columns, whether every bound of a state is above its level.

    Returns
    -------
    ndarray of uint64, shape (states, words)
        The first column is the lowest bit of the first byte.
    """
    above = np.zeros((bounds.shape[1], -(-len(some) // 64) * 64), dtype=np.bool_)
    start = columns.start[columns.part]
    for place, column in enumerate(some):
        # Where a part has fewer levels than columns, nobody reads what stands in those left over.
        level = columns.levels[np.minimum(start + column, len(columns.levels) - 1)]
        above[:, place] = (bounds > level.T).all(axis=0)
    packed: Bits = np.packbits(above, axis=1, bitorder="little").view(np.uint64)
    return packed
