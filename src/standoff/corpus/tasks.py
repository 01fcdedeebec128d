"""What is handed to a worker and what comes back: plain records that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from standoff.errors import Problem
from standoff.evidence import Source
from standoff.reading.pages import Page
from standoff.reading.records import Claim, Passage, ReportedActor

__all__ = ["Answers", "Done", "Given", "Report", "Unread"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a second reader says of a report: it was asked before the report goes to a worker.

    Parameters
    ----------
    reader
        How claims name it.
    passages
        Those that state facts.
    texts
        Its answers, by passage.
    same
        Passages that it was not asked about, for it has read their words in an earlier report.
    unanswered, reason
        Passages that it was asked about without an answer, and why the first has none.
    """

    reader: str
    passages: int
    texts: Mapping[str, str]
    same: int = 0
    unanswered: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read, or pages of one that was opened already.

    Parameters
    ----------
    name
        Its path or address as it is shown.
    data
        Its bytes; empty where they are too many, or went before with earlier pages.
    size
        How many bytes it has, where `data` does not say so.
    address, retrieved
        Of a page that was fetched.
    pages
        Pages to read, the first of them being number `first` of the file.
    there
        Numbers of the pages that the corpus has already.
    again
        Numbers of those among them that the second reader has not read, or not all of them.
    answers
        Of the second reader, by the number of the page.
    closing
        Whether no pages of the file come behind these.
    """

    name: str
    sha256: str
    data: bytes = b""
    address: str | None = None
    retrieved: str | None = None
    pages: tuple[Page, ...] = ()
    first: int = 1
    there: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()
    answers: Mapping[int, Answers] = field(default_factory=dict)
    closing: bool = True
    size: int = 0

    @property
    def is_open(self) -> bool:
        """Whether its pages are given."""
        return bool(self.pages)

    @property
    def last(self) -> int | None:
        """The number of the last page that is given, or None where none is."""
        return self.first + len(self.pages) - 1 if self.pages else None


@dataclass(frozen=True, slots=True)
class Report:
    """One report that was read.

    Parameters
    ----------
    at
        Its number in the file, from 1.
    words
        Of the story.
    bands
        Of its sketch (see `standoff.reading.reprints`).
    accepted, refused
        Claims of the second reader that the report bears out, and why each other is refused.
    """

    at: int
    source: Source
    passages: tuple[Passage, ...]
    actors: tuple[ReportedActor, ...]
    claims: tuple[Claim, ...]
    words: int
    bands: tuple[int, ...]
    accepted: int = 0
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A page, or a whole file (`at` is None), that could not be read."""

    at: int | None
    part: str | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a given file.

    Parameters
    ----------
    parts
        Pages that are known to be in it so far: the last that was read.
    found
        In the order of the file.
    rest
        Pages that are still to be read, as what is given next.
    """

    parts: int
    found: tuple[Report | Unread, ...]
    rest: Given | None = None
