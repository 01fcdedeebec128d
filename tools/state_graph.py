"""Place a small graph of states on a page: the first actor left to right, the others downwards.

Columns are the strategies of the first actor that can move, rows those of all others together, in
an order in which neighbours differ in one option (a Gray code). So a move of one option between
neighbours is a straight arrow, and the few others are bows at the side. Lengths are in pixels.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.graph.game import Game
from standoff.stability.sides import sides_of

__all__ = ["BOX", "WIDTH", "Arrow", "Place", "Sheet", "actors", "sheet"]

WIDTH, BOX = 700, 208
_LINE = 18
_RISE = 62
_TOP = 14
_BOW = 22
_BOW_MOST = 38
_SIDE = 66
_APART = 7
_MOST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A state where it is drawn: `lines` has an actor, what it does and its rank in each."""

    state: str
    x: float
    y: float
    height: float
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move where it is drawn.

    `curve` holds the ends and, between them, the control points of a Bézier curve; `label` the
    place of its label, which belongs to both directions and is None on the second; `kind` is
    ``better``, ``unknown`` or ``other``.
    """

    actor: int
    source: str
    target: str
    kind: str
    curve: tuple[tuple[float, float], ...]
    label: tuple[float, float, str] | None

    def at(self, share: float) -> tuple[float, float]:
        """Return the point of the curve at a share of its way."""
        if len(self.curve) == 2:
            (x, y), (u, v) = self.curve
            return x + (u - x) * share, y + (v - y) * share
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        return (
            sum(w * p[0] for w, p in zip(weights, self.curve, strict=True)),
            sum(w * p[1] for w, p in zip(weights, self.curve, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it; `height` is that of the graph without its legend."""

    game: Game
    places: dict[str, Place]
    arrows: tuple[Arrow, ...]
    height: float
    unsure: bool


def sheet(game: Game, *, chips: int = 1) -> Sheet:
    """Place the states and moves of a game of a few states.

    Parameters
    ----------
    chips
        How many lines below the actors' a state has room for.

    Raises
    ------
    ValueError
        The graph is too large, or its first actor that can move has more than one option.
    """
    if game.states.size > _MOST:
        raise ValueError(f"{game.dispute.title}: {game.states.size} states are too many to draw")
    grid = _grid(game)
    columns = 1 + max(column for _, column in grid.values())
    height = 20 + _LINE * (len(game.players) + chips) + 10
    left = _SIDE if columns == 2 else (WIDTH - BOX) / 2
    step = WIDTH - 2 * _SIDE - BOX
    places = {
        state: Place(
            state, left + column * step, _TOP + row * (height + _RISE), height, _lines(game, state)
        )
        for state, (row, column) in grid.items()
    }
    bottom = max(place.y + place.height for place in places.values())
    unsure = any(player.comparison for player in game.players)
    return Sheet(game, places, tuple(_arrows(game, grid, places)), bottom, unsure)


def _grid(game: Game) -> dict[str, tuple[int, int]]:
    """Give each state its row and column; rows that hold no state are left out."""
    movers = [player.actor for player in game.players if player.actor.options]
    first = len(movers[0].options)
    if first > 1:
        raise ValueError(f"{game.dispute.title}: the first actor that moves has {first} options")
    rest = len(game.states.options) - first
    rows = ["".join(row) for row in _gray(rest)]
    found = {}
    names = [game.states.name(number) for number in range(game.states.size)]
    used = [row for row in rows if any(name[1:] == row for name in names)]
    for name in names:
        found[name] = (used.index(name[1:]), int(name[0] == "Y"))
    return found


def _gray(options: int) -> list[tuple[str, ...]]:
    if not options:
        return [()]
    shorter = _gray(options - 1)
    return [(*row, "N") for row in shorter] + [(*row, "Y") for row in reversed(shorter)]


def _lines(game: Game, state: str) -> tuple[tuple[str, str, str], ...]:
    """Say for each actor what it does in a state and how it ranks it; 1 is the worst."""
    place, lines = game.states.index(state), []
    letters = iter(state)
    for player in game.players:
        taken = [o.name for o, letter in zip(player.actor.options, letters, strict=False)
                 if letter == "Y"]  # fmt: skip
        rank = str(int(player.ranks[place]) + 1)
        if player.comparison is not None and any(
            player.comparison.unknown(place, other) for other in range(game.states.size)
        ):
            rank += "?"
        lines.append((player.actor.name, ", ".join(taken).lower() or "–", rank))
    return tuple(lines)


def _arrows(game: Game, grid: dict[str, tuple[int, int]], places: dict[str, Place]) -> list[Arrow]:
    arrows = []
    name = game.states.name
    for number, side in enumerate(sides_of(game)):
        moves = set(zip(side.moves.source.tolist(), side.moves.target.tolist(), strict=True))
        better = set(zip(side.better.source.tolist(), side.better.target.tolist(), strict=True))
        hopeful = set(zip(side.hopeful.source.tolist(), side.hopeful.target.tolist(), strict=True))
        for source, target in sorted(moves):
            kind = "other"
            if (source, target) in hopeful:
                kind = "better" if (source, target) in better else "unknown"
            both = (target, source) in moves
            ends = (name(source), name(target))
            curve, label = _curve(grid, places, ends, both=both)
            second = both and source > target
            arrows.append(Arrow(number, *ends, kind, curve, None if second else label))
    return arrows


def _curve(
    grid: dict[str, tuple[int, int]],
    places: dict[str, Place],
    ends: tuple[str, str],
    *,
    both: bool,
) -> tuple[tuple[tuple[float, float], ...], tuple[float, float, str]]:
    """Place an arrow, beside that in the other direction if there is one, and their label."""
    source, target = (places[state] for state in ends)
    (row, column), (other_row, other_column) = (grid[state] for state in ends)
    aside = _APART if both else 0
    if row == other_row:
        forward = column < other_column
        y = source.y + source.height / 2 + (-aside if forward else aside)
        xs = (source.x + BOX, target.x) if forward else (source.x, target.x + BOX)
        return ((xs[0], y), (xs[1], y)), (sum(xs) / 2, source.y + source.height / 2 - 25, "middle")
    down = other_row > row
    between = range(min(row, other_row) + 1, max(row, other_row))
    if not any(place in grid.values() for place in itertools.product(between, [column])):
        x = source.x + BOX / 2 + (-aside if down else aside)
        ys = (source.y + source.height, target.y) if down else (source.y, target.y + target.height)
        return ((x, ys[0]), (x, ys[1])), (source.x + BOX / 2 + 22, sum(ys) / 2, "start")
    outward = -1 if column == 0 else 1
    edge = source.x if column == 0 else source.x + BOX
    inner = down == (column == 0)
    middle = min(_BOW + 8 * len(between), _BOW_MOST)
    reach = middle + (-aside if inner else aside)
    shift = 10 if inner else -10
    ys = (
        source.y + source.height / 2 + (shift if down else -shift),
        target.y + target.height / 2 + (-shift if down else shift),
    )
    bend = edge + outward * reach * 4 / 3
    curve = ((edge, ys[0]), (bend, ys[0]), (bend, ys[1]), (edge, ys[1]))
    level = (source.y + target.y + source.height) / 2
    return curve, (edge + outward * (middle + _APART + 13), level, "turned")


def actors(game: Game) -> Sequence[str]:
    """Return the names of the actors in file order."""
    return [player.actor.name for player in game.players]
