"""Where on a page the story is: the run of units with the most prose in it.

Each unit is given a weight, positive for prose and negative for what stands around it; the story is
the run with the largest sum (maximum subsequence segmentation: Pasternack & Roth, "Extracting
article text from the web with maximum subsequence segmentation", WWW 2009).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.reading.html_roles import APART, PARTS
from standoff.reading.layout import Unit
from standoff.reading.promotions import (
    ends_story,
    heads_others,
    interrupts_story,
    is_disclaimer,
    is_label,
    is_promotion,
    is_prompt,
)
from standoff.reading.shapes import (
    content_words,
    ends_sentence,
    function_words,
    has_finite_verb,
    is_timestamp,
    lower_words,
    word_count,
)

__all__ = [
    "Story",
    "find_story",
    "is_cell",
    "is_furniture",
    "is_prose",
    "is_set_apart",
    "repeats_title",
]

_FURNITURE_TAGS = frozenset({"nav", "footer", "button", "form"})
_SHORT = -7.0
_LABEL = -9.0
_ADVERTISEMENT = -3.0
_INTERRUPTION = -9.0
_ENOUGH = 60.0
_LEAST_ANCHORED = 20.0
_SHARE_OF_BEST = 0.4
_TOPICAL = 0.3
_DOUBTS = 3
_NEAR = 12
_END = -60.0
_FURNITURE = -20.0
_SET_APART = -1.0
_ON_TOPIC = 5.0
_LONGEST_CREDIT = 80
_LONGEST_CELL = 4
_OFFERS_TO = re.compile(r"\b\w{2,}[a-rt-z]s to [a-z]")
_LINKED_TEASER = 0.25
_OUTSIDE = 0.4
_WITHIN = 0.5
_LINKED_WITHIN = -2.0
_INTERRUPTION_WITHIN = -5.0


def is_prose(unit: Unit) -> bool:
    """Whether a unit is made of sentences and ends with the end of one."""
    count = word_count(unit.text)
    if count < 4 or not ends_sentence(unit.text):
        return False
    if count >= 6 and lower_words(unit.text) >= 0.4 * count:
        return True
    if count >= 6 and lower_words(unit.text) < 0.3 * count:
        return False
    finite = has_finite_verb(unit.text) or _OFFERS_TO.search(unit.text) is not None
    return function_words(unit.text) >= 1 and finite


def is_set_apart(unit: Unit) -> bool:
    """Whether the markup of the page says that a unit is not part of the story."""
    block = unit.block
    if block is None or "pull_quote" in block.roles:
        return False
    return block.tag in _FURNITURE_TAGS or bool(block.roles & APART)


def is_cell(unit: Unit) -> bool:
    """Whether a unit is a cell of a table of figures or names: a few words, none of them linked."""
    block = unit.block
    if block is None or block.tag not in ("td", "th") or block.linked:
        return False
    return word_count(unit.text) <= _LONGEST_CELL and not ends_sentence(unit.text)


def _is_partly_linked(unit: Unit) -> bool:
    return unit.block is not None and unit.block.linked > _LINKED_TEASER


def is_furniture(unit: Unit) -> bool:
    """Whether a unit belongs to the page and not to the story, by its markup or its purpose."""
    text = unit.text
    return (
        is_set_apart(unit)
        or is_label(text)
        or is_disclaimer(text)
        or is_prompt(text)
        or is_promotion(text)
    )


@dataclass(frozen=True, slots=True)
class Story:
    """Half-open range of the units that hold the story, and the unit that is its headline.

    Parameters
    ----------
    headline
        Index of the unit that repeats the page's title, None where none does.
    weight
        Sum of the weights of its units.
    """

    start: int
    end: int
    headline: int | None = None
    weight: float = 0.0


def find_story(units: Sequence[Unit], *, title: str | None = None) -> Story:
    """Find the run of units that holds the story; it is empty where there is no prose at all.

    Where a line repeats the title of the page, the story is looked for below it and above the
    first line that heads what comes after a story.

    Parameters
    ----------
    title
        Of the page, where its markup or the caller gives one; the first line is tried as one, too.
    """
    weights = [_weight(unit) for unit in units]
    for number in range(len(units) - 1):
        # The name of another story above its "Read more" is one interruption with it.
        if _SHORT <= weights[number] < 0 and interrupts_story(units[number + 1].text):
            weights[number] = _SET_APART
    anchored = [_below(units, weights, number) for number in _titled(units, title)]
    enough = max((story.weight for story in anchored), default=0.0) * _SHARE_OF_BEST
    if enough >= _LEAST_ANCHORED * _SHARE_OF_BEST:
        return next(story for story in anchored if story.weight >= enough)
    return _heaviest(units, weights, 0, len(units))


def _titled(units: Sequence[Unit], title: str | None) -> list[int]:
    """Units that repeat the title, but for the first line where that is the title itself."""
    titles = [title] if title else []
    if len(units) > 1 and word_count(units[0].text) >= 4 and not is_label(units[0].text):
        titles.append(units[0].text)
    found = [
        number
        for number, unit in enumerate(units)
        if word_count(unit.text) >= 3
        and not ends_story(unit.text)
        and not unit.text.endswith(".")
        and any(repeats_title(unit.text, known) for known in titles)
    ]
    return [number for number in found if number] or found


def _below(units: Sequence[Unit], weights: Sequence[float], headline: int) -> Story:
    prose, stop = 0.0, headline + 1
    while stop < len(units) and not (prose >= _ENOUGH and ends_story(units[stop].text)):
        prose += max(0.0, weights[stop])
        stop += 1
    story = _heaviest(units, weights, headline + 1, stop, near=True)
    return replace(story, headline=headline)


def _heaviest(
    units: Sequence[Unit], weights: Sequence[float], first: int, stop: int, *, near: bool = False
) -> Story:
    """Find the run with the largest sum of weights; with `near`, less what lies before it.

    Prose below the head of a list of other stories counts against the run where it stands alone,
    as a teaser does, and shares no words with the prose above the list.
    """
    best = Story(first, first)
    total, start = 0.0, first
    vocabulary: set[str] = set()
    doubts = 0
    for index in range(first, stop):
        if total <= 0:
            total, start, doubts = 0.0, index, 0
            vocabulary.clear()
        text, weight = units[index].text, weights[index]
        if weight > 0:
            own = content_words(text)
            topical = len(own & vocabulary) >= max(2, _TOPICAL * len(own))
            flanked = index > first and weights[index - 1] > 0
            flanked = flanked or (index + 1 < stop and weights[index + 1] > 0)
            teaser = not flanked or _is_partly_linked(units[index])
            if doubts and not topical and teaser:
                doubts, weight = _DOUBTS, -weight
            else:
                doubts = max(0, doubts - 1)
                weight += _ON_TOPIC if topical else 0.0
                vocabulary |= own
        if heads_others(text) and not is_set_apart(units[index]):
            doubts = _DOUBTS
        total += weight
        away = max(0, start - first - _NEAR) if near else 0
        if total + _SHORT * away > best.weight:
            best = Story(start, index + 1, None, total + _SHORT * away)
    return best


def repeats_title(text: str, title: str) -> bool:
    """Whether a line says what the page's title says, but for the name of the site."""
    own, given = content_words(text), content_words(title)
    return len(own) >= 2 and len(own & given) >= 0.8 * len(own) and len(own) >= 0.5 * len(given)


def _weight(unit: Unit) -> float:
    weight, block = _own_weight(unit), unit.block
    if block is None or block.main is None:
        return weight
    if not block.main:
        return weight * _OUTSIDE if weight > 0 else weight
    if not _END < weight < 0 or is_set_apart(unit):
        return weight
    if weight < _SHORT:
        return _INTERRUPTION_WITHIN
    return _LINKED_WITHIN if block.linked > _LINKED_TEASER else _WITHIN


def _own_weight(unit: Unit) -> float:
    text, count = unit.text, word_count(unit.text)
    if is_set_apart(unit) or (unit.block and unit.block.roles & PARTS):
        return _SET_APART
    if is_cell(unit):
        return _SET_APART
    if ends_story(text):
        return _END
    if interrupts_story(text) or heads_others(text):
        return _INTERRUPTION
    if unit.block and unit.block.linked > 0.8:
        return _SHORT
    if is_label(text):
        return _ADVERTISEMENT if "advert" in text.lower() else _LABEL
    if is_promotion(text):
        return _SHORT
    if is_furniture(unit):
        return _FURNITURE
    if is_prose(unit):
        return float(min(count, _LONGEST_CREDIT))
    if is_timestamp(text):
        return _LABEL
    return _SHORT if count < 8 or lower_words(text) < 0.4 * count else _SHORT / 3
