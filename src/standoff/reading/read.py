"""Read reports: from files or a string to a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from standoff.errors import Problem, ReportError
from standoff.evidence import Source, digest
from standoff.reading.actor_book import ActorBook
from standoff.reading.actors import collect_actors
from standoff.reading.affiliations import Advice, find_affiliations, find_composites
from standoff.reading.chronology import place_in_time
from standoff.reading.claims import Progress, ReadPassage, Visitor, distinct, find_claims
from standoff.reading.dossier import Dossier
from standoff.reading.further import open_further
from standoff.reading.language import Parsed, load_language, parse_passages, parse_together
from standoff.reading.moved_deadlines import date_extensions
from standoff.reading.opening import Numbered, Telling, any_passages, open_page, telling
from standoff.reading.opening import number as number_pages
from standoff.reading.own_government import settle_governments
from standoff.reading.page import Page
from standoff.reading.parties import infer_parties
from standoff.reading.records import Claim, Passage
from standoff.reading.relations import find_parties, name_mediators, named_in
from standoff.reading.remembered import Remembering
from standoff.reading.resolve import Resolver
from standoff.reading.second import SecondReader
from standoff.reading.source import read_paths, source_from_text
from standoff.reading.stories import stories_of

__all__ = ["read", "read_each", "read_more", "read_pages", "read_passages", "read_text"]


def read(
    paths: Iterable[str | Path | Page] | str | Path,
    *,
    model: str | None = None,
    progress: Progress | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    second: SecondReader | None = None,
) -> Dossier:
    """Read reports from files, folders and the web.

    Parameters
    ----------
    paths
        One path or several; a folder stands for all reports in it, and a web address (a string)
        is fetched. Pages that are open already (`pages_of`) may stand among them.
    model
        A spaCy model to use in place of the one that is installed with standoff.
    progress
        Told how far reading has come.
    on_problem
        Told of each report that cannot be read, and reading goes on with the others. Without it
        one report that cannot be read stops all.
    second
        Reads the same passages beside standoff's own reader, as a language model does.

    Returns
    -------
    Dossier
        Sources in the order in which they were published, those without a date last; passages,
        actors and claims. It is the same in whatever order the reports are named, but for reports
        without a date.

    Raises
    ------
    ReportError
        No report can be read, or (without `on_problem`) one cannot; the problems list all.
    MissingError
        The language model is not installed.
    """
    listed = [paths] if isinstance(paths, (str, Path)) else list(paths)
    load_language(model)
    reports = read_paths(listed)
    problems = list(reports.problems)
    pages: list[tuple[Source, tuple[Passage, ...]]] = []
    for number, page in enumerate(reports.pages):
        if progress:
            progress("Opening reports", number, len(reports.pages))
        try:
            pages.append(open_page(page))
        except ReportError as error:
            problems.extend(error.problems)
    if problems and (on_problem is None or not pages):
        raise ReportError(problems)
    for problem in problems:
        if on_problem:
            on_problem(problem)
    if not pages:
        raise ReportError("there is no report to read: name a file, or a folder that holds some")
    pages.sort(key=lambda page: place_in_time(page[0]))
    return read_pages(pages, model, progress, second)


def read_more(
    dossier: Dossier,
    paths: Iterable[str | Path | Page],
    *,
    model: str | None = None,
    progress: Progress | None = None,
    second: SecondReader | None = None,
) -> tuple[Dossier, tuple[str, ...]]:
    """Read further reports together with those of a dossier.

    All are read anew, so that who is who is settled over all of them; the texts of the old ones
    stand in the dossier. What a language model found in these stays, and it is not asked again.

    Parameters
    ----------
    paths
        As for `read`. A report that the dossier holds already is passed over.
    model, progress
        As for `read`.
    second
        Reads the new reports beside standoff's own reader, as a language model does.

    Returns
    -------
    Dossier
        Of all reports, in the order of publication; its ids are not those of the old one.
    tuple of str
        Ids of the sources that are new.

    Raises
    ------
    ReportError
        A new report cannot be read; the problems list all.
    MissingError
        The language model is not installed.
    """
    load_language(model)
    opened = open_further(dossier, paths)
    reader = Remembering(dossier, opened, second)
    return read_pages(opened.pages, model, progress, reader), opened.fresh


def read_each(
    pages: Iterable[Page],
    *,
    model: str | None = None,
    seconds: Sequence[SecondReader | None] | None = None,
) -> list[Dossier | Exception]:
    """Read reports apart, each as if there were no other.

    They are parsed together, which is quicker than to read one after the other.

    Parameters
    ----------
    seconds
        For each page who reads it beside standoff's own reader, if anybody.

    Returns
    -------
    list of Dossier or Exception
        One for each page: what it says, or what went wrong with it, which touches no other. A
        page on which there is nothing to read has a `ReportError`.

    Raises
    ------
    MissingError
        The language model is not installed.
    """
    load_language(model)
    opened: dict[int, tuple[Numbered, Telling]] = {}
    read_ones: dict[int, Dossier | Exception] = {}
    for at, page in enumerate(pages):
        try:
            numbered = number_pages([open_page(page)])
            (text,) = telling(*numbered)
            opened[at] = numbered, text
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one touches no other
            read_ones[at] = error
    try:
        parsed = list(parse_together([text for _, text in opened.values()], model=model))
    except Exception:  # noqa: BLE001 - one of them is at fault: apart they show which
        parsed = []
    for number, (at, ((sources, passages), text)) in enumerate(opened.items()):
        try:
            texts = parsed[number] if parsed else list(parse_passages(*text, model=model))
            second = seconds[at] if seconds else None
            read_ones[at] = _dossier(sources, passages, texts, second=second)
        except Exception as error:  # noqa: BLE001
            read_ones[at] = error
    return [read_ones[at] for at in sorted(read_ones)]


def read_text(
    text: str,
    *,
    published: str | date | None = None,
    model: str | None = None,
    second: SecondReader | None = None,
) -> Dossier:
    """Read one report from a string.

    Parameters
    ----------
    text
        The report, as copied from a page. Any string is read: one that says nothing, or that is
        in another language than English, yields a dossier without claims.
    published
        Day or time of publication (ISO 8601), where the text does not give it itself.
    second
        Reads the same passages beside standoff's own reader, as a language model does.

    Raises
    ------
    ReportError
        `published` is not a date.
    MissingError
        The language model is not installed.
    """
    day = _iso(published)
    if not text.strip():
        source = Source("s1", published=day, sha256=digest(text), text=text)
        return Dossier((source,), (), (), ())
    stories = stories_of(Page(source_from_text(text, published=day)))
    pages = [any_passages(page) for page in stories]
    return read_pages(pages, model, None, second)


def read_passages(
    source: Source, passages: Sequence[Passage], *, model: str | None = None
) -> Dossier:
    """Read a source whose passages are known already.

    Parameters
    ----------
    source
        With its text.
    passages
        In order, without overlap. Claims are made from leads and bodies only; headlines and
        captions tell who is who.

    Raises
    ------
    MissingError
        The language model is not installed.
    """
    return read_pages([(source, tuple(passages))], model, None)


def _iso(published: str | date | None) -> str | None:
    if published is None:
        return None
    if isinstance(published, date):
        return published.isoformat()
    try:
        datetime.fromisoformat(published)
    except ValueError as error:
        raise ReportError(
            f"published: {published!r} is not a date; write it as 2007-12-07 or "
            "2007-12-07T23:38:00+00:00"
        ) from error
    return published


def read_pages(
    pages: Sequence[tuple[Source, tuple[Passage, ...]]],
    model: str | None = None,
    progress: Progress | None = None,
    second: SecondReader | None = None,
) -> Dossier:
    """Read reports that are open, in the order in which they are given.

    Parameters
    ----------
    pages
        Sources with their passages; the ids are given anew.
    model, progress, second
        As for `read`.

    Raises
    ------
    MissingError
        The language model is not installed.
    """
    sources, passages = number_pages(pages)
    texts: list[Parsed] = []
    for at, told in enumerate(telling(sources, passages)):
        if progress:
            progress("Parsing", at, len(sources))
        texts.extend(parse_passages(*told, model=model))
    return _dossier(sources, passages, texts, progress, second)


def _dossier(
    sources: tuple[Source, ...],
    passages: tuple[Passage, ...],
    texts: Sequence[Parsed],
    progress: Progress | None = None,
    second: SecondReader | None = None,
) -> Dossier:
    """Find out who is who and what is said, in sources whose telling passages are parsed."""
    book = collect_actors(texts)
    by_id = {source.id: source for source in sources}
    if second is not None:
        second.prepare(by_id, texts)
    groups = [(key, list(group)) for key, group in groupby(texts, lambda t: t.passage.source)]
    # Who is who comes first in all of them: one may say whose minister another quotes.
    prepared = [(by_id[key], group, *_prepare(book, group)) for key, group in groups]
    _settle_parties([(resolver, group) for _, group, resolver, _ in prepared])
    visitor = None if second is None else second.visit
    claims: list[Claim] = []
    for number, (source, group, resolver, advice) in enumerate(prepared):
        if progress:
            progress("Reading claims", number, len(prepared))
        deadline = any(claim.kind == "deadline" for claim in claims)
        claims.extend(_claims_of(source, group, resolver, advice, visitor, after_deadline=deadline))
    found = list(distinct(claims))
    found = list(date_extensions(found, by_id))
    kept = found if second is None else second.join(found, book)
    numbered = tuple(replace(c, id=f"c{n}") for n, c in enumerate(kept, start=1))
    if progress:
        progress("Reading claims", len(sources), len(sources))
    return Dossier(sources, passages, book.records(_named_in(numbered)), numbered)


def _prepare(book: ActorBook, texts: Sequence[Parsed]) -> tuple[Resolver, tuple[Advice, ...]]:
    """Find out who is who in one report.

    Each has a resolver of its own: "both sides" and "the mediators" never reach into another.
    """
    resolver = Resolver(book)
    find_composites(resolver, texts)
    name_mediators(resolver, texts)
    advice = find_affiliations(resolver, texts)
    settle_governments(resolver, texts)
    return resolver, advice


def _settle_parties(reports: Sequence[tuple[Resolver, Sequence[Parsed]]]) -> None:
    """Find between whom the dispute is, in each report.

    A report that does not say so is about those of whom another says it first, if it names both.
    """
    pairs = [find_parties(resolver, texts) for resolver, texts in reports]
    first = next((pair for pair in pairs if pair), ())
    for (resolver, texts), pair in zip(reports, pairs, strict=True):
        both = first if set(first) <= named_in(resolver, texts) else ()
        resolver.set_parties(pair or both)


def _claims_of(
    source: Source,
    texts: Sequence[Parsed],
    resolver: Resolver,
    advice: Sequence[Advice],
    visitor: Visitor | None,
    *,
    after_deadline: bool,
) -> list[Claim]:
    """Return the claims of one report.

    Where no passage names the two sides together, whom the claims make them is what "both sides"
    means, and between whom a mediator mediates.
    """
    parties = resolver.parties
    known: dict[str, ReadPassage] = {}

    def found() -> list[Claim]:
        return list(
            find_claims(
                source, texts, resolver, advice, visitor, known, after_deadline=after_deadline
            )
        )

    claims = found()
    if not parties:
        inferred = infer_parties(claims, resolver.book.records(resolver.book.ids()))
        if len(inferred) == 2:
            mediators = {c.actor for c in claims if c.act == "mediate" and c.actor is not None}
            resolver.infer_parties(inferred, mediators)
            claims = found()
    return claims


def _named_in(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        for actor in (claim.actor, claim.target, claim.speaker):
            if actor is not None:
                yield actor
