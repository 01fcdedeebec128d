"""Where the states and moves of a picture stand: rows from top to bottom, curves between them.

A library places the states along their rows; those to which no move leads stand in the middle of
the last. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from standoff.report.abreast import abreast
from standoff.report.picture import Picture
from standoff.report.picture_curves import LETTER, Curve, curves

__all__ = ["Box", "Drawing", "Text", "layout"]

_BOX = 208
_GAP = 22
_RISE = 92
_LINE = 17
_PAD = 14
_LETTERS = 27
_LINES = 8
_MARGIN = 12


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
    places = _places(picture)
    boxes: dict[str, Box] = {}
    y = float(_MARGIN)
    for row in picture.rows:
        wrapped = {state: _wrapped(texts[state]) for state in row}
        height = max(2 * _PAD + _LINE * (1 + len(lines)) for lines in wrapped.values())
        for state in row:
            x = _MARGIN + places[state] * (_BOX + _GAP)
            boxes[state] = _box(state, (x, y, height), texts[state], wrapped[state])
        y += height + _RISE
    drawn = curves(picture.arrows, boxes, picture.rows)
    rule = boxes[picture.apart[0]].y - _RISE / 2 if picture.apart else None
    return Drawing(*_size(boxes.values(), drawn), tuple(boxes.values()), drawn, rule)


def _places(picture: Picture) -> dict[str, float]:
    """Return how far from the left each state stands, in widths of a box with its gap."""
    rows = picture.rows[:-1] if picture.apart else picture.rows
    found = abreast(rows, [(arrow.source, arrow.target) for arrow in picture.arrows])
    apart = {state: float(at) for at, state in enumerate(picture.apart)}
    spare = max(found.values()) - max(apart.values(), default=0.0)
    return {state: at + max(-spare, 0.0) / 2 for state, at in found.items()} | {
        state: at + max(spare, 0.0) / 2 for state, at in apart.items()
    }


def _size(boxes: Collection[Box], drawn: Sequence[Curve]) -> tuple[float, float]:
    """Return how wide and how high a drawing has to be."""
    points = [(box.x + box.width, box.y + box.height) for box in boxes]
    for curve in drawn:
        points += curve.points
        points.append((curve.x + len(curve.label) * LETTER / 2, curve.y + _LINE / 2))
    return max(x for x, _ in points) + _MARGIN, max(y for _, y in points) + _MARGIN


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
