"""What the units before and after the story are: masthead, headline, captions, links, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.reading.layout import Unit
from standoff.reading.promotions import (
    ends_story,
    heads_others,
    interrupts_story,
    is_credit,
    is_disclaimer,
    is_label,
    is_promotion,
    is_prompt,
)
from standoff.reading.records import PassageKind
from standoff.reading.shapes import (
    capitalised_share,
    content_words,
    ends_sentence,
    function_words,
    is_byline,
    is_name_in_place,
    is_sign_off,
    is_timestamp,
    is_upper,
    word_count,
)
from standoff.reading.story import is_furniture

__all__ = ["kind_apart", "kinds_after", "kinds_before", "names_publisher"]

_MASTHEAD = re.compile(
    r"\b(?:news|times|post|herald|tribune|guardian|telegraph|journal|gazette|chronicle|press"
    r"|agency|daily|observer|mirror|star|mail|express|review|monitor|today|online|tv|radio"
    r"|broadcasting|international|network|wire|report|reporter|globe|standard|independent)\b|\.com\b",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r" [|–—·»-] ")
_HEADLINE_REACH = 30
_FEW = 6
_SHORTEST_DECK = 6
_LINKED = 0.5


def names_publisher(text: str) -> bool:
    """Whether a short line looks like the name of a newspaper, agency or broadcaster."""
    return word_count(text) <= 5 and bool(_MASTHEAD.search(text))


def kinds_before(
    units: Sequence[Unit], story: Sequence[Unit], *, headline: int | None = None
) -> list[PassageKind]:
    """Say what the units above the story are.

    The headline is the unit that repeats the page's title or, where none does, the first below the
    masthead and the stamp that shares words with the story. What stands between it and the story
    is a caption, unless it is something else by its form.
    """
    kinds: list[PassageKind] = [kind_apart(unit, number) for number, unit in enumerate(units)]
    if headline is None:
        headline = _find_headline(units, kinds, story)
    if headline is None:
        return kinds
    kinds[headline] = "headline"
    for number in range(headline + 1, len(units)):
        unit = units[number]
        if kinds[number] in ("navigation", "masthead", "link") and not is_furniture(unit):
            kinds[number] = _kind_in_gap(units, kinds, number)
        captioned = is_credit(unit.text) or _has(unit, "figcaption", "caption")
        captioned = captioned or (number > headline + 1 and _is_outside(unit))
        if kinds[number] == "caption" and ends_sentence(unit.text) and not captioned:
            kinds[number] = "lead"
    last = len(units) - 1
    if last > headline and _is_heading(units[last]) and kinds[last] in ("caption", "navigation"):
        kinds[last] = "subheading"  # of the story's first part
    return kinds


def _has(unit: Unit, *roles: str) -> bool:
    return unit.block is not None and not unit.block.roles.isdisjoint(roles)


def _is_outside(unit: Unit) -> bool:
    """Whether the page has its prose in one element, and a unit without a name is not in it."""
    block = unit.block
    return block is not None and block.main is False and not (_is_heading(unit) or block.roles)


def _is_heading(unit: Unit) -> bool:
    return unit.block is not None and unit.block.tag in ("h2", "h3", "h4", "h5", "h6")


def _kind_in_gap(units: Sequence[Unit], kinds: Sequence[PassageKind], number: int) -> PassageKind:
    """Return the kind of a unit between the headline and the story."""
    unit, count = units[number], word_count(units[number].text)
    beside = {kinds[number - 1], kinds[number + 1] if number + 1 < len(kinds) else "lead"}
    if is_name_in_place(unit.text) and beside & {"timestamp", "byline"}:
        return "byline"
    if unit.bullet and count >= 4 and not (unit.block and unit.block.linked > _LINKED):
        return "lead"
    if count >= _SHORTEST_DECK and (_has(unit, "standfirst") or _is_heading(unit)):
        return "lead"
    return "caption" if count >= 3 or is_credit(unit.text) else "navigation"


def kinds_after(units: Sequence[Unit], *, has_story: bool = True) -> list[PassageKind]:
    """Say what the units below the story are."""
    kinds: list[PassageKind] = []
    comments = False
    for number, unit in enumerate(units):
        kind = kind_apart(unit, number if not has_story else None)
        if ends_story(unit.text):
            comments = "comment" in unit.text.lower() or "repl" in unit.text.lower()
            kind = "navigation"
        elif heads_others(unit.text) or interrupts_story(unit.text):
            comments, kind = False, "navigation"
        elif comments and kind in ("link", "timestamp", "byline") and _is_said(unit.text):
            kind = "comment"
        kinds.append(kind)
    return kinds


def _is_name(text: str) -> bool:
    return word_count(text) <= 4 and capitalised_share(text) == 1 and not is_upper(text)


def _is_said(text: str) -> bool:
    """Whether a line below the head of the comments is one, or says whose and of when it is."""
    return capitalised_share(text) < 0.8 or is_timestamp(text)


def kind_apart(unit: Unit, number: int | None = None) -> PassageKind:
    """Return the kind of a unit outside of the story, by its own form.

    Parameters
    ----------
    number
        Its place on the page, counted from 0, where it may be part of the masthead.
    """
    text, count = unit.text, word_count(unit.text)
    if unit.block and unit.block.roles & {"comments"} and ends_sentence(text):
        return "comment"
    if is_label(text):
        return "navigation"
    if is_disclaimer(text):
        return "disclaimer"
    if is_timestamp(text):
        return "timestamp"
    if unit.block and unit.block.roles & {"byline", "address"} and count <= 16:
        return "byline"
    if is_byline(text) or is_sign_off(text):
        return "byline"
    if is_promotion(text) or is_prompt(text):
        return "link"
    if unit.block and unit.block.roles & {"figcaption", "caption"}:
        return "caption"
    if unit.block and unit.block.roles & {"nav", "footer"}:
        return "navigation"
    if number == 0 and (_TITLE_PARTS.search(text) or _is_name(text)):
        return "masthead"
    if number is not None and number < 3 and names_publisher(text):
        return "masthead"
    if count >= 4 and (
        function_words(text) or ends_sentence(text) or capitalised_share(text) < 0.8
    ):
        return "link"
    return "navigation"


def _find_headline(
    units: Sequence[Unit], kinds: Sequence[PassageKind], story: Sequence[Unit]
) -> int | None:
    """Find the headline of a page whose title is not known: by its markup, then by its place."""
    nearest = range(max(0, len(units) - _HEADLINE_REACH), len(units))
    for number in reversed(nearest):
        block = units[number].block
        if block and block.tag == "h1" and not is_furniture(units[number]):
            return number
    matter = content_words(" ".join(unit.text for unit in story[:12]))
    candidates = [
        number
        for number in nearest
        if kinds[number] in ("link", "navigation", "masthead")
        and 2 <= word_count(units[number].text) <= 25
        and not is_furniture(units[number])
        and not is_credit(units[number].text)
        and not units[number].bullet
    ]
    stamps = [number for number in nearest if kinds[number] == "timestamp"]
    below = [number for number in candidates if not stamps or number > stamps[0]]
    for group in (below, candidates):
        for number in group:
            own = content_words(units[number].text)
            shared = own & matter
            if len(shared) >= 2 or (own and len(shared) >= 0.5 * len(own)):
                return number
    # A report with little above its story has its headline there, whatever words that shares.
    plain = [number for number in below if kinds[number] == "link"]
    return plain[0] if plain and len(units) <= _FEW else None
