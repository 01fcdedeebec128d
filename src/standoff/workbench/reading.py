"""Reports read in a process of their own, which can be stopped; pages stay alive meanwhile."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from standoff.errors import InputError, Problem, StandoffError
from standoff.evidence import Source
from standoff.reading.dossier import Dossier

__all__ = ["Given", "Pasted", "Reading", "Result", "Step", "StoppedError"]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A report as it was pasted.

    Parameters
    ----------
    text
        Not blank.
    title, publisher
        None where it is not said.
    published
        Day or time (ISO 8601), or None.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


Given = Path | tuple[str, bytes] | Pasted
"""A file or folder of this machine, what was uploaded with its name, or what was pasted."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far reading has come.

    Parameters
    ----------
    doing
        In words, with the report that it is at.
    share
        Of the whole, from 0 to 1.
    """

    doing: str
    share: float


@dataclass(frozen=True, slots=True)
class Result:
    """What was read.

    Parameters
    ----------
    dossier
        Of all reports, those known before among them, as they were read.
    fresh
        Ids of the new ones.
    known
        Those that the dossier held already, or that were given twice.
    problems
        One for each report that could not be read.
    """

    dossier: Dossier
    fresh: tuple[str, ...]
    known: tuple[Source, ...]
    problems: tuple[Problem, ...]


class StoppedError(InputError):
    """What reads was stopped."""


class Reading:
    """Reports that are being read."""

    def __init__(self) -> None:
        # Not forked from this process, whose threads a copy would lack.
        context = multiprocessing.get_context("spawn")
        self._from, self._into = context.Pipe()
        self._process = context.Process(target=_work, args=(self._into,), daemon=True)
        self._stopped = False

    def run(
        self,
        given: Sequence[Given],
        dossier: Dossier,
        *,
        avoid: Sequence[Path] = (),
        tell: Callable[[Step], object],
    ) -> Result:
        """Read reports together with those of a dossier; wait for it.

        Parameters
        ----------
        avoid
            Files that are no reports, though they may lie in a folder of them.
        tell
            Told how far it has come.

        Raises
        ------
        StoppedError
            It was stopped, here or by the system.
        InputError
            It cannot be done.
        """
        self._process.start()
        self._into.close()
        try:
            if not self._stopped:
                self._from.send((tuple(given), dossier, tuple(avoid)))
            while not self._stopped:
                found: Any = self._from.recv()
                if isinstance(found, Result):
                    return found
                if isinstance(found, str):
                    raise InputError(found)
                tell(found)
        except (EOFError, OSError):
            pass
        finally:
            self._process.kill()
            self._process.join()
            self._from.close()
        why = "" if self._stopped else ": the system has ended what was reading"
        raise StoppedError(f"Reading was stopped{why}. Nothing was changed.")

    def stop(self) -> None:
        """Stop it at once."""
        self._stopped = True
        if self._process.is_alive():
            self._process.kill()


_OPENED, _PARSED = 0.15, 0.85
"""Shares of the whole that are done when all is opened, and when all is parsed."""


def _work(into: Connection) -> None:
    # Ctrl-C is for the server, which ends this too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        given, dossier, avoid = into.recv()
        into.send(_read(given, dossier, avoid, into))
    except StandoffError as error:
        into.send(str(error))
    except (EOFError, OSError):
        # Nobody waits for it any more.
        return


def _read(
    given: Sequence[Given], dossier: Dossier, avoid: Sequence[Path], into: Connection
) -> Result:
    into.send(Step("Loading the reader", 0))
    from standoff.reading.further import open_further
    from standoff.reading.language import load_language
    from standoff.reading.read import read_pages
    from standoff.reading.remembered import Remembering

    load_language(None)

    def opening(name: str, done: int, of: int) -> None:
        said = f"Opening {_place(done, of)}{Path(name).name}"
        into.send(Step(said, _OPENED * done / of))

    problems: list[Problem] = []
    ready = [item for each in given for item in _ready(each, avoid, problems)]
    opened = open_further(dossier, ready, progress=opening, on_problem=problems.append)
    if not opened.fresh:
        return Result(dossier, (), opened.known, tuple(problems))

    def parsing(doing: str, done: int, of: int) -> None:
        if doing == "Parsing":
            source = opened.pages[done][0]
            name = source.title or Path(source.location or source.id).name
            share = _OPENED + (_PARSED - _OPENED) * done / of
            into.send(Step(f"Reading {_place(done, of)}{name}", share))
        else:
            into.send(Step("Finding out who says what", _PARSED + (1 - _PARSED) * done / of))

    second = Remembering(dossier, opened)
    together = read_pages(opened.pages, progress=parsing, second=second)
    return Result(together, opened.fresh, opened.known, tuple(problems))


def _place(done: int, of: int) -> str:
    return f"report {done + 1} of {of}: " if of > 1 else ""


def _ready(given: Given, avoid: Sequence[Path], problems: list[Problem]) -> list[Any]:
    """Return what the reader takes in place of what was given."""
    from standoff.reading.page import Page
    from standoff.reading.source import expand, source_from_text
    from standoff.reading.stories import stories_of

    if isinstance(given, Pasted):
        source = source_from_text(given.text, published=given.published)
        return list(stories_of(Page(replace(source, title=given.title, publisher=given.publisher))))
    if isinstance(given, Path) and given.is_dir():
        try:
            return [each for each in expand([given]) if each.resolve() not in avoid]
        except InputError as error:
            problems.extend(error.problems)
            return []
    return [given]
