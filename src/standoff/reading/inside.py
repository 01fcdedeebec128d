"""What the units of the story are: lead, body, subheadings, captions, quotes set apart, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

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
    is_sign_off,
    is_stamp,
    is_upper,
    word_count,
    words,
)
from standoff.reading.story import is_cell, is_prose, is_set_apart

__all__ = ["kinds_inside"]

_LONGEST_HEADING = 12
_LONGEST_LINK = 20
_SHORTEST_DECK = 8
_MOST_COMPARED = 200


def kinds_inside(units: Sequence[Unit]) -> list[PassageKind]:
    """Say what each unit of the story is; the first that is prose is the lead."""
    kinds = [_own_kind(unit) for unit in units]
    _mark_quotes(units, kinds)
    _mark_captions(units, kinds)
    for number in range(len(units) - 1):
        if kinds[number] != "subheading":
            continue
        below = units[number + 1]
        prompted = _is_heading(units[number]) and kinds[number + 1] in ("link", "disclaimer")
        linked = _is_linked(units[number]) and not is_prose(below)
        if interrupts_story(below.text) or prompted or linked:
            kinds[number] = "link"
    if units and kinds[0] == "subheading" and _is_named_standfirst(units[0]):
        kinds[0] = "body"
    lead = next((number for number, kind in enumerate(kinds) if kind == "body"), None)
    if lead is not None:
        kinds[lead] = "lead"
    return kinds


def _is_named_standfirst(unit: Unit) -> bool:
    """Whether the line that a story begins with is a standfirst by its name, or a long heading."""
    if unit.block is None:
        return False
    long = word_count(unit.text) >= _SHORTEST_DECK
    return long and ("standfirst" in unit.block.roles or _is_heading(unit))


def _own_kind(unit: Unit) -> PassageKind:
    return _kind_by_markup(unit) or _kind_by_purpose(unit) or _kind_by_form(unit)


def _kind_by_markup(unit: Unit) -> PassageKind | None:
    block = unit.block
    if block is None:
        return None
    if "pull_quote" in block.roles:
        return "pull_quote"
    if is_set_apart(unit):
        return kind_apart(unit)
    if block.roles & {"figcaption", "caption"}:
        return "caption"
    if block.roles & {"byline", "address"} and word_count(unit.text) <= 16:
        return "byline"
    if is_cell(unit):
        return "navigation"
    if _is_heading(unit):
        return "navigation" if is_prompt(unit.text) or interrupts_story(unit.text) else "subheading"
    if _is_linked(unit) and (word_count(unit.text) <= _LONGEST_LINK or not is_prose(unit)):
        return "link"
    return None


def _kind_by_purpose(unit: Unit) -> PassageKind | None:
    text, count = unit.text, word_count(unit.text)
    if is_label(text) or heads_others(text) or interrupts_story(text):
        return "navigation"
    if is_credit(text) and not (is_prose(unit) and count > 30):
        return "caption"
    if is_disclaimer(text):
        return "disclaimer"
    if is_promotion(text) or (is_prompt(text) and count < 40):
        return "link"
    if is_stamp(text):
        return "timestamp"
    if not count:
        return "navigation"
    return "byline" if is_byline(text) or is_sign_off(text) else None


def _kind_by_form(unit: Unit) -> PassageKind:
    short = word_count(unit.text) <= _LONGEST_HEADING
    if is_upper(unit.text) and short:
        return "subheading"
    if is_prose(unit) or unit.bullet or ends_sentence(unit.text):
        return "body"
    return "subheading" if short else "body"


def _mark_quotes(units: Sequence[Unit], kinds: list[PassageKind]) -> None:
    """Mark a line that only a name with a place or office follows, and that line.

    Who is named in the story, or whose words are repeated in it, is quoted by the page; anybody
    else is a reader.
    """
    pairs = [number for number in range(1, len(units)) if _is_pair(units, kinds, number)]
    if not pairs:
        return
    places: dict[str, set[int]] = defaultdict(set)
    for number, unit in enumerate(units):
        for word in content_words(unit.text):
            places[word].add(number)
    for number in pairs:
        known = _is_known(units[number - 1].text, units[number].text, number, places)
        kinds[number - 1] = kinds[number] = "pull_quote" if known else "comment"


def _is_pair(units: Sequence[Unit], kinds: Sequence[PassageKind], number: int) -> bool:
    unit, above = units[number], units[number - 1]
    if unit.bullet or _is_heading(unit):
        return False
    if not {kinds[number], kinds[number - 1]} <= {"subheading", "body"} or unit.gap_before:
        return False
    apart = not ends_sentence(above.text) or is_quoted(above.text)
    return apart and is_attribution(unit.text)


def _is_known(quote: str, name: str, number: int, places: Mapping[str, set[int]]) -> bool:
    own = {number - 1, number}
    person = words(name.split(",", maxsplit=1)[0])
    if len(person) > 1 and any(places[word] - own for word in content_words(person[-1])):
        return True
    matter = content_words(quote)
    if not matter:
        return False
    # A repetition has most of the words, so it has one of the three rarest.
    rarest = sorted(matter, key=lambda word: (len(places[word]), word))[:3]
    others = {place for word in rarest for place in places[word]} - own
    return any(
        sum(place in places[word] for word in matter) >= 0.8 * len(matter)
        for place in sorted(others)[:_MOST_COMPARED]
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
        paragraph = run > 0 and all(map(_is_paragraph, units[number:stop]))
        if run == 2 and not units[stop - 1].gap_before and not paragraph:
            kinds[number:stop] = ["caption"] * run
        elif run == 1 and word_count(units[number].text) > 8 and stop < len(units):
            kinds[number] = "body" if paragraph else "caption"
        elif run > 2:
            kinds[number:stop] = ["body"] * run
        number = max(stop, number + 1)


def _is_paragraph(unit: Unit) -> bool:
    """Whether the page has a unit as a paragraph, in the element that holds its prose."""
    return unit.block is not None and unit.block.tag == "p" and unit.block.main is True


def _is_linked(unit: Unit) -> bool:
    return unit.block is not None and unit.block.linked > 0.8


def _is_heading(unit: Unit) -> bool:
    return unit.block is not None and unit.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
