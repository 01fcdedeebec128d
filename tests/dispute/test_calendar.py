"""The phases of a dispute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standoff.dispute.calendar import phases
from standoff.dispute.model import Actor, Dispute, Option
from standoff.evidence import Source

D7, D10, D11, D20, D21 = (date(2007, 12, day) for day in (7, 10, 11, 20, 21))


def dispute(*windows, **rest):
    options = tuple(
        Option(f"o{k}", "O", available_from=start, available_until=end)
        for k, (start, end) in enumerate(windows)
    )
    return Dispute("T", (Actor("a", "A", options=options),), **rest)


@pytest.mark.parametrize(
    ("windows", "as_of", "expected"),
    [
        ([], None, (None,)),
        ([(None, None)], D7, (D7,)),
        ([(D10, None)], D7, (D7, D10)),
        ([(None, D10)], D7, (D7, D11)),
        ([(D10, D20), (None, D10), (D10, None)], D7, (D7, D10, D11, D21)),
        ([(D10, D20)], D10, (D10, D21)),
        ([(D10, D20)], D21, (D21,)),
        ([(D11, None)], None, (D10, D11)),
        ([(None, date.max)], D7, (D7,)),
    ],
)
def test_phases_begin_where_what_can_be_done_changes(windows, as_of, expected):
    assert phases(dispute(*windows, as_of=as_of)) == expected


def test_a_dispute_begins_with_its_latest_source_or_its_own_day_if_that_is_earlier():
    sources = {
        "s1": Source("s1", published="2007-12-01"),
        "s2": Source("s2", published="2007-12-07T23:38+00:00"),
        "s3": Source("s3"),
    }
    assert phases(dispute((D10, None), sources=sources)) == (D7, D10)
    assert phases(replace(dispute((D10, None), sources=sources), as_of=D10)) == (D7, D10)
    assert phases(replace(dispute((D10, None), sources=sources), as_of=date(2007, 12, 1))) == (
        date(2007, 12, 1), D10,
    )  # fmt: skip
