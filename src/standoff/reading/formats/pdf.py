"""PDF: the lines of its pages, put together to paragraphs. Nothing in it is ever run.

PDFium gives the lines; where one paragraph ends and the next begins is told by the gap between
lines, their height, and lines that stop short of the margin. What repeats at the head or foot of
the pages is kept apart from the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from standoff.reading.formats.document import Document, FormatError, in_blocks

__all__ = ["read_pdf"]

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 5_000_000
_BROKEN = "\ufffe"
"""How PDFium marks a hyphen at which a word is broken over two lines."""
_AT_HYPHEN = re.compile(rf"(\w+){_BROKEN}(\w+)")
_ENDS = re.compile(r"[.!?:;]['\"”’»)\]]*$")
_BULLET = re.compile(r"\s*(?:[•‣◦▪*–-]|\(?\d{1,2}[.)])\s")
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|rtf|odt)$|^untitled|^microsoft word", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; its measures are in points, `top` counted from the foot of the page."""

    text: str
    page: int
    left: float
    right: float
    top: float
    height: float


def read_pdf(data: bytes) -> Document:
    """Read the text of a PDF.

    Raises
    ------
    FormatError
        It is damaged, needs a password, has too many pages, or has no text (a scan).
    """
    lines = list(_lines(data))
    if not any(line.text.strip() for line in lines):
        raise FormatError(
            "is a PDF without text (a scan?); have its text recognised, or give the text"
        )
    running = _running(lines)
    body = [line for line in lines if line not in running]
    aside = [(line.text, "footer") for line in lines if line in running]
    text, blocks = in_blocks([*_paragraphs(body), *aside])
    return Document(text, "PDF", None, blocks, _title(data))


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        said = "is a PDF that needs a password" if locked else "is a damaged PDF"
        raise FormatError(f"{said}; save it anew, or give its text") from None


def _title(data: bytes) -> str | None:
    document = _open(data)
    try:
        title = str(document.get_metadata_dict().get("Title", "")).strip()
    finally:
        document.close()
    # What word processors put there is the name of a file.
    return None if _FILE_NAME.search(title) or not title else title


def _lines(data: bytes) -> Iterator[_Line]:
    import pypdfium2

    document = _open(data)
    try:
        if len(document) > _MOST_PAGES:
            raise FormatError(
                f"has {len(document):,} pages; at most {_MOST_PAGES:,} are read: give a part of it"
            )
        left = _MOST_CHARACTERS
        for number in range(len(document)):
            try:
                page = document[number]
                text_page = page.get_textpage()
            except pypdfium2.PdfiumError:
                continue  # a page that is damaged is left out; the others can be read
            left -= text_page.count_chars()
            if left < 0:
                raise FormatError(
                    f"has more than {_MOST_CHARACTERS:,} characters of text: give a part of it"
                )
            yield from _lines_of(text_page, number)
            text_page.close()
            page.close()
    finally:
        document.close()


def _lines_of(text_page: Any, page: int) -> Iterator[_Line]:
    count = text_page.count_chars()
    at = 0
    for raw in text_page.get_text_range().split("\n") if count else ():
        text = raw.rstrip("\r")
        shown = [at + n for n, char in enumerate(text) if not char.isspace() and at + n < count]
        at += len(raw) + 1
        if not shown:
            continue
        first, last = (text_page.get_charbox(n, loose=True) for n in (shown[0], shown[-1]))
        yield _Line(text, page, first[0], last[2], max(first[3], last[3]), first[3] - first[1])


def _running(lines: Sequence[_Line]) -> frozenset[_Line]:
    """Find what stands at the head or foot of most pages, but for its numbers."""
    pages: dict[int, list[_Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = [line for own in pages.values() for line in {*own[:2], *own[-2:]}]
    counted = Counter(_DIGITS.sub("#", line.text.strip()) for line in edges)
    most = max(3, len(pages) // 2)
    return frozenset(
        line
        for line in edges
        if counted[_DIGITS.sub("#", line.text.strip())] >= most or line.text.strip().isdigit()
    )


def _paragraphs(lines: Sequence[_Line]) -> Iterator[tuple[str, str]]:
    """Yield paragraphs, each with the tag that it is like."""
    if not lines:
        return
    usual = median(line.height for line in lines)
    pitches = [a.top - b.top for a, b in pairwise(lines) if a.page == b.page]
    pitch = median([p for p in pitches if p > 0] or [usual])
    # What stands further out than most lines do is no text that is set in lines.
    margin = sorted(line.right for line in lines)[int(0.9 * (len(lines) - 1))]
    whole = "\n".join(line.text for line in lines)
    paragraph = [lines[0]]
    for line in lines[1:]:
        if _goes_on(paragraph[-1], line, usual=usual, pitch=pitch, margin=margin):
            paragraph.append(line)
        else:
            yield _joined(paragraph, whole), _tag(paragraph, usual)
            paragraph = [line]
    yield _joined(paragraph, whole), _tag(paragraph, usual)


def _goes_on(last: _Line, line: _Line, *, usual: float, pitch: float, margin: float) -> bool:
    """Say whether a line belongs to the paragraph of the line before it."""
    if _BULLET.match(line.text) or abs(last.height - line.height) > 0.15 * usual:
        return False
    ends = bool(_ENDS.search(last.text.rstrip()))
    down = last.top - line.top
    if last.page != line.page or down < 0:
        # The next page or column.
        return not ends
    if down > 1.3 * pitch:
        return False
    # A line that stops short before a capital is an item of a list, or the end of a paragraph.
    short = last.right < (0.9 if ends else 0.7) * margin
    return not (short and not line.text.lstrip()[:1].islower())


def _tag(paragraph: Sequence[_Line], usual: float) -> str:
    if _BULLET.match(paragraph[0].text):
        return "li"
    return "h1" if paragraph[0].height > 1.15 * usual and len(paragraph) < 4 else "p"


def _joined(paragraph: Sequence[_Line], whole: str) -> str:
    text = paragraph[0].text
    for line in paragraph[1:]:
        if text.endswith((_BROKEN, "\u00ad", "-")):
            text = f"{text[:-1]}{_BROKEN}{line.text}"
        else:
            text += f" {line.text}"
    return _AT_HYPHEN.sub(lambda word: _mended(word, whole), text).replace(_BROKEN, "-")


def _mended(word: re.Match[str], whole: str) -> str:
    """Put a word together that was broken at a hyphen, which may have been its own."""
    before, after = word.groups()
    if f"{before}-{after}" in whole or after[0].isupper() or after[0].isdigit():
        return f"{before}-{after}"
    return before + after
