"""What somebody is given a time for, and what he faces otherwise. Reports are of 5 March 2031."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Reader = Callable[..., Any]

WEDNESDAY_WEEK = date(2031, 3, 12)


@pytest.mark.parametrize(
    ("text", "actor", "target", "wanted", "threat", "day"),
    [
        (
            "Brazil gave Peru until 12 March to open the pass or face air strikes.",
            "brazil", "peru", "open the pass", "air strikes", WEDNESDAY_WEEK,
        ),
        (
            "Peru was told by Brazil to open the pass by 12 March or face air strikes.",
            "brazil", "peru", "open the pass by 12 March", "air strikes", WEDNESDAY_WEEK,
        ),
        (
            "Brazil warned Peru to open the pass by 12 March or risk a blockade.",
            "brazil", "peru", "open the pass by 12 March", "a blockade", WEDNESDAY_WEEK,
        ),
        (
            "The miners have given the town until 12 March to drop the tax or face a strike.",
            "miners", None, "drop the tax", "a strike", WEDNESDAY_WEEK,
        ),
        (
            "Ferry crews told the port to drop the toll or else face a walkout.",
            "ferry_crews", None, "drop the toll", "a walkout", None,
        ),
    ],
)  # fmt: skip
def test_an_ultimatum_demands_and_threatens(
    report: Reader, text: str, actor: str, target: str | None, wanted: str, threat: str,
    day: date | None,
) -> None:  # fmt: skip
    read = report(text)
    demand = read.only("stance", "demand")
    assert (demand.actor, demand.target, demand.date) == (actor, target, day)
    assert read.said(demand) == wanted
    threatened = read.only("stance", "threaten")
    assert (threatened.actor, threatened.target) == (actor, target)
    assert read.said(threatened) == threat
    assert threatened.modality == "threatened"
    assert read.claims("event") == []


def test_who_is_given_time_is_asked_for_something(report: Reader) -> None:
    read = report("Brazil gave Peru two weeks to withdraw its troops.")
    demand = read.only("stance", "demand")
    assert (demand.actor, demand.target) == ("brazil", "peru")
    assert read.said(demand) == "withdraw its troops"
    assert read.only("deadline").date == date(2031, 3, 19)
    # Nobody has withdrawn anything.
    assert read.claims("event") + read.claims("commitment") == []


@pytest.mark.parametrize(
    "text",
    [
        "Brazil gave reporters two hours to read the plan.",
        "Brazil gave Peru a copy of the plan to sign.",
        "Brazil gave Peru no deadline and withdrew its troops.",
        "Brazil has not given Peru until 12 March to open the pass or face air strikes.",
        "Brazil told Peru to come or stay away.",
    ],
)
def test_what_is_no_ultimatum_demands_nothing(report: Reader, text: str) -> None:
    read = report(text)
    assert read.claims("stance", "demand") + read.claims("stance", "threaten") == []


def test_who_has_until_a_day_has_done_nothing_yet(report: Reader) -> None:
    read = report("Peru has until 12 March to withdraw its troops or face sanctions.")
    assert read.only("deadline").date == WEDNESDAY_WEEK
    assert read.claims("event") + read.claims("commitment") == []


@pytest.mark.parametrize(
    ("condition", "target", "wanted"),
    [
        ("no toll is agreed", None, "toll … agreed"),
        ("no agreement is signed by 12 March", None, "agreement … signed by 12 March"),
        ("Peru fails to sign the accord", "peru", "sign the accord"),
        ("the two sides fail to reach a deal", None, "reach a deal"),
    ],
)
def test_what_is_missed_by_doing_nothing_is_demanded(
    report: Reader, condition: str, target: str | None, wanted: str
) -> None:
    read = report(f"Brazil has threatened to close the pass if {condition}.")
    demand = read.only("stance", "demand")
    assert (demand.actor, demand.target) == ("brazil", target)
    assert read.said(demand) == wanted
    assert read.claims("stance", "oppose") == []


@pytest.mark.parametrize("condition", ["nothing is done", "the talks fail"])
def test_what_nobody_would_do_is_neither_demanded_nor_opposed(
    report: Reader, condition: str
) -> None:
    read = report(f"Brazil has threatened to close the pass if {condition}.")
    assert [claim.act for claim in read.claims("stance")] == ["threaten"]
