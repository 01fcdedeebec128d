"""Keeping a commitment where all is known and moves are transitive: without listing all moves.

Then the least rank that the others' improvements lead to says which moves are spoiled, and only the
moves that do what was announced are listed, some states at a time (see
`standoff.stability.keeping`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.game import Game
from standoff.graph.lists import Moves
from standoff.graph.order import Values
from standoff.stability.movers import movers_of
from standoff.stability.tree import Step

__all__ = ["answer_known", "doing", "is_known", "least_answered"]

_AT_ONCE = 1 << 21

Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]


def is_known(game: Game) -> bool:
    """Whether nothing is unknown and everybody's moves are transitive."""
    return not game.explicit and not any(player.comparison for player in game.players)


def doing(game: Game, number: int, applies: Flags, done: Flags) -> Iterator[Arcs]:
    """List an actor's moves from where something applies to where it is done, in parts.

    All moves from one state are in one part.
    """
    moves = game.players[number].moves
    length = np.bincount(moves.of_list)
    start = np.cumsum(length) - length
    sources = np.flatnonzero(applies)
    upto = np.cumsum(length[moves.own_list[sources]])
    part = upto // _AT_ONCE
    for some in np.split(sources, np.flatnonzero(np.diff(part)) + 1):
        yield _opened(moves, some, start, length, done)


def _opened(moves: Moves, sources: Indices, start: Indices, length: Indices, done: Flags) -> Arcs:
    lists = moves.own_list[sources]
    count = length[lists]
    within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    target = moves.member[np.repeat(start[lists], count) + within].astype(np.int64)
    source = np.repeat(sources, count)
    does = done[target]
    return Arcs(source[does], target[does], len(moves.own_list))


def least_answered(game: Game, number: int) -> Values:
    """Return the least rank of an actor over each state and what the others' improvements reach."""
    others = [place for place in range(len(game.players)) if place != number]
    return movers_of(game, others).least(game.players[number].ranks, improving=True)


def answer_known(game: Game, number: int, state: int, target: int) -> tuple[Step, ...] | None:
    """Find a shortest sequence of the others' improvements that spoils a move.

    Returns
    -------
    tuple of steps, movers counted among the others; None where nothing spoils it
    """
    others = [place for place in range(len(game.players)) if place != number]
    tree = movers_of(game, others).tree(target, improving=True)
    ranks = game.players[number].ranks
    goal = np.flatnonzero(tree.reached & (ranks <= ranks[state]))
    return tree.path(int(goal[np.argmin(tree.distance[goal])])) if len(goal) else None
