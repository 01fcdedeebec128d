"""From an opened page to what is read of it: its passages, and those that tell something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standoff.errors import ReportError
from standoff.evidence import Source
from standoff.reading.page import Page
from standoff.reading.passages import describe, find_passages
from standoff.reading.readable import in_english, nothing_to_read, with_language
from standoff.reading.records import Passage
from standoff.reading.shapes import forget_lines

__all__ = ["Numbered", "Telling", "any_passages", "number", "open_page", "telling"]

Numbered = tuple[tuple[Source, ...], tuple[Passage, ...]]
"""Sources and passages with ids that are unique among them."""
Telling = tuple[list[Passage], str]
"""Passages of a text."""

# Names in captions and headlines tell who is who, though no claim is made from them.
_NAMES_PEOPLE = frozenset({"headline", "caption", "lead", "body"})


def open_page(page: Page) -> tuple[Source, tuple[Passage, ...]]:
    """Return the source of a page with its language, and its passages.

    Raises
    ------
    ReportError
        There is nothing to read on it.
    """
    try:
        found = find_passages(page.source, hints=page.blocks)
        if problem := nothing_to_read(page.source, found):
            raise ReportError([problem])
        return with_language(describe(page.source, found), found), found
    finally:
        forget_lines()


def any_passages(page: Page) -> tuple[Source, tuple[Passage, ...]]:
    """Return the same of a page that may say nothing."""
    found = find_passages(page.source, hints=page.blocks)
    return with_language(describe(page.source, found), found), found


def number(pages: Sequence[tuple[Source, tuple[Passage, ...]]]) -> Numbered:
    """Give sources and passages ids that are unique in the dossier."""
    sources: list[Source] = []
    passages: list[Passage] = []
    for at, (source, own) in enumerate(pages, start=1):
        sources.append(replace(source, id=f"s{at}"))
        for passage in own:
            passages.append(replace(passage, id=f"p{len(passages) + 1}", source=f"s{at}"))
    return tuple(sources), tuple(passages)


def telling(sources: Sequence[Source], passages: Sequence[Passage]) -> Iterator[Telling]:
    """Yield, for each source, the passages that tell something, with its text."""
    for source in sources:
        own = in_english(source, [p for p in passages if p.source == source.id])
        yield [item for item in own if item.kind in _NAMES_PEOPLE], source.text or ""
