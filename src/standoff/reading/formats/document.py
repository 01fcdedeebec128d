"""One report as its format gives it: a text, its blocks, and what the format says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from standoff.reading.html import Block, HtmlText

__all__ = ["Document", "FormatError", "in_blocks", "of_html"]


class FormatError(ValueError):
    """A file is not what it seems to be, is damaged, or is too much; the message says which."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report that was found in a file.

    Parameters
    ----------
    text
        The text that offsets count in.
    form
        What it was: ``text``, ``HTML``, ``PDF``, ``Word``, ``e-mail``, ``feed``, ``JSON`` or
        ``WARC`` (the last four with what was in them: ``e-mail, HTML``).
    encoding
        How its characters were decoded, or None where the format leaves no choice.
    blocks
        Of what the text is made, in order; empty for plain text.
    title, publisher, published, address, language
        As the format gives them, or None.
    part
        Which part of the file it is, where the file holds several ("entry 3").
    """

    text: str
    form: str
    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    language: str | None = None
    part: str | None = None


def in_blocks(lines: Iterable[tuple[str, str]]) -> tuple[str, tuple[Block, ...]]:
    """Put lines together to a text, a block a line.

    Parameters
    ----------
    lines
        For each its text and the tag of HTML that it is like (``p``, ``h1``, ``li``, ``td``). White
        space is folded; blank lines are left out.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    length = 0
    for given, tag in lines:
        line = " ".join(given.split())
        if not line:
            continue
        blocks.append(Block(length, length + len(line), tag))
        pieces.append(f"{line}\n")
        length += len(line) + 1
    return "".join(pieces), tuple(blocks)


def of_html(page: HtmlText, form: str, encoding: str | None) -> Document:
    """Make a document of a page."""
    title = unescape(page.title) if page.title else None
    return Document(
        page.text, form, encoding, page.blocks, title, page.publisher, page.published,
        page.address, page.language,
    )  # fmt: skip
