"""What was read, put into the tables: each task whole or not at all, each story counted once."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standoff.corpus.order import Result
from standoff.corpus.rows import (
    Row,
    actor_row,
    claim_row,
    passage_row,
    printable,
    source_row,
)
from standoff.corpus.tables import TABLES, insert, transaction
from standoff.corpus.tasks import Done, Given, Report, Unread
from standoff.reading.claims import STATES_FACTS
from standoff.reading.records import Claim, Passage
from standoff.reading.reprints import SAME, normal, share, shingles_of, story_words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Counts", "Keeper"]

_COMPARED = 8
"""Earlier stories that one is compared with at most: those that share most bands with it."""
_REMEMBERED = 64


@dataclass(slots=True)
class Counts:
    """What a run did: reports that were read, reprints among them, claims, files passed over."""

    reports: int = 0
    reprints: int = 0
    claims: int = 0
    there: int = 0
    problems: int = 0


@dataclass(slots=True)
class Keeper:
    """Puts reports into a corpus.

    Parameters
    ----------
    connection
        To a corpus that may be written.
    keep_bytes
        Whether to keep files as they came, too.
    """

    connection: DuckDBPyConnection
    keep_bytes: bool = True
    counts: Counts = field(default_factory=Counts)
    _next: int = 0
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _bands: dict[int, list[str]] = field(default_factory=dict)
    _stories: OrderedDict[str, frozenset[str]] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        last = self.connection.execute("SELECT max(number) FROM sources").fetchone()
        self._next = ((last and last[0]) or 0) + 1
        self._rows = {table: [] for table in TABLES}

    def lacking(self, given: Given) -> Given | None:
        """Return a file with what the corpus has of it already, or None where that is all.

        A place where a known file is met again is kept.
        """
        found = self.connection.execute(
            "SELECT finished FROM files WHERE sha256 = ?", [given.sha256]
        ).fetchone()
        if found is None:
            return given
        if found[0]:
            with transaction(self.connection):
                self._place(given)
            self.counts.there += 1
            return None
        return replace(given, there=self._there(given.sha256))

    def keep(self, results: Sequence[Result]) -> list[Unread]:
        """Keep what became of some files; return what could not be read."""
        unread: list[Unread] = []
        before = (self._next, self.counts.reports, self.counts.reprints, self.counts.claims)
        try:
            with transaction(self.connection):
                self._bands = self._known_bands(results)
                known = self._known(results)
                for given, done in results:
                    there = self._file(given, done, known)
                    for each in done.found:
                        if each.at in there:
                            continue
                        if isinstance(each, Report):
                            self._report(each)
                        else:
                            self._unread(given, each)
                            unread.append(each)
                self._flush()
        except BaseException:
            self._rows = {table: [] for table in TABLES}
            self._stories.clear()
            self._next, self.counts.reports, self.counts.reprints, self.counts.claims = before
            raise
        self.counts.problems += len(unread)
        return unread

    def _known(self, results: Sequence[Result]) -> set[str]:
        """Return which of some files have a row; forget what was wrong with their opening before.

        A file that could not be opened leaves no row, and is tried again by the next run.
        """
        names = [printable(given.name) for given, _ in results]
        self.connection.execute(
            "DELETE FROM problems WHERE nth IS NULL AND location IN (SELECT unnest(?::VARCHAR[]))",
            [names],
        )
        rows = self.connection.execute(
            "SELECT sha256 FROM files WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))",
            [[given.sha256 for given, _ in results]],
        ).fetchall()
        return {row[0] for row in rows}

    def _file(self, given: Given, done: Done, known: set[str]) -> frozenset[int]:
        """Keep a file itself; return which of its reports are there already.

        It is finished when its last report is.
        """
        if done.parts == 0:
            return frozenset()
        if given.sha256 not in known:
            known.add(given.sha256)
            kept = given.data if self.keep_bytes and given.data else None
            row = (given.sha256, len(given.data), done.parts, done.rest is None, kept)
            self._rows["files"].append(row)
            self._rows["places"].append((given.sha256, printable(given.name)))
            return frozenset()
        # Known from an earlier run, from its first part, or as a copy that was read just before.
        self._flush()
        there = self._there(given.sha256)
        if done.rest is None:
            self.connection.execute(
                "UPDATE files SET finished = true WHERE sha256 = ? AND parts = ?",
                [given.sha256, done.parts],
            )
        self._place(given)
        return there

    def _there(self, sha256: str) -> frozenset[int]:
        rows = self.connection.execute(
            "SELECT nth FROM sources WHERE sha256 = $1 "
            "UNION SELECT nth FROM problems WHERE sha256 = $1 AND nth IS NOT NULL",
            [sha256],
        ).fetchall()
        return frozenset(int(row[0]) for row in rows)

    def _place(self, given: Given) -> None:
        self.connection.execute(
            "INSERT INTO places SELECT $1, $2 "
            "WHERE NOT EXISTS (FROM places WHERE sha256 = $1 AND location = $2)",
            [given.sha256, printable(given.name)],
        )

    def _unread(self, given: Given, each: Unread) -> None:
        self._rows["problems"].append(
            (
                printable(given.name), given.sha256, each.at, each.part, each.problem.line,
                printable(each.problem.message),
            )
        )  # fmt: skip

    def _report(self, report: Report) -> None:
        ident = f"s{self._next}"
        words = story_words(report.source.text or "", report.passages)
        shingles = shingles_of(words)
        first, agrees = self._printed_before(report, shingles)
        self._rows["sources"].append(source_row(ident, self._next, report, first, agrees))
        self._next += 1
        self.counts.reports += 1
        for number, passage in enumerate(report.passages, 1):
            self._rows["passages"].append(passage_row(ident, number, passage))
        self._rows["actors"].extend(actor_row(ident, actor) for actor in report.actors)
        claims = list(report.claims)
        if first is None:
            self._remember(ident, shingles)
            for band in report.bands:
                self._rows["bands"].append((band, ident))
                self._bands.setdefault(band, []).append(ident)
        else:
            self.counts.reprints += 1
            claims = self._new_claims(ident, first, report)
        passages = {passage.id: passage for passage in report.passages}
        for claim in claims:
            number = int(claim.id.removeprefix("c"))
            self._rows["claims"].append(claim_row(ident, number, claim, report, passages))
        self.counts.claims += len(claims)

    def _known_bands(self, results: Sequence[Result]) -> dict[int, list[str]]:
        """Return which earlier stories share a band with some report, for all at once."""
        wanted = {
            band
            for _, done in results
            for each in done.found
            if isinstance(each, Report)
            for band in each.bands
        }
        found: dict[int, list[str]] = {}
        if wanted:
            rows = self.connection.execute(
                "SELECT band, source FROM bands WHERE band IN (SELECT unnest(?::BIGINT[])) ",
                [sorted(wanted)],
            ).fetchall()
            for band, source in rows:
                found.setdefault(band, []).append(source)
        return found

    def _printed_before(
        self, report: Report, shingles: frozenset[str]
    ) -> tuple[str | None, float | None]:
        """Return the earliest of the stories that agree most with this one, and their share."""
        shared = Counter(s for band in report.bands for s in self._bands.get(band, ()))
        order = sorted(shared, key=lambda s: (-shared[s], int(s[1:])))[:_COMPARED]
        rated = [(share(shingles, self._story(source)), source) for source in order]
        best = max(rated, key=lambda pair: (pair[0], -int(pair[1][1:])), default=(0.0, ""))
        return (best[1], round(best[0], 4)) if best[0] >= SAME else (None, None)

    def _story(self, source: str) -> frozenset[str]:
        """Return the runs of words of a story that is kept."""
        if source not in self._stories:
            row = self.connection.execute(
                "SELECT text FROM sources WHERE id = ?", [source]
            ).fetchone()
            parts = self.connection.execute(
                "SELECT id, source, kind, start_char, end_char FROM passages WHERE source = ? "
                "AND kind IN (SELECT unnest(?)) ORDER BY number",
                [source, sorted(STATES_FACTS)],
            ).fetchall()
            text = str(row[0]) if row else ""
            self._remember(
                source, shingles_of(story_words(text, [Passage(*part) for part in parts]))
            )
        return self._stories[source]

    def _remember(self, source: str, shingles: frozenset[str]) -> None:
        self._stories[source] = shingles
        while len(self._stories) > _REMEMBERED:
            self._stories.popitem(last=False)

    def _new_claims(self, ident: str, first: str, report: Report) -> list[Claim]:
        """Return the claims of a reprint that its story has not made yet; note the others."""
        self._flush("sources", "claims")
        rows = self.connection.execute(
            "SELECT c.id, c.kind, c.act, c.quote, c.content, c.actor, c.target FROM claims c "
            "JOIN sources s ON s.id = c.source WHERE s.id = $1 OR s.same_story_as = $1 "
            "ORDER BY s.number, c.number",
            [first],
        ).fetchall()
        known: dict[tuple[str | None, ...], list[tuple[str, str | None, str | None]]]
        known = defaultdict(list)
        for claim_id, kind, act, quote, content, actor, target in rows:
            known[kind, act, normal(quote), normal(content)].append((claim_id, actor, target))
        new: list[Claim] = []
        text = printable(report.source.text or "")
        for claim in report.claims:
            place = claim.evidence[0]
            said = " ".join(text[span.start : span.end] for span in claim.content)
            quote = text[place.start : place.end]
            same = known.get((claim.kind, claim.act, normal(quote), normal(said)))
            if not same:
                new.append(claim)
                continue
            best = max(same, key=lambda c: (c[1] == claim.actor) + (c[2] == claim.target))
            self._rows["repeats"].append((best[0], ident, place.start, place.end))
        return new

    def _flush(self, *tables: str) -> None:
        for table in tables or self._rows:
            rows = self._rows[table]
            insert(self.connection, table, rows)
            rows.clear()
