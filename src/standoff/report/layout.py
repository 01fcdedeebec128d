"""Where the states and moves of a picture stand: rows from top to bottom, curves between them.

A library places the states along their rows; those to which no move leads stand in the middle of
the last. The rows are as far apart as it takes for who moves to stand clear of all lines. Lengths
are in pixels.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from standoff.report.abreast import abreast
from standoff.report.bends import Point, path_of
from standoff.report.beside import Label, Wanted, beside
from standoff.report.picture import Arrow, Picture
from standoff.report.picture_curves import curves
from standoff.report.rooms import Room, cut_to, width_of

__all__ = ["SIZE", "Box", "Curve", "Drawing", "Text", "layout"]

SIZE = 11.5
"""Of the type of labels."""

_BOX = 208
_GAP = 22
_RISES = (76, 92, 116, 148, 188)
_LINE = 17
_PAD = 14
_LETTERS = 27
_LINES = 8
_MARGIN = 12
_NAMED = 2
_LONG, _SHORT = 200.0, 90.0


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
    """A move, drawn: the points of Bézier curves in a line, and who makes it.

    Each curve has four points, and begins where the one before it ends. There is no label where
    there is no room for one.
    """

    points: tuple[Point, ...]
    label: Label | None
    arrow: Arrow

    @property
    def path(self) -> str:
        """The path of an SVG."""
        return path_of(self.points)


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
    best = _drawn(picture, texts, places, _RISES[0])
    for rise in _RISES[1:]:
        if not any(_crowded(best)):
            break
        drawing = _drawn(picture, texts, places, rise)
        best = min(best, drawing, key=_crowded)
    return best


def _drawn(
    picture: Picture, texts: Mapping[str, Text], places: Mapping[str, float], rise: float
) -> Drawing:
    """Draw it with the rows so far apart."""
    boxes: dict[str, Box] = {}
    y = float(_MARGIN)
    for row in picture.rows:
        wrapped = {state: _wrapped(texts[state]) for state in row}
        height = max(2 * _PAD + _LINE * (1 + len(lines)) for lines in wrapped.values())
        for state in row:
            x = _MARGIN + places[state] * (_BOX + _GAP)
            boxes[state] = _box(state, (x, y, height), texts[state], wrapped[state])
        y += height + rise
    drawn = _labelled(picture, boxes)
    rule = boxes[picture.apart[0]].y - rise / 2 if picture.apart else None
    return Drawing(*_size(boxes.values(), drawn), tuple(boxes.values()), drawn, rule)


def _labelled(picture: Picture, boxes: Mapping[str, Box]) -> tuple[Curve, ...]:
    """Draw the moves, and beside each who makes it."""
    forms = [_forms(arrow) for arrow in picture.arrows]
    widths = [width_of(each[0], SIZE) for each in forms]
    lines = curves(picture.arrows, boxes, picture.rows, widths)
    rooms = [Room(box.x, box.y, box.width, box.height) for box in boxes.values()]
    right = max(x for x, _ in [*((room.x + room.width, 0.0) for room in rooms), *sum(lines, ())])
    inside = Room(_MARGIN, _MARGIN, right - _MARGIN, 0.0)
    wanted = [Wanted(*each) for each in zip(lines, forms, strict=True)]
    labels = beside(wanted, rooms, inside, SIZE)
    return tuple(Curve(*each) for each in zip(lines, labels, picture.arrows, strict=True))


def _forms(arrow: Arrow) -> tuple[str, ...]:
    """Say who makes a move, and say it shorter."""
    found = []
    for named, width in ((_NAMED, _LONG), (1, _LONG), (1, _SHORT)):
        more = len(arrow.actors) - named
        names = cut_to(", ".join(arrow.actors[:named]), width, SIZE)
        found.append(names + (f" +{more}" if more > 0 else ""))
    return tuple(dict.fromkeys(found))


def _crowded(drawing: Drawing) -> tuple[int, int]:
    """Count the labels that are left out, and those that lines pass behind."""
    labels = [curve.label for curve in drawing.curves]
    return labels.count(None), sum(each.crossed for each in labels if each)


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
        if curve.label is not None:
            room = curve.label.room
            points.append((room.x + room.width, room.y + room.height))
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
