"""An opened report: its source, and the blocks that its text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from standoff.errors import Problem, ReportError
from standoff.evidence import Source
from standoff.reading.decoding import UndecodableError
from standoff.reading.formats.contents import documents
from standoff.reading.formats.document import FormatError
from standoff.reading.html import Block

__all__ = ["Page", "pages_of"]


@dataclass(frozen=True, slots=True)
class Page:
    """A source and, where its format has any, the blocks that its text is made of.

    Parameters
    ----------
    blocks
        In the order of the text; empty for plain text.
    """

    source: Source
    blocks: tuple[Block, ...] = ()


def pages_of(data: bytes, name: str) -> tuple[Page, ...]:
    """Find the reports in the bytes of a file.

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
