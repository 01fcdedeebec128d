"""Labels beside curves: clear of boxes and of each other, and of all lines where that can be.

Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.report.bends import Point, samples
from standoff.report.rooms import Room, width_of

__all__ = ["Label", "Wanted", "beside"]

_HIGH, _PAD = 16.0, 3.0
_OFF, _APART = 3.0, 2.0
_SAMPLES = 100
_SHARES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.15, 0.85)
# Where a label is to the point that it stands at: to the right of it, to the left, above, …
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to stand beside a curve.

    Parameters
    ----------
    points
        Those of a chain of Bézier curves.
    words
        What it says, and shorter forms of that for where there is less room.
    """

    points: tuple[Point, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words, and where they stand.

    Parameters
    ----------
    crossed
        Lines pass behind it.
    """

    words: str
    room: Room
    crossed: bool


def beside(
    wanted: Sequence[Wanted], boxes: Sequence[Room], inside: Room, size: float
) -> tuple[Label | None, ...]:
    """Place labels.

    Parameters
    ----------
    boxes
        What a label may not cover.
    inside
        Where labels may stand; its right side may be passed where there is no room left of it.
    size
        Of type.

    Returns
    -------
    tuple
        For each curve its label, or None where there is no room even for the shortest form.
    """
    lines = [samples(each.points, _SAMPLES) for each in wanted]
    taken = [box.grown(_APART) for box in boxes]
    found: dict[int, Label | None] = {}
    # Short curves leave their labels the least choice.
    for at in sorted(range(len(wanted)), key=lambda at: float(np.ptp(lines[at], axis=0).sum())):
        label = _label(wanted[at], at, lines, taken, inside, size)
        found[at] = label
        if label is not None:
            taken.append(label.room.grown(_APART))
    return tuple(found[at] for at in range(len(wanted)))


def _label(
    wanted: Wanted,
    own: int,
    lines: Sequence[NDArray[np.float64]],
    taken: Sequence[Room],
    inside: Room,
    size: float,
) -> Label | None:
    """Take the first place that nothing is at; else the longest words, with as few lines behind."""
    reach = width_of(wanted.words[0], size) + _HIGH
    low, high = lines[own].min(axis=0) - reach, lines[own].max(axis=0) + reach
    others = np.concatenate([line for at, line in enumerate(lines) if at != own] or [lines[own]])
    others = others[((others > low) & (others < high)).all(axis=1)]
    near = Room(*map(float, (*low, *(high - low))))
    taken = [each for each in taken if each.shared(near)]
    best: tuple[int, float, Label] | None = None
    for words in wanted.words:
        for room in _rooms(lines[own], width_of(words, size) + 2 * _PAD):
            if room.x < inside.x or room.y < inside.y or any(map(room.shared, taken)):
                continue
            outside = max(0.0, room.x + room.width - inside.x - inside.width)
            behind = _within(room, lines[own]) + _within(room.grown(_APART), others)
            if not behind and not outside:
                return Label(words, room, crossed=False)
            if best is None or (behind, outside) < best[:2]:
                best = behind, outside, Label(words, room, crossed=behind > 0)
        if best is not None and not best[0]:
            break
    return best[2] if best else None


def _rooms(line: NDArray[np.float64], width: float) -> Iterator[Room]:
    """Give the places of a label: at the middle of its curve, then along it to its ends."""
    for share in _SHARES:
        x, y = line[round(share * (len(line) - 1))]
        for right, down in _SIDES:
            left = float(x) + right * (_OFF + width / 2) - width / 2
            top = float(y) + down * (_OFF + _HIGH / 2) - _HIGH / 2
            yield Room(left, top, width, _HIGH)


def _within(room: Room, points: NDArray[np.float64]) -> int:
    corner, size = (room.x, room.y), (room.width, room.height)
    return int(((points > corner) & (points < np.add(corner, size))).all(axis=1).sum())
