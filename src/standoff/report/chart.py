"""Where the states of a graph stand in its chart: columns by their number of moves from the start.

A library places the states along their columns, so that few arrows cross. Where that would be
higher than a screen is, or not all arrows are drawn, only its order is taken: the columns are
filled from the top, and a long one goes on in a further one beside it, so that the whole has about
the shape of a screen. Where not all arrows are drawn, equilibria stand first. States that no way
leads to fill a last column. Lengths are in pixels.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from standoff.outlook.state_graph import Layer, StateGraph
from standoff.report.abreast import abreast

__all__ = ["BETWEEN", "Box", "Chart", "Heading", "Look", "Rest", "chart"]

BETWEEN = 66.0
"""How far apart the columns of one number of moves and of the next are."""

_ASPECT = 1.7
_LOWEST = 330.0
_SCREEN = 830.0
_MANY = 800
_MARGIN = 14.0
_HEAD = 60.0
_TOP = _MARGIN + _HEAD
_BESIDE = 18.0
_BELOW = 26.0
_PAD = 12.0
_LINE = 15.0
_TITLE = 20.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a box says of a state.

    Parameters
    ----------
    label
        Its name.
    badge
        What holds it; empty where it is no equilibrium.
    lines
        What it is, as far as there is room.
    settles
        Whether it is an equilibrium under the concept that is asked about: ``yes``, ``perhaps`` or
        ``no``.
    told
        All of it in one sentence.
    """

    label: str
    badge: str
    lines: tuple[str, ...]
    settles: str
    told: str


@dataclass(frozen=True, slots=True)
class Box:
    """A state, drawn."""

    state: int
    x: float
    y: float
    width: float
    height: float
    look: Look

    @property
    def lines(self) -> tuple[tuple[float, str], ...]:
        """The lines below the title, each with its height."""
        first = self.y + _PAD + _TITLE + 8
        return tuple((first + _LINE * at, line) for at, line in enumerate(self.look.lines))


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the columns of a layer."""

    x: float
    lines: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rest:
    """What stands for the states of a layer that are left out."""

    layer: Layer
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All boxes, within a width and a height."""

    width: float
    height: float
    boxes: Mapping[int, Box]
    headings: tuple[Heading, ...]
    rests: tuple[Rest, ...]


def chart(
    graph: StateGraph,
    looks: Mapping[int, Look],
    headings: Mapping[int | None, tuple[str, str]],
    *,
    wide: float,
    arrows: bool,
) -> Chart:
    """Place the states of a graph.

    Parameters
    ----------
    looks
        What each shown state says.
    headings
        For each layer, by its number of moves, the two lines above it.
    wide
        How wide a box is.
    arrows
        Whether all arrows are drawn, not only those of one state.
    """
    heights = {state: _height(len(look.lines)) for state, look in looks.items()}
    places = _places(graph)
    across = len(graph.layers) * (wide + BETWEEN)
    spread = _spread(graph, places, heights, across) if arrows else {}
    ends = [y + heights[state] for state, y in spread.items()]
    bottom = max([_TOP + _bound(heights, len(graph.layers), wide), *ends])
    boxes: dict[int, Box] = {}
    rests, above = [], []
    x = _MARGIN
    for layer in graph.layers:
        above.append(Heading(x, headings[layer.moves]))
        if spread and layer.moves is not None:
            spots = {state: (0, spread[state]) for state in layer.shown}
        else:
            spots = _filled(_ordered(layer, {} if arrows else looks, places), heights, bottom)
        for state, (column, y) in spots.items():
            left = x + column * (wide + _BESIDE)
            boxes[state] = Box(state, left, y, wide, heights[state], looks[state])
        last = max((column for column, _ in spots.values()), default=0)
        if layer.hidden:
            ends = [y + heights[each] + _BELOW for each, (at, y) in spots.items() if at == last]
            y = max(ends, default=_TOP)
            if not spread and ends and y + _height(1) > bottom:
                last, y = last + 1, _TOP
            rests.append(Rest(layer, x + last * (wide + _BESIDE), y, wide, _height(1)))
        x += last * (wide + _BESIDE) + wide + BETWEEN
    ends = [each.y + each.height for each in boxes.values()]
    low = max([*ends, *(rest.y + rest.height for rest in rests)])
    width = x - BETWEEN + _MARGIN + 30
    return Chart(width, low + _BELOW + _MARGIN, boxes, tuple(above), tuple(rests))


def _places(graph: StateGraph) -> Mapping[int, float]:
    """Let the library place the states that ways lead to, by the moves between the columns."""
    columns = [layer.shown for layer in graph.layers if layer.moves is not None]
    ways = [(path[-1][1], path[-1][2]) for path in graph.paths.values() if path]
    moves = {(each.source, each.target) for each in graph.departures}
    # Beyond these it takes longer than somebody waits; and of so many not all are drawn at once.
    return abreast(columns, ways if len(moves) > _MANY else [*ways, *moves])


def _spread(
    graph: StateGraph, places: Mapping[int, float], heights: Mapping[int, float], width: float
) -> Mapping[int, float]:
    """Return where the boxes begin at the library's places; of none where that is too high."""
    step = 0.0
    for layer in graph.layers:
        column = sorted((state for state in layer.shown if state in places), key=places.__getitem__)
        for one, other in itertools.pairwise(column):
            apart = (heights[one] + heights[other]) / 2 + _BELOW
            step = max(step, apart / (places[other] - places[one]))
    tops = {state: at * step - heights[state] / 2 for state, at in places.items()}
    first = min(tops.values())
    if max(y + heights[state] for state, y in tops.items()) - first > max(_SCREEN, width / _ASPECT):
        return {}
    return {state: _TOP + y - first for state, y in tops.items()}


def _filled(
    order: Sequence[int], heights: Mapping[int, float], bottom: float
) -> dict[int, tuple[int, float]]:
    """Fill columns from the top: the column of each state, and where its box begins."""
    spots: dict[int, tuple[int, float]] = {}
    column, y = 0, _TOP
    for state in order:
        if y > _TOP and y + heights[state] > bottom:
            column, y = column + 1, _TOP
        spots[state] = column, y
        y += heights[state] + _BELOW
    return spots


def _height(lines: int) -> float:
    return 2 * _PAD + _TITLE - 6 + _LINE * lines


def _bound(heights: Mapping[int, float], layers: int, wide: float) -> float:
    """How high the columns may be: so that all of them together have the shape of a screen."""
    area = sum(height + _BELOW for height in heights.values()) * (wide + _BESIDE)
    apart = layers * BETWEEN
    # (area / h + apart) / h = aspect
    high = (apart + sqrt(apart**2 + 4 * _ASPECT * area)) / (2 * _ASPECT)
    return max(_LOWEST, high, max(heights.values(), default=0.0))


def _ordered(layer: Layer, looks: Mapping[int, Look], places: Mapping[int, float]) -> Sequence[int]:
    """Order the states of a layer: as the library does, after equilibria if looks are given."""

    def key(state: int) -> tuple[bool, float, int]:
        last = state in looks and looks[state].settles == "no"
        return last, places.get(state, 0.0), state

    return sorted(layer.shown, key=key)
