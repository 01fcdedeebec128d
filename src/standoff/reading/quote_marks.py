"""Stretches of text between quotation marks, in the styles that newspapers use."""

from __future__ import annotations

import re
from bisect import bisect_right

from standoff.evidence import Span

__all__ = ["find_quoted"]

# A mark that opens, and the marks that may close it. Straight marks open and close alike; “ and „
# are closed by what their languages close them with, and sloppy pages mix curly and straight.
_PAIRS = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    '"': '"”',
    "”": '”"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = frozenset("‘‚'")
_OPENING = re.compile(r"(?<!\w)['‘‚](?=\w)")
_LONGEST_OPEN = 4_000


def find_quoted(text: str) -> tuple[Span, ...]:
    """Find the quoted stretches of a passage, marks included.

    A single mark between letters is an apostrophe. A double mark that is never closed runs to the
    end of the passage, as where a quotation goes on in the next paragraph; a single one that is
    never closed is no quotation.

    Returns
    -------
    tuple of Span
        Outermost stretches only, in order, offsets into `text`.
    """
    found: list[Span] = []
    ends: dict[str, tuple[list[int], list[int]]] = {}
    index = 0
    # Typewritten pages double the single mark for the double one.
    written, text = text, text.replace("''", ' "')
    while index < len(text):
        mark = text[index]
        if mark not in _PAIRS or not _opens(text, index):
            index += 1
            continue
        if mark not in ends:
            ends[mark] = _ends(text, _PAIRS[mark], single=mark in _SINGLE)
        end = _close(text, index, ends[mark])
        if end is None:
            if mark in _SINGLE:
                index += 1
                continue
            end = len(text.rstrip())
        if end > index + 1:
            doubled = written[index] == "'" and mark == '"'
            found.append(Span(index - doubled, end))
        index = max(end, index + 1)
    return tuple(found)


def _opens(text: str, index: int) -> bool:
    mark = text[index]
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    if mark == "”":
        # A closing mark opens only where it is written for the other one, at the very beginning.
        return not text[:index].strip() and after.isalnum()
    if mark == "»":
        # In German and Danish » opens; in French it closes and follows a word or a space.
        return after.isalnum() and not before.isalnum() and before not in ".!?,"
    if mark in _SINGLE:
        return not before.isalnum() and (after.isalnum() or after in '“"…')
    return not after.isspace() or mark in "“„«"


def _ends(text: str, closers: str, *, single: bool) -> tuple[list[int], list[int]]:
    """Return where marks may close: those that surely do, and those that may be apostrophes.

    In "the workers' answer was no,'" a mark behind an s may be an apostrophe, and one behind a
    comma is none; a mark before a letter always is one.
    """
    sure: list[int] = []
    doubtful: list[int] = []
    for match in re.finditer(f"[{closers}]", text):
        end = match.end()
        if not single:
            sure.append(end)
        elif not text[end : end + 1].isalnum():
            (doubtful if text[end - 2 : end - 1] in ("s", "S") else sure).append(end)
    return sure, doubtful


def _close(text: str, start: int, ends: tuple[list[int], list[int]]) -> int | None:
    """Return where a stretch that opens at `start` closes, or None."""
    sure, doubtful = (_next(listed, start) for listed in ends)
    if sure is None or doubtful is None:
        return sure or doubtful
    # Where another stretch opens before the sure end, that end is the other's.
    opens_again = doubtful < sure and _OPENING.search(text, doubtful, sure)
    return doubtful if opens_again else sure


def _next(ends: list[int], start: int) -> int | None:
    place = bisect_right(ends, start + 1)
    near = place < len(ends) and ends[place] <= start + _LONGEST_OPEN
    return ends[place] if near else None
