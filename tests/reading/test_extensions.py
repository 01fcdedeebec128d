"""Deadlines that are moved, to which day, by whom, and when they only may be."""

from __future__ import annotations

from datetime import date

import pytest

from standoff.reading.read import read_text
from standoff.reading.records import Claim


def deadlines(text: str) -> list[Claim]:
    return [c for c in read_text(text, published="2024-03-05").claims if c.kind == "deadline"]


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("The two sides agreed to extend the deadline to 30 March.", date(2024, 3, 30), None),
        ("Brazil has extended the deadline until Friday.", date(2024, 3, 8), "brazil"),
        ("Mediators gave the parties until Friday, two weeks more.", date(2024, 3, 8), None),
        ("The deadline was postponed from 10 to 17 May.", date(2024, 5, 17), None),
        ("The deadline was pushed back from May 10 to May 17.", date(2024, 5, 17), None),
        ("Peru extended its ultimatum by 48 hours, to noon on Thursday.", date(2024, 3, 7), "peru"),
        ("The deadline of 10 March has been moved to 20 March.", date(2024, 3, 20), None),
        ("The deadline, originally March 10, was put off until March 24.", date(2024, 3, 24), None),
        ("Brazil granted Peru an extension until 20 March.", date(2024, 3, 20), "brazil"),
        ("The EU has postponed Friday's deadline to 15 March.", date(2024, 3, 15), "eu"),
        ("The deadline of 10 March was extended by two weeks.", date(2024, 3, 24), None),
        ("A spokesman said the deadline had been put back to midnight on 12 March.",
         date(2024, 3, 12), None),
        ("The deadline was extended by Brazil to 12 March.", date(2024, 3, 12), "brazil"),
        ("Brazil decided to give Peru two more weeks to answer.", date(2024, 3, 19), "brazil"),
        ("Brazil brought the deadline forward to 7 March.", date(2024, 3, 7), "brazil"),
        # It is not known from when.
        ("The ultimatum was extended by 48 hours.", None, None),
    ],
)  # fmt: skip
def test_a_moved_deadline_has_its_new_day(text: str, day: date | None, actor: str | None) -> None:
    found = [(c.act, c.date, c.actor, c.polarity) for c in deadlines(text)]
    assert found == [("extend", day, actor, True)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (("Brazil has set a deadline of 10 March. Peru has not answered. "
          "The ultimatum was extended by 48 hours, officials said."), date(2024, 3, 12)),
        (("Brazil set a deadline of 10 March.\n\nPeru has not answered it.\n\n"
          "The deadline has since been pushed back by a week."), date(2024, 3, 17)),
        (("Brazil gave Peru until 10 March to answer. "
          "It later gave Peru a further ten days to answer."), date(2024, 3, 20)),
        (("The deadline is 10 March. Brazil agreed to extend the deadline by a week. "
          "The deadline was extended by another three days."), date(2024, 3, 20)),
    ],
)  # fmt: skip
def test_more_time_counts_from_the_deadline_before(text: str, day: date) -> None:
    found = [c for c in deadlines(text) if c.act == "extend"]
    assert found[-1].date == day


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Peru asked for the deadline to be extended to 30 March.", True),
        ("Peru asked Brazil to extend the deadline to 30 March.", True),
        ("Peru wants the deadline extended to 30 March.", True),
        ("Peru demands that the deadline be extended to 30 March.", True),
        ("Brazil may extend the deadline to 30 March.", True),
        ("Brazil offered to extend the deadline to 30 March.", True),
        ("Brazil refused to extend the deadline to 30 March.", False),
        ("The deadline will not be extended to 30 March.", False),
    ],
)
def test_one_that_is_asked_for_or_refused_is_not_moved(text: str, polarity: bool) -> None:
    (found,) = deadlines(text)
    assert found.act == "extend"
    assert found.polarity is polarity
    assert not (found.polarity and found.modality != "hypothetical")


@pytest.mark.parametrize(
    "text",
    [
        "The deadline is 10 March.",
        "Brazil gave Peru until 10 March to answer.",
        "Peru must leave the island within two weeks.",
        "The truce was extended until Friday.",
    ],
)
def test_other_deadlines_are_not_moved(text: str) -> None:
    assert [c.act for c in deadlines(text)] == ["expire"]
