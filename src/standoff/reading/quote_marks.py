"""Stretches of text between quotation marks, in the styles that newspapers use."""

from __future__ import annotations

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
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = frozenset("‘‚'")
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
    index = 0
    # Typewritten pages double the single mark for the double one.
    written, text = text, text.replace("''", ' "')
    while index < len(text):
        mark = text[index]
        if mark not in _PAIRS or not _opens(text, index):
            index += 1
            continue
        end = _close(text, index, _PAIRS[mark], single=mark in _SINGLE)
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
    if mark == "»":
        # In German and Danish » opens; in French it closes and follows a word or a space.
        return after.isalnum() and not before.isalnum() and before not in ".!?,"
    if mark in _SINGLE:
        return not before.isalnum() and (after.isalnum() or after in '“"…')
    return not after.isspace() or mark in "“„«"


def _close(text: str, start: int, closers: str, *, single: bool) -> int | None:
    stop = min(len(text), start + _LONGEST_OPEN)
    first = None
    for index in range(start + 1, stop):
        if text[index] not in closers:
            continue
        after = text[index + 1] if index + 1 < len(text) else " "
        if not single:
            return index + 1
        if after.isalnum():
            continue
        first = first or index + 1
        # "the workers' answer was no,'": a mark behind an s may be an apostrophe, one behind a
        # comma is none.
        if text[index - 1] not in "sS" or text[index - 1] in ",.?!…":
            return index + 1
    return first
