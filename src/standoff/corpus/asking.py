"""Asking a language model about the reports of a corpus, before they go to those who read them.

It is asked by the process that writes the corpus, whoever reads: that one alone holds the key,
keeps to the limits of the endpoint and knows which stories were printed before. A worker is given
the answers with the report, and nothing of the endpoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from standoff.corpus.order import Result, in_tasks
from standoff.corpus.stories import Shingles, Stories
from standoff.corpus.tasks import Answers, Given, Report
from standoff.corpus.work import AT_ONCE, opened_pages
from standoff.evidence import Source
from standoff.reading.language import pieces_of
from standoff.reading.llm.clerk import Answered
from standoff.reading.llm.questions import Question, questions_about
from standoff.reading.llm.reader import ModelReader
from standoff.reading.opening import number, open_page, telling
from standoff.reading.page import Page
from standoff.reading.records import Passage
from standoff.reading.reprints import bands_of, runs_of, shingles_of, story_words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Asker"]

_UNKEPT = 1 << 40
"""Numbers of stories that are not kept yet begin here, behind those of all that are."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A report that may be asked about."""

    source: Source
    passages: tuple[Passage, ...]
    pieces: tuple[Passage, ...]
    shingles: Shingles
    bands: tuple[int, ...]

    def words(self, passage: str) -> list[str]:
        """Return the words of one of the pieces."""
        found = (piece for piece in self.pieces if piece.id == passage)
        return story_words(self.source.text or "", found)


@dataclass(slots=True)
class _Pending:
    """A story that the model is asked about and that is not kept yet."""

    number: int
    opened: _Opened


class Asker:
    """Asks about reports, lot by lot, and hands them on with the answers.

    Parameters
    ----------
    connection
        To the corpus.
    second
        Who is asked.
    """

    def __init__(self, connection: DuckDBPyConnection, second: ModelReader) -> None:
        self._connection = connection
        self._second = second
        self._clerk = second.clerk
        self._name = second.clerk.endpoint.name
        self._stories = Stories(connection)
        self._pending: dict[tuple[str, int], _Pending] = {}
        self._numbers = count(_UNKEPT)

    def agrees(self, given: Iterable[Given]) -> bool:
        """Whether all may be sent that has no answer yet; reprints are counted, too."""
        return self._second.agrees(self._sizes(given))

    def _sizes(self, given: Iterable[Given]) -> Iterator[int | None]:
        for each in given:
            for _, opened in _reports(each):
                for question in self._questions(opened):
                    yield None if self._clerk.has(question.key) else question.size

    def ask(self, given: Iterable[Given]) -> Iterator[Given]:
        """Yield files, opened and in parts, with the answers about the reports in each."""
        parts = (part for each in given for part in _parts(each))
        for lot in in_tasks(parts):
            yield from self._lot(lot)

    def kept(self, results: Sequence[Result]) -> None:
        """Take notice of what was kept: from now on it is found in the corpus."""
        for given, done in results:
            for each in done.found:
                if each.at is not None:
                    self._pending.pop((given.sha256, each.at), None)
                if isinstance(each, Report):
                    self._clerk.tally.check(each.accepted, each.refused)

    def _lot(self, lot: Sequence[Given]) -> Iterator[Given]:
        reports = [(given, at, opened) for given in lot for at, opened in _reports(given)]
        self._look_up(reports)
        asked = [
            (given, at, *self._to_ask(given, at, opened), opened) for given, at, opened in reports
        ]
        answered = self._clerk.ask([q for _, _, questions, _, _ in asked for q in questions])
        by_file: dict[int, dict[int, Answers]] = {}
        for given, at, questions, same, _ in asked:
            by_file.setdefault(id(given), {})[at] = self._answers(questions, same, answered)
        for given in lot:
            yield _with_answers(given, by_file.get(id(given), {}))

    def _look_up(self, reports: Iterable[tuple[Given, int, _Opened]]) -> None:
        """Prepare to tell reprints: of what is kept, and of what is asked about and not kept."""
        self._stories.look_up(band for _, _, opened in reports for band in opened.bands)
        for each in self._pending.values():
            self._stories.add(each.number, each.opened.bands, each.opened.shingles)

    def _to_ask(self, given: Given, at: int, opened: _Opened) -> tuple[list[Question], int]:
        """Return what to ask about a report, and how many passages were read before."""
        questions = list(self._questions(opened))
        self._clerk.tally.passages += len(questions)
        own, first = self._known(given, at)
        if own is None:
            first, _ = self._stories.printed_before(opened.bands, opened.shingles)
        if first is None:
            story = next(self._numbers) if own is None else own
            self._pending[given.sha256, at] = _Pending(story, opened)
            self._stories.add(story, opened.bands, opened.shingles)
            return questions, 0
        if not self._has_read(first):
            return questions, 0
        before = self._stories.shingles(first)
        fresh = [q for q in questions if not runs_of(opened.words(q.passage)) <= before]
        same = len(questions) - len(fresh)
        self._clerk.tally.same += same
        return fresh, same

    def _known(self, given: Given, at: int) -> tuple[int | None, int | None]:
        """Return the number of a report that is kept, and that of the story it prints again."""
        if at not in given.again:
            return None, None
        row = self._connection.execute(
            "SELECT number, same_story_as FROM sources WHERE sha256 = ? AND nth = ?",
            [given.sha256, at],
        ).fetchone()
        return (row[0], row[1] and int(row[1][1:])) if row else (None, None)

    def _has_read(self, story: int) -> bool:
        """Whether the model has been asked about all of a story, or is being asked."""
        if any(each.number == story for each in self._pending.values()):
            return True
        found = self._connection.execute(
            "SELECT 1 FROM readings WHERE source = ? AND reader = ? AND unanswered = 0",
            [f"s{story}", self._name],
        ).fetchone()
        return found is not None

    def _answers(self, questions: Sequence[Question], same: int, answered: Answered) -> Answers:
        texts = {q.passage: answered.answers[q.key] for q in questions if q.key in answered.answers}
        failed = [answered.failed[q.key] for q in questions if q.key in answered.failed]
        reason = failed[0] if failed else None
        return Answers(self._name, len(questions) + same, texts, same, len(failed), reason)

    def _questions(self, opened: _Opened) -> Iterator[Question]:
        shown = ((opened.source, piece) for piece in opened.pieces)
        return questions_about(self._clerk.endpoint, shown)


def _parts(given: Given) -> Iterator[Given]:
    """Open a file and cut it into parts; one that cannot be opened is left as it is."""
    try:
        pages = opened_pages(given)
    except Exception:  # noqa: BLE001 - whoever reads it says what is wrong
        yield given
        return
    for start in range(0, len(pages), AT_ONCE):
        part = pages[start : start + AT_ONCE]
        last = start + AT_ONCE >= len(pages)
        yield replace(
            given,
            data=b"" if start else given.data,
            pages=part,
            first=given.first + start,
            closing=given.closing and last,
        )


def _reports(given: Given) -> Iterator[tuple[int, _Opened]]:
    """Yield the reports of a file that are to be read, each with its number there."""
    try:
        pages = opened_pages(given)
    except Exception:  # noqa: BLE001
        return
    for at, page in enumerate(pages, given.first):
        if at in given.there - given.again:
            continue
        try:
            opened = _open(page)
        except Exception:  # noqa: BLE001, S112
            continue
        yield at, opened


def _open(page: Page) -> _Opened:
    sources, passages = number([open_page(page)])
    ((told, text),) = telling(sources, passages)
    shingles = shingles_of(story_words(text, passages))
    pieces = tuple(piece for passage in told for piece in pieces_of(passage, text))
    return _Opened(sources[0], passages, pieces, lambda: shingles, bands_of(shingles))


def _with_answers(given: Given, answers: dict[int, Answers]) -> Given:
    """Add answers; what is there and has no new answer need not be read again."""
    again = frozenset(at for at in given.again if at in answers and answers[at].texts)
    return replace(given, answers=answers, again=again)
