"""The page on corpora names every column, and its queries run."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from standoff.corpus.search import open_corpus
from standoff.corpus.tables import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_once_and_no_other(table: str) -> None:
    section = PAGE.split(f"\n### {table}\n")[1].split("\n#")[0]
    first_cells = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    described = [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(described) == sorted(TABLES[table])


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: " ".join(query.split())[:40])
def test_queries_run_and_most_of_them_find_something(query: str, corpus: Path) -> None:
    with closing(open_corpus(corpus)) as connection:
        found = connection.execute(query).fetchall()
    if "problems" not in query and "NOT b.polarity" not in query and "found_by" not in query:
        assert found


def test_there_are_queries() -> None:
    assert len(QUERIES) == 10
