"""What the units of the story are: lead, body, subheadings, captions, quotes set apart, links."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.reading.around import kind_apart
from standoff.reading.layout import Unit
from standoff.reading.promotions import (
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
    content_words,
    ends_sentence,
    is_attribution,
    is_byline,
    is_quoted,
    is_stamp,
    is_upper,
    word_count,
)
from standoff.reading.story import is_prose, is_set_apart

__all__ = ["kinds_inside"]

_LONGEST_HEADING = 12


def kinds_inside(units: Sequence[Unit]) -> list[PassageKind]:
    """Say what each unit of the story is; the first that is prose is the lead."""
    kinds = [_own_kind(unit) for unit in units]
    _mark_quotes(units, kinds)
    _mark_captions(units, kinds)
    lead = next((number for number, kind in enumerate(kinds) if kind == "body"), None)
    if lead is not None:
        kinds[lead] = "lead"
    return kinds


def _own_kind(unit: Unit) -> PassageKind:
    text, count = unit.text, word_count(unit.text)
    if unit.block and "pull_quote" in unit.block.roles:
        return "pull_quote"
    if is_set_apart(unit):
        return kind_apart(unit)
    if is_label(text) or heads_others(text) or interrupts_story(text):
        return "navigation"
    if is_credit(text) and count <= 60 and not (is_prose(unit) and count > 30):
        return "caption"
    if is_promotion(text):
        return "link"
    if is_disclaimer(text):
        return "disclaimer"
    if is_stamp(text):
        return "timestamp"
    if is_byline(text) or (unit.block and "byline" in unit.block.roles and count <= 16):
        return "byline"
    if is_prompt(text) and count < 40:
        return "link"
    if unit.block:
        if unit.block.tag == "figcaption" or "caption" in unit.block.roles:
            return "caption"
        if unit.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "subheading"
    if is_upper(text) and count <= _LONGEST_HEADING:
        return "subheading"
    if is_prose(unit) or unit.bullet or ends_sentence(text):
        return "body"
    return "subheading" if count <= _LONGEST_HEADING else "body"


def _mark_quotes(units: Sequence[Unit], kinds: list[PassageKind]) -> None:
    """Mark a line that only a name with a place or office follows, and that line.

    Who is named in the story, or whose words are repeated in it, is quoted by the page; anybody
    else is a reader.
    """
    for number in range(1, len(units)):
        unit, above = units[number], units[number - 1]
        if kinds[number] not in ("subheading", "body") or not is_attribution(unit.text):
            continue
        apart = not ends_sentence(above.text) or is_quoted(above.text)
        if kinds[number - 1] not in ("subheading", "body") or not apart or unit.gap_before:
            continue
        others = [other for place, other in enumerate(units) if place not in (number - 1, number)]
        kind: PassageKind = "pull_quote" if _is_known(above, unit, others) else "comment"
        kinds[number - 1] = kinds[number] = kind


def _is_known(quote: Unit, name: Unit, others: Sequence[Unit]) -> bool:
    story = content_words(" ".join(other.text for other in others))
    person = name.text.split(",")[0].split()
    if len(person) > 1 and person[-1].strip("—–-").lower() in story:
        return True
    own = content_words(quote.text)
    return bool(own) and any(
        len(own & content_words(other.text)) >= 0.8 * len(own) for other in others
    )


def _mark_captions(units: Sequence[Unit], kinds: list[PassageKind]) -> None:
    """Tell apart what lines without a full stop are, by how many of them there are together.

    One is a subheading, or a caption where it is long; two on end are a picture's text and the
    caption below it; more are a list, which belongs to the body.
    """
    number = 0
    while number < len(units):
        stop = number
        while stop < len(units) and kinds[stop] == "subheading" and not _is_heading(units[stop]):
            stop += 1
        run = stop - number
        if run == 2 and not units[stop - 1].gap_before:
            kinds[number:stop] = ["caption"] * run
        elif run == 1 and word_count(units[number].text) > 8 and stop < len(units):
            kinds[number] = "caption"
        elif run > 2:
            kinds[number:stop] = ["body"] * run
        number = max(stop, number + 1)


def _is_heading(unit: Unit) -> bool:
    return unit.block is not None and unit.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
