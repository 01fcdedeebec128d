"""Simultaneous stability (Fraser & Hipel 1984).

The actor stays if, for every improvement, some of the others may make an improvement of their own
at the same moment, so that all these moves together lead to a feasible state in which it is no
better off. Each mover changes its own options, as seen from the state that all of them leave; so
the state they reach together is that state's code with each mover's flipped options flipped.

Where states are merged, moves at the same moment are made from the same member: an improvement of
the actor from s to s1 is met if for some member m of s from which the actor can move to a member of
s1, others can move from m too, each to a state that it likes better than s, and the state that all
of them reach from m is feasible and a member of a state that the actor likes no better than s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.merging import Merging
from standoff.errors import SizeError
from standoff.graph.game import Game, apart
from standoff.graph.order import Order

__all__ = ["Joint", "joint", "simultaneous"]

_MOST = 1 << 33
_MOST_AT_ONCE = 1 << 23
_CHUNK = 1 << 21

Indices = NDArray[np.int64]


def simultaneous(game: Game, number: int) -> NDArray[np.bool_]:
    """Say in which states an actor is simultaneously stable.

    Its improvements are tried in turn, each first against one opponent alone, which settles most,
    and then against all that may move at once; a state that one of them leaves is done with.

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
    whole, game = game, apart(game)
    degree = _degree(game.players[number].order)
    opponents = tuple(place for place in range(len(game.players)) if place != number)
    teams = [*((place,) for place in opponents), opponents]
    _refuse_large(game, number)
    merging = whole.states.merging
    if merging is not None:
        return _of_nodes(game, number, merging, teams)
    stable = np.ones(game.states.size, dtype=np.bool_)
    for which in range(int(degree.max())):
        asked = np.flatnonzero(stable & (degree > which))
        for team in teams:
            asked = _undeterred(game, number, asked, which, team)
        stable[asked] = False
    return stable


def _of_nodes(
    game: Game, number: int, merging: Merging, teams: Sequence[tuple[int, ...]]
) -> NDArray[np.bool_]:
    """Say where an actor is stable of states some of which are merged.

    Parameters
    ----------
    game
        That of their members.
    """
    order = game.players[number].order
    degree = _degree(order)
    size = len(merging.first)
    open_to, met = [], []
    for which in range(int(degree.max())):
        made = np.flatnonzero(degree > which)
        asked = made
        for team in teams:
            asked = _undeterred(game, number, asked, which, team)
        target = merging.node[_improvement(order, made, which)]
        moves = merging.node[made] * size + target
        unmet = np.isin(made, asked)
        open_to.append(moves[unmet])
        met.append(moves[~unmet])
    stable = np.ones(size, dtype=np.bool_)
    if open_to:
        # A move between two nodes is met if it is from one of the members that it leaves.
        stable[np.setdiff1d(np.concatenate(open_to), np.concatenate(met)) // size] = False
    return stable


def _undeterred(
    game: Game, number: int, states: Indices, which: int, team: tuple[int, ...]
) -> Indices:
    """Return the states that an improvement leaves although a team may move at once."""
    open_to = np.ones(len(states), dtype=np.bool_)
    count = np.cumsum(_choices(game, states, team))
    part = count // _CHUNK
    for places in np.split(np.arange(len(states)), np.flatnonzero(np.diff(part)) + 1):
        moves = joint(game, number, states[places], which, team)
        open_to[places[moves.leaves[moves.deters]]] = False
    return states[open_to]


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """An improvement of an actor and improvements of others, made at once; an entry for each way.

    Parameters
    ----------
    leaves
        Shape (entries,): the state that is left, by its place among those asked about.
    flipped
        Shape (entries,), dtype uint64: the options that the others flip, as bits.
    code
        Shape (entries,), dtype uint64: the code of the state that results, feasible or not.
    deters
        Shape (entries,), dtype bool: whether it is feasible and no better for the actor.
    """

    leaves: Indices
    flipped: NDArray[np.uint64]
    code: NDArray[np.uint64]
    deters: NDArray[np.bool_]


def joint(
    game: Game, number: int, states: Indices, which: int, team: tuple[int, ...] | None = None
) -> Joint:
    """Combine an improvement of an actor with improvements of some, all or none of a team.

    Parameters
    ----------
    states
        Shape (asked,): states from which the actor has more than `which` improvements.
    which
        Which of them, counted from the best one.
    team
        Opponents, by their places; None: all.
    """
    codes = game.states.codes
    own = game.players[number]
    leaves = np.arange(len(states))
    flipped = np.zeros(len(states), dtype=np.uint64)
    for place, player in enumerate(game.players):
        if place == number or (team is not None and place not in team):
            continue
        # One entry in which this actor stays, and one for each of its improvements.
        rows, step = _spread(_degree(player.order)[states[leaves]] + 1)
        leaves = leaves[rows]
        here = states[leaves]
        there = np.where(step > 0, _improvement(player.order, here, step - 1), here)
        flipped = flipped[rows] ^ codes[here] ^ codes[there]
    code = codes[_improvement(own.order, states, which)][leaves] ^ flipped
    found = np.minimum(np.searchsorted(codes, code), len(codes) - 1)
    deters = (codes[found] == code) & (own.ranks[found] <= own.ranks[states][leaves])
    return Joint(leaves, flipped, code, deters)


def _degree(order: Order) -> Indices:
    """Count the improvements from each state."""
    degree: Indices = order.better - order.start[order.own_list]
    return degree


def _improvement(order: Order, states: Indices, which: Indices | int) -> Indices:
    """Return an improvement from each state, counted from the best one."""
    found: Indices = order.member[order.start[order.own_list[states]] + which]
    return found


def _spread(lengths: Indices) -> tuple[Indices, Indices]:
    """Repeat each row so many times; return the rows, and a count from 0 within each."""
    rows = np.repeat(np.arange(len(lengths)), lengths)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _choices(game: Game, states: Indices, team: tuple[int, ...]) -> NDArray[np.float64]:
    """Count the ways in which a team may move or stay, from each state."""
    count = np.ones(len(states))
    for place in team:
        count *= _degree(game.players[place].order)[states] + 1
    return count


def _refuse_large(game: Game, number: int) -> None:
    own = game.players[number]
    opponents = tuple(place for place in range(len(game.players)) if place != number)
    choices = _choices(game, np.flatnonzero(own.order.improves), opponents)
    total = float((choices * _degree(own.order)[own.order.improves]).sum())
    most = float(choices.max(initial=0))
    if total > _MOST or most > _MOST_AT_ONCE:
        raise SizeError(
            f"SIM is too large to try: the improvements of '{own.actor.id}' and the others combine "
            f"in up to {total:,.0f} ways, and the others' from one state in {most:,.0f}; "
            f"{_MOST:,} and {_MOST_AT_ONCE:,} are the most. Fewer actors or options, or tighter "
            "constraints, make it smaller."
        )
