"""From the bytes of a file to the reports in it."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

from standoff.errors import Problem, ReportError
from standoff.evidence import Source
from standoff.reading.decoding import UndecodableError
from standoff.reading.formats.contents import documents
from standoff.reading.formats.document import Document, FormatError
from standoff.reading.page import Page
from standoff.reading.stories import stories_of
from standoff.surrogates import replaced

__all__ = ["Page", "pages_of", "stories_in"]


def pages_of(data: bytes, name: str) -> tuple[Page, ...]:
    """Find the reports in the bytes of a file; two stories on one page are two of them.

    Parameters
    ----------
    name
        Its path or address: the `location` of the sources.

    Raises
    ------
    ReportError
        They hold none that can be read.
    """
    if not data.strip():
        raise ReportError(Problem("is empty; give the text of a report", name))
    try:
        found = documents(data, name)
    except UndecodableError as error:
        raise ReportError(Problem(str(error), name, error.line, error.column)) from None
    except FormatError as error:
        raise ReportError(Problem(str(error), name)) from None
    checksum = sha256(data).hexdigest()
    return tuple(
        story
        for number, item in enumerate(found, 1)
        for story in stories_in(item, f"s{number}", checksum, name)
    )


def stories_in(
    document: Document, source_id: str, checksum: str, location: str
) -> tuple[Page, ...]:
    """Find the reports in a document: two stories on one page are two of them.

    Parameters
    ----------
    checksum
        SHA-256 of the bytes of its file.
    location
        Where that was met.
    """
    document = _whole(document)
    source = Source(
        source_id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        sha256=checksum,
        location=location,
        text=document.text,
        encoding=document.encoding,
        form=document.form,
        part=document.part,
        address=document.address,
        language=document.language,
    )
    return tuple(stories_of(Page(source, document.blocks)))


def _whole(document: Document) -> Document:
    """Replace halves of characters, which nothing can be written with; offsets stay."""
    told = {each.name: getattr(document, each.name) for each in fields(document)}
    changed: dict[str, Any] = {
        name: replaced(value) for name, value in told.items() if isinstance(value, str)
    }
    return replace(document, **changed)
