"""DuckDB takes little memory while reports are put in, and as much as a large one needs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from standoff.corpus.room import AMPLE, SCANT, limit, room
from standoff.corpus.tables import connect, create, insert, transaction


def allowed(connection: duckdb.DuckDBPyConnection) -> float:
    """Return what DuckDB may take, in bytes; it tells MiB with one decimal."""
    row = connection.execute("SELECT current_setting('memory_limit')").fetchone()
    assert row is not None
    number, unit = row[0].split()
    assert unit == "MiB"
    return float(number) * 2**20


def roughly(size: float) -> object:
    return pytest.approx(size, abs=2**20)


def test_a_question_has_more_than_the_reader() -> None:
    with closing(connect(":memory:")) as connection:
        assert allowed(connection) == roughly(AMPLE)
        limit(connection, SCANT)
        assert allowed(connection) == roughly(SCANT)


def test_small_reports_are_put_in_with_little() -> None:
    with closing(connect(":memory:")) as connection:
        limit(connection, SCANT)
        with room(connection, 200_000):
            assert allowed(connection) == roughly(SCANT)


def test_after_a_large_report_it_is_little_again_whatever_happens() -> None:
    with closing(connect(":memory:")) as connection:
        more = 0.0

        def put_in() -> None:
            nonlocal more
            with room(connection, 50_000_000):
                more = allowed(connection)
                raise KeyError

        with pytest.raises(KeyError):
            put_in()
        assert more > SCANT + 50_000_000
        assert allowed(connection) == roughly(SCANT)


def test_a_file_that_would_not_fit_is_kept_whole_and_in_its_place(tmp_path: Path) -> None:
    size = SCANT * 2 // 3
    rows = [
        ("a", 1, 1, True, b"1"),
        ("b", size, 1, True, bytes(size)),
        ("c", 1, 1, True, b"3"),
    ]
    with closing(connect(tmp_path / "c.duckdb")) as connection:
        create(connection, "some model")
        limit(connection, SCANT)
        with pytest.raises(duckdb.Error, match="could not allocate"), transaction(connection):
            insert(connection, "files", rows)
        with room(connection, size + 2), transaction(connection):
            insert(connection, "files", rows)
    with closing(connect(tmp_path / "c.duckdb", read_only=True)) as connection:
        kept = connection.execute("SELECT sha256, octet_length(bytes) FROM files").fetchall()
    assert kept == [("a", 1), ("b", size), ("c", 1)]
