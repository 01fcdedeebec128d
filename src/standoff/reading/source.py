"""Reports as they came: files and folders opened, refused where they cannot be read.

Every file that cannot be read is said to be so, all of them at once, each with what it is and what
would be right.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from standoff.errors import Problem, ReportError
from standoff.evidence import Source, digest
from standoff.reading.fetching import fetch, is_address
from standoff.reading.pages import Page, pages_of
from standoff.surrogates import replaced

__all__ = [
    "LIMIT",
    "Page",
    "Raw",
    "Reports",
    "expand",
    "open_page",
    "open_pages",
    "open_report",
    "pages_of",
    "read_bytes",
    "read_paths",
    "size_of",
    "source_from_text",
    "walk",
]

LIMIT = 20_000_000
"""Bytes that a report may have, unless the caller says otherwise."""

Raw = tuple[str, bytes]
"""A name and the bytes that go with it, for what is no file here."""


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that could be read, and a problem for each one that could not."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources without their blocks."""
        return tuple(page.source for page in self.pages)


def open_report(path: str | Path, *, source_id: str = "s1", limit: int = LIMIT) -> Source:
    """Open one report; `open_page` also says what its blocks are.

    Raises
    ------
    ReportError
        It cannot be read: missing, not permitted, no regular file, empty, too large, binary,
        damaged or in an encoding that cannot be told; or the file holds several reports.
    """
    return open_page(path, source_id=source_id, limit=limit).source


def open_page(path: str | Path, *, source_id: str = "s1", limit: int = LIMIT) -> Page:
    """Open one report with the blocks of its text.

    Parameters
    ----------
    path
        A file of a format that is read (see `standoff.reading.formats`), told by its content.
    source_id
        Becomes `Source.id`.
    limit
        Bytes that the file may have.

    Raises
    ------
    ReportError
        As `open_report`.
    """
    pages = open_pages(path, limit=limit)
    if len(pages) > 1:
        raise ReportError(
            Problem(f"holds {len(pages):,} reports; open it with `read_paths`", str(path))
        )
    return replace(pages[0], source=replace(pages[0].source, id=source_id))


def open_pages(path: str | Path, *, limit: int = LIMIT) -> tuple[Page, ...]:
    """Open all reports that a file holds: one, or several in a feed, a WARC or a JSON Lines file.

    Raises
    ------
    ReportError
        As `open_report`, but for the last.
    """
    return pages_of(read_bytes(path, limit), str(path))


def source_from_text(text: str, *, published: str | None = None, source_id: str = "s1") -> Source:
    """Make a source of a string.

    Parameters
    ----------
    text
        Any string; each lone surrogate is replaced by U+FFFD, so that offsets stay.
    published
        ISO 8601 date or date and time, or None.

    Raises
    ------
    ReportError
        The string is empty or blank.
    """
    if not text.strip():
        raise ReportError("The text is empty; give the text of a report.")
    return Source(source_id, published=published, sha256=digest(text), text=replaced(text))


def read_paths(
    paths: Iterable[str | Path | Page | Raw],
    *,
    limit: int = LIMIT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Reports:
    """Open all reports under some paths; the ids are ``s1``, ``s2``, ... of those that are good.

    Nothing is raised for a bad file: the caller decides whether the good ones are enough.

    Parameters
    ----------
    paths
        Files, folders, web addresses (each is fetched), bytes with a name, and pages that are open
        already.
    limit
        Bytes that each may have.
    progress
        Told of each before it is opened: what it is called, how many are done, and how many there
        are.
    """
    given, problems = _expand(paths)
    pages: list[Page] = []
    for number, each in enumerate(given):
        if progress:
            progress(_called(each), number, len(given))
        try:
            found = _opened(each, limit)
        except ReportError as error:
            problems.extend(error.problems)
            continue
        for page in found:
            pages.append(replace(page, source=replace(page.source, id=f"s{len(pages) + 1}")))
    return Reports(tuple(pages), tuple(problems))


def _called(given: str | Path | Page | Raw) -> str:
    if isinstance(given, Page):
        return given.source.title or given.source.location or ""
    return given[0] if isinstance(given, tuple) else str(given)


def _opened(given: str | Path | Page | Raw, limit: int) -> tuple[Page, ...]:
    if isinstance(given, Page):
        return (given,)
    if isinstance(given, tuple):
        name, data = given
        if len(data) > limit:
            raise ReportError(Problem(_too_large(len(data), limit), name))
        return pages_of(data, name)
    return fetch(given, limit=limit) if isinstance(given, str) else open_pages(given, limit=limit)


def expand(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """List the files that some paths stand for.

    A folder stands for its files and those of its folders, in sorted order. Hidden files, and the
    ``…_files`` folder that a browser writes beside a saved page, are left out. A path given twice
    counts once.

    Raises
    ------
    ReportError
        A path does not exist, cannot be listed, or is a folder without a file.
    """
    given, problems = _expand(paths)
    if problems:
        raise ReportError(problems)
    return tuple(each for each in given if isinstance(each, Path))


def _expand(
    paths: Iterable[str | Path | Page | Raw],
) -> tuple[list[str | Path | Page | Raw], list[Problem]]:
    """List the files under paths; addresses, bytes and open pages stand as they are."""
    files: dict[str | Path | Page | Raw, None] = {}
    problems: list[Problem] = []
    for given in paths:
        if isinstance(given, (Page, tuple)) or (isinstance(given, str) and is_address(given)):
            files[given] = None
            continue
        path = Path(given)
        try:
            found = list(walk(path)) if path.is_dir() else [path]
            if not found:
                problems.append(Problem("is a folder without a report in it", str(given)))
            elif not path.is_dir() and not path.exists():
                problems.append(Problem("does not exist", str(given)))
                continue
        except (OSError, ValueError) as error:
            problems.append(Problem(_reason(error), str(given)))
            continue
        files.update(dict.fromkeys(found))
    return list(files), problems


def walk(
    folder: Path, *, on_error: Callable[[Path, OSError], None] | None = None
) -> Iterator[Path]:
    """Yield the files under a folder in sorted order, holding the names of open folders only.

    Hidden files and what a browser saved beside a page are left out (see `expand`); a folder that
    is met again through a link is passed over.

    Parameters
    ----------
    on_error
        Told of each folder that cannot be listed, which is then passed over.

    Raises
    ------
    OSError
        A folder cannot be listed, and there is no `on_error`.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            if here != folder and not here.is_dir():
                yield here
                continue
            status = here.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            waiting.extend(here / name for name in reversed(_listed(here)))
        except OSError as error:
            if on_error is None:
                raise
            on_error(here, error)


def _listed(folder: Path) -> list[str]:
    with os.scandir(folder) as listing:
        entries = {entry.name: entry.is_dir() for entry in listing if entry.name[0] != "."}
    pages = entries.keys()
    return sorted(n for n, folded in entries.items() if not (folded and _belongs_to_page(n, pages)))


def _belongs_to_page(folder: str, names: Collection[str]) -> bool:
    stem = folder.removesuffix("_files")
    return stem != folder and any(f"{stem}{ending}" in names for ending in (".html", ".htm"))


def read_bytes(path: str | Path, limit: int) -> bytes:
    """Read a regular file, at most `limit` bytes of it; whatever else it is, is refused unread.

    Raises
    ------
    ReportError
        It is no regular file, is larger, or cannot be read.
    """
    name = str(path)
    size = size_of(path)
    if size > limit:
        raise ReportError(Problem(_too_large(size, limit), name))
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise ReportError(Problem(_reason(error), name)) from None
    if len(data) > limit:
        raise ReportError(Problem(_too_large(len(data), limit), name))
    return data


def size_of(path: str | Path) -> int:
    """Return how many bytes a regular file has.

    Raises
    ------
    ReportError
        It is no regular file, or cannot be looked at.
    """
    name = str(path)
    try:
        status = Path(path).stat()
    except (OSError, ValueError) as error:
        raise ReportError(Problem(_reason(error), name)) from None
    if stat.S_ISDIR(status.st_mode):
        raise ReportError(Problem("is a folder; give a file", name))
    if not stat.S_ISREG(status.st_mode):
        raise ReportError(Problem("is no regular file (a device or pipe); give a file", name))
    return status.st_size


def _too_large(size: int, limit: int) -> str:
    return (
        f"has {size / 1e6:.1f} MB, more than the {limit / 1e6:g} MB that a report may have; "
        "give the report alone"
    )


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return "is no name that a file can have"
