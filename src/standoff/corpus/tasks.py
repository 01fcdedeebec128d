"""What is handed to a worker and what comes back: plain records that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.errors import Problem
from standoff.evidence import Source
from standoff.reading.pages import Page
from standoff.reading.records import Claim, Passage, ReportedActor

__all__ = ["Done", "Given", "Report", "Unread"]


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read, or pages of one that was opened already.

    Parameters
    ----------
    name
        Its path or address as it is shown.
    data
        Its bytes; empty where `pages` are given.
    address, retrieved
        Of a page that was fetched.
    pages
        Pages to read, the first of them being number `first` of the file.
    there
        Numbers of the pages that the corpus has already.
    """

    name: str
    sha256: str
    data: bytes = b""
    address: str | None = None
    retrieved: str | None = None
    pages: tuple[Page, ...] = ()
    first: int = 1
    there: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether its pages are given."""
        return bool(self.pages)


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
    """

    at: int
    source: Source
    passages: tuple[Passage, ...]
    actors: tuple[ReportedActor, ...]
    claims: tuple[Claim, ...]
    words: int
    bands: tuple[int, ...]


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
