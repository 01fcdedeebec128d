"""A web page's text with its markup taken away, one block a line, and what each block was.

The page is read as a stream of events (libxml2's SAX interface through lxml), never as a tree:
nesting of any depth and markup of any brokenness cost linear time and no recursion.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

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
_ROLE_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "time",
    ]
)
# Names that authors give to parts of a page, each with the role it tells of.
_ROLE_NAMES: tuple[tuple[str, str], ...] = (
    (r"\w*caption(?:s|-text)?|\w*credits?", "caption"),
    (r"comments?(?:-?(?:list|area|form))?|disqus\w*|replies", "comments"),
    (
        (
            r"related|promos?|promotion|teasers?|recommend\w*|trending|popular|mostread|newsletter|readmore"
            r"|sidebar|advert\w*|ads?|sponsored|outbrain|taboola|(?:see|read|also)-(?:also|read|next)"
            r"|donat\w*|contributions?|polls?|sign-?up|cta|widget-area|widget_\w+|right-rail"
        ),
        "promotion",
    ),
    (r"(?:fact|info)-?(?:box|file)(?:es|s)?", "aside"),
    (r"bios?|biography|author-(?:box|info|description|profile|card)|about-author", "bio"),
    (r"bylines?|authors?|by", "byline"),
    (r"stand-?first|deck|dek|strapline|sub-?title|sub-?headline|summary", "standfirst"),
    (r"nav\w*|menus?|breadcrumbs?|toolbar|pagination|skip|tags|topics", "nav"),
    (r"footer|copyright|legal", "footer"),
    (r"shar(?:e|ing)\w*|social|addthis\w*", "share"),
    (r"cookies?|consent|gdpr|paywall-(?:offer|prompt|message|banner|overlay|modal)", "notice"),
    (r"corrections?|disclaimer|editors?-note|foot-?notes?", "notice"),
    (r"pull[-_]?quotes?", "pull_quote"),
    (r"timestamps?|datelines?|dates?|datetime|published|updated", "time"),
)
_ROLES = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{names})(?=[\s_-]|$)"), role) for names, role in _ROLE_NAMES
)
_ROLE_FREE = frozenset(["html", "body", "article", "main"])
# "has-sidebar" and "tag-comments" tell of what a page has or is about, not of what the element is.
_MODIFIER = re.compile(
    r"(?:^|(?<=\s))(?:has|no|with|without|tag|category|type|format|status)[-_]\S+"
)
_NAMED_BY = ("class", "id", "itemprop", "data-component", "data-testid")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_BOX = 600
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BETWEEN_LINKS = re.compile(r"[\[\]|·•«»]+ ?")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page's text, without its line end.

    Parameters
    ----------
    start, end
        Its characters in the text.
    tag
        The innermost block element that it stands in (``p``, ``h2``, ``li``, ``figcaption``, ...).
    roles
        What the elements around it are, by their tags (``nav``, ``footer``, ``figure``, ...) and by
        the names that the page gives them (``caption``, ``byline``, ``promotion``, ``share``, ...).
    linked
        Share of its characters that are the text of links, 0 to 1.
    article
        Which of the page's articles it stands in, counted from 1, by the outermost ``article``
        element around it; 0 for none.
    """

    start: int
    end: int
    tag: str
    roles: frozenset[str] = frozenset()
    linked: float = 0.0
    article: int = 0


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
    within a block is folded to single spaces, outside of ``pre``.

    Parameters
    ----------
    markup
        The decoded page; any string.
    """
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, huge_tree=True, recover=True, encoding="utf-8")
    data = markup.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        reader.close()  # nothing that could be parsed was left: what came before stands
    return reader.result()


class _Reader:
    """Collects blocks from the parser's events; the names are those that lxml calls."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._after_link = False
        self._pre = 0
        self._unseen = 0
        self._stack: list[tuple[str, bool, tuple[str, ...]]] = []
        self._tags: list[str] = ["body"]
        self._boxes: list[int | None] = []
        self._articles = 0
        self._in_articles = 0
        self._roles: Counter[str] = Counter()
        self._here: frozenset[str] = frozenset()
        self._meta = Metadata()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._meta.start(tag, attributes)
        unseen = tag in _UNSEEN or _is_hidden(attributes)
        roles: tuple[str, ...] = ()
        if tag in _BLOCKS:
            self._flush()
            self._tags.append(tag)
        if tag == "table":
            floats = attributes.get("align", "").lower() in ("left", "right")
            self._boxes.append(len(self._blocks) if floats else None)
        if tag == "article":
            self._articles += not self._in_articles
            self._in_articles += 1
        if not unseen and not self._unseen and (roles := _roles(tag, attributes)):
            self._roles.update(roles)
            self._here = frozenset(role for role, count in self._roles.items() if count)
        self._unseen += unseen
        if tag == "a":
            self._links += 1
            if self._after_link:
                self._pieces.append(" ")  # links side by side are words apart
        self._after_link = False
        self._pre += tag == "pre"
        self._stack.append((tag, unseen, roles))

    def end(self, tag: str) -> None:
        self._meta.end(tag)
        if not self._stack:
            return
        opened, unseen, roles = self._stack.pop()
        if opened in _BLOCKS:
            self._flush()
            self._tags.pop()
            self._in_articles -= opened == "article"
            if opened == "table" and (first := self._boxes.pop()) is not None:
                self._set_apart(first)
        elif opened in ("time", "button"):
            self._pieces.append(" ")
        if roles:
            self._roles.subtract(roles)
            self._here = frozenset(role for role, count in self._roles.items() if count)
        self._unseen -= unseen
        if opened == "a":
            self._links -= 1
            self._after_link = True
        self._pre -= opened == "pre"

    def data(self, text: str) -> None:
        self._meta.data(text)
        if self._unseen:
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

    def result(self) -> HtmlText:
        self._meta.finish()
        return HtmlText(
            "".join(self._lines),
            tuple(self._blocks),
            self._meta.title,
            self._meta.publisher,
            self._meta.published,
            self._meta.address,
            self._meta.language,
        )

    def _set_apart(self, first: int) -> None:
        """Note that the blocks from the first on are a box that the story flows around."""
        blocks = self._blocks
        if first >= len(blocks) or blocks[-1].end - blocks[first].start > _LONGEST_BOX:
            return
        for number in range(first, len(blocks)):
            if "aside" not in blocks[number].roles:
                roles = blocks[number].roles | {"aside"}
                blocks[number] = replace(blocks[number], roles=roles)

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
            self._blocks.append(
                Block(self._length, end, self._tags[-1], self._here, share, article)
            )
        elif not keep_blank:
            return
        self._lines.append(f"{line}\n")
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


def _roles(tag: str, attributes: dict[str, str]) -> tuple[str, ...]:
    found = {tag} if tag in _ROLE_TAGS else set()
    if role := {"navigation": "nav", "contentinfo": "footer", "complementary": "aside"}.get(
        attributes.get("role", "")
    ):
        found.add(role)
    if tag not in _ROLE_FREE:
        names = " ".join(filter(None, map(attributes.get, _NAMED_BY)))[:400]
        if names:
            found.update(_named_roles(names))
    return tuple(found)


@lru_cache(maxsize=4096)
def _named_roles(names: str) -> tuple[str, ...]:
    """Roles that an element's class and id tell of; pages repeat a few names many times."""
    names = _MODIFIER.sub("", _HUMP.sub("-", names).lower())
    names = names.replace("most-read", "mostread")
    return tuple(role for pattern, role in _ROLES if pattern.search(names))
