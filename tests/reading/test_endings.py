"""Terms that end on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Reader = Callable[..., Any]

# The report is of Wednesday, 5 March 2031.


@pytest.mark.parametrize(
    "text",
    [
        "The mandate expires on 20 March.",
        "The clock runs out at midnight on 20 March.",
        "The deadline fixed by the prefect of Lima runs out on 20 March.",
        "The permit runs out on 20 March.",
        "The licence lapses on 20 March.",
        "The consultation closes on 20 March.",
        "Bidding closes on 20 March.",
        "The ban takes effect on 20 March.",
    ],
)
def test_what_runs_out_on_a_day(report: Reader, text: str) -> None:
    assert report(text).only("deadline").date == date(2031, 3, 20)


def test_a_time_that_was_up_has_ended_on_its_day(report: Reader) -> None:
    assert report("The period of grace ended on 3 March.").only("deadline").date == date(2031, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended on Monday without a deal.",
        "The truce ended on 3 March.",
        "The shop closes on 20 March.",
    ],
)
def test_what_ended_or_closes_without_a_term(report: Reader, text: str) -> None:
    assert report(text).claims("deadline") == []
