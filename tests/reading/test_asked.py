"""Of whom something is demanded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]
OTHERS = "Brazil and Chile were at the table. "


@pytest.mark.parametrize(
    "text",
    [
        "Peru called for the road to be reopened by Brazil.",
        "Peru demanded that Brazil reopen the road.",
        "Peru demanded compensation from Brazil.",
        "Peru demanded an apology by Brazil.",
        "Peru demanded an end to the blockade of Lima by Brazil.",
        "Peru demanded an end to Brazil's blockade of Lima.",
        "Peru demanded Brazil's withdrawal.",
        "Peru urged Brazil to reopen the road.",
        "Peru asked Brazil for an answer.",
        "Peru appealed to Brazil to reopen the road.",
        "Peru insisted that Ana Silva be freed by Brazil.",
        "Peru repeated its demand for an apology from Brazil.",
        "Peru issued a demand that Brazil reopen the road.",
        "Peru said that the road must be reopened by Brazil.",
        "An apology by Brazil was demanded by Peru.",
    ],
)
def test_who_is_named_as_the_one_to_do_it_is_asked(report: Reader, text: str) -> None:
    asked = [c for c in report(text).claims("stance") if c.act in {"demand", "appeal"}]
    assert [(c.actor, c.target) for c in asked] == [("peru", "brazil")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru called for the road to be reopened.",
        "Peru demanded a toll of 6 %.",
        "Peru demanded compensation for Brazil.",
        "Peru demanded that Brazil be expelled from the league.",
        "Peru demanded the release of Brazil's consul.",
        "Peru demanded the recognition of Brazil.",
        "Peru demanded the withdrawal of troops from Brazil.",
        "Peru wanted the border closed.",
        "Peru renewed its demand for the release of Brazil's consul.",
        "Peru said that Brazil must be stopped.",
    ],
)
def test_nobody_is_guessed_where_nobody_is_asked(report: Reader, text: str) -> None:
    read = report(OTHERS + text)
    asked = [c for c in read.claims("stance") if c.act in {"demand", "appeal"}]
    assert [(c.actor, c.target) for c in asked] == [("peru", None)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru asked Brazil for an answer.", "an answer"),
        ("Peru called for the road to be reopened.", "the road to be reopened"),
    ],
)
def test_what_is_asked_for(report: Reader, text: str, said: str) -> None:
    read = report(text)
    (claim,) = [c for c in read.claims("stance") if c.act in {"demand", "appeal"}]
    assert read.said(claim) == said


@pytest.mark.parametrize(
    "text",
    [
        "Peru demanded that Brazil be expelled from the league.",
        "Peru issued a demand that Brazil withdraw its boats.",
        "Brazil rejected Peru's call for the road to be opened by Chile.",
    ],
)
def test_what_is_only_demanded_has_not_happened(report: Reader, text: str) -> None:
    read = report(text)
    assert read.claims("event") == []
    assert read.claims("commitment") == []


def test_what_is_wanted_done_has_not_happened(report: Reader) -> None:
    read = report("Peru wanted the night shift abolished.")
    assert read.claims("event") == []
    assert read.only("stance", "demand").target is None
