"""The passages of a page: which lines are the story, and what the others are.

Told by what they are: their shape, place, form of sentence and length, whether they repeat words of
the story, and who is named; never by the wording of a certain page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from standoff.evidence import Source
from standoff.reading.around import kinds_after, kinds_before, names_publisher
from standoff.reading.dateline import DATELINE
from standoff.reading.html import Block
from standoff.reading.inside import kinds_inside
from standoff.reading.layout import Unit, lay_out
from standoff.reading.records import Passage, PassageKind
from standoff.reading.shapes import is_timestamp
from standoff.reading.story import find_story
from standoff.reading.timestamp import find_stamp

_PARTS = re.compile(r"\s+[|–—·»-]\s+")

__all__ = ["describe", "find_passages"]

# The head of an e-mail as saved or pasted: its subject is the title.
_HEADER = re.compile(r"\s*(?:From|To|Date|Subject|Sent|Return-Path|Received):\s", re.IGNORECASE)
_SUBJECT = re.compile(r"^Subject:[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)


def find_passages(source: Source, *, hints: Sequence[Block] = ()) -> tuple[Passage, ...]:
    """Cut a source into passages.

    Every character that is not white space belongs to exactly one; they are in the order of the
    text. A page with nothing to say has none of kind ``lead`` or ``body``.

    Parameters
    ----------
    hints
        The blocks of the page, where the source was HTML (`Page.blocks`).
    """
    units = lay_out(source.text or "", tuple(hints))
    return tuple(
        Passage(f"p{number}", source.id, kind, unit.start, unit.end)
        for number, (unit, kind) in enumerate(
            zip(units, classify(units, title=source.title), strict=True), start=1
        )
    )


def classify(units: Sequence[Unit], *, title: str | None = None) -> list[PassageKind]:
    """Say what kind of passage each unit is."""
    if len(units) == 1:
        return ["timestamp" if is_timestamp(units[0].text) else "lead"]
    story = find_story(units, title=title)
    inside = units[story.start : story.end]
    before = kinds_before(units[: story.start], inside, headline=story.headline)
    after = kinds_after(units[story.end :], has_story=bool(inside))
    return [*before, *kinds_inside(inside), *after]


def describe(source: Source, passages: Sequence[Passage]) -> Source:
    """Fill in title, publisher and time of publication from a source's passages.

    What the source already has (from its markup, or from the caller) stays.
    """
    text = source.text or ""
    subject = _SUBJECT.search(text[:2_000]) if _HEADER.match(text) else None

    def first(kind: PassageKind) -> str | None:
        found = next((item for item in passages if item.kind == kind), None)
        return " ".join(text[found.start : found.end].split()) if found else None

    published = source.published
    if published is None:
        stamps = (
            find_stamp(text[item.start : item.end]) for item in passages if item.kind == "timestamp"
        )
        published = next((stamp[2] for stamp in stamps if stamp), None)
    if published is None and (filed := DATELINE.match(first("lead") or "")):
        stamp = find_stamp(filed[0])
        published = stamp[2] if stamp else None
    return replace(
        source,
        title=source.title or (subject[1].strip() if subject else None) or first("headline"),
        publisher=source.publisher or _publisher(first("masthead")),
        published=published,
    )


def _publisher(masthead: str | None) -> str | None:
    """Return the name in a masthead, which may be the page's title with the name as a part."""
    parts = [part for part in _PARTS.split(masthead or "") if part]
    return next((part for part in reversed(parts) if names_publisher(part)), (parts or [None])[0])
