"""The story as a page gives it to search engines, against the lines that it shows to people."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

__all__ = ["told_apart"]

_TAG = re.compile(r"<[^>]{0,400}>")
_NOT_WORDS = re.compile(r"[\W_]+")
_SHORTEST = 40
_WHOLE = 0.9
_LEAST = 400
_MOST = 200_000
_MOST_WORK = 200_000_000


def told_apart(body: str, lines: Sequence[str]) -> tuple[set[int], set[int]] | None:
    """Tell which lines the page's own account of the story has, and which it leaves out.

    Parameters
    ----------
    body
        The account: ``articleBody`` of JSON-LD, with or without markup.
    lines
        The lines of the page's text. Short ones are told nothing of: an account often lacks
        subheadings, and may have the words of a button by chance.

    Returns
    -------
    tuple of set, or None
        Numbers of the lines that it has, and of those between them that it lacks; None where the
        account is none of the whole story, or not of this one.
    """
    account = _letters(html.unescape(_TAG.sub(" ", body[:_MOST])))
    if len(account) < _LEAST:
        return None
    letters = {number: _letters(line) for number, line in enumerate(lines) if len(line) > _SHORTEST}
    if len(letters) * len(account) > _MOST_WORK:
        return None
    found = {number for number, text in letters.items() if text in account}
    if sum(len(text) for text in {letters[number] for number in found}) < _WHOLE * len(account):
        return None
    between = range(min(found), max(found) + 1)
    return found, {number for number in letters if number in between} - found


def _letters(text: str) -> str:
    return _NOT_WORDS.sub("", text).casefold()
