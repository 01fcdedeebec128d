"""Where the states of a graph stand in its chart: columns by their number of moves from the start.

A long column goes on in a further one beside it, so that the whole is about as wide as a screen is.
In each layer equilibria stand first, and the others in the order of those from which they are
reached. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from standoff.outlook.state_graph import Layer, StateGraph

__all__ = ["Box", "Chart", "Heading", "Look", "Rest", "chart"]

_ASPECT = 1.7
_LOWEST = 330.0
_MARGIN = 14.0
_HEAD = 46.0
_BESIDE = 18.0
_BETWEEN = 66.0
_BELOW = 18.0
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
    """
    heights = {state: _height(len(look.lines)) for state, look in looks.items()}
    bottom = _MARGIN + _HEAD + _bound(heights, len(graph.layers), wide)
    boxes: dict[int, Box] = {}
    placed: dict[int, int] = {}
    rests, above = [], []
    x, lowest = _MARGIN, 0.0
    for layer in graph.layers:
        above.append(Heading(x, headings[layer.moves]))
        y = _MARGIN + _HEAD
        for state in _ordered(graph, layer, looks, placed):
            if y > _MARGIN + _HEAD and y + heights[state] > bottom:
                x, y = x + wide + _BESIDE, _MARGIN + _HEAD
            boxes[state] = Box(state, x, y, wide, heights[state], looks[state])
            placed[state] = len(placed)
            y += heights[state] + _BELOW
            lowest = max(lowest, y)
        if layer.hidden:
            high = _height(1)
            if layer.shown and y + high > bottom:
                x, y = x + wide + _BESIDE, _MARGIN + _HEAD
            rests.append(Rest(layer, x, y, wide, high))
            lowest = max(lowest, y + high + _BELOW)
        x += wide + _BETWEEN
    return Chart(x - _BETWEEN + _MARGIN + 30, lowest + _MARGIN, boxes, tuple(above), tuple(rests))


def _height(lines: int) -> float:
    return 2 * _PAD + _TITLE - 6 + _LINE * lines


def _bound(heights: Mapping[int, float], layers: int, wide: float) -> float:
    """How high the columns may be: so that all of them together have the shape of a screen."""
    area = sum(height + _BELOW for height in heights.values()) * (wide + _BESIDE)
    apart = layers * _BETWEEN
    # (area / h + apart) / h = aspect
    high = (apart + sqrt(apart**2 + 4 * _ASPECT * area)) / (2 * _ASPECT)
    return max(_LOWEST, high, max(heights.values(), default=0.0))


def _ordered(
    graph: StateGraph, layer: Layer, looks: Mapping[int, Look], placed: Mapping[int, int]
) -> list[int]:
    """Order the states of a layer: equilibria first, then by where they are reached from."""

    def key(state: int) -> tuple[bool, int, int]:
        path = graph.paths.get(state)
        before = placed.get(path[-1][1], -1) if path else -1
        return looks[state].settles == "no", before, state

    return sorted(layer.shown, key=key)
