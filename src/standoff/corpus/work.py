"""What a worker does: opens files, reads their reports, and says what it could not read."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standoff.corpus.tasks import Answers, Done, Given, Report, Unread
from standoff.errors import Problem, ReportError
from standoff.evidence import Source
from standoff.reading.dossier import Dossier
from standoff.reading.language import bounded_vocabulary
from standoff.reading.pages import Page, pages_of
from standoff.reading.read import read_each
from standoff.reading.reprints import bands_of, shingles_of, story_words
from standoff.version import __version__

if TYPE_CHECKING:
    from standoff.reading.llm.checked import CheckedReader

__all__ = ["AT_ONCE", "opened_pages", "version", "work"]

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
    with _ONE_AT_A_TIME:
        opened: list[_Open] = []
        for given in task:
            opened.append(_open(given, at_once))
            if opened[-1].rest is not None:
                break
        with bounded_vocabulary(model):
            pages = [page for it in opened for _, page in it.pages]
            seconds = [second for it in opened for second in it.seconds]
            ones = iter(read_each(pages, model=model, seconds=seconds))
            return [_done(it, ones) for it in opened]


@dataclass(frozen=True, slots=True)
class _Open:
    """A file that was opened: the last report that is read, those to read, and what is wrong.

    `seconds` are those who read each of them beside standoff's own reader.
    """

    last: int
    pages: tuple[tuple[int, Page], ...] = ()
    seconds: tuple[CheckedReader | None, ...] = ()
    unread: tuple[Unread, ...] = ()
    rest: Given | None = None


def _open(given: Given, at_once: int) -> _Open:
    try:
        pages = opened_pages(given)
    except ReportError as error:
        return _Open(0, unread=tuple(Unread(None, None, problem) for problem in error.problems))
    except Exception as error:  # noqa: BLE001 - one bad file never stops the others
        return _Open(0, unread=(Unread(None, None, _fault(error, given.name)),))
    numbered = enumerate(pages[:at_once], given.first)
    rest = None
    if pages[at_once:]:
        first = given.first + at_once
        rest = replace(given, data=b"", pages=pages[at_once:], first=first)
    had = given.there - given.again
    wanted = tuple((at, page) for at, page in numbered if at not in had)
    seconds = tuple(_second(given.answers.get(at)) for at, _ in wanted)
    return _Open(given.first + len(pages) - 1, wanted, seconds, rest=rest)


def _second(answers: Answers | None) -> CheckedReader | None:
    if answers is None:
        return None
    from standoff.reading.llm.checked import CheckedReader

    return CheckedReader(answers.reader, answers.texts)


def _done(file: _Open, read_ones: Iterator[Dossier | Exception]) -> Done:
    found = [
        _report(page, at, next(read_ones), second)
        for (at, page), second in zip(file.pages, file.seconds, strict=True)
    ]
    return Done(file.last, (*file.unread, *found), file.rest)


def opened_pages(given: Given) -> tuple[Page, ...]:
    """Return the pages of a file, opened here where they are not given.

    Raises
    ------
    ReportError
        It cannot be opened.
    """
    if given.pages:
        return given.pages
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


def _report(
    page: Page, at: int, dossier: Dossier | Exception, second: CheckedReader | None
) -> Report | Unread:
    if isinstance(dossier, ReportError):
        return Unread(at, page.source.part, dossier.problems[0])
    if isinstance(dossier, Exception):
        return Unread(at, page.source.part, _fault(dossier, page.source.location))
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
        second.accepted if second else 0,
        second.refused if second else (),
    )


def _fault(error: Exception, name: str | None) -> Problem:
    said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return Problem(f"cannot be read, by a fault of standoff ({said}); please report it", name)
