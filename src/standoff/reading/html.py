"""A web page's text with its markup taken away, one block a line, and what each block was.

The page is read as a stream of events (libxml2's SAX interface through lxml), never as a tree:
nesting of any depth and markup of any brokenness cost linear time and no recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from standoff.reading.html_blocks import Block, blocks_of
from standoff.reading.html_frame import FRAMES, SHORTEST_PROSE, Element, Line, prose_of
from standoff.reading.html_roles import RoleSpans, roles_of
from standoff.reading.metadata import Metadata

__all__ = ["Block", "HtmlText", "read_html"]

_BLOCKS_WORDS = (
    "address article aside blockquote body br button caption center dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html "
    "legend li main menu nav ol option p pre search section summary table tbody td tfoot th "
    "thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_UNSEEN_WORDS = (
    "amp-ad amp-consent amp-embed amp-sidebar amp-sticky-ad amp-user-notification audio canvas "
    "datalist embed head iframe map math noembed noframes noscript object script select style svg "
    "template textarea title video"
)
_UNSEEN = frozenset(_UNSEEN_WORDS.split())
_LONGEST_BOX = 600
_MUCH_HIDDEN = 300
_MOST_HIDDEN = 4
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BETWEEN_LINKS = re.compile(r"[\[\]|·•«»]+ ?")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The text of a page, its blocks, and what the page says of itself."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    language: str | None = None


def read_html(markup: str) -> HtmlText:
    """Take the markup away from a page.

    Scripts, styles, forms' fields, what is hidden, and embedded media are left out. White space
    within a block is folded to single spaces, outside of ``pre``. Where a page shows next to
    nothing and hides much, as some do until their scripts have run, what is hidden is read.

    Parameters
    ----------
    markup
        The decoded page; any string.
    """
    reader = _read(markup)
    if reader.hidden > max(_MUCH_HIDDEN, _MOST_HIDDEN * reader.shown()):
        reader = _read(markup, show_hidden=True)
    return reader.result()


def _read(markup: str, *, show_hidden: bool = False) -> _Reader:
    reader = _Reader(show_hidden=show_hidden)
    parser = etree.HTMLParser(target=reader, huge_tree=True, recover=True, encoding="utf-8")
    data = markup.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        reader.close()  # nothing that could be parsed was left: what came before stands
    return reader


class _Reader:
    """Collects blocks from the parser's events; the names are those that lxml calls."""

    def __init__(self, *, show_hidden: bool) -> None:
        self.hidden = 0
        self._show_hidden = show_hidden
        self._text: list[str] = []
        self._lines: list[Line] = []
        self._length = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._after_link = False
        self._pre = 0
        self._unseen = 0
        self._hiding = 0
        self._stack: list[tuple[str, bool, bool, tuple[str, ...], int]] = []
        self._elements: list[Element] = [Element("body", 0, 0, -1, 0, 0)]
        self._paths: dict[tuple[int, str, str], int] = {}
        self._around: list[int] = [0]
        self._boxes: list[int | None] = []
        self._articles = 0
        self._in_articles = 0
        self._roles = RoleSpans()
        self._meta = Metadata()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._meta.start(tag, attributes)
        unseen = tag in _UNSEEN
        hidden = not self._show_hidden and _is_hidden(attributes)
        roles: tuple[str, ...] = ()
        if tag in _BLOCKS:
            self._flush()
            self._open(tag, attributes.get("class", ""))
        if tag == "table":
            floats = attributes.get("align", "").lower() in ("left", "right")
            self._boxes.append(len(self._lines) if floats else None)
        if tag == "article":
            self._articles += not self._in_articles
            self._in_articles += 1
        if not (unseen or hidden or self._unseen or self._hiding):
            roles = roles_of(tag, attributes)
        self._unseen += unseen
        self._hiding += hidden
        if tag == "a":
            self._links += 1
            if self._after_link:
                self._pieces.append(" ")  # links side by side are words apart
        self._after_link = False
        self._pre += tag == "pre"
        self._stack.append((tag, unseen, hidden, roles, len(self._lines)))

    def end(self, tag: str) -> None:
        self._meta.end(tag)
        if not self._stack:
            return
        opened, unseen, hidden, roles, begun = self._stack.pop()
        if opened in _BLOCKS:
            self._flush()
            self._close(self._around.pop())
            self._in_articles -= opened == "article"
            if opened == "table" and (first := self._boxes.pop()) is not None:
                self._set_apart(first)
        elif opened in ("time", "button"):
            self._pieces.append(" ")
        if roles:
            self._roles.add(begun, len(self._lines), roles)
        self._unseen -= unseen
        self._hiding -= hidden
        if opened == "a":
            self._links -= 1
            self._after_link = True
        self._pre -= opened == "pre"

    def data(self, text: str) -> None:
        self._meta.data(text)
        if self._unseen or self._hiding:
            if not (self._unseen or self._links) and len(text) >= SHORTEST_PROSE:
                self.hidden += len(text.strip())
            return
        self._after_link = False
        if self._pre:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush(keep_blank=True)
                self._pieces.append(line)
            return
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())

    def close(self) -> None:
        self._flush()

    def shown(self) -> int:
        """Characters of prose that the page shows; `hidden` has those that it hides."""
        return sum(map(prose_of, self._lines))

    def result(self) -> HtmlText:
        self._meta.finish()
        while self._stack:  # what the page left open holds all to its end
            *_, named, begun = self._stack.pop()
            self._roles.add(begun, len(self._lines), named)
        for number in self._around:
            self._close(number)
        text = "".join(self._text)
        return HtmlText(
            text,
            blocks_of(text, self._lines, self._elements, self._roles, self._meta.body or ""),
            self._meta.title,
            self._meta.publisher,
            self._meta.published,
            self._meta.address,
            self._meta.language,
        )

    def _open(self, tag: str, named: str) -> None:
        parent = self._around[-1]
        path, frame = self._elements[parent].path, self._elements[parent].frame
        if tag in FRAMES:
            path = self._paths.setdefault((path, tag, named), len(self._paths) + 1)
            frame = self._paths.setdefault((-1, tag, named), len(self._paths) + 1)
        self._around.append(len(self._elements))
        self._elements.append(Element(tag, len(self._lines), 0, parent, path, frame))

    def _close(self, number: int) -> None:
        self._elements[number].stop = len(self._lines)

    def _set_apart(self, first: int) -> None:
        """Note that the lines from the first on are a box that the story flows around."""
        lines = self._lines
        if first < len(lines) and lines[-1].end - lines[first].start <= _LONGEST_BOX:
            self._roles.add(first, len(lines), ("aside",))

    def _flush(self, *, keep_blank: bool = False) -> None:
        """End the line that was being collected and note its block."""
        if not self._pieces:
            return
        line = "".join(self._pieces)
        linked, self._pieces, self._linked = self._linked, [], 0
        line = line.rstrip() if self._pre else _SPACE.sub(" ", line).strip()
        if line.strip():
            end = self._length + len(line)
            share = min(1.0, linked / max(1, len(_BETWEEN_LINKS.sub("", line))))
            article = self._articles if self._in_articles else 0
            self._lines.append(Line(self._length, end, share, article, self._around[-1]))
        elif not keep_blank:
            return
        self._text.append(f"{line}\n")
        self._length += len(line) + 1


def _is_hidden(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    # Of AMP: what is shown only while, or where, something else is not.
    if "placeholder" in attributes or "fallback" in attributes:
        return True
    if attributes.get("layout") == "nodisplay":
        return True
    return bool(_HIDDEN.search(attributes.get("style", "")))
