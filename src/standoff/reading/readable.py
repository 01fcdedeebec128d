"""What of a page can be read: whether it has a story, and in a language that the model knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standoff.errors import Problem
from standoff.evidence import Source
from standoff.reading.claims import STATES_FACTS
from standoff.reading.records import Passage
from standoff.reading.tongues import detect, foreign, language_name, looks_english

__all__ = ["in_english", "nothing_to_read", "with_language"]


def with_language(source: Source, passages: Sequence[Passage]) -> Source:
    """Fill in the language of a source's story where the source does not declare one."""
    story = _story(source, passages)
    if source.language or not story.strip():
        return source
    code = "en" if looks_english(story) else detect(story)
    return replace(source, language=code)


def nothing_to_read(source: Source, passages: Sequence[Passage]) -> Problem | None:
    """Say why there is nothing to read on a page, or None where there is something."""
    story = _story(source, passages)
    if not story.strip():
        return Problem(
            "there is nothing to read: the page has no sentences of a story, only headings, links "
            "or captions",
            source.location,
        )
    if looks_english(story):
        return None
    code = detect(story)
    said = f"this is in {language_name(code)}" if code else "this does not look like English"
    return Problem(f"{said}, and only English is read so far", source.location)


def in_english(source: Source, passages: Sequence[Passage]) -> list[Passage]:
    """Leave out the passages that are in another language; none is left of a foreign story."""
    story = _story(source, passages)
    if not looks_english(story) and detect(story):
        return []
    text = source.text or ""
    return [item for item in passages if not foreign(text[item.start : item.end])]


def _story(source: Source, passages: Sequence[Passage]) -> str:
    text = source.text or ""
    return " ".join(text[item.start : item.end] for item in passages if item.kind in STATES_FACTS)
