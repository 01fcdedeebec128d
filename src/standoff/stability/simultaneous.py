"""Simultaneous stability (Fraser & Hipel 1984).

The actor stays if, for every improvement, some of the others may make an improvement of their own
at the same moment, so that all these moves together lead to a feasible state in which it is no
better off. Each mover changes its own options, as seen from the state that all of them leave; so
the state they reach together is that state's code with each mover's flipped options flipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.errors import SizeError
from standoff.graph.game import Game
from standoff.graph.order import Order

__all__ = ["Joint", "joint", "simultaneous"]

_MOST = 1 << 31
_MOST_AT_ONCE = 1 << 23
_CHUNK = 1 << 21

Indices = NDArray[np.int64]


def simultaneous(game: Game, number: int) -> NDArray[np.bool_]:
    """Say in which states an actor is simultaneously stable.

    Parameters
    ----------
    number
        The actor, by its place in the game.

    Returns
    -------
    ndarray of bool, shape (states,)

    Raises
    ------
    SizeError
        There are too many combinations of improvements to try.
    """
    own = game.players[number].order
    stable = ~own.improves
    for states in _chunks(game, number, np.flatnonzero(own.improves)):
        moves = joint(game, number, states)
        length = _degree(own)[states]
        start = np.cumsum(length) - length
        sanctioned = np.zeros(int(length.sum()), dtype=np.bool_)
        sanctioned[(start[moves.leaves] + moves.improvement)[moves.deters]] = True
        stable[states] = np.logical_and.reduceat(sanctioned, start)
    return stable


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """Improvements of an actor and of one or more others, made at once; one entry for each.

    Parameters
    ----------
    leaves
        Shape (entries,): the state that is left, by its place among those asked about.
    improvement
        Shape (entries,): which of the actor's improvements from there, best first.
    flipped
        Shape (entries,), dtype uint64: the options that the others flip, as bits.
    code
        Shape (entries,), dtype uint64: the code of the state that results, feasible or not.
    deters
        Shape (entries,), dtype bool: whether it is feasible and no better for the actor.
    """

    leaves: Indices
    improvement: Indices
    flipped: NDArray[np.uint64]
    code: NDArray[np.uint64]
    deters: NDArray[np.bool_]


def joint(game: Game, number: int, states: Indices) -> Joint:
    """Combine each improvement of an actor with every choice of improvements of the others.

    Parameters
    ----------
    states
        Shape (asked,): states from which the actor has an improvement.
    """
    codes = game.states.codes
    leaves = np.arange(len(states))
    flipped = np.zeros(len(states), dtype=np.uint64)
    for place, player in enumerate(game.players):
        if place == number:
            continue
        # One entry in which this actor stays, and one for each of its improvements.
        rows, step = _spread(_degree(player.order)[states[leaves]] + 1)
        leaves = leaves[rows]
        here = states[leaves]
        there = np.where(step > 0, _improvement(player.order, here, step - 1), here)
        flipped = flipped[rows] ^ codes[here] ^ codes[there]
    someone = flipped != 0
    leaves, flipped = leaves[someone], flipped[someone]
    own = game.players[number]
    rows, step = _spread(_degree(own.order)[states[leaves]])
    leaves, flipped = leaves[rows], flipped[rows]
    here = states[leaves]
    code = codes[_improvement(own.order, here, step)] ^ flipped
    found = np.minimum(np.searchsorted(codes, code), len(codes) - 1)
    deters = (codes[found] == code) & (own.ranks[found] <= own.ranks[here])
    return Joint(leaves, step, flipped, code, deters)


def _degree(order: Order) -> Indices:
    """Count the improvements from each state."""
    degree: Indices = order.better - order.start[order.own_list]
    return degree


def _improvement(order: Order, states: Indices, which: Indices) -> Indices:
    """Return an improvement from each state, counted from the best one."""
    found: Indices = order.member[order.start[order.own_list[states]] + which]
    return found


def _spread(lengths: Indices) -> tuple[Indices, Indices]:
    """Repeat each row so many times; return the rows, and a count from 0 within each."""
    rows = np.repeat(np.arange(len(lengths)), lengths)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _chunks(game: Game, number: int, states: Indices) -> Iterator[Indices]:
    """Part the states so that not too many combinations are held at once."""
    count = _degree(game.players[number].order)[states].astype(np.float64)
    for place, player in enumerate(game.players):
        if place != number:
            count *= _degree(player.order)[states] + 1
    total, most = float(count.sum()), float(count.max(initial=0))
    if total > _MOST or most > _MOST_AT_ONCE:
        raise SizeError(
            f"SIM is too large to try: the improvements of '{game.players[number].actor.id}' and "
            f"the others combine in {total:,.0f} ways, up to {most:,.0f} from one state; "
            f"{_MOST:,} in all and {_MOST_AT_ONCE:,} from one state are the most. "
            "Fewer actors or options, or tighter constraints, make it smaller."
        )
    part = (np.cumsum(count) // _CHUNK).astype(np.int64)
    yield from np.split(states, np.flatnonzero(np.diff(part)) + 1) if len(states) else ()
