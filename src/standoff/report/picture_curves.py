"""The moves of a picture: curves between its boxes, each with a label.

A move to a row below or to the one above goes from the bottom of a box to the top of another, or
the other way; one within a row bows below the row, and one back over several rows goes beside
those that lie between. The ends of the curves are spread along the boxes so that they do not lie
on each other. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from standoff.report.picture import Arrow

__all__ = ["LETTER", "Curve", "Place", "curves"]

LETTER = 7
_TIP = 5
_DEEP, _DEEPER = 40, 0.06
_BESIDE, _LANE = 12, 18
_TURN = 40
_SHARES = (0.5, 0.2, 0.8, 0.35, 0.65, 0.05, 0.95)
_NAMED = 2

Point = tuple[float, float]


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


@dataclass(frozen=True, slots=True)
class Curve:
    """A move, drawn: the points of Bézier curves in a line, and its label with that one's middle.

    Each curve has four points, and begins where the one before it ends.
    """

    points: tuple[Point, ...]
    x: float
    y: float
    label: str
    deterred: bool
    source: str
    target: str

    @property
    def path(self) -> str:
        """The path of an SVG."""
        first, *rest = (f"{x:.1f} {y:.1f}" for x, y in self.points)
        return f"M{first}C{' '.join(rest)}"


def curves(
    arrows: Sequence[Arrow], boxes: Mapping[str, Place], rows: Sequence[Sequence[str]]
) -> tuple[Curve, ...]:
    """Draw the moves."""
    level = {state: at for at, row in enumerate(rows) for state in row}
    lanes = _lanes(arrows, boxes, level)
    ports = _ports(arrows, boxes, level, lanes)
    return tuple(
        _beside(arrow, boxes, (ports[at, False], ports[at, True]), lanes[at])
        if at in lanes
        else _curve(arrow, boxes, (ports[at, False], ports[at, True]), _share(arrow, arrows))
        for at, arrow in enumerate(arrows)
    )


def _sides(arrow: Arrow, level: Mapping[str, int]) -> tuple[bool, bool]:
    """Say whether a move leaves its box at the bottom, and whether it comes in at one."""
    return level[arrow.source] <= level[arrow.target], level[arrow.source] >= level[arrow.target]


def _ports(
    arrows: Sequence[Arrow],
    boxes: Mapping[str, Place],
    level: Mapping[str, int],
    lanes: Mapping[int, tuple[float, float]],
) -> Mapping[tuple[int, bool], float]:
    """Return where along its box each curve begins (False) and ends: by where it goes on."""
    ends: dict[tuple[str, bool], list[tuple[float, bool, int, bool]]] = {}
    for at, arrow in enumerate(arrows):
        out, into = _sides(arrow, level)
        here, there = boxes[arrow.source].x, boxes[arrow.target].x
        if at in lanes:
            here = there = lanes[at][0]
        ends.setdefault((arrow.source, out), []).append((there, arrow.deterred, at, False))
        ends.setdefault((arrow.target, into), []).append((here, arrow.deterred, at, True))
    ports = {}
    for (state, _), sharing in ends.items():
        box = boxes[state]
        for rank, (*_, at, end) in enumerate(sorted(sharing), start=1):
            ports[at, end] = box.x + box.width * rank / (len(sharing) + 1)
    return ports


def _lanes(
    arrows: Sequence[Arrow], boxes: Mapping[str, Place], level: Mapping[str, int]
) -> Mapping[int, tuple[float, float]]:
    """Of each move back over several rows return how far right it goes, and its label's height."""
    spans = {at: level[each.source] - level[each.target] for at, each in enumerate(arrows)}
    far = sorted((at for at, span in spans.items() if span > 1), key=spans.__getitem__)
    room = max((len(_label(arrows[at])) for at in far), default=0) * LETTER / 2 + _BESIDE
    lanes: dict[int, tuple[float, float]] = {}
    for rank, at in enumerate(far):
        below, above = level[arrows[at].source], level[arrows[at].target]
        passed = [box for state, box in boxes.items() if above < level[state] < below]
        top, low = min(box.y for box in passed), max(box.y + box.height for box in passed)
        side = max(box.x + box.width for box in passed) + room + _LANE * rank
        heights = [top + (low - top) * share for share in _SHARES]
        free = (y for y in heights if all(abs(y - z) >= _LANE for _, z in lanes.values()))
        lanes[at] = side, next(free, heights[0])
    return lanes


def _beside(
    arrow: Arrow, boxes: Mapping[str, Place], ends: tuple[float, float], lane: tuple[float, float]
) -> Curve:
    """Draw a move back over several rows."""
    source, target = boxes[arrow.source], boxes[arrow.target]
    (begin, end), (side, y) = ends, lane
    top, bottom = source.y, target.y + target.height + _TIP
    low, high = top - 2 * _TURN, bottom + 2 * _TURN
    points = (
        (begin, top), (begin, top - _TURN), (side, top - _TURN), (side, low),
        (side, low), (side, high), (side, high),
        (side, bottom + _TURN), (end, bottom + _TURN), (end, bottom),
    )  # fmt: skip
    return _labelled(arrow, points, (side, y))


def _share(arrow: Arrow, arrows: Sequence[Arrow]) -> float:
    """Set the labels of the curves that leave one box at different heights, clear of each other."""
    rank = [other for other in arrows if other.source == arrow.source].index(arrow)
    return 0.36 + 0.13 * (rank % 3)


def _curve(
    arrow: Arrow, boxes: Mapping[str, Place], ends: tuple[float, float], share: float
) -> Curve:
    source, target = boxes[arrow.source], boxes[arrow.target]
    begin, end = ends
    bottom = target.y + target.height + _TIP
    if source.y == target.y:
        low = bottom + _DEEP + _DEEPER * abs(begin - end)
        points = (begin, source.y + source.height), (begin, low), (end, low), (end, bottom)
    else:
        down = source.y < target.y
        y, z = (source.y + source.height, target.y - _TIP) if down else (source.y, bottom)
        points = (begin, y), (begin, (y + z) / 2), (end, (y + z) / 2), (end, z)
    return _labelled(arrow, points, _along(points, share))


def _labelled(arrow: Arrow, points: tuple[Point, ...], at: Point) -> Curve:
    x, y = round(at[0], 1), round(at[1], 1)
    return Curve(points, x, y, _label(arrow), arrow.deterred, arrow.source, arrow.target)


def _label(arrow: Arrow) -> str:
    more = len(arrow.actors) - _NAMED
    return ", ".join(arrow.actors[:_NAMED]) + (f" +{more}" if more > 0 else "")


def _along(points: tuple[Point, Point, Point, Point], t: float) -> Point:
    u = 1 - t
    weights = (u**3, 3 * u**2 * t, 3 * u * t**2, t**3)
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )
