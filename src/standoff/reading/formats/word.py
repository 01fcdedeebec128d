"""Word (DOCX): the paragraphs and tables of its body, in order."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from standoff.reading.formats.document import Document, FormatError, in_blocks

__all__ = ["is_word", "read_word"]

_MOST_BYTES = 100_000_000
_MOST_MARKUP = 30_000_000
"""Bytes of XML, which take many times as much memory when they are taken apart."""
_MOST_PARTS = 5_000
_PIECE = 1 << 20
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
    import docx
    from docx.exceptions import PythonDocxError
    from lxml.etree import LxmlError

    broken = (PythonDocxError, LxmlError, BadZipFile, KeyError, ValueError, TypeError, EOFError,
              AttributeError, IndexError, OSError, NotImplementedError, RecursionError, zlib.error,
              RuntimeError)  # fmt: skip
    try:
        _refuse_bomb(data)
        word = docx.Document(BytesIO(data))
        text, blocks = in_blocks(_lines(word))
        properties = word.core_properties
        title, language = properties.title or None, properties.language or None
    except FormatError:
        raise
    except broken:
        raise FormatError("is a damaged Word file; save it anew, or give its text") from None
    return Document(text, "Word", None, blocks, title, language=language)


def _refuse_bomb(data: bytes) -> None:
    """Refuse what would unpack to too much: by what the archive says, and then by what is there.

    A part that is larger than the archive says is found out piece by piece, and never held whole.
    """
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS:
            raise FormatError(f"has {len(parts):,} parts; a Word file has a few dozen")
        markup = [item for item in parts if item.filename.endswith((".xml", ".rels"))]
        for listed, most, what in ((parts, _MOST_BYTES, ""), (markup, _MOST_MARKUP, " of XML")):
            total = sum(item.file_size for item in listed)
            if total > most:
                raise FormatError(
                    f"would unpack to {total / 1e6:,.0f} MB{what}; "
                    f"at most {most / 1e6:,.0f} MB are read"
                )
        for item in parts:
            with archive.open(item) as stream:
                while stream.read(_PIECE):
                    pass


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
