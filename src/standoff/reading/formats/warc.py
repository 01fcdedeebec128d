"""WARC, as web archives keep pages: each response that is a page or a text is a report."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from standoff.reading.decoding import UndecodableError, decode, looks_like_html
from standoff.reading.formats.document import Document, FormatError, of_html
from standoff.reading.html import read_html

__all__ = ["is_warc", "read_warc"]

_MOST_BYTES = 20_000_000
_READ = ("text/html", "application/xhtml", "text/plain")
_GZIP = b"\x1f\x8b"


def is_warc(data: bytes, name: str) -> bool:
    """Whether bytes are a WARC file, packed or not; a packed one is told by its name too."""
    return data.startswith(b"WARC/") or (
        data.startswith(_GZIP) and name.lower().endswith(".warc.gz")
    )


def read_warc(data: bytes) -> tuple[Document, ...]:
    """Read the pages and texts of a WARC file.

    Raises
    ------
    FormatError
        It is damaged, or holds none.
    """
    from warcio.exceptions import ArchiveLoadFailed

    try:
        found = tuple(_documents(data))
    except (ArchiveLoadFailed, ValueError, OSError, EOFError, KeyError, AttributeError):
        raise FormatError("is a damaged WARC file") from None
    if not found:
        raise FormatError("is a WARC file without a page or a text")
    return found


def _documents(data: bytes) -> Iterator[Document]:
    from warcio.archiveiterator import ArchiveIterator

    for number, record in enumerate(ArchiveIterator(BytesIO(data)), 1):
        if record.rec_type not in ("response", "resource"):
            continue
        head = record.http_headers
        kind = (head.get_header("Content-Type") if head else record.content_type) or ""
        if (head and head.get_statuscode() != "200") or not kind.lower().startswith(_READ):
            continue
        body = record.content_stream().read(_MOST_BYTES + 1)
        if len(body) <= _MOST_BYTES and (found := _document(body, record, number)):
            yield found


def _document(body: bytes, record: Any, number: int) -> Document | None:
    address = record.rec_headers.get_header("WARC-Target-URI")
    try:
        text, encoding = decode(body)
    except UndecodableError:
        return None
    if not looks_like_html(text):
        return Document(text, "WARC, text", encoding, address=address, part=f"record {number}")
    page = of_html(read_html(text), "WARC, HTML", encoding)
    if not page.text.strip():
        return None
    return Document(
        page.text, page.form, encoding, page.blocks, page.title, page.publisher, page.published,
        address or page.address, page.language, f"record {number}",
    )  # fmt: skip
