"""The memory that DuckDB may take: little while reports are put in, more for questions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["AMPLE", "SCANT", "limit", "room"]

SCANT = 64_000_000
"""Bytes that keep many small reports; of a large corpus DuckDB caches as much as it may."""
AMPLE = 256_000_000
"""Bytes for what sorts and joins."""
_FOLD = 4
"""What is put in is held several times over: as it is given, in its table, and in a block."""


@contextmanager
def room(connection: DuckDBPyConnection, size: int) -> Iterator[None]:
    """Let DuckDB take little, or what putting in so many bytes needs."""
    needed = _FOLD * size
    if needed <= SCANT:
        yield
        return
    limit(connection, SCANT + needed)
    try:
        yield
    finally:
        limit(connection, SCANT)


def limit(connection: DuckDBPyConnection, size: int) -> None:
    """Let DuckDB take so many bytes."""
    connection.execute(f"SET memory_limit = '{size // 1_000_000}MB'")
