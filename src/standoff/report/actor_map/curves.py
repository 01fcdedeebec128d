"""Curves between boxes: from side to side, or around the outside within a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.report.actor_map.record import Line
from standoff.report.bends import Bend, Point, along, path_of
from standoff.report.rooms import Room

__all__ = ["Arrow", "Curve", "curves_of"]

_TIP = 5.0
_BOW = 44.0
_LETTER, _HIGH = 6.4, 15.0
_SHARES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.15, 0.85)
_MOST_LABEL = 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """Lines of one tone from one actor to another."""

    start: str
    end: str
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        """What stands on it."""
        kinds = list(dict.fromkeys(line.kind for line in self.lines))
        more = f" +{len(kinds) - _MOST_LABEL}" if len(kinds) > _MOST_LABEL else ""
        return ", ".join(kinds[:_MOST_LABEL]) + more


@dataclass(frozen=True, slots=True)
class Curve:
    """An arrow, drawn: an SVG path, and the middle of its label."""

    arrow: Arrow
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _End:
    """Where an arrow touches a box: at its left (-1) or right (1) side."""

    actor: str
    side: int


def curves_of(
    arrows: Sequence[Arrow], rooms: Mapping[str, Room], width: float
) -> tuple[Curve, ...]:
    """Draw arrows between boxes.

    Parameters
    ----------
    rooms
        The box of each actor.
    width
        Of the whole picture: arrows within its left half bow to the left.
    """
    ends = [_ends(arrow, rooms, width) for arrow in arrows]
    heights = _heights(arrows, ends, rooms)
    bends = []
    for at, own in enumerate(ends):
        points = [_point(end, heights[at, n], rooms) for n, end in enumerate(own)]
        bends.append(_bend(points, own))
    taken: list[Room] = list(rooms.values())
    labels: dict[int, Room] = {}
    # Short curves leave their labels the least choice.
    for at in sorted(range(len(arrows)), key=lambda at: abs(bends[at][0][1] - bends[at][3][1])):
        labels[at] = _label(bends[at], arrows[at].label, taken)
        taken.append(labels[at])
    return tuple(
        Curve(arrow, path_of(bends[at]), *labels[at].middle) for at, arrow in enumerate(arrows)
    )


def _ends(arrow: Arrow, rooms: Mapping[str, Room], width: float) -> tuple[_End, _End]:
    one, other = rooms[arrow.start], rooms[arrow.end]
    if one.x == other.x:
        outside = -1 if one.x + one.width / 2 < width / 2 - 1 else 1
        return _End(arrow.start, outside), _End(arrow.end, outside)
    right = 1 if one.x < other.x else -1
    return _End(arrow.start, right), _End(arrow.end, -right)


def _heights(
    arrows: Sequence[Arrow], ends: Sequence[tuple[_End, _End]], rooms: Mapping[str, Room]
) -> dict[tuple[int, int], float]:
    """Spread the ends of the arrows along the sides of the boxes, by where they lead."""
    sharing: dict[_End, list[tuple[int, float, int, int]]] = defaultdict(list)
    for at, (arrow, own) in enumerate(zip(arrows, ends, strict=True)):
        for n, far in ((0, arrow.end), (1, arrow.start)):
            y = rooms[far].y
            if own[0].side != own[1].side:
                sharing[own[n]].append((0, y, at, n))
            else:
                # A bow that goes further lies outside of those that go less far.
                sharing[own[n]].append((-1 if y < rooms[own[n].actor].y else 1, -y, at, n))
    found = {}
    for end, those in sharing.items():
        room = rooms[end.actor]
        for place, (_, _, at, n) in enumerate(sorted(those), start=1):
            found[at, n] = room.y + room.height * place / (len(those) + 1)
    return found


def _point(end: _End, height: float, rooms: Mapping[str, Room]) -> Point:
    room = rooms[end.actor]
    return (room.x + (room.width if end.side > 0 else 0.0), height)


def _bend(points: Sequence[Point], ends: tuple[_End, _End]) -> Bend:
    """Bend a curve from one point to the other; its tip stays clear of the box."""
    (x, y), (to_x, to_y) = points
    to_x += _TIP * ends[1].side
    if ends[0].side == ends[1].side:
        out = x + ends[0].side * (_BOW + abs(to_y - y) / 8)
        return (x, y), (out, y), (out, to_y), (to_x, to_y)
    reach = (to_x - x) / 2
    return (x, y), (x + reach, y), (to_x - reach, to_y), (to_x, to_y)


def _label(bend: Bend, words: str, taken: Sequence[Room]) -> Room:
    """Set a label on a curve where it covers as little as possible of what is there already."""
    width = len(words) * _LETTER + 6
    rooms = []
    for share in _SHARES:
        x, y = along(bend, share)
        rooms.append(Room(x - width / 2, y - _HIGH / 2, width, _HIGH))
    return min(rooms, key=lambda room: sum(room.shared(other) for other in taken))
