"""Terms and what somebody binds himself to: durations and days that are deadlines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from standoff import read_text

Reader = Callable[..., Any]

# The report is of Wednesday, 5 March 2031.


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("Brazil must leave the island within 48 hours, Peru said.", "03-07", "peru"),
        ("Peru demanded on Monday that Brazil reply within 72 hours.", "03-06", "peru"),
        ("Peru gave Brazil ten days on Tuesday to withdraw.", "03-14", "peru"),
        ("Peru has 30 days to answer the suit.", "04-04", None),
        ("Brazil was ordered to open the dam in 14 days.", "03-19", None),
        ("Peru and Brazil agreed to pull out within two weeks.", "03-19", "peru"),
        ("Peru asked Brazil to hold a vote within six months.", "09-05", "peru"),
        ("Brazil has promised to pay by 31 May.", "05-31", "brazil"),
        ("Peru plans to fill the lake by the end of September.", "09-30", None),
        ("Peru set Brazil a ten-day deadline.", "03-15", "peru"),
        ("Peru said Brazil had 48 hours to withdraw.", "03-07", "peru"),
        ("The ruling may be appealed within 28 days.", "04-02", None),
        ("All camps will be emptied by Thursday.", "03-06", None),
        ("Peru extended its embargo on Brazil until 1 July.", "07-01", "peru"),
        ("Brazil has given the company until 1 April to present a plan.", "04-01", "brazil"),
    ],
)
def test_terms_and_promises(report: Reader, text: str, day: str, actor: str | None) -> None:
    claim = report(text).only("deadline")
    assert claim.date == date.fromisoformat(f"2031-{day}")
    assert claim.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Peru has fought the dam for ten years.",
        "The army killed 40 people within two days.",
        "Brazil has had two years to answer Peru.",
        "Brazil had two years to answer Peru.",
        "Peru was called to answer twice in the past two weeks.",
        "It was the third strike in ten days.",
        "Peru will be a richer country in ten years.",
        "Peru closed the border until last Sunday.",
        "The talks lasted for 120 days.",
    ],
)
def test_what_lasts_or_is_over_is_no_deadline(report: Reader, text: str) -> None:
    assert report(text).claims("deadline") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru must vote within ten days of the ruling.",
        "Peru said that Brazil must reply within six hours.",
    ],
)
def test_a_term_from_an_unknown_start_has_no_day(report: Reader, text: str) -> None:
    assert [c.date for c in report(text).claims("deadline") if c.date] == []


def test_without_a_date_of_the_report_the_day_is_not_known() -> None:
    text = "Brazil must leave the harbour by 20 May and pay within ten days, Peru said on Monday."
    found = [c for c in read_text(text).claims if c.kind == "deadline"]
    assert len(found) == 2
    assert [c.date for c in found] == [None, None]
    assert {c.actor for c in found} == {"peru"}
