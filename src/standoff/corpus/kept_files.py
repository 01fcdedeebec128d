"""The files of a corpus: which are there, what of them is lacking, and where they were met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standoff.corpus.order import Result
from standoff.corpus.readings import to_read_again
from standoff.corpus.tasks import Done, Given
from standoff.corpus.waiting import Waiting
from standoff.surrogates import replaced

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["KeptFiles"]

_ALL = 2**31 - 1
"""No file has more reports than this."""


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """What a corpus has of each file.

    Parameters
    ----------
    waiting
        Rows that are not in the corpus yet.
    keep_bytes
        Whether to keep files as they came, too.
    """

    connection: DuckDBPyConnection
    waiting: Waiting
    keep_bytes: bool

    def looked_up(self, lot: Sequence[Given], reader: str | None) -> list[Given | None]:
        """Return some files with what the corpus has of each, None where nothing is lacking.

        Parameters
        ----------
        reader
            Name of the second reader, if there is one: what it has not read yet is lacking.
        """
        rows = self.connection.execute(
            "SELECT sha256, finished FROM files WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))",
            [[given.sha256 for given in lot]],
        ).fetchall()
        finished = {str(sha256): bool(done) for sha256, done in rows}
        return [
            self._left(given, reader, finished[given.sha256]) if given.sha256 in finished else given
            for given in lot
        ]

    def _left(self, given: Given, reader: str | None, finished: bool) -> Given | None:  # noqa: FBT001
        first, last = given.first, given.last or _ALL
        again: frozenset[int] = frozenset()
        if reader is not None:
            again = to_read_again(self.connection, given.sha256, reader, first, last)
        if finished and not again:
            return None
        return replace(given, there=self.there(given.sha256, first, last), again=again)

    def known(self, results: Sequence[Result]) -> set[str]:
        """Return which of some files have a row; forget what was wrong with their opening before.

        A file that could not be opened leaves no row, and is tried again by the next run.
        """
        names = [replaced(given.name) for given, _ in results]
        self.connection.execute(
            "DELETE FROM problems WHERE nth IS NULL AND location IN (SELECT unnest(?::VARCHAR[]))",
            [names],
        )
        rows = self.connection.execute(
            "SELECT sha256 FROM files WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))",
            [[given.sha256 for given, _ in results]],
        ).fetchall()
        return {row[0] for row in rows}

    def keep(self, given: Given, done: Done, known: set[str]) -> frozenset[int]:
        """Keep a file itself; return which of its reports are there already.

        It is finished when its last report is.
        """
        if done.parts == 0:
            return frozenset()
        finished = done.rest is None and given.closing
        if given.sha256 not in known:
            known.add(given.sha256)
            kept = given.data if self.keep_bytes and given.data else None
            size = given.size or len(given.data)
            row = (given.sha256, size, done.parts, finished, kept)
            self.waiting.rows["files"].append(row)
            self.waiting.rows["places"].append((given.sha256, replaced(given.name)))
            return frozenset()
        # Known from an earlier run, from its first part, or as a copy that was read just before.
        self.waiting.flush("files", "places")
        there = self.there(given.sha256, given.first, done.parts)
        self.connection.execute(
            "UPDATE files SET parts = greatest(parts, $2), finished = finished OR $3 "
            "WHERE sha256 = $1",
            [given.sha256, done.parts, finished],
        )
        self.place(given)
        return there

    def there(self, sha256: str, first: int, last: int) -> frozenset[int]:
        """Return which reports of a part of a file are there."""
        rows = self.connection.execute(
            "SELECT nth FROM sources WHERE sha256 = $1 AND nth BETWEEN $2 AND $3 "
            "UNION SELECT nth FROM problems WHERE sha256 = $1 AND nth BETWEEN $2 AND $3",
            [sha256, first, last],
        ).fetchall()
        waiting = (
            nth
            for table in ("sources", "problems")
            for nth in self.waiting.column(table, "nth", of=sha256)
        )
        found = (*(row[0] for row in rows), *waiting)
        return frozenset(nth for nth in found if isinstance(nth, int) and first <= nth <= last)

    def place(self, given: Given) -> None:
        """Keep where a known file was met, too."""
        self.connection.execute(
            "INSERT INTO places SELECT $1, $2 "
            "WHERE NOT EXISTS (FROM places WHERE sha256 = $1 AND location = $2)",
            [given.sha256, replaced(given.name)],
        )
