"""What a worker does: opens files, reads their reports, and says what it could not read."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from standoff.corpus.reprints import bands_of, shingles_of, story_words
from standoff.corpus.tasks import Done, Given, Report, Unread
from standoff.errors import Problem, ReportError
from standoff.evidence import Source
from standoff.reading.pages import Page, pages_of
from standoff.reading.read import read
from standoff.version import __version__

__all__ = ["AT_ONCE", "version", "work"]

AT_ONCE = 16
"""Reports of one file that are read before it goes back; a file of many is shared out."""

# A Dask worker may have several threads; a language model is not made for that.
_ONE_AT_A_TIME = threading.Lock()


def version() -> str:
    """Return the release of standoff that runs here."""
    return __version__


def work(task: Sequence[Given], model: str | None, at_once: int = AT_ONCE) -> list[Done]:
    """Read some files.

    Parameters
    ----------
    task
        In order. Reading ends behind a file that holds more reports than `at_once`; what is then
        not read is left to the caller (`Done.rest`, and the files without a `Done`).
    """
    finished: list[Done] = []
    with _ONE_AT_A_TIME:
        for given in task:
            finished.append(_read(given, model, at_once))
            if finished[-1].rest is not None:
                break
    return finished


def _read(given: Given, model: str | None, at_once: int) -> Done:
    try:
        pages = given.pages or _opened(given)
    except ReportError as error:
        return Done(0, tuple(Unread(None, None, problem) for problem in error.problems))
    except Exception as error:  # noqa: BLE001 - one bad file never stops the others
        return Done(0, (Unread(None, None, _fault(error, given.name)),))
    found = [
        _report(page, at, model)
        for at, page in enumerate(pages[:at_once], given.first)
        if at not in given.there
    ]
    rest = None
    if pages[at_once:]:
        first = given.first + at_once
        rest = replace(given, data=b"", pages=pages[at_once:], first=first)
    return Done(given.first + len(pages) - 1, tuple(found), rest)


def _opened(given: Given) -> tuple[Page, ...]:
    pages = pages_of(given.data, given.name)
    if given.address is None and given.retrieved is None:
        return pages
    return tuple(
        replace(
            page,
            source=replace(
                page.source,
                address=page.source.address or given.address,
                retrieved=given.retrieved,
                location=given.name,
            ),
        )
        for page in pages
    )


def _report(page: Page, at: int, model: str | None) -> Report | Unread:
    try:
        dossier = read([page], model=model)
    except ReportError as error:
        return Unread(at, page.source.part, error.problems[0])
    except Exception as error:  # noqa: BLE001 - one bad report never stops the others
        return Unread(at, page.source.part, _fault(error, page.source.location))
    source: Source = dossier.sources[0]
    words = story_words(source.text or "", dossier.passages)
    return Report(
        at,
        source,
        dossier.passages,
        dossier.actors,
        dossier.claims,
        len(words),
        bands_of(shingles_of(words)),
    )


def _fault(error: Exception, name: str | None) -> Problem:
    said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return Problem(f"cannot be read, by a fault of standoff ({said}); please report it", name)
