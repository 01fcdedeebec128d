"""A corpus as a folder of Parquet files, one a table."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.corpus.tables import LATER, TABLES, connect, create, transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["export", "has_tables", "is_parquet", "open_views", "working_file"]

_WORKING = ".corpus.duckdb"


def is_parquet(path: Path) -> bool:
    """Whether a name is that of a folder of Parquet files."""
    return path.suffix == ".parquet"


def has_tables(folder: Path) -> bool:
    """Whether a folder holds a file for each table that every corpus has."""
    return TABLES.keys() - LATER <= set(_tables(folder))


def _tables(folder: Path) -> list[str]:
    return [table for table in TABLES if (folder / f"{table}.parquet").is_file()]


def working_file(folder: Path, model: str) -> Path:
    """Return the database in which a folder's corpus is written, until it is whole.

    It is made of the folder's files where there are some, and stays behind where a run is
    interrupted: the next run goes on with it.
    """
    folder.mkdir(exist_ok=True)
    path = folder / _WORKING
    if path.exists() or not has_tables(folder):
        return path
    # Another name while it is filled: half of a corpus must not be gone on with.
    filling = folder / f"{_WORKING}.part"
    filling.unlink(missing_ok=True)
    connection = connect(filling)
    create(connection, model)
    with transaction(connection):
        for table in _tables(folder):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a table of our own
            connection.execute(
                f"INSERT INTO {table} BY NAME FROM read_parquet(?)",
                [str(folder / f"{table}.parquet")],
            )
    connection.close()
    os.replace(filling, path)
    return path


def export(connection: DuckDBPyConnection, folder: Path) -> None:
    """Write all tables, each whole or not at all, in the order in which they were read."""
    for table in TABLES:
        part = folder / f".{table}.part"
        quoted = str(part).replace("'", "''")
        # Texts and bytes are large: fewer rows are held at once than the usual 122,880.
        rows = 2_048 if table in {"files", "sources"} else 122_880
        connection.execute(
            f"COPY {table} TO '{quoted}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows})"
        )
    connection.close()
    for table in TABLES:
        os.replace(folder / f".{table}.part", folder / f"{table}.parquet")
    for left in (folder / _WORKING, folder / f"{_WORKING}.wal"):
        left.unlink(missing_ok=True)


def open_views(folder: Path) -> DuckDBPyConnection:
    """Open a folder's files under the names of their tables."""
    connection = connect(":memory:")
    for table in _tables(folder):
        quoted = str(folder / f"{table}.parquet").replace("'", "''")
        connection.execute(f"CREATE VIEW {table} AS FROM read_parquet('{quoted}')")
    return connection
