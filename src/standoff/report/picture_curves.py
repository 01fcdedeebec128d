"""The moves of a picture: curves between its boxes.

A move to a row below or to the one above goes from the bottom of a box to the top of another, or
the other way; one within a row bows below the row, and one back over several rows goes beside
those that lie between. The ends of the curves are spread along the boxes so that they do not lie
on each other. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from standoff.report.bends import Point
from standoff.report.picture import Arrow

__all__ = ["Place", "curves"]

_TIP = 5
_DEEP, _DEEPER = 40, 0.06
_BESIDE = 14
_TURN = 40


class Place(Protocol):
    """Where a state is drawn."""

    @property
    def x(self) -> float:
        """Its left side."""

    @property
    def y(self) -> float:
        """Its top."""

    @property
    def width(self) -> float:
        """How wide it is."""

    @property
    def height(self) -> float:
        """How high it is."""


def curves(
    arrows: Sequence[Arrow],
    boxes: Mapping[str, Place],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> tuple[tuple[Point, ...], ...]:
    """Draw the moves: of each the points of Bézier curves in a line.

    Each curve has four points, and begins where the one before it ends.

    Parameters
    ----------
    widths
        How wide the label of each move is.
    """
    level = {state: at for at, row in enumerate(rows) for state in row}
    lanes = _lanes(arrows, boxes, level, widths)
    ports = _ports(arrows, boxes, level, lanes)
    return tuple(
        _beside(arrow, boxes, (ports[at, False], ports[at, True]), lanes[at])
        if at in lanes
        else _curve(arrow, boxes, (ports[at, False], ports[at, True]))
        for at, arrow in enumerate(arrows)
    )


def _sides(arrow: Arrow, level: Mapping[str, int]) -> tuple[bool, bool]:
    """Say whether a move leaves its box at the bottom, and whether it comes in at one."""
    return level[arrow.source] <= level[arrow.target], level[arrow.source] >= level[arrow.target]


def _ports(
    arrows: Sequence[Arrow],
    boxes: Mapping[str, Place],
    level: Mapping[str, int],
    lanes: Mapping[int, float],
) -> Mapping[tuple[int, bool], float]:
    """Return where along its box each curve begins (False) and ends: by where it goes on."""
    ends: dict[tuple[str, bool], list[tuple[float, bool, int, bool]]] = {}
    for at, arrow in enumerate(arrows):
        out, into = _sides(arrow, level)
        here, there = boxes[arrow.source].x, boxes[arrow.target].x
        if at in lanes:
            here = there = lanes[at]
        ends.setdefault((arrow.source, out), []).append((there, arrow.deterred, at, False))
        ends.setdefault((arrow.target, into), []).append((here, arrow.deterred, at, True))
    ports = {}
    for (state, _), sharing in ends.items():
        box = boxes[state]
        for rank, (*_, at, end) in enumerate(sorted(sharing), start=1):
            ports[at, end] = box.x + box.width * rank / (len(sharing) + 1)
    return ports


def _lanes(
    arrows: Sequence[Arrow],
    boxes: Mapping[str, Place],
    level: Mapping[str, int],
    widths: Sequence[float],
) -> Mapping[int, float]:
    """Of each move back over several rows return how far right it goes; its label stands left."""
    spans = {at: level[each.source] - level[each.target] for at, each in enumerate(arrows)}
    far = sorted((at for at, span in spans.items() if span > 1), key=spans.__getitem__)
    lanes: dict[int, float] = {}
    side = 0.0
    for at in far:
        below, above = level[arrows[at].source], level[arrows[at].target]
        passed = [box for state, box in boxes.items() if above < level[state] < below]
        side = max(side, *(box.x + box.width for box in passed)) + _BESIDE + widths[at]
        lanes[at] = side
    return lanes


def _beside(
    arrow: Arrow, boxes: Mapping[str, Place], ends: tuple[float, float], side: float
) -> tuple[Point, ...]:
    """Draw a move back over several rows."""
    source, target = boxes[arrow.source], boxes[arrow.target]
    begin, end = ends
    top, bottom = source.y, target.y + target.height + _TIP
    low, high = top - 2 * _TURN, bottom + 2 * _TURN
    return (
        (begin, top), (begin, top - _TURN), (side, top - _TURN), (side, low),
        (side, low), (side, high), (side, high),
        (side, bottom + _TURN), (end, bottom + _TURN), (end, bottom),
    )  # fmt: skip


def _curve(
    arrow: Arrow, boxes: Mapping[str, Place], ends: tuple[float, float]
) -> tuple[Point, ...]:
    source, target = boxes[arrow.source], boxes[arrow.target]
    begin, end = ends
    bottom = target.y + target.height + _TIP
    if source.y == target.y:
        low = bottom + _DEEP + _DEEPER * abs(begin - end)
        return (begin, source.y + source.height), (begin, low), (end, low), (end, bottom)
    down = source.y < target.y
    y, z = (source.y + source.height, target.y - _TIP) if down else (source.y, bottom)
    return (begin, y), (begin, (y + z) / 2), (end, (y + z) / 2), (end, z)
