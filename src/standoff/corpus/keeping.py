"""What was read, put into the tables: each task whole or not at all, each story counted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from standoff.corpus.kept_files import KeptFiles
from standoff.corpus.order import Result
from standoff.corpus.readings import add_claims, reading_row
from standoff.corpus.repeats import known_claims, noted_claims, said_again
from standoff.corpus.room import room
from standoff.corpus.rows import (
    actor_row,
    claim_row,
    passage_row,
    source_row,
)
from standoff.corpus.stories import Shingles, Stories
from standoff.corpus.tables import transaction
from standoff.corpus.tasks import Answers, Given, Report, Unread
from standoff.corpus.waiting import Waiting
from standoff.reading.records import Claim
from standoff.reading.reprints import shingles_of, story_words
from standoff.surrogates import replaced

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Counts", "Keeper"]

_HELD = 4
"""Bytes for each character of a report: itself, and what its claims cite of it."""


@dataclass(slots=True)
class Counts:
    """What a run did: reports that were read, reprints among them, claims, files passed over.

    `again` counts those that were there and to which a second reader's claims were added.
    """

    reports: int = 0
    reprints: int = 0
    claims: int = 0
    there: int = 0
    problems: int = 0
    again: int = 0


@dataclass(slots=True)
class Keeper:
    """Puts reports into a corpus.

    Parameters
    ----------
    connection
        To a corpus that may be written.
    keep_bytes
        Whether to keep files as they came, too.
    reader
        Name of the second reader, if there is one: what it has not read yet is lacking.
    """

    connection: DuckDBPyConnection
    keep_bytes: bool = True
    reader: str | None = None
    counts: Counts = field(default_factory=Counts)
    _next: int = 0
    files: KeptFiles = field(init=False)
    _waiting: Waiting = field(init=False)
    _stories: Stories = field(init=False)

    def __post_init__(self) -> None:
        self._waiting = Waiting(self.connection)
        self.files = KeptFiles(self.connection, self._waiting, self.keep_bytes)
        self._stories = Stories(self.connection)
        last = self.connection.execute("SELECT max(number) FROM sources").fetchone()
        self._next = ((last and last[0]) or 0) + 1

    def lacking(self, lot: Sequence[Given]) -> Iterator[Given]:
        """Yield those of some files that are to be read, with what the corpus has of them already.

        A place where a known file is met again is kept.
        """
        for given, left in zip(lot, self.looked_up(lot), strict=True):
            if left is not None:
                yield left
            elif given.closing:
                with transaction(self.connection):
                    self.files.place(given)
                self.counts.there += 1

    def looked_up(self, lot: Sequence[Given]) -> list[Given | None]:
        """Return some files with what the corpus has of each, None where nothing is lacking."""
        return self.files.looked_up(lot, self.reader)

    def is_done(self, sha256: str) -> bool:
        """Whether nothing of the file with this digest is lacking."""
        return self.looked_up([Given("", sha256)]) == [None]

    def keep(self, results: Sequence[Result]) -> list[Unread]:
        """Keep what became of some files; return what could not be read."""
        unread: list[Unread] = []
        before = (self._next, self.counts.reports, self.counts.reprints, self.counts.claims)
        try:
            with room(self.connection, _size(results)), transaction(self.connection):
                self._stories.look_up(_bands(results))
                known = self.files.known(results)
                for given, done in results:
                    there = self.files.keep(given, done, known)
                    for each in done.found:
                        if each.at in there:
                            if each.at in given.again and isinstance(each, Report):
                                self._again(given, each)
                        elif isinstance(each, Report):
                            self._report(each, given.answers.get(each.at))
                        else:
                            self._unread(given, each)
                            unread.append(each)
                self._waiting.flush()
        except BaseException:
            self._waiting.clear()
            self._stories.forget()
            self._next, self.counts.reports, self.counts.reprints, self.counts.claims = before
            raise
        self.counts.problems += len(unread)
        return unread

    def _unread(self, given: Given, each: Unread) -> None:
        self._waiting.rows["problems"].append(
            (
                replaced(given.name), given.sha256, each.at, each.part, each.problem.line,
                replaced(each.problem.message),
            )
        )  # fmt: skip

    def _report(self, report: Report, answers: Answers | None) -> None:
        ident = f"s{self._next}"
        shingles = _shingles_of(report)
        story, agrees = self._stories.printed_before(report.bands, shingles)
        first = None if story is None else f"s{story}"
        self._waiting.rows["sources"].append(source_row(ident, self._next, report, first, agrees))
        self.counts.reports += 1
        for number, passage in enumerate(report.passages, 1):
            self._waiting.rows["passages"].append(passage_row(ident, number, passage))
        self._waiting.rows["actors"].extend(actor_row(ident, actor) for actor in report.actors)
        if answers is not None:
            reading = reading_row(ident, answers, report, is_reprint=first is not None)
            self._waiting.rows["readings"].append(reading)
        claims = list(report.claims)
        if first is None:
            self._stories.add(self._next, report.bands, shingles)
            self._waiting.rows["bands"].extend((band, ident) for band in report.bands)
        else:
            self.counts.reprints += 1
            claims = self._new_claims(ident, first, report.source.text or "", claims)
        passages = {passage.id: passage for passage in report.passages}
        for claim in claims:
            number = int(claim.id.removeprefix("c"))
            self._waiting.rows["claims"].append(claim_row(ident, number, claim, report, passages))
        self.counts.claims += len(claims)
        self._next += 1

    def _again(self, given: Given, report: Report) -> None:
        """Add what a second reader says of a report that is kept."""
        answers = given.answers.get(report.at)
        row = self.connection.execute(
            "SELECT id, same_story_as FROM sources WHERE sha256 = ? AND nth = ?",
            [given.sha256, report.at],
        ).fetchone()
        if row is None or answers is None:
            return
        source, first = row

        def new(claims: list[Claim]) -> list[Claim]:
            text = report.source.text or ""
            return claims if first is None else self._new_claims(source, first, text, claims)

        self.counts.claims += add_claims(self.connection, source, report, answers.reader, new)
        reading = reading_row(source, answers, report, is_reprint=first is not None)
        self._waiting.rows["readings"].append(reading)
        self.counts.again += 1
        self._waiting.flush()

    def _new_claims(
        self, ident: str, first: str, text: str, claims: Sequence[Claim]
    ) -> list[Claim]:
        """Return the claims of a reprint that its story has not made yet; note the others."""
        story = known_claims(self.connection, ident, first, self._waiting.rows)
        is_new = ident == f"s{self._next}"
        noted = frozenset[str]() if is_new else noted_claims(self.connection, ident)
        new, again = said_again(story, noted, ident, text, claims)
        self._waiting.rows["repeats"].extend(again)
        return new


def _bands(results: Sequence[Result]) -> Iterator[int]:
    """Yield the bands of all reports of some files."""
    for _, done in results:
        for each in done.found:
            if isinstance(each, Report):
                yield from each.bands


def _size(results: Sequence[Result]) -> int:
    """Return about how many bytes of files, texts and claims there are to put in."""
    texts = (
        len(each.source.text or "")
        for _, done in results
        for each in done.found
        if isinstance(each, Report)
    )
    return sum(len(given.data) for given, _ in results) + _HELD * sum(texts)


def _shingles_of(report: Report) -> Shingles:
    words = partial(story_words, report.source.text or "", report.passages)
    return cache(lambda: shingles_of(words()))
