"""Rows that wait to be put into a corpus, all of a task at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standoff.corpus.rows import Row
from standoff.corpus.tables import TABLES, insert

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Waiting"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows by table.

    Parameters
    ----------
    connection
        To a corpus that may be written.
    """

    connection: DuckDBPyConnection
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})

    def column(self, table: str, name: str, *, of: str) -> Iterator[object]:
        """Yield what a column holds in the waiting rows of the file with a digest."""
        columns = list(TABLES[table])
        at, digest = columns.index(name), columns.index("sha256")
        return (row[at] for row in self.rows[table] if row[digest] == of)

    def flush(self, *tables: str) -> None:
        """Put the rows of some tables into the corpus, or those of all."""
        for table in tables or self.rows:
            insert(self.connection, table, self.rows[table])
            self.rows[table].clear()

    def clear(self) -> None:
        """Forget them."""
        for rows in self.rows.values():
            rows.clear()
