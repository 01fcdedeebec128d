"""Who makes the moves of a chart: tags above the boxes that they lead to, below those they leave.

A tag stands in the gap beside its box, where neither boxes nor other tags are. It is cut where the
gap has no room for all of it, and left out where it has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.report.chart import BETWEEN, Box, Chart
from standoff.report.rooms import Room, cut_to, stretches, width_of

__all__ = ["SIZE", "Tag", "tags_of"]

SIZE = 10.5
_HIGH = 16.0
_OFF, _INDENT, _PAD = 3.0, 8.0, 5.0
# A heavy border is wider than its box, and what marks the chosen one is further out still.
_BORDER, _CHOSEN = 2.0, 5.0
_APART = 4.0


@dataclass(frozen=True, slots=True)
class Tag:
    """Who makes a move, at the box that it leads to, or comes from.

    Parameters
    ----------
    words
        What there is room for.
    whole
        All of it.
    """

    room: Room
    words: str
    whole: str


def tags_of(
    chart: Chart, ends: Mapping[tuple[int, bool], Sequence[str]], chosen: int
) -> tuple[Tag, ...]:
    """Place the tags of the moves from and to a state.

    Parameters
    ----------
    ends
        Who makes a move, by the state and by whether it leads there (or else comes from there).
    chosen
        The state that is marked.
    """
    taken = [
        _room(box).grown(_CHOSEN if box.state == chosen else _BORDER)
        for box in chart.boxes.values()
    ]
    taken += [Room(rest.x, rest.y, rest.width, rest.height) for rest in chart.rests]
    tags = []
    joined = {end: _joined(said) for end, said in ends.items()}
    # Of two in one gap the longer is cut: of it more is left to be read.
    for (state, leads), words in sorted(joined.items(), key=lambda item: len(item[1])):
        tag = _tag(chart, chart.boxes[state], words, taken, top=leads)
        if tag is not None:
            tags.append(tag)
            taken.append(tag.room.grown(_APART))
    return tuple(tags)


def _joined(said: Sequence[str]) -> str:
    """Join who moves; where somebody would stop one of them, so that it is clear whom."""
    return ("; " if any("⊣" in each for each in said) else ", ").join(dict.fromkeys(said))


def _tag(chart: Chart, box: Box, words: str, taken: Sequence[Room], *, top: bool) -> Tag | None:
    """Put a tag where there is most room for it beside its box, as near to its corner as can be."""
    y = box.y - _OFF - _HIGH if top else box.y + box.height + _OFF
    left = max(0.0, box.x - BETWEEN + _INDENT)
    right = min(chart.width, box.x + box.width + BETWEEN - _INDENT)
    wanted = box.x + _INDENT
    needed = width_of(words, SIZE) + 2 * _PAD
    found = []
    for begin, end in stretches(Room(left, y, right - left, _HIGH), taken):
        width = min(needed, end - begin)
        x = min(max(wanted, begin), end - width)
        beside = min(x + width, box.x + box.width) - max(x, box.x)
        if beside > 0:
            found.append((width, -abs(x - wanted), x))
    if not found:
        return None
    width, _, x = max(found)
    said = words if width == needed else cut_to(words, width - 2 * _PAD, SIZE)
    if not said:
        return None
    return Tag(Room(x, y, width_of(said, SIZE) + 2 * _PAD, _HIGH), said, words)


def _room(box: Box) -> Room:
    return Room(box.x, box.y, box.width, box.height)
