"""RSS and Atom: each entry of a feed is a report."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from standoff.reading.formats.document import Document, FormatError, of_html
from standoff.reading.html import HtmlText, read_html

__all__ = ["is_feed", "read_feed"]

_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*|<\?xml-stylesheet[^>]{0,500}\?>\s*"
    rb"|<!DOCTYPE[^\[>]{0,200}(?:\[.{0,6000}?\]\s*)?>\s*)*"
    rb"<(?:rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What feedparser raises over declarations, dates and nesting that break their own rules."""


def is_feed(data: bytes) -> bool:
    """Whether bytes are a feed, by their first element."""
    return bool(_ROOT.match(data[:8192].removeprefix(b"\xef\xbb\xbf")))


def read_feed(data: bytes) -> tuple[Document, ...]:
    """Read the entries of a feed; of each its fullest text. No address in it is followed.

    Raises
    ------
    FormatError
        It is damaged, has no entry with a text, or defines entities of its own.
    """
    if b"<!ENTITY" in data[:65_536].upper():
        # Entities can be made to unfold to gigabytes, and no feed needs them.
        raise FormatError("defines XML entities, which a feed has no use for; it is not read")
    import feedparser

    try:
        feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _BROKEN as error:
        raise FormatError(f"is a damaged feed ({error}); give its text") from None
    about = feed.get("feed", {})
    found = []
    for number, entry in enumerate(feed.get("entries", ()), 1):
        page = read_html(_fullest(entry))
        if not page.text.strip():
            continue
        found.append(_entry(entry, page, about, number, str(feed.get("encoding") or "utf-8")))
    if not found:
        raise FormatError("is a feed without an entry that has a text")
    return tuple(found)


def _entry(
    entry: Mapping[str, Any], page: HtmlText, about: Mapping[str, Any], number: int, encoding: str
) -> Document:
    found = of_html(page, "feed, HTML", encoding)
    return replace(
        found,
        title=_words(entry.get("title")) or found.title,
        publisher=_words(about.get("title")),
        published=_moment(entry),
        address=entry.get("link") or None,
        language=about.get("language") or found.language,
        part=f"entry {number}",
    )


def _fullest(entry: Mapping[str, Any]) -> str:
    texts = [str(each.get("value", "")) for each in entry.get("content", ())]
    texts.append(str(entry.get("summary", "")))
    longest = max(texts, key=len)
    # A feed whose texts are plain has no paragraphs but its lines.
    return longest if "<" in longest else "".join(f"<p>{line}</p>" for line in longest.split("\n"))


def _words(value: object) -> str | None:
    return " ".join(read_html(str(value)).text.split()) or None if value else None


def _moment(entry: Mapping[str, Any]) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if not parsed:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    except (ValueError, TypeError, OverflowError, OSError):
        return None
