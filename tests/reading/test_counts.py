"""Counts come with what they count; dates, durations, ages and names are none."""

from __future__ import annotations

import pytest

from standoff.reading.counts import find_counts
from standoff.reading.numerals import value_of


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("keep 16,000 troops there", 16_000, "troops", "16,000 troops"),
        ("some 1,200 French soldiers", 1_200, "soldiers", "1,200 French soldiers"),
        ("16,000 Nato-led troops", 16_000, "troops", "16,000 Nato-led troops"),
        ("Nineteen people died", 19, "people", "Nineteen people"),
        ("a dozen protesters", 12, "protesters", "a dozen protesters"),
        ("half a million refugees", 500_000, "refugees", "half a million refugees"),
        (
            "two hundred and fifty thousand men",
            250_000,
            "men",
            "two hundred and fifty thousand men",
        ),
        ("1.5 million voters", 1_500_000, "voters", "1.5 million voters"),
        ("twenty-seven states", 27, "states", "twenty-seven states"),
        ("ten United Nations staff", 10, "staff", "ten United Nations staff"),
        ("two police officers", 2, "officers", "two police officers"),
        ("one soldier was shot", 1, "soldier", "one soldier"),
        ("19 were killed", 19, "people", "19 were killed"),
        ("wounding at least 30.", 30, "people", "30"),
        ("between 10 and 15 people", 15, "people", "15 people"),
        ("45 per cent of the vote", 45, "percent", "45 per cent"),
        ("a rise of 4%", 4, "percent", "4%"),
        ("worth $3.5bn", 3_500_000_000, "$", "$3.5bn"),
        ("paid £20,000 for it", 20_000, "£", "£20,000"),
    ],
)
def test_counts(text: str, value: float, unit: str, words: str) -> None:
    (found,) = find_counts(text)
    assert (found.value, found.unit) == (value, unit)
    assert text[found.span.start : found.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "120 days",
        "a two-thirds majority",
        "In 2004 Serbs were attacked",
        "Resolution 1244 says so",
        "a 27-nation bloc",
        "a 28-year-old man",
        "one of the soldiers",
        "at 10:45 troops moved",
        "at 5 pm people left",
        "the G8 leaders",
        "an F-16 jets",
        "No. 10 officials",
        "",
        "16,000",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert find_counts(text) == ()


def test_several_counts_are_in_order_and_offset() -> None:
    found = find_counts("3 boats, $5m and 40 men", 50)
    assert [(item.value, item.unit, item.span.start) for item in found] == [
        (3, "boats", 50),
        (5_000_000, "$", 59),
        (40, "men", 67),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16,000", 16_000),
        ("1.5 million", 1_500_000),
        ("nineteen", 19),
        ("a hundred", 100),
        ("three dozen", 36),
        ("twenty-one", 21),
        ("one thousand and one", 1_001),
        ("half a dozen", 6),
        ("two million three hundred thousand", 2_300_000),
        ("many", None),
        ("5 apples", None),
        ("", None),
    ],
)
def test_values_of_numbers(text: str, value: float | None) -> None:
    assert value_of(text) == value


def test_both_sides_are_not_counted() -> None:
    assert find_counts("It suspended flights between the two capitals.") == ()
    assert [q.value for q in find_counts("The two soldiers were killed.")] == [2]
