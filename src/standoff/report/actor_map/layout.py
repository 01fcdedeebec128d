"""Where the actors of a map stand: the two sides to the left and right, who backs them below them.

Between the sides stands whoever mediates, administers or takes no side. The lines are curves from
box to box; their ends are spread along the boxes, and their labels are kept clear of each other.
Lengths are in pixels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from textwrap import wrap

from standoff.report.actor_map.curves import Arrow, Curve, curves_of
from standoff.report.actor_map.piles import Pile, arrows_of, near_each_other, piles_of
from standoff.report.actor_map.record import ActorMap, Line, MapActor
from standoff.report.rooms import Room
from standoff.report.words import capital

__all__ = ["ActorBox", "MapDrawing", "layout"]

_WIDTH, _GAP, _BETWEEN = 168.0, 106.0, 32.0
_LINE, _PAD = 15.0, 11.0
_LETTERS, _SMALL_LETTERS = 21, 26
_TITLE_LINES, _ROLE_LINES = 2, 2
_TALL = 7
_BOWS = 70.0
_PORT = 15.0
_MARGIN = 12.0
_WITH = frozenset({"backs", "member", "advises", "speaks for"})
"""Lines that put an actor on the side of the other."""


@dataclass(frozen=True, slots=True)
class ActorBox:
    """An actor, drawn: its name and below it its role, each in lines with their heights."""

    actor: MapActor
    room: Room
    title: tuple[tuple[float, str], ...]
    role: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """All of it, within a width and a height."""

    width: float
    height: float
    boxes: tuple[ActorBox, ...]
    curves: tuple[Curve, ...]


def layout(found: ActorMap) -> MapDrawing:
    """Place the actors of a map and the lines between them."""
    piles = piles_of(found)
    arrows = arrows_of(found.lines, piles)
    columns = [column for column in _columns(found, piles) if column]
    bows = _bows(columns, arrows)
    least = _least(columns, arrows)
    boxes: list[ActorBox] = []
    rooms: dict[str, Room] = {}
    x = _MARGIN
    for at, column in enumerate(columns):
        x += bows[at]
        # What stands in the middle begins lower, so that the two sides see each other.
        y = _MARGIN + (_LINE * 3 + _BETWEEN if 0 < at < len(columns) - 1 else 0)
        for pile in column:
            own = []
            for actor in pile:
                own.append(_box(actor, x, y, least[pile[0].id] / len(pile)))
                y += own[-1].room.height
            rooms[pile[0].id] = Room(x, own[0].room.y, _WIDTH, y - own[0].room.y)
            boxes += own
            y += _BETWEEN
        x += _WIDTH + _GAP
    width = x - _GAP + bows[len(columns)] + _MARGIN
    height = max((room.y + room.height for room in rooms.values()), default=0.0) + _MARGIN
    return MapDrawing(width, height, tuple(boxes), curves_of(arrows, rooms, width))


def _columns(found: ActorMap, piles: Sequence[Pile]) -> list[list[Pile]]:
    """Share out the actors: the sides outside, below them who is with them, the rest between."""
    left, right = _poles(found)
    sides = _sides(found.lines, left, right)
    of = {pile[0].id: sides.get(pile[0].id, 0) for pile in piles}
    between = [pile for pile in piles if of[pile[0].id] == 0]
    between.sort(key=lambda pile: _rank(pile[0], found.lines, {left, right}))
    between = near_each_other(between, found.lines)
    outer = []
    for pole, sign in ((left, -1), (right, 1)):
        own = [pile for pile in piles if of[pile[0].id] == sign]
        first = [pile for pile in own if pile[0].id == pole]
        outer.append(first + [pile for pile in own if pile not in first])
    if len(between) <= _TALL:
        return [outer[0], between, outer[1]]
    half = -(-len(between) // 2)
    return [outer[0], between[:half], between[half:], outer[1]]


def _poles(found: ActorMap) -> tuple[str | None, str | None]:
    """Return the two sides: the parties, or the two between whom most lines go."""
    parties = [actor.id for actor in found.actors if actor.party]
    if len(parties) == 2:
        return parties[0], parties[1]
    weights: dict[tuple[str, str], int] = defaultdict(int)
    for line in found.lines:
        if line.tone in {"against", "asks"}:
            weights[min(line.start, line.end), max(line.start, line.end)] += 1
    if weights:
        return max(weights, key=lambda pair: weights[pair])
    ids = [actor.id for actor in found.actors]
    return (ids[0] if ids else None), (ids[1] if len(ids) > 1 else None)


def _sides(lines: Sequence[Line], left: str | None, right: str | None) -> dict[str, int]:
    """Say of each actor on which side it stands: -1, 1, or 0 where it is with both or neither."""
    poles = {left: -1, right: 1}
    found: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.kind in _WITH and line.end in poles and line.start not in poles:
            found[line.start] += poles[line.end]
    sides = {actor: (score > 0) - (score < 0) for actor, score in found.items()}
    return sides | {pole: sign for pole, sign in poles.items() if pole is not None}


def _rank(
    actor: MapActor, lines: Sequence[Line], sides: Collection[str | None]
) -> tuple[bool, int, bool]:
    """Set on top who has to do with the sides: mediators, who administers, and then the rest."""
    own = [line for line in lines if actor.id in {line.start, line.end}]
    tones = {line.tone for line in own if line.start == actor.id}
    apart = not any(line.start in sides or line.end in sides for line in own)
    return apart, 0 if "between" in tones else 1 if "over" in tones else 2, not actor.modelled


def _bows(columns: Sequence[Sequence[Pile]], arrows: Sequence[Arrow]) -> list[float]:
    """Return how much room there has to be before each column, and after the last."""
    place = {pile[0].id: at for at, column in enumerate(columns) for pile in column}
    room = [0.0] * (len(columns) + 1)
    for arrow in arrows:
        at = place[arrow.start]
        if at == place[arrow.end] and at in {0, len(columns) - 1}:
            room[0 if at == 0 else len(columns)] = _BOWS
    return room


def _least(columns: Sequence[Sequence[Pile]], arrows: Sequence[Arrow]) -> dict[str, float]:
    """Return how high each pile has to be at least, for its arrows to be told apart."""
    place = {pile[0].id: at for at, column in enumerate(columns) for pile in column}
    ends: Counter[tuple[str, bool]] = Counter()
    for arrow in arrows:
        one, other = place[arrow.start], place[arrow.end]
        out = one >= len(columns) / 2
        ends[arrow.start, one < other or (one == other and out)] += 1
        ends[arrow.end, other < one or (one == other and out)] += 1
    return {ident: _PORT * (1 + max(ends[ident, True], ends[ident, False])) for ident in place}


def _box(actor: MapActor, x: float, y: float, least: float) -> ActorBox:
    title = _cut(capital(actor.name), _LETTERS, _TITLE_LINES)
    role = _cut(actor.role or "", _SMALL_LETTERS, _ROLE_LINES)
    height = max(least, 2 * _PAD + _LINE * (len(title) + len(role)))
    lines = [(y + _PAD + _LINE * (at + 0.75), words) for at, words in enumerate([*title, *role])]
    return ActorBox(
        actor, Room(x, y, _WIDTH, height), tuple(lines[: len(title)]), tuple(lines[len(title) :])
    )


def _cut(words: str, letters: int, most: int) -> list[str]:
    return wrap(words, letters, max_lines=most, placeholder=" …")
