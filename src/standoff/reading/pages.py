"""From the bytes of a file to the reports in it."""

from __future__ import annotations

from hashlib import sha256

from standoff.errors import Problem, ReportError
from standoff.evidence import Source
from standoff.reading.decoding import UndecodableError
from standoff.reading.formats.contents import documents
from standoff.reading.formats.document import FormatError
from standoff.reading.page import Page
from standoff.reading.stories import stories_of

__all__ = ["Page", "pages_of"]


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
    whole = (
        Page(
            Source(
                f"s{number}",
                title=item.title,
                publisher=item.publisher,
                published=item.published,
                sha256=checksum,
                location=name,
                text=item.text,
                encoding=item.encoding,
                form=item.form,
                part=item.part,
                address=item.address,
                language=item.language,
            ),
            item.blocks,
        )
        for number, item in enumerate(found, 1)
    )
    return tuple(story for page in whole for story in stories_of(page))
