"""What a web page says of itself: its title, its publisher and the time of its publication.

Read from JSON-LD, Open Graph and other ``meta`` elements, ``time`` and ``title``, in that order of
trust.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from standoff.reading.timestamp import parse_timestamp

__all__ = ["Metadata"]

_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title")
_PUBLISHER = ("og:site_name", "dc.publisher", "application-name", "publisher")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "originalpublicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "date",
)
_SEPARATOR = re.compile(r"\s+[|–—·-]\s+|\s+::\s+")
_LD_LIMIT = 2_000_000


class Metadata:
    """Collects a page's own account of itself from the events of its parser."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.publisher: str | None = None
        self.published: str | None = None
        self.address: str | None = None
        self.body: str | None = None
        self.language: str | None = None
        self._meta: dict[str, str] = {}
        self._times: list[str] = []
        self._ld: list[dict[str, object]] = []
        self._head_title: list[str] = []
        self._heading: list[str] = []
        self._headed = False
        self._json: list[str] = []
        self._inside: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note an element that opens."""
        if tag == "meta":
            name = (
                attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            )
            if name and (content := attributes.get("content", "").strip()):
                self._meta.setdefault(name.lower(), content)
        elif tag == "html" and self.language is None:
            self.language = attributes.get("lang", "").strip()[:20] or None
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.address = self.address or _web_address(attributes.get("href", ""))
        elif tag == "time" and "datetime" in attributes and len(self._times) < 20:
            self._times.append(attributes["datetime"])
        elif tag == "title" and not self._head_title:
            self._inside = "title"
        elif tag == "h1" and not self._headed:
            self._inside = "h1"
        elif tag == "script" and "ld+json" in attributes.get("type", ""):
            self._inside = "json"

    def data(self, text: str) -> None:
        """Note text."""
        if self._inside == "title":
            self._head_title.append(text)
        elif self._inside == "h1":
            self._heading.append(text)
        elif self._inside == "json":
            self._json.append(text)

    def end(self, tag: str) -> None:
        """Note an element that closes."""
        if self._inside == "json" and tag == "script":
            self._read_json("".join(self._json))
            self._json.clear()
            self._inside = None
        elif self._inside == "title" and tag == "title":
            self._inside = None
        elif self._inside == "h1" and tag == "h1":
            self._inside, self._headed = None, True

    def finish(self) -> None:
        """Settle title, publisher, time of publication, address and the account of the story."""
        self.body = self._linked("articleBody")
        self.address = self.address or _web_address(self._first(("og:url",)) or "")
        page_title = " ".join("".join(self._head_title).split()) or None
        self.publisher = (
            self._linked_publisher()
            or self._first(_PUBLISHER)
            or _behind_heading(page_title or "", " ".join("".join(self._heading).split()))
        )
        title = self._linked("headline") or self._first(_TITLE) or page_title
        self.title = _without_publisher(title, self.publisher) if title else None
        stamps = [self._linked("datePublished"), self._first(_PUBLISHED), *self._times]
        for stamp in stamps:
            if stamp and (parsed := parse_timestamp(stamp)):
                self.published = parsed
                break

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((self._meta[name] for name in names if name in self._meta), None)

    def _linked(self, key: str) -> str | None:
        for item in self._ld:
            value = item.get(key)
            if isinstance(value, str) and value.strip():
                return value.strip()
        return None

    def _linked_publisher(self) -> str | None:
        for item in self._ld:
            value = item.get("publisher")
            if isinstance(value, dict):
                value = value.get("name")
            if isinstance(value, str) and value.strip() and "datePublished" in item:
                return value.strip()
        return None

    def _read_json(self, text: str) -> None:
        if len(text) > _LD_LIMIT:
            return
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            return  # a page's own account of itself is a help, not a duty
        while waiting and len(self._ld) < 100:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting.extend(item[:100])
            elif isinstance(item, dict):
                self._ld.append(item)
                waiting.append(item.get("@graph"))


def _web_address(text: str) -> str | None:
    text = text.strip()
    return text[:2_000] if text.startswith(("http://", "https://")) else None


def _behind_heading(title: str, heading: str) -> str | None:
    """Return the site that a page's title names behind its heading ("Heading - The Courier")."""
    if not heading or not title.startswith(heading):
        return None
    rest = title[len(heading) :]
    separator = _SEPARATOR.match(rest)
    return rest[separator.end() :].strip() or None if separator else None


def _without_publisher(title: str, publisher: str | None) -> str:
    """Drop the name of the site from the end of a page's title, where it is known."""
    parts = _SEPARATOR.split(title)
    if publisher and len(parts) > 1 and parts[-1].strip().casefold() == publisher.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·-:")
    return title
