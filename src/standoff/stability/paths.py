"""Status quo analysis: which equilibria can be reached from where the dispute stands, and how.

Li, Kilgour & Hipel, "Status quo analysis in the graph model for conflict resolution", Journal of
the Operational Research Society 56 (2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.errors import MissingError
from standoff.graph.comparison import known
from standoff.graph.game import Game, graph
from standoff.stability.movers import movers_of
from standoff.stability.moving import move_made, moves_made
from standoff.stability.route import Block, Paths, Route
from standoff.stability.solve import CONCEPTS, checked, solve_game
from standoff.stability.tree import Step, Tree
from standoff.stability.verdict import Move

__all__ = ["Block", "Paths", "Route", "paths", "started"]

Ways = dict[str, Tree]


def paths(
    dispute: Dispute,
    *,
    start: str | None = None,
    to: str | None = None,
    by: Literal["moves", "improvements"] | None = None,
    concepts: Sequence[str] = CONCEPTS,
    as_of: date | None = None,
    limit: int = 1000,
) -> Paths:
    """Find the shortest legal sequences of moves, and of improvements, to the equilibria.

    Parameters
    ----------
    start
        Where they begin, spelled in Y and N; None: the status quo.
    to
        A state that they are to lead to, equilibrium or not; None: all equilibria.
    by
        Keep only the states that moves, or improvements, lead to. None: all, those that nothing
        leads to among them.
    concepts
        Whose equilibria are looked for: any that `solve` takes.
    as_of
        The day on which options have to be available; None: that of the dispute.
    limit
        The most routes that are listed.

    Raises
    ------
    MissingError
        A state or a concept is not there, or no start is given and no status quo known.
    DisputeError, SizeError
        As `solve` raises them.
    """
    asked = checked(concepts, beyond=True)
    game = graph(dispute, as_of)
    begin = started(game, start)
    ways = {
        "moves": movers_of(game).tree(begin, improving=False),
        "improvements": movers_of(game).tree(begin, improving=True),
    }
    equilibria = dict(solve_game(game, asked).equilibria)
    if to is None:
        wanted = np.any(list(equilibria.values()), axis=0)
    else:
        wanted = np.zeros(game.states.size, dtype=np.bool_)
        wanted[game.states.index(to)] = True
    kept = wanted & ways[by].reached if by else wanted
    order = _ordered(kept, equilibria, ways)
    return Paths(
        dispute,
        game.day,
        game.states.name(begin),
        tuple(_route(game, state, equilibria, ways) for state in order[:limit].tolist()),
        MappingProxyType(
            {
                "states": int(wanted.sum()),
                **{name: int((wanted & tree.reached).sum()) for name, tree in ways.items()},
            }
        ),
    )


def started(game: Game, start: str | None) -> int:
    """Return the index of the state to begin at: the one named, or the status quo.

    Raises
    ------
    MissingError
        It is not there.
    """
    state = game.dispute.status_quo if start is None else start
    if state is None:
        raise MissingError(
            "the dispute does not say what its status quo is; name a state to begin at"
        )
    return game.states.index(state)


def _ordered(
    kept: NDArray[np.bool_], equilibria: dict[str, NDArray[np.bool_]], ways: Ways
) -> NDArray[np.int64]:
    """List states by how many concepts they are equilibria under, then by how soon they come."""
    states = np.flatnonzero(kept)
    held = sum(array[states].astype(np.int64) for array in equilibria.values())
    far = len(kept) + 1
    steps = ways["moves"].distance[states]
    return states[np.lexsort((states, np.where(steps < 0, far, steps), -np.asarray(held)))]


def _route(game: Game, state: int, equilibria: dict[str, NDArray[np.bool_]], ways: Ways) -> Route:
    steps = ways["moves"].path(state)
    improvements = ways["improvements"].path(state)
    blocked = None if steps is None or improvements is not None else _block(game, steps)
    return Route(
        game.states.name(state),
        tuple(concept for concept, array in equilibria.items() if array[state]),
        _moves(game, steps),
        _moves(game, improvements),
        blocked,
    )


def _moves(game: Game, steps: tuple[Step, ...] | None) -> tuple[Move, ...] | None:
    return None if steps is None else moves_made(game, range(len(game.players)), steps)


def _block(game: Game, steps: tuple[Step, ...]) -> Block | None:
    """Find the first move that is not known to improve things for its mover."""
    for number, (mover, before, after) in enumerate(steps, 1):
        player = game.players[mover]
        comparison = player.comparison or known(player.ranks)
        here, there = np.array([before]), np.array([after])
        if comparison.better(here, there)[0]:
            continue
        because: Literal["worse", "alike", "unknown"]
        if comparison.unknown(here, there)[0]:
            because = "unknown"
        else:
            because = "worse" if player.ranks[after] < player.ranks[before] else "alike"
        return Block(number, move_made(game, mover, before, after), because)
    return None
