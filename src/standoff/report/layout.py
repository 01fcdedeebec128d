"""Where the states and moves of a picture stand: rows from top to bottom, curves between them.

Small and deterministic: states keep their rows; within a row they are ordered by where the moves
into them come from (one barycentre pass, Sugiyama, Tagawa & Toda 1981); the ends of the curves are
spread along the boxes so that they do not lie on each other. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from standoff.report.picture import Arrow, Picture

__all__ = ["Box", "Curve", "Drawing", "Text", "layout"]

_BOX = 208
_GAP = 22
_RISE = 92
_LINE = 17
_PAD = 14
_LETTERS = 27
_LINES = 8
_MARGIN = 12
_BOW = 46
_LETTER = 7


@dataclass(frozen=True, slots=True)
class Text:
    """What a box says: a title, and lines below it that may be cut.

    `settles` says whether the dispute can settle there.
    """

    title: str
    lines: tuple[str, ...]
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A state, drawn."""

    state: str
    x: float
    y: float
    width: float
    height: float
    title: str
    lines: tuple[tuple[float, str], ...]
    settles: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A move, drawn: an SVG path, and its label with the place of the label's middle."""

    path: str
    x: float
    y: float
    label: str
    deterred: bool
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, within a width and a height.

    `rule` is the height of the line that sets apart the states to which no arrow leads, or None.
    """

    width: float
    height: float
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    rule: float | None


def layout(picture: Picture, texts: Mapping[str, Text]) -> Drawing:
    """Place the boxes and the curves."""
    rows = _ordered(picture)
    widest = max(len(row) for row in rows)
    width = widest * (_BOX + _GAP) - _GAP + 2 * _MARGIN
    boxes: dict[str, Box] = {}
    y = float(_MARGIN)
    for row in rows:
        wrapped = {state: _wrapped(texts[state]) for state in row}
        height = max(2 * _PAD + _LINE * (1 + len(lines)) for lines in wrapped.values())
        x = (width - len(row) * (_BOX + _GAP) + _GAP) / 2
        for state in row:
            boxes[state] = _box(state, (x, y, height), texts[state], wrapped[state])
            x += _BOX + _GAP
        y += height + _RISE
    curves = tuple(_curve(arrow, picture.arrows, boxes) for arrow in picture.arrows)
    widths = [curve.x + len(curve.label) * _LETTER / 2 + _MARGIN for curve in curves]
    rule = boxes[picture.apart[0]].y - _RISE / 2 if picture.apart else None
    return Drawing(max([width, *widths]), y - _RISE + _MARGIN, tuple(boxes.values()), curves, rule)


def _ordered(picture: Picture) -> list[list[str]]:
    """Order each row by the mean place of the states from which its states are reached."""
    rows = [list(picture.rows[0])]
    for row in picture.rows[1:]:
        place = {state: at - (len(rows[-1]) - 1) / 2 for at, state in enumerate(rows[-1])}

        def mean(state: str, place: dict[str, float] = place) -> float:
            sources = [
                place[a.source] for a in picture.arrows if a.target == state and a.source in place
            ]
            return sum(sources) / len(sources) if sources else 0.0

        rows.append(sorted(row, key=mean))
    return rows


def _wrapped(text: Text) -> list[str]:
    lines = [part for line in text.lines for part in wrap(line, _LETTERS, subsequent_indent="  ")]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], "…"]
    return lines


def _box(state: str, place: tuple[float, float, float], text: Text, lines: list[str]) -> Box:
    x, y, height = place
    top = y + _PAD + _LINE - 4
    placed = tuple((top + _LINE * (at + 1), line) for at, line in enumerate(lines))
    return Box(state, x, y, _BOX, height, text.title, placed, text.settles)


def _curve(arrow: Arrow, arrows: tuple[Arrow, ...], boxes: dict[str, Box]) -> Curve:
    source, target = boxes[arrow.source], boxes[arrow.target]
    if source.y < target.y:
        start = (_port(arrow, arrows, boxes, out=True), source.y + source.height)
        end = (_port(arrow, arrows, boxes, out=False), target.y - 5)
        bend = (end[1] - start[1]) * 0.5
        path = _bezier(start, (start[0], start[1] + bend), (end[0], end[1] - bend), end)
        # Labels of the curves that leave one box are set at different heights, clear of each other.
        share = 0.36 + 0.13 * (_rank(arrow, arrows) % 3)
        x, y = _along(start, (start[0], start[1] + bend), (end[0], end[1] - bend), end, share)
    else:
        start = (source.x + source.width, source.y + source.height * 0.6)
        end = (target.x + target.width + 5, target.y + target.height * 0.4)
        out = max(start[0], end[0]) + _BOW
        path = _bezier(start, (out, start[1]), (out, end[1]), end)
        x, y = _along(start, (out, start[1]), (out, end[1]), end, 0.5)
    label = ", ".join(arrow.actors[:2]) + (
        f" +{len(arrow.actors) - 2}" if len(arrow.actors) > 2 else ""
    )
    return Curve(path, round(x, 1), round(y, 1), label, arrow.deterred, arrow.source, arrow.target)


def _rank(arrow: Arrow, arrows: tuple[Arrow, ...]) -> int:
    return [other for other in arrows if other.source == arrow.source].index(arrow)


def _port(arrow: Arrow, arrows: tuple[Arrow, ...], boxes: dict[str, Box], *, out: bool) -> float:
    """Where along a box's side a curve begins or ends: by the order of its other ends."""
    box = boxes[arrow.source if out else arrow.target]
    sharing = [
        other
        for other in arrows
        if (other.source if out else other.target) == box.state
        and boxes[other.source].y < boxes[other.target].y
    ]
    sharing.sort(key=lambda a: (boxes[a.target if out else a.source].x, a.deterred))
    return box.x + box.width * (sharing.index(arrow) + 1) / (len(sharing) + 1)


_Point = tuple[float, float]


def _bezier(a: _Point, b: _Point, c: _Point, d: _Point) -> str:
    return (
        f"M{a[0]:.1f} {a[1]:.1f}C{b[0]:.1f} {b[1]:.1f} {c[0]:.1f} {c[1]:.1f} {d[0]:.1f} {d[1]:.1f}"
    )


def _along(a: _Point, b: _Point, c: _Point, d: _Point, t: float) -> _Point:
    u = 1 - t
    weights = (u**3, 3 * u**2 * t, 3 * u * t**2, t**3)
    points = (a, b, c, d)
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )
