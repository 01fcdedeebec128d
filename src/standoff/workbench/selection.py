"""What is selected of a report in the browser, as characters of its text.

A browser counts in units of UTF-16, in which a character outside of the basic plane (an emoji, say)
is two; offsets into a source count characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from standoff.errors import InputError
from standoff.evidence import Source, Span

__all__ = ["selected", "shown", "units"]

_NOTHING = (
    "no words of the report are selected: select some in its text, with the mouse or the arrow keys"
)
_OTHER = "the page shows another text than the report has: load it again"
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
_NOT_SHOWN = re.compile("[\x00\ud800-\udfff]")


def shown(text: str) -> str:
    """Return a text as a page can hold it: what is no character of a page has a sign in its place.

    Characters, and their units, are as many as before.
    """
    return _NOT_SHOWN.sub("\ufffd", text)


def units(text: str) -> int:
    """Return how many units of UTF-16 a text has."""
    return len(text) + len(_TWO_UNITS.findall(text))


def selected(source: Source, start: int, end: int, length: int) -> Span:
    """Return the characters that are selected, without the white space around them.

    A character that is selected by half is selected.

    Parameters
    ----------
    source
        With its text, which the page shows unit by unit.
    start, end
        Of the selection, in units from the beginning of the text.
    length
        Units of the whole text as the page has it.

    Raises
    ------
    InputError
        Nothing but white space is selected, or the page has another text.
    """
    text = source.text or ""
    if length != units(text) or not (0 <= start <= length and 0 <= end <= length):
        raise InputError(_OTHER)
    if start >= end:
        raise InputError(_NOTHING)
    # The unit behind each character that has two.
    wide = [at.start() + number + 2 for number, at in enumerate(_TWO_UNITS.finditer(text))]
    first, last = _character(wide, start, up=False), _character(wide, end, up=True)
    words = text[first:last]
    first += len(words) - len(words.lstrip())
    last -= len(words) - len(words.rstrip())
    if first >= last:
        raise InputError(_NOTHING)
    return Span(first, last)


def _character(wide: list[int], unit: int, *, up: bool) -> int:
    """Return the character that begins at a unit; of one that is cut, its own place or the next."""
    before = bisect_right(wide, unit)
    is_cut = before < len(wide) and wide[before] - 1 == unit
    return unit - before - (is_cut and not up)
