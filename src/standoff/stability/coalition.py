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
never a matrix of states by states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.graph.order import Order
from standoff.stability.sanctions import least_led_to

__all__ = ["COALITIONAL", "Coalition", "coalition_of", "coalition_stable", "levels_of", "reaching"]

COALITIONAL = ("CNash", "CGMR", "CSMR", "CSEQ")
"""The names of the concepts for coalitions."""

_CHUNK_BYTES = 1 << 26

Bits = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Coalition:
    """Some actors of a game against the others.

    Parameters
    ----------
    members, others
        Their moves, in file order.
    ranks
        Shape (members, states): what the members prefer.
    """

    members: tuple[Order, ...]
    others: tuple[Order, ...]
    ranks: NDArray[np.int64]


def coalition_of(game: Game, members: Sequence[int]) -> Coalition:
    """Set some actors of a game, by their places in it, against the others."""
    inside = [player for place, player in enumerate(game.players) if place in members]
    outside = [player for place, player in enumerate(game.players) if place not in members]
    ranks = np.array([player.ranks for player in inside], dtype=np.int64)
    return Coalition(
        tuple(player.order for player in inside), tuple(player.order for player in outside), ranks
    )


def levels_of(
    coalition: Coalition, states: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the combinations of the members' ranks that occur at some states.

    Returns
    -------
    ndarray, shape (levels, members)
        The combinations.
    ndarray, shape (states,)
        That of each state.
    """
    levels, level = np.unique(coalition.ranks[:, states].T, axis=0, return_inverse=True)
    return levels, level.ravel()


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
    every, level = levels_of(coalition, asked)
    stable = np.zeros(size, dtype=np.bool_)
    width = max(_CHUNK_BYTES // max(size, 1) // 64, 1) * 64
    for first in range(0, len(every), width):
        levels = every[first : first + width]
        open_to = _above(bounds, levels)
        if concept == "CSMR":
            # What escapes a sanction, and what no sanction without an escape can follow.
            escaping = reaching(coalition.members, open_to)
            open_to &= ~reaching(coalition.others, ~escaping)
        leaving = reaching(coalition.members, open_to).view(np.uint8)
        here = (level >= first) & (level < first + len(levels))
        states, column = asked[here], level[here] - first
        bit = leaving[states, column >> 3] >> (column & 7).astype(np.uint8) & 1
        stable[states] = bit == 0
    return stable


def _bounds(coalition: Coalition, concept: str) -> NDArray[np.int64]:
    """Return B: shape (members, states)."""
    if concept in ("CNash", "CSMR"):
        return coalition.ranks
    return np.array(
        [
            least_led_to(coalition.others, ranks, improving=concept == "CSEQ")
            for ranks in coalition.ranks
        ]
    )


def _above(bounds: NDArray[np.int64], levels: NDArray[np.int64]) -> Bits:
    """Say, a bit for each level, whether every bound of a state is above it.

    Returns
    -------
    ndarray of uint64, shape (states, words)
        The first level is the lowest bit of the first byte.
    """
    above = np.zeros((bounds.shape[1], -(-len(levels) // 64) * 64), dtype=np.bool_)
    above[:, : len(levels)] = True
    for bound, level in zip(bounds, levels.T, strict=True):
        above[:, : len(levels)] &= bound[:, None] > level[None, :]
    packed: Bits = np.packbits(above, axis=1, bitorder="little").view(np.uint64)
    return packed


def reaching(movers: Sequence[Order], bits: Bits) -> Bits:
    """Join the bits of each state with those of all states that some actors reach from it.

    Parameters
    ----------
    bits
        Shape (states, words).
    """
    settled = 0
    while settled < len(movers):
        for order in movers:
            joined = np.bitwise_or.reduceat(bits[order.member], order.start, axis=0)[order.own_list]
            settled = settled + 1 if np.array_equal(joined, bits) else 1
            bits = joined
            if settled >= len(movers):
                break
    return bits
