"""Short reports to read into a corpus, and a corpus as plain rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from standoff.corpus.search import open_corpus
from standoff.corpus.tables import TABLES

Rows = dict[str, list[tuple[Any, ...]]]

_LANDS = ("Ardonia", "Belmora", "Cestria", "Dravonia", "Estoria", "Felmar", "Gorvia", "Helmark")
_THINGS = ("dam", "border post", "fishing ground", "railway", "pipeline", "port", "bridge", "mine")


def story(number: int) -> str:
    """A report of its own for each number."""
    one, other = _LANDS[number % 8], _LANDS[(number + 3) % 8]
    thing, where = _THINGS[number // 8 % 8], f"in valley {number}"
    return (
        f"Evening Post\nPublished: {number % 28 + 1} March 2021, 18:20 GMT\n\n"
        f"{one} and {other} quarrel over the {thing} {where}\n\n"
        f"{one} has threatened to close the {thing} {where} before the summer of {number + 2030}. "
        f'{other} said it would "never accept" that the {thing} {where} is closed by {one} alone.\n'
        f"\n{other} demands a treaty on the {thing} that both parliaments {where} can accept. "
        f"{number + 40} people protested beside the {thing} on Monday, the police {where} said.\n"
    )


def write(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(story(number), encoding="utf-8")
    return folder


def rows(corpus: Path) -> Rows:
    """All that a corpus holds, table by table, in the order in which it was kept."""
    with closing(open_corpus(corpus)) as connection:
        return {table: connection.execute(f"FROM {table}").fetchall() for table in TABLES}


@pytest.fixture
def reports(tmp_path: Path) -> Callable[[int], Path]:
    """Make a folder of so many reports."""
    return lambda count: write(tmp_path / "reports", count)


@pytest.fixture(scope="session")
def everything() -> Callable[[Path], Rows]:
    return rows


@pytest.fixture(scope="session")
def told() -> Callable[[int], str]:
    return story


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the reports that the tests read, and of a reprint."""
    from standoff.corpus.read import read_corpus

    place = tmp_path_factory.mktemp("corpus")
    data = Path(__file__).parents[1] / "data" / "reports"
    demo = Path(__file__).parents[2] / "src" / "standoff" / "demo" / "kosovo-talks.txt"
    cut = demo.read_text(encoding="utf-8").replace("Harbour News", "Morning Mail")
    start = cut.index("In 2004")
    paper = place / "mail.txt"
    paper.write_text(cut[:start] + cut[cut.index("Watch:") :], encoding="utf-8")
    texts = sorted(data.glob("*.txt"))
    made = place / "corpus.duckdb"
    read_corpus([demo, *texts, paper], made)
    return made
