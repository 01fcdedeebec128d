"""Where words that a model quotes stand in a text, if they do.

White space, quotation marks and dashes may differ, for models copy these carelessly; anything else
that differs makes it another text. What is found are the exact characters of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from standoff.evidence import Span

__all__ = ["find_all", "find_once"]

_MARKS = "\"'`´“”„‟«»‹›‘’‚‛′″"
_DASHES = "-‐‑‒–—―−"
_CLASSES = re.compile(rf"(?P<space>\s+)|(?P<mark>[{_MARKS}]+)|(?P<dash>[{_DASHES}]+)|.", re.DOTALL)


@lru_cache(maxsize=256)
def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with one sign for each run of a class, and where each sign began."""
    signs: list[str] = []
    starts: list[int] = []
    for match in _CLASSES.finditer(text):
        kind = match.lastgroup
        signs.append({"space": " ", "mark": "'", "dash": "-"}.get(kind or "", match[0]))
        starts.append(match.start())
    return "".join(signs), (*starts, len(text))


def find_all(words: str, text: str) -> tuple[Span, ...]:
    """Find all places where some words stand in a text, whole words only.

    Parameters
    ----------
    words
        As a model quotes them.
    text
        To look in.

    Returns
    -------
    tuple of Span
        In order; offsets into `text`. Words that stand there to the letter are looked for first,
        and only where they do not, those that differ in white space, quotation marks or dashes.
    """
    words = words.strip()
    if not words:
        return ()
    exact = [Span(at, at + len(words)) for at in _places(words, text)]
    if exact:
        return tuple(exact)
    plain, starts = _plain(text)
    wanted = _plain(words)[0]
    return tuple(Span(starts[at], starts[at + len(wanted)]) for at in _places(wanted, plain))


def find_once(words: str, text: str) -> Span | int:
    """Find the one place where some words stand in a text, or how many there are instead."""
    found = find_all(words, text)
    return found[0] if len(found) == 1 else len(found)


def _places(words: str, text: str) -> list[int]:
    found = []
    at = text.find(words)
    while at >= 0:
        if _is_whole(text, at, at + len(words)):
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither end of a range is in the middle of a word."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    cut_before = before.isalnum() and text[start].isalnum()
    cut_after = after.isalnum() and text[end - 1].isalnum()
    return not cut_before and not cut_after
