"""The stamp of a page becomes ISO 8601, with the zone where the page names one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.timestamp import day_of, find_stamp, parse_timestamp


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("Last Updated: Friday, 7 December 2007, 23:38 GMT", "2007-12-07T23:38:00+00:00"),
        ("Published 5 Mar 2020 at 9pm BST", "2020-03-05T21:00:00+01:00"),
        ("Nov. 19, 2019 8:03 am EST", "2019-11-19T08:03:00-05:00"),
        ("14:53 GMT +3 20 November 2019", "2019-11-20T14:53:00+03:00"),
        ("21:17 18.11.2019", "2019-11-18T21:17:00"),
        ("2019-11-20T14:53:00Z", "2019-11-20T14:53:00+00:00"),
        ("2019-11-20 14:53:07+0530", "2019-11-20T14:53:07+05:30"),
        ("September 15th, 2014", "2014-09-15"),
        ("25/12/2006", "2006-12-25"),
        ("03/04/2006", None),
        ("31 February 2007", None),
        ("99:99, 3 May 2001", "2001-05-03"),
        ("yesterday", None),
    ],
)
def test_stamps(line: str, stamp: str | None) -> None:
    assert parse_timestamp(line) == stamp


@given(st.text(max_size=60) | st.from_regex(r"\d{1,2}[ :./-]May[ :./-]\d{4} \d{1,2}:\d\d [A-Z]{3}"))
def test_no_line_is_too_odd(line: str) -> None:
    found = find_stamp(line)
    if found:
        assert 0 <= found[0] < found[1] <= len(line)
        assert day_of(found[2]) is not None


def test_the_day_of_a_stamp() -> None:
    assert day_of("2007-12-07T23:38:00+00:00") == date(2007, 12, 7)
    assert day_of("not a day") is None
    assert day_of(None) is None
