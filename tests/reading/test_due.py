"""What is due by a day, or may be done until it, and what only lasts until then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Reader = Callable[..., Any]

# The report is of Wednesday, 5 March 2031.


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("Brazil must pay no later than 20 March.", "03-20", None),
        ("Brazil is to hand over the ship no later than Friday.", "03-07", None),
        ("Payment is due by 20 March.", "03-20", None),
        ("Brazil's answer is due on Friday.", "03-07", None),
        ("Residents can object until 20 March.", "03-20", None),
        ("Objections may be lodged until 20 March.", "03-20", None),
        ("The offer remains on the table until Friday.", "03-07", None),
        ("Peru insisted that Brazil pay by 20 March.", "03-20", "peru"),
        ("Failing a deal by 20 March, the workers will strike.", "03-20", None),
        ("Brazil is obliged to reply by 20 March.", "03-20", None),
        ("Brazil needs approval from the council before 20 March.", "03-20", None),
        ("The amendments must be tabled by noon on Friday.", "03-07", None),
        ("Peru is seeking an answer by 1 April.", "04-01", "peru"),
        ("Peru pledged an answer by Friday.", "03-07", "peru"),
        ("The rebels will hand in their arms by 1 April.", "04-01", None),
        ("All prisoners must have been freed by 1 April.", "04-01", None),
        ('"We will be out of the town by Thursday," Mr Rojas said.', "03-06", "rojas"),
        ("Peru closed its airspace until Sunday.", "03-09", "peru"),
    ],
)
def test_what_is_due(report: Reader, text: str, day: str, actor: str | None) -> None:
    claim = report(text).only("deadline")
    assert claim.date == date.fromisoformat(f"2031-{day}")
    assert claim.actor == actor
    assert claim.polarity


@pytest.mark.parametrize(
    "text",
    [
        "The operator will freeze fares until 1 May.",
        "Fares are frozen until 1 May.",
        "The scheme is voluntary until 1 June.",
        "The truce runs until Friday.",
        "The mandate lasts until 31 July.",
        "The agreement remains in force until the end of the year.",
        "Talks will continue until Friday.",
        "The talks were adjourned until Monday.",
        "The road will be closed until Friday.",
        "Schools were closed until Monday.",
        "Commuters will have to wait until Monday for trains.",
        "Residents must stay indoors until Friday.",
        "Peru demanded that Brazil stay out of the bay until 20 March.",
        "Peru has promised not to raise prices until 1 July.",
        "The judge ordered that the men be held until 20 March.",
        "Peru said it would strike until 20 March.",
        "Peru will not negotiate until 1 April.",
    ],
)
def test_what_only_lasts_until_a_day(report: Reader, text: str) -> None:
    assert report(text).claims("deadline") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru had no contact with the rebels until Friday.",
        "Peru gave no answer until Friday.",
        "The prisoners were given no food until Friday.",
    ],
)
def test_what_is_given_until_a_day_is_time_or_no_deadline(report: Reader, text: str) -> None:
    assert report(text).claims("deadline") == []


@pytest.mark.parametrize(
    "text",
    [
        "The river should peak by Friday.",
        "The council should be in session by Friday.",
        "Peru will be given an answer by the end of the month at the earliest.",
        "The harvest should be finished by 30 June, farmers said.",
        "Costs will have doubled by the end of the year.",
        "The dam would flood the valley by the end of next month.",
        "Brazil should have paid by last Friday.",
        "The debt will grow by 4% by the end of May.",
        "Prices are to rise by 4% by the end of May.",
        "Peru would lose its seat by the end of the year.",
        "The council will meet before 20 March.",
        "The council is to meet before 20 March.",
        "Peru asked if the talks had ended by Friday.",
        "Peru told reporters that it had paid by Friday.",
        "Polls suggest that Peru will win by 1 May.",
    ],
)
def test_what_is_expected_or_told_is_not_due(report: Reader, text: str) -> None:
    assert report(text).claims("deadline") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peru threatened to strike until Friday.", None),
        ("Peru threatened to strike on Friday.", date(2031, 3, 7)),
        ("Peru threatened to boycott the summit that began on Wednesday.", None),
    ],
)
def test_the_day_of_a_threat_is_that_on_which_it_begins(
    report: Reader, text: str, day: date | None
) -> None:
    assert report(text).only("stance", "threaten").date == day


def test_a_day_of_another_year_is_that_of_the_year_that_is_named(report: Reader) -> None:
    def day(text: str) -> date | None:
        found: date | None = report(text).only("deadline").date
        return found

    assert day("Peru must pay by March of next year.") == date(2032, 3, 31)
    assert day("Peru asked for an answer by 20 January last year.") == date(2030, 1, 20)
    assert day("Peru demanded an answer by the end of last year.") == date(2030, 12, 31)
