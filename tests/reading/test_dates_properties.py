"""On any text dates, durations and counts are exact in place, and found in linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading.counts import find_counts
from standoff.reading.dates import find_dates, find_durations

PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        (
            "3 May|May 3|, 2007|Monday|next |last |in |by |the end of |week|month"
            "|999999999 |years ago|"
            "0 days|-|–|/|31/02/2007|February 30|29 February|12|,000| troops"
            "| people| million|nineteen "
            "|a dozen |two hundred and |. |\n|\r\n|\t|😀|e\u0301|في |1999|9999|1500s|$3|%|killing "
        ).split("|")
    ),
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(PIECES, max_size=14).map("".join),
    st.none() | st.dates(),
    st.integers(min_value=0, max_value=10**6),
)
def test_spans_are_exact_on_any_text(text: str, published: date | None, start: int) -> None:
    end = start
    for mention in find_dates(text, start=start, published=published):
        assert mention.span.start >= end
        assert text[mention.span.start - start : mention.span.end - start] == mention.text
        assert (mention.first is None) == (mention.last is None)
        if mention.first and mention.last:
            assert mention.first <= mention.last
        end = mention.span.end
    for duration in find_durations(text, start=start):
        assert text[duration.span.start - start : duration.span.end - start] == duration.text
        assert duration.days >= 0
    for count in find_counts(text, start):
        assert start <= count.span.start < count.span.end <= start + len(text)
        assert count.unit


@given(st.dates(), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_weekdays_lie_within_a_week_of_the_report(published: date, name: str) -> None:
    for text, low, high in ((f"They met on {name}.", -6, 0), (f"They will meet on {name}.", 0, 6)):
        (found,) = find_dates(text, published=published)
        if found.day is not None:
            assert low <= (found.day - published).days <= high
            assert found.day.strftime("%A") == name


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1,",
        "one hundred ",
        "May ",
        "in the ",
        "last ",
        "A b, ",
        "to be ",
        "-",
        "'",
        "a",
        " a-",
        "$1",
    ],
)
def test_time_is_linear(piece: str) -> None:
    # The longer text is eight times the shorter: quadratic search would take 64 times as long.
    def spent(times: int) -> float:
        text = piece * times
        began = time.process_time()
        find_dates(text, published=date(2007, 12, 7))
        find_durations(text)
        find_counts(text)
        return time.process_time() - began

    short = min(spent(1_000) for _ in range(2))
    assert spent(8_000) < 30 * short + 0.2
