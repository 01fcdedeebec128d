"""What is in a file: told by its bytes, and by its name only where those leave it open."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.reading.decoding import decode, looks_like_html
from standoff.reading.formats.document import Document, FormatError, of_html
from standoff.reading.formats.feed import is_feed, read_feed
from standoff.reading.formats.mail import is_mail, read_mail
from standoff.reading.formats.pdf import read_pdf
from standoff.reading.formats.records import is_records, read_records
from standoff.reading.formats.warc import is_warc, read_warc
from standoff.reading.formats.word import is_word, read_word
from standoff.reading.html import read_html

__all__ = ["documents"]


def documents(data: bytes, name: str) -> tuple[Document, ...]:
    """Find the reports in a file.

    Parameters
    ----------
    data
        Its bytes, not all blank.
    name
        Its name or address.

    Returns
    -------
    tuple of Document
        One or more, each with a text.

    Raises
    ------
    UndecodableError, FormatError
        It holds no report that can be read; the message says why.
    """
    found = [document for document in _found(data, name) if document.text.strip()]
    if not found:
        raise FormatError("has no text; give the text of a report")
    return tuple(found)


def _found(data: bytes, name: str) -> Iterable[Document]:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return (read_pdf(data),)
    if data.startswith(b"PK\x03\x04") and is_word(data):
        return (read_word(data),)
    if is_warc(data, name):
        return read_warc(data)
    if is_feed(data):
        return read_feed(data)
    if is_mail(data):
        return (read_mail(data),)
    text, encoding = decode(data)
    if is_records(text):
        return read_records(text, encoding)
    if looks_like_html(text):
        return (of_html(read_html(text), "HTML", encoding),)
    return (Document(text, "text", encoding),)
