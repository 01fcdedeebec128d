"""Moves of a game as they are told: between states by name, so that they can be replayed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from standoff.dispute.merging import spell_code
from standoff.graph.game import Game
from standoff.stability.tree import Step
from standoff.stability.verdict import Move

__all__ = ["move_made", "moves_made"]


def move_made(game: Game, number: int, before: int, after: int) -> Move:
    """Tell a move of an actor, by its place in the game, between two states.

    Where one of the states is merged, a member of each is named between which the move is made:
    of several such moves one that changes the fewest options.
    """
    names = game.states.name
    actor = game.players[number].actor.id
    return Move(actor, names(before), names(after), _via(game, number, before, after))


def moves_made(game: Game, movers: Sequence[int], steps: Sequence[Step]) -> tuple[Move, ...]:
    """Tell a sequence of moves.

    Parameters
    ----------
    movers
        The places in the game of those who may move, in the order in which the steps count them.
    """
    return tuple(move_made(game, movers[who], before, after) for who, before, after in steps)


def _via(game: Game, number: int, before: int, after: int) -> tuple[str, str] | None:
    merging = game.states.merging
    if merging is None or not np.isin([before, after], merging.nodes).any():
        return None
    moves = game.players[number].moves
    if moves.left is None or moves.entered is None:
        return None
    start, end = np.searchsorted(moves.of_list, [before, before + 1]).tolist()
    at = start + int(np.flatnonzero(moves.member[start:end] == after)[0])
    width = len(game.states.options)
    return spell_code(int(moves.left[at]), width), spell_code(int(moves.entered[at]), width)
