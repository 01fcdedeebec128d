"""Rectangles of a picture: which meet, what is free between them, how wide words are.

Lengths are in pixels. The words of a picture are in whatever typeface the reader's machine has:
how wide they are is what they take in a wide one, so that nothing that is drawn around them is too
small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

__all__ = ["Room", "cut_to", "stretches", "width_of"]

_SLIM = frozenset("iljIft.,:;'|!()[] ")
_BROAD = frozenset("mwMW@%⊣—…")
_EMS = {"slim": 0.42, "usual": 0.65, "capital": 0.78, "broad": 1.05}


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle: its corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, to a tenth of a pixel."""
        return round(self.x + self.width / 2, 1), round(self.y + self.height / 2, 1)

    def shared(self, other: Room) -> float:
        """Return the area that the two have in common."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0.0, wide) * max(0.0, high)

    def grown(self, by: float) -> Room:
        """Return it with so much more on every side."""
        return Room(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def width_of(words: str, size: float) -> float:
    """Return how much room words take at most at a size of type."""
    return sum(map(_ems, words)) * size


def cut_to(words: str, width: float, size: float) -> str:
    """Cut words to a width; empty where not even a letter fits."""
    if width_of(words, size) <= width:
        return words
    room = width - width_of("…", size)
    for at, letter in enumerate(words):
        room -= width_of(letter, size)
        if room < 0:
            kept = words[:at].rstrip(" ,")
            return f"{kept}…" if kept else ""
    return words


def stretches(band: Room, taken: Iterable[Room]) -> list[tuple[float, float]]:
    """Return from where to where a band is free, from the left to the right."""
    found, x = [], band.x
    met = sorted((room.x, room.x + room.width) for room in taken if room.shared(band))
    for begin, end in met:
        if begin > x:
            found.append((x, begin))
        x = max(x, end)
    if x < band.x + band.width:
        found.append((x, band.x + band.width))
    return found


def _ems(letter: str) -> float:
    if combining(letter):
        return 0.0
    if letter in _SLIM:
        return _EMS["slim"]
    if letter in _BROAD or east_asian_width(letter) in "WF":
        return _EMS["broad"]
    return _EMS["capital" if letter.isupper() else "usual"]
