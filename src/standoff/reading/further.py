"""Further reports, opened to be read together with those of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import Problem, ReportError
from standoff.evidence import Source
from standoff.reading.chronology import place_in_time
from standoff.reading.claims import Progress
from standoff.reading.dossier import Dossier
from standoff.reading.opening import open_page
from standoff.reading.page import Page
from standoff.reading.records import Passage
from standoff.reading.source import Raw, read_paths

__all__ = ["Opened", "open_further"]


@dataclass(frozen=True, slots=True)
class Opened:
    """Reports of a dossier and further ones, with their passages.

    Parameters
    ----------
    pages
        In the order of publication, those without a date last.
    fresh
        Ids that the new ones have when all are read in this order.
    known
        Those that the dossier holds already, or that were given twice; they are passed over.
    moved
        Ids that those of the dossier have in this order, by the ids that they have there.
    """

    pages: tuple[tuple[Source, tuple[Passage, ...]], ...]
    fresh: tuple[str, ...]
    known: tuple[Source, ...]
    moved: Mapping[str, str]


def open_further(
    dossier: Dossier,
    paths: Iterable[str | Path | Page | Raw],
    *,
    progress: Progress | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Opened:
    """Open further reports.

    Parameters
    ----------
    paths
        As `standoff.reading.source.read_paths` takes them.
    progress
        Told of each before it is opened, by its name.
    on_problem
        Told of each report that cannot be read, and the others are opened all the same.

    Raises
    ------
    ReportError
        Without `on_problem`, where a report cannot be read; the problems list all.
    """
    reports = read_paths(paths, progress=progress)
    problems = list(reports.problems)
    met = {(source.sha256, source.part) for source in dossier.sources}
    pages = [
        (source, tuple(p for p in dossier.passages if p.source == source.id))
        for source in dossier.sources
    ]
    old = {id(source) for source in dossier.sources}
    known: list[Source] = []
    for page in reports.pages:
        key = page.source.sha256, page.source.part
        if key in met:
            known.append(page.source)
            continue
        met.add(key)
        try:
            pages.append(open_page(page))
        except ReportError as error:
            problems.extend(error.problems)
    if problems and on_problem is None:
        raise ReportError(problems)
    for problem in problems:
        if on_problem:
            on_problem(problem)
    pages.sort(key=lambda page: place_in_time(page[0]))
    placed = [(f"s{n}", source) for n, (source, _) in enumerate(pages, start=1)]
    fresh = tuple(ident for ident, source in placed if id(source) not in old)
    moved = {source.id: ident for ident, source in placed if id(source) in old}
    return Opened(tuple(pages), fresh, tuple(known), moved)
