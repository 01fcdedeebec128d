"""Two stories on one page are two sources: told by two whole stories, each with its own head.

A page is taken apart only where each part has a headline, a byline or stamp below it, a lead and
some paragraphs. Teasers have no paragraphs, boxes have no headline, and the entries of a live page
have no headlines of their own; where in doubt a page stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from standoff.reading.html import Block
from standoff.reading.layout import Unit, lay_out
from standoff.reading.page import Page
from standoff.reading.promotions import ends_story, heads_others, interrupts_story
from standoff.reading.shapes import (
    content_words,
    ends_sentence,
    is_byline,
    is_timestamp,
    is_upper,
    word_count,
)
from standoff.reading.story import is_furniture, is_prose, repeats_title
from standoff.reading.timestamp import find_stamp

__all__ = ["stories_of"]

_LEAST_WORDS = 100
_LEAST_PARAGRAPHS = 3
_MOST_STORIES = 6
_HEAD = 4
"""Lines within which a headline has its byline or stamp, and that its first paragraph."""
_ALIKE = 0.5
_LIVE = re.compile(
    r"\blive(?::|(?:[ -]?blog|[ -]?text| updates?| coverage| reporting| page)\b)|\bas it happened\b"
    r"|\bkey events\b|\blatest updates\b|^live\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a story may begin, and by which signs: a byline, a stamp."""

    unit: int
    signs: frozenset[str]


def stories_of(page: Page) -> tuple[Page, ...]:
    """Take a page apart into its stories; most have one, and are returned as they are.

    Each story is a source of its own with its own text, a stretch of the page's: offsets count in
    that. The digest is the file's.
    """
    text = page.source.text or ""
    units = lay_out(text, page.blocks)
    if len(units) < 2 * (_LEAST_PARAGRAPHS + 2) or _is_live(units, page.source.title):
        return (page,)
    heads = _of_articles(units) if page.blocks else _of_lines(units)
    if not 2 <= len(heads) <= _MOST_STORIES or not _are_whole(units, heads):
        return (page,)
    # What stands above the first headline is the head of the page, and goes with it.
    starts = [0, *(units[head.unit].start for head in heads[1:]), len(text)]
    return tuple(
        _part(page, number, start, stop) for number, (start, stop) in enumerate(pairwise(starts), 1)
    )


def _is_live(units: Sequence[Unit], title: str | None) -> bool:
    lines = [unit.text for unit in units if word_count(unit.text) <= 12]
    return any(_LIVE.search(line) for line in [title or "", *lines])


def _of_lines(units: Sequence[Unit]) -> list[_Head]:
    """Find headlines of plain text: a line, below it a byline or stamp, below that paragraphs."""
    heads: list[_Head] = []
    others = False
    for number, unit in enumerate(units):
        others = (others or heads_others(unit.text)) and not is_prose(unit)
        if others or not _may_head(unit):
            continue
        signs = _signs(units, number)
        if signs and not (heads and number - heads[-1].unit <= _HEAD):
            heads.append(_Head(number, signs))
    return heads


def _of_articles(units: Sequence[Unit]) -> list[_Head]:
    """Find the headlines of a page's articles, by their elements."""
    heads: list[_Head] = []
    begun: set[int] = set()
    for number, unit in enumerate(units):
        block = unit.block
        if block is None or not block.article or block.article in begun:
            continue
        if block.tag in ("h1", "h2") and "comments" not in block.roles:
            begun.add(block.article)
            if signs := _signs(units, number):
                heads.append(_Head(number, signs))
    return heads


def _may_head(unit: Unit) -> bool:
    text = unit.text
    if not 4 <= word_count(text) <= 25 or unit.bullet or text.endswith((".", ":", ",")):
        return False
    if is_byline(text) or is_timestamp(text) or is_furniture(unit) or is_upper(text):
        return False
    return not (ends_story(text) or heads_others(text) or interrupts_story(text))


def _signs(units: Sequence[Unit], head: int) -> frozenset[str]:
    """Return what stands between a headline and its first paragraph, where one follows soon."""
    signs: set[str] = set()
    for unit in units[head + 1 : head + 2 + _HEAD]:
        if is_byline(unit.text) or _has_role(unit, "byline"):
            signs.add("byline")
        elif is_timestamp(unit.text) or _has_role(unit, "time"):
            signs.add("stamp")
        elif is_prose(unit):
            return frozenset(signs)
        elif ends_sentence(unit.text) or heads_others(unit.text):
            break
    return frozenset()


def _has_role(unit: Unit, role: str) -> bool:
    return unit.block is not None and role in unit.block.roles


def _are_whole(units: Sequence[Unit], heads: Sequence[_Head]) -> bool:
    """Whether each part is a story, with the same signs and of other matter than the one before."""
    if len({head.signs for head in heads}) > 1:
        return False
    matters: list[frozenset[str]] = []
    for number, head in enumerate(heads):
        stop = heads[number + 1].unit if number + 1 < len(heads) else len(units)
        prose = _prose(units[head.unit + 1 : stop], units[head.unit].block)
        if len(prose) < _LEAST_PARAGRAPHS or sum(map(word_count, prose)) < _LEAST_WORDS:
            return False
        matters.append(content_words(units[head.unit].text) | content_words(" ".join(prose[:3])))
    pairs = [(a, b) for n, a in enumerate(matters) for b in matters[n + 1 :]]
    return all(len(a & b) < _ALIKE * min(len(a), len(b)) for a, b in pairs)


def _prose(units: Sequence[Unit], head: Block | None) -> list[str]:
    """Paragraphs below a headline, until something says that the story has ended."""
    found: list[str] = []
    for unit in units:
        if ends_story(unit.text) or heads_others(unit.text):
            break
        apart = head is not None and unit.block is not None and unit.block.article != head.article
        if is_prose(unit) and not apart and not is_furniture(unit):
            found.append(unit.text)
    return found


def _part(page: Page, number: int, start: int, stop: int) -> Page:
    source = page.source
    text = (source.text or "")[start:stop]
    blocks = tuple(
        replace(block, start=block.start - start, end=block.end - start)
        for block in page.blocks
        if start <= block.start and block.end <= stop
    )
    lines = [unit.text for unit in lay_out(text, blocks)]
    stamps = (find_stamp(line) for line in lines if is_timestamp(line))
    stamp = next((found[2] for found in stamps if found), None)
    own_title = source.title and any(repeats_title(line, source.title) for line in lines)
    name = f"story {number}"
    return Page(
        replace(
            source,
            text=text,
            title=source.title if own_title else None,
            published=stamp or source.published,
            part=f"{source.part}, {name}" if source.part else name,
        ),
        blocks,
    )
