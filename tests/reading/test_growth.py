"""Work grows with the length of a text and no faster: calls are counted, and no time is taken."""

from __future__ import annotations

import cProfile
import importlib.util
import pstats
from pathlib import Path

import pytest

from standoff.reading.actor_book import ActorBook
from standoff.reading.read import read_text

BENCH = Path(__file__).parents[2] / "bench" / "reading_time.py"
SPEC = importlib.util.spec_from_file_location("reading_time", BENCH)
BENCHED = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(BENCHED)


def calls(work) -> int:
    profile = cProfile.Profile()
    profile.enable()
    work()
    profile.disable()
    return pstats.Stats(profile).total_calls


@pytest.mark.parametrize("shape", ["paragraphs", "names"])
def test_reading_takes_work_by_the_length_of_the_text(shape):
    read_text("The mayor said on Friday that he would go.")
    short, long = (
        calls(lambda size=size: read_text(BENCHED.text_of(shape, size), published="2031-03-04"))
        for size in (6_000, 24_000)
    )
    assert long < 6 * short


def test_names_are_looked_up_and_not_searched_for():
    def enter(size):
        book = ActorBook()
        for number in range(size):
            book.add(f"Anton Veld{number}", "person")
            book.add(f"Harbour Board {number}", "organisation")
            book.matching(f"Veld{number}", ("person",))
            book.people_of(f"Orv{number}ian")

    assert calls(lambda: enter(400)) < 6 * calls(lambda: enter(100))
