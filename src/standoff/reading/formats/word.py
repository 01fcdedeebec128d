"""Word (DOCX): the paragraphs and tables of its body, in order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from standoff.reading.formats.document import Document, FormatError, in_blocks

__all__ = ["is_word", "read_word"]

_MOST_BYTES = 100_000_000
_MAIN = "word/document.xml"


def is_word(data: bytes) -> bool:
    """Whether a ZIP archive is a Word file."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _MAIN in archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def read_word(data: bytes) -> Document:
    """Read the text of a Word file.

    Raises
    ------
    FormatError
        It is damaged, or would unpack to too much.
    """
    _refuse_bomb(data)
    import docx
    from docx.exceptions import PythonDocxError
    from lxml.etree import LxmlError

    broken = (PythonDocxError, LxmlError, BadZipFile, KeyError, ValueError, TypeError,
              AttributeError, IndexError, OSError, NotImplementedError, RecursionError)  # fmt: skip
    try:
        word = docx.Document(BytesIO(data))
        text, blocks = in_blocks(_lines(word))
        properties = word.core_properties
        title, language = properties.title or None, properties.language or None
    except broken:
        raise FormatError("is a damaged Word file; save it anew, or give its text") from None
    return Document(text, "Word", None, blocks, title, language=language)


def _refuse_bomb(data: bytes) -> None:
    """Add up what the archive says that its parts unpack to; no more than that is ever read."""
    with ZipFile(BytesIO(data)) as archive:
        total = sum(item.file_size for item in archive.infolist())
    if total > _MOST_BYTES:
        raise FormatError(
            f"would unpack to {total / 1e6:,.0f} MB; at most {_MOST_BYTES / 1e6:,.0f} MB are read"
        )


def _lines(word: Any) -> Iterator[tuple[str, str]]:
    for item in word.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                # A cell that spans several columns is given once for each of them.
                for cell in dict.fromkeys(row.cells):
                    yield cell.text, "td"
        else:
            yield item.text, _tag(str(getattr(item.style, "name", "") or ""))


def _tag(style: str) -> str:
    if style.startswith(("Heading", "Title")):
        return "h1" if style in ("Title", "Heading 1") else "h2"
    if style.startswith("Caption"):
        return "figcaption"
    return "li" if style.startswith("List") else "blockquote" if "Quote" in style else "p"
