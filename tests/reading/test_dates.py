"""Times of at least a day are found and resolved against the day of the report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from standoff.evidence import Span
from standoff.reading.dates import find_dates, find_durations

REPORT = date(2007, 12, 7)
"""A Friday."""
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dates-dev.jsonl"


def only(text: str, published: date | None = REPORT) -> tuple[str, str, str]:
    (found,) = find_dates(text, published=published)
    return str(found.first), str(found.last), found.precision


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("signed on 7 December 2007 in the capital", "2007-12-07"),
        ("a deadline on 10 December.", "2007-12-10"),
        ("signed on Dec. 3", "2007-12-03"),
        ("signed on December 3, 2006", "2006-12-03"),
        ("signed on the 3rd of December", "2007-12-03"),
        ("Friday, 7 December 2007, 23:38 GMT", "2007-12-07"),
        ("signed 2007-11-30", "2007-11-30"),
        ("signed 25/11/2007", "2007-11-25"),
        ("signed 11/25/2007", "2007-11-25"),
        ("The council met on Thursday.", "2007-12-06"),
        ("The council met on Friday.", "2007-12-07"),
        ("The council will meet on Thursday.", "2007-12-13"),
        ("He wants talks to go on beyond Monday.", "2007-12-10"),
        ("He said the council would meet on Monday.", "2007-12-10"),
        ("The envoy, who had said he would come, left on Monday.", "2007-12-03"),
        ("They met last Friday.", "2007-11-30"),
        ("They meet next Friday.", "2007-12-14"),
        ("They met on Tuesday of last week", "2007-11-27"),
        ("He spoke yesterday", "2007-12-06"),
        ("He speaks tomorrow", "2007-12-08"),
        ("He speaks the day after tomorrow", "2007-12-09"),
        ("He will speak tonight", "2007-12-07"),
        ("The council will meet in three days", "2007-12-10"),
        ("He left ten days ago", "2007-11-27"),
        ("It ends at the end of the month", "2007-12-31"),
        ("They must go by the end of March", "2008-03-31"),
        ("They left at the start of last month", "2007-11-01"),
        ("signed on February 6", "2007-02-06"),
        ("signed on 9 March last year", "2006-03-09"),
        ("It has to pay by January 20 of next year", "2008-01-20"),
        ("It has to pay by the end of March next year", "2008-03-31"),
        ("The vote is to be held on January 20", "2008-01-20"),
        ("They were told to leave the town by Sunday.", "2007-12-09"),
        ("They have until midnight on Sunday to leave.", "2007-12-09"),
        ("The truce expires on Sunday.", "2007-12-09"),
        ("a vote scheduled for Tuesday", "2007-12-11"),
        ("ahead of Tuesday's vote", "2007-12-11"),
        ("After Tuesday's vote, he resigned.", "2007-12-04"),
        ("a summit on Tuesday failed", "2007-12-04"),
        ("by year's end", "2007-12-31"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert only(text) == (day, day, "day")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("from 1 to 7 June 2006", "2006-06-01", "2006-06-07", "day"),
        ("closed 3–5 May 2006", "2006-05-03", "2006-05-05", "day"),
        ("closed May 3-5", "2007-05-03", "2007-05-05", "day"),
        ("They must leave within 30 days", "2007-12-07", "2008-01-06", "day"),
        ("They met last week", "2007-11-26", "2007-12-02", "week"),
        ("They meet next week", "2007-12-10", "2007-12-16", "week"),
        ("two weeks ago", "2007-11-19", "2007-11-25", "week"),
        ("riots in March 2004", "2004-03-01", "2004-03-31", "month"),
        ("riots in November", "2007-11-01", "2007-11-30", "month"),
        ("riots last March", "2007-03-01", "2007-03-31", "month"),
        ("elections next month", "2008-01-01", "2008-01-31", "month"),
        ("riots last summer", "2007-06-01", "2007-08-31", "month"),
        ("riots in 1999, and no more", "1999-01-01", "1999-12-31", "year"),
        ("riots in the 1990s", "1990-01-01", "1999-12-31", "year"),
        ("ten years ago", "1997-01-01", "1997-12-31", "year"),
        ("In 2004 Serbs were attacked", "2004-01-01", "2004-12-31", "year"),
    ],
)
def test_longer_times(text: str, first: str, last: str, precision: str) -> None:
    assert only(text) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "He may 3 times refuse",
        "They march on",
        "some 2000 troops",
        "Resolution 1244",
        "after 120 days",
        "30 February 2007",
        "at 10:45",
        "a score of 3-5",
        "$2000 a head",
        "the sun set",
        "fall this year on",
        "the Good Friday Agreement",
        "1500 were killed",
        "at 2000 GMT",
        "proposed by May",
    ],
)
def test_what_names_no_day(text: str) -> None:
    assert not [found for found in find_dates(text, published=REPORT) if found.precision != "year"]


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    text = "On Monday, 3 May and on 4 May 2005, and last week."
    found = [(item.text, item.day) for item in find_dates(text)]
    assert found == [("Monday, 3 May", None), ("4 May 2005", date(2005, 5, 4)), ("last week", None)]


def test_the_next_day_counts_from_the_day_before_it() -> None:
    found = find_dates("They met on 3 May 2006 and, the next day, parted.", published=REPORT)
    assert [item.day for item in found] == [date(2006, 5, 3), date(2006, 5, 4)]
    (alone,) = find_dates("a day earlier", published=REPORT)
    assert alone.first is None


def test_figures_are_read_in_the_order_that_the_report_shows() -> None:
    both = "signed 03/04/2006 and 25/12/2006"
    assert [item.day for item in find_dates(both)] == [date(2006, 4, 3), date(2006, 12, 25)]
    (unclear,) = find_dates("signed 03/04/2006")
    assert unclear.first is None


def test_spans_count_from_where_the_text_begins() -> None:
    text = "Été 😀: on 3 May 2005."
    (found,) = find_dates(text, start=100)
    assert found.span == Span(110, 120)
    assert text[found.span.start - 100 : found.span.end - 100] == found.text == "3 May 2005"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("spent 120 days", 120),
        ("a two-week truce", 14),
        ("eight years", 2920),
        ("half an hour", None),
        ("a 28-year-old man", None),
        ("six more months", 180),
        ("five extra days", 5),
        ("a further week", 7),
        ("another month", 30),
        ("another two weeks", 14),
        ("another weekday", None),
    ],
)
def test_durations(text: str, days: float | None) -> None:
    found = [round(item.days, 2) for item in find_durations(text)]
    assert found == ([] if days is None else [days])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("two weeks", date(2024, 2, 20), date(2024, 3, 5)),
        ("48 hours", date(2024, 3, 10), date(2024, 3, 12)),
        ("a month", date(2024, 1, 31), date(2024, 2, 29)),
        ("three months", date(2024, 11, 10), date(2025, 2, 10)),
        ("a year", date(2024, 2, 29), date(2025, 2, 28)),
        ("12 hours", date(2024, 3, 10), None),
        ("900 decades", date(2024, 3, 10), None),
    ],
)
def test_what_lasts_so_long_ends_on_a_day_of_the_calendar(
    text: str, start: date, end: date | None
) -> None:
    (term,) = find_durations(text)
    assert term.after(start) == end


@pytest.mark.skipif(not GOLD.exists(), reason="../shared is not present")
def test_full_days_of_labelled_reports() -> None:
    right = total = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        mentions = find_dates(report["text"], published=date.fromisoformat(report["dct"]))
        for label in report["dates"]:
            if len(label.get("when", "")) == 10:
                total += 1
                right += any(
                    item.span.overlaps(Span(label["start"], label["end"]))
                    and str(item.day) == label["when"]
                    for item in mentions
                )
    assert right / total >= 0.9
