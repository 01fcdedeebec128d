"""The tables of a corpus: what is in which column, and how rows are put in.

The core needs of DuckDB only what any analyst has: a file, SQL and Parquet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.corpus.room import AMPLE
from standoff.errors import InputError, Problem
from standoff.version import __version__

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = [
    "FORMAT",
    "LATER",
    "TABLES",
    "complete",
    "connect",
    "create",
    "insert",
    "is_corpus",
    "transaction",
]

FORMAT = "standoff.corpus/1"

_SPANS = "STRUCT(start_char INTEGER, end_char INTEGER)"

TABLES: dict[str, dict[str, str]] = {
    "corpus": {"format": "VARCHAR", "standoff": "VARCHAR", "model": "VARCHAR"},
    "files": {
        "sha256": "VARCHAR",
        "size": "BIGINT",
        "parts": "INTEGER",
        "finished": "BOOLEAN",
        "bytes": "BLOB",
    },
    "places": {"sha256": "VARCHAR", "location": "VARCHAR"},
    "sources": {
        "id": "VARCHAR",
        "number": "INTEGER",
        "sha256": "VARCHAR",
        "nth": "INTEGER",
        "part": "VARCHAR",
        "title": "VARCHAR",
        "publisher": "VARCHAR",
        "published": "VARCHAR",
        "day": "DATE",
        "location": "VARCHAR",
        "address": "VARCHAR",
        "retrieved": "VARCHAR",
        "form": "VARCHAR",
        "encoding": "VARCHAR",
        "language": "VARCHAR",
        "words": "INTEGER",
        "same_story_as": "VARCHAR",
        "share": "DOUBLE",
        "text": "VARCHAR",
        "more": "JSON",
    },
    "passages": {
        "id": "VARCHAR",
        "source": "VARCHAR",
        "number": "INTEGER",
        "kind": "VARCHAR",
        "start_char": "INTEGER",
        "end_char": "INTEGER",
    },
    "actors": {
        "source": "VARCHAR",
        "id": "VARCHAR",
        "name": "VARCHAR",
        "aliases": "VARCHAR[]",
        "kind": "VARCHAR",
        "speaks_for": "VARCHAR",
        "more": "JSON",
    },
    "claims": {
        "id": "VARCHAR",
        "source": "VARCHAR",
        "number": "INTEGER",
        "passage": "VARCHAR",
        "kind": "VARCHAR",
        "actor": "VARCHAR",
        "act": "VARCHAR",
        "plover": "VARCHAR",
        "target": "VARCHAR",
        "date": "DATE",
        "day": "DATE",
        "polarity": "BOOLEAN",
        "modality": "VARCHAR",
        "content": "VARCHAR",
        "quote": "VARCHAR",
        "start_char": "INTEGER",
        "end_char": "INTEGER",
        "speaker": "VARCHAR",
        "speaker_said": "VARCHAR",
        "cue": "VARCHAR",
        "form": "VARCHAR",
        "quantity": "DOUBLE",
        "unit": "VARCHAR",
        "base": "VARCHAR",
        "content_spans": f"{_SPANS}[]",
        "evidence": "STRUCT(start_char INTEGER, end_char INTEGER, exact VARCHAR)[]",
        "speaker_span": _SPANS,
        "cue_span": _SPANS,
        "quantity_span": _SPANS,
        "more": "JSON",
    },
    "repeats": {
        "claim": "VARCHAR",
        "source": "VARCHAR",
        "start_char": "INTEGER",
        "end_char": "INTEGER",
    },
    "problems": {
        "location": "VARCHAR",
        "sha256": "VARCHAR",
        "nth": "INTEGER",
        "part": "VARCHAR",
        "line": "INTEGER",
        "reason": "VARCHAR",
    },
    "bands": {"band": "BIGINT", "source": "VARCHAR"},
    "readings": {
        "source": "VARCHAR",
        "reader": "VARCHAR",
        "passages": "INTEGER",
        "answered": "INTEGER",
        "same": "INTEGER",
        "unanswered": "INTEGER",
        "reason": "VARCHAR",
        "accepted": "INTEGER",
        "refused": "INTEGER",
    },
}
"""Table to column to DuckDB type; ``docs/corpus.md`` says what each holds."""

LATER = frozenset({"readings"})
"""Tables that the first corpora of this form have not; they are made when one is written to."""

_LARGE = 1_000_000
"""Bytes from which on a value is put in by itself: in a list it is held twenty times over."""


def connect(path: str | Path, *, read_only: bool = False) -> DuckDBPyConnection:
    """Open a DuckDB file.

    Raises
    ------
    InputError
        It is no DuckDB file, is written by another process, or cannot be opened.
    """
    import duckdb

    config: dict[str, str | int | float | list[str]] = {
        "memory_limit": f"{AMPLE // 1_000_000}MB",
        "threads": 1,
        "autoinstall_known_extensions": "false",
    }
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise InputError(Problem(_why_not(str(error)), str(path))) from None
    # Where it takes it that a person types, it would draw on standard output.
    connection.execute("SET enable_progress_bar_print = false")
    return connection


def _why_not(said: str) -> str:
    if "lock" in said.lower():
        return "is in use: another command writes to it; wait until that is done"
    if "different configuration" in said:
        return "is open elsewhere in this program; close that first"
    if "not a valid DuckDB" in said or "magic" in said.lower():
        return "is not a corpus; a corpus is what `standoff read REPORTS -o corpus.duckdb` writes"
    return f"cannot be opened: {said.splitlines()[0]}"


def is_corpus(connection: DuckDBPyConnection) -> bool:
    """Whether a database holds the tables of a corpus in the form that this release knows."""
    names = {
        row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    } | {
        row[0]
        for row in connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
    }
    if not TABLES.keys() - LATER <= names:
        return False
    found = connection.execute("SELECT format FROM corpus").fetchone()
    return found is not None and found[0] == FORMAT


def create(connection: DuckDBPyConnection, model: str) -> None:
    """Make the tables in an empty database, all or none."""
    with transaction(connection):
        complete(connection)
        insert(connection, "corpus", [(FORMAT, __version__, model)])


def complete(connection: DuckDBPyConnection) -> None:
    """Make the tables that a database has not yet."""
    for table, columns in TABLES.items():
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({listed})")


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Keep all that is done within, or nothing of it."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def insert(connection: DuckDBPyConnection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Put rows into a table, column by column: a hundred times as fast as row by row."""
    together: list[Sequence[Any]] = []
    for row in rows:
        if not any(isinstance(value, bytes) and len(value) >= _LARGE for value in row):
            together.append(row)
            continue
        # What stands before it goes first: rows keep their order.
        _insert(connection, table, together)
        together = []
        marks = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", list(row))  # noqa: S608
    _insert(connection, table, together)


def _insert(connection: DuckDBPyConnection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    columns = list(zip(*rows, strict=True))
    if not columns:
        return
    kinds = TABLES[table].values()
    taken = ", ".join(f"unnest(?::{kind}[])" for kind in kinds)
    connection.execute(f"INSERT INTO {table} SELECT {taken}", [list(c) for c in columns])
