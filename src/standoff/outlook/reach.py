"""Which states can be reached at all from where the dispute stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.stability.movers import movers_of

__all__ = ["led", "place", "reached"]


def reached(game: Game, begin: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Find the states that sequences of moves lead to, by whomever and at whatever cost.

    Parameters
    ----------
    begin
        Shape (states,): where the dispute may stand now.

    Returns
    -------
    ndarray of bool, shape (states,)
        The states of `begin` are among them.
    """
    if game.explicit:
        return movers_of(game).spread(begin, improving=False)
    seen = begin.copy()
    count = -1
    while count != (count := int(seen.sum())):
        for player in game.players:
            moves = player.moves
            open_lists = np.zeros(moves.lists, dtype=np.bool_)
            open_lists[moves.own_list[seen]] = True
            seen[moves.member[open_lists[moves.of_list]]] = True
    return seen


def led(game: Game, begin: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Find the states that sequences of improvements lead to: each move pays whoever makes it.

    Where preferences are not known, only what is known to pay is counted.

    Parameters
    ----------
    begin
        Shape (states,): where the dispute may stand now.

    Returns
    -------
    ndarray of bool, shape (states,)
        The states of `begin` are among them.
    """
    if game.explicit or any(p.comparison and not p.comparison.tiered for p in game.players):
        return movers_of(game).spread(begin, improving=True)
    seen = begin.copy()
    count = -1
    while count != (count := int(seen.sum())):
        for player in game.players:
            order = player.order
            top = order.start.copy()
            np.maximum.at(top, order.own_list[seen], order.better[seen])
            seen[order.member[np.arange(len(order.member)) < top[player.moves.of_list]]] = True
    return seen


def place(game: Game, state: str | None) -> int | None:
    """Index of a state, or None where it is not named or the constraints exclude it."""
    if state is None:
        return None
    return game.states.find(state)
