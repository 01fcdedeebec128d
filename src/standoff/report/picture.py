"""Which states and moves a picture shows: those around the status quo and the equilibria.

From each state each actor's best move is followed: the improvement that it likes best among those
that no credible reply deters, or, where every one is deterred, the one it likes best, marked so.
A state from which no undeterred move leaves is sequentially stable for every actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.outlook.reach import place
from standoff.stability.sanctions import least_reached

__all__ = ["Arrow", "Picture", "picture"]

_ROWS = 4


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move that improves things for those who make it (each could make it alone).

    Parameters
    ----------
    deterred
        The others have a reply that pays for them and takes the gain away.
    """

    source: str
    target: str
    actors: tuple[str, ...]
    deterred: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """States in rows by their number of moves from the first row, and the moves among them.

    Parameters
    ----------
    rows
        The first holds the status quo (or, where there is none, the states that were asked for).
    apart
        States asked for that these moves do not reach; they are in the last row.
    left_out
        How many states these moves lead to that are not shown.
    size
        How many feasible states there are.
    """

    rows: tuple[tuple[str, ...], ...]
    arrows: tuple[Arrow, ...]
    apart: tuple[str, ...]
    left_out: int
    size: int


def picture(game: Game, wanted: Sequence[str], *, limit: int = 12) -> Picture:
    """Choose what to draw.

    Parameters
    ----------
    wanted
        States that have to be in it, most important first.
    limit
        How many states it may have.
    """
    names = game.states
    asked = [names.index(state) for state in wanted][:limit]
    origin = place(game, game.dispute.status_quo)
    moves = _Moves(game)
    rows, left_out = _spread(moves, (asked or [0]) if origin is None else [origin], asked, limit)
    shown = {state for row in rows for state in row}
    apart = [state for state in asked if state not in shown]
    if apart:
        rows.append(apart)
        shown.update(apart)
    arrows = [arrow for state in sorted(shown) for arrow in moves.arrows(state, shown)]
    return Picture(
        tuple(tuple(names.name(state) for state in row) for row in rows),
        _joined(arrows),
        tuple(names.name(state) for state in apart),
        left_out,
        names.size,
    )


class _Moves:
    """Best moves, computed for a state when it is first asked for."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self._worst: dict[int, NDArray[np.int64]] = {}

    def best(self, state: int) -> list[tuple[str, int, bool]]:
        """For each actor that has an improvement: its name, where it leads, whether deterred."""
        found = []
        for number, player in enumerate(self.game.players):
            order = player.order
            begin = order.start[order.own_list[state]]
            better = order.member[begin : order.better[state]]
            if not len(better):
                continue
            rank = int(player.ranks[state])
            free = better[self._worst_after(number)[better] > rank]
            target = int(free[0] if len(free) else better[0])
            found.append((player.actor.name, target, not len(free)))
        return found

    def arrows(self, state: int, shown: set[int]) -> list[Arrow]:
        name = self.game.states.name
        return [
            Arrow(name(state), name(target), (actor,), deterred)
            for actor, target, deterred in self.best(state)
            if target in shown
        ]

    def _worst_after(self, number: int) -> NDArray[np.int64]:
        """Least rank of an actor over what the others' improvements lead to from each state."""
        if number not in self._worst:
            ranks = self.game.players[number].ranks.astype(np.int64)
            self._worst[number] = least_reached(self.game, number, ranks, improving=True)
        return self._worst[number]


def _spread(
    moves: _Moves, begin: list[int], asked: list[int], limit: int
) -> tuple[list[list[int]], int]:
    """Follow the best moves row by row; undeterred ones first where there is not room for all."""
    rows, shown, missed = [begin], set(begin), set[int]()
    spare = sum(state not in shown for state in asked)
    for _ in range(_ROWS - 1):
        steps = [step for state in rows[-1] for step in moves.best(state)]
        steps.sort(key=lambda step: step[2])
        row: list[int] = []
        for _actor, target, _deterred in steps:
            if target in shown:
                continue
            if target in asked or len(shown) + spare < limit:
                spare -= target in asked
                shown.add(target)
                row.append(target)
            else:
                missed.add(target)
        if not row:
            break
        rows.append(row)
    beyond = {step[1] for state in rows[-1] for step in moves.best(state)}
    return rows, len((missed | beyond) - shown)


def _joined(arrows: list[Arrow]) -> tuple[Arrow, ...]:
    """Make one arrow of those between the same two states that are deterred alike."""
    joined: dict[tuple[str, str, bool], Arrow] = {}
    for arrow in arrows:
        key = (arrow.source, arrow.target, arrow.deterred)
        if key in joined:
            arrow = replace(arrow, actors=joined[key].actors + arrow.actors)  # noqa: PLW2901
        joined[key] = arrow
    return tuple(joined.values())
