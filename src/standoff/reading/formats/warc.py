"""WARC, as web archives keep pages: each response that is a page or a text is a report.

The file, and each page in it, may be packed; both are unpacked to a limit and never beyond it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from standoff.reading.decoding import UndecodableError, decode, looks_like_html
from standoff.reading.formats.document import Document, FormatError, of_html
from standoff.reading.formats.unpack import TooMuchError, gunzip, inflate
from standoff.reading.html import read_html

__all__ = ["is_warc", "read_warc"]

_MOST_BYTES = 20_000_000
"""Of a page; a longer one is passed over."""
_MOST_IN_ALL = 100_000_000
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
        It is damaged, would unpack to too much, or holds no page.
    """
    from warcio.exceptions import ArchiveLoadFailed

    damaged = (ArchiveLoadFailed, zlib.error, ValueError, OSError, EOFError, KeyError,
               AttributeError)  # fmt: skip
    try:
        plain = gunzip(data, _MOST_IN_ALL) if data.startswith(_GZIP) else data
        found = tuple(_documents(plain))
    except TooMuchError:
        raise FormatError(
            f"would unpack to more than {_MOST_IN_ALL / 1e6:,.0f} MB: give a part of it"
        ) from None
    except damaged:
        raise FormatError("is a damaged WARC file") from None
    if not found:
        raise FormatError("is a WARC file without a page or a text")
    return found


def _documents(plain: bytes) -> Iterator[Document]:
    left = _MOST_IN_ALL
    for number, record in enumerate(_records(plain), 1):
        if record.rec_type not in ("response", "resource"):
            continue
        head = record.http_headers
        kind = (head.get_header("Content-Type") if head else record.content_type) or ""
        if (head and head.get_statuscode() != "200") or not kind.lower().startswith(_READ):
            continue
        body = _body(record)
        left -= len(body or b"")
        if left < 0:
            raise TooMuchError
        if body and (found := _document(body, record, number)):
            yield found


def _records(plain: bytes) -> Iterator[Any]:
    """Yield the records of a file; each is read before the next is asked for.

    Where the length that a record gives is wrong, the next one is found by its first line.
    """
    from warcio.recordloader import ArcWarcRecordLoader

    stream, loader = BytesIO(plain), ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    start = 0
    while start >= 0:
        stream.seek(start)
        record = loader.parse_record_stream(stream, known_format="warc")
        length = max(0, record.length or 0)
        # Its head has been read, and of its body the head of the answer, if it has one.
        inner = length - record.payload_length if record.payload_length >= 0 else 0
        end = min(len(plain), stream.tell() - inner + length)
        yield record
        start = plain.find(b"WARC/", end)


def _body(record: Any) -> bytes | None:
    """Unpack a page; None where it is too long, or packed in a way that is not read."""
    from warcio.bufferedreaders import ChunkedDataReader

    head = record.http_headers
    packing = ((head.get_header("Content-Encoding") if head else None) or "identity").lower()
    chunked = head and (head.get_header("Transfer-Encoding") or "").lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    body: bytes = stream.read(_MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        return None
    try:
        if packing == "gzip" and body.startswith(_GZIP):
            return gunzip(body, _MOST_BYTES)
        if packing == "deflate":
            return inflate(body, _MOST_BYTES)
    except (TooMuchError, OSError, EOFError, zlib.error):
        return None
    # Some archives keep a page unpacked under the head that it was sent packed with.
    return body if packing in ("identity", "gzip") else None


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
