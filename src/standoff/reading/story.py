"""Where on a page the story is: the run of units with the most prose in it.

Each unit is given a weight, positive for prose and negative for what stands around it; the story is
the run with the largest sum (maximum subsequence segmentation: Pasternack & Roth, "Extracting
article text from the web with maximum subsequence segmentation", WWW 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

from standoff.reading.layout import Unit
from standoff.reading.promotions import (
    ends_story,
    is_disclaimer,
    is_label,
    is_promotion,
    is_prompt,
)
from standoff.reading.shapes import (
    ends_sentence,
    function_words,
    has_finite_verb,
    is_timestamp,
    word_count,
)

__all__ = ["find_story", "is_furniture", "is_prose"]

_FURNITURE_TAGS = frozenset({"nav", "footer", "button", "form"})
_FURNITURE_ROLES = frozenset({"promotion", "share", "notice", "comments", "nav", "footer", "form"})
_SHORT = -7.0
_LABEL = -9.0
_END = -60.0
_FURNITURE = -25.0
_LONGEST_CREDIT = 60


def is_prose(unit: Unit) -> bool:
    """Whether a unit is made of sentences and ends with the end of one."""
    count = word_count(unit.text)
    if count < 4 or not ends_sentence(unit.text):
        return False
    if count >= 10:
        return function_words(unit.text) >= 2
    return function_words(unit.text) >= 1 and has_finite_verb(unit.text)


def is_furniture(unit: Unit) -> bool:
    """Whether a unit belongs to the page and not to the story, by its markup or its purpose."""
    if unit.block and (
        unit.block.tag in _FURNITURE_TAGS or unit.block.roles & _FURNITURE_ROLES
    ):
        return True
    text = unit.text
    return is_label(text) or is_disclaimer(text) or is_prompt(text) or is_promotion(text)


def find_story(units: Sequence[Unit], *, first: int = 0) -> tuple[int, int]:
    """Find the run of units that holds the story.

    Parameters
    ----------
    first
        Index of the first unit that may belong to it.

    Returns
    -------
    tuple of int, int
        Half-open range of indices; empty where there is no prose at all.
    """
    best = (0.0, first, first)
    total, start = 0.0, first
    for index in range(first, len(units)):
        if total <= 0:
            total, start = 0.0, index
        total += _weight(units[index])
        if total > best[0]:
            best = (total, start, index + 1)
    return best[1], best[2]


def _weight(unit: Unit) -> float:
    if ends_story(unit.text):
        return _END
    if unit.block and unit.block.linked > 0.8:
        return _SHORT
    if is_label(unit.text):
        return _LABEL
    if is_furniture(unit):
        return _FURNITURE
    if is_prose(unit):
        return float(min(word_count(unit.text), _LONGEST_CREDIT))
    if is_timestamp(unit.text):
        return _LABEL
    return _SHORT if word_count(unit.text) < 8 or function_words(unit.text) < 2 else _SHORT / 3
