"""Numbers as they are written, in figures or in words, and their values."""

from __future__ import annotations

import re

__all__ = ["FIGURES", "NUMBERS", "NUMBER_WORDS", "value_of"]

_UNIT_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_UNITS = _UNIT_NAMES.split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {name: value for value, name in enumerate(_UNITS)}
_SMALL |= {name: 10 * value for value, name in enumerate(_TENS, start=2)}
NUMBERS = frozenset(_SMALL)
"""Words that a number in words may begin with, beside "a", "an" and "half"."""
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9,
}  # fmt: skip
_SMALL_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE_WORD = "dozen|hundred|thousand|million|billion|trillion"

FIGURES = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,4})?"
    rf"(?:[ -]?(?:{_SCALE_WORD}|bn|mn|k|m)\b)?"
)
"""Pattern of a number in figures, a scale word included; to be used without regard to case."""

NUMBER_WORDS = (
    rf"(?:(?:an?|half an?) (?:{_SCALE_WORD})|(?:{_SMALL_WORD}))\b"
    rf"(?:(?:[ -]| and )(?:{_SMALL_WORD}|{_SCALE_WORD})\b){{0,8}}"
)
"""Pattern of a number in words; to be used without regard to case."""

_FIGURE_PARTS = re.compile(r"([\d,]*\d(?:\.\d+)?)[ -]?([a-z]*)$")


def value_of(text: str) -> float | None:
    """Return the value of a number as written, or None where it is none.

    Examples
    --------
    >>> value_of("16,000"), value_of("nineteen"), value_of("two hundred and fifty thousand")
    (16000.0, 19.0, 250000.0)
    """
    lowered = text.strip().lower()
    if figures := _FIGURE_PARTS.match(lowered):
        scale = _SCALES.get(figures[2], 1) if figures[2] else 1
        if figures[2] and figures[2] not in _SCALES:
            return None
        return float(figures[1].replace(",", "")) * scale
    return _in_words(lowered)


def _in_words(lowered: str) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", lowered):
        if word in ("a", "an"):
            current = 0.5 if current == 0.5 else 1.0
        elif word == "half":
            current = 0.5
        elif word in _SMALL:
            current += _SMALL[word]
            seen = True
        elif word in ("hundred", "dozen"):
            current = (current or 1) * _SCALES[word]
            seen = True
        elif word in _SCALES and len(word) > 2:
            total += (current or 1) * _SCALES[word]
            current, seen = 0.0, True
        elif word != "and":
            return None
    return total + current if seen else None
