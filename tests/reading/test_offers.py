"""Offers, also those that are called proposals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Peru offered to pay 4 million dollars.", "to pay 4 million dollars"),
        ("Peru offered a one-off payment.", "a one-off payment"),
        ("Peru is ready to pay compensation.", "pay compensation"),
        ("Peru made an offer to pay compensation.", "to pay compensation"),
        ("Peru made an offer of 4 million dollars.", "4 million dollars"),
        ("Peru put forward a compensation offer.", "compensation"),
        ("Peru proposed to pay 4 million dollars.", "to pay 4 million dollars"),
        ("Peru proposed paying 4 million dollars.", "paying 4 million dollars"),
        ("Peru offered a rise of 6 %.", "a rise of 6 %"),
    ],
)
def test_what_somebody_would_pay_is_an_offer_of_its_own(
    report: Reader, text: str, said: str
) -> None:
    read = report(text)
    claim = read.only("stance")
    assert (claim.actor, claim.act, read.said(claim)) == ("peru", "offer", said)
    assert read.claims("event") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru proposed a plan.",
        "Peru presented a draft agreement.",
        "Peru proposed that Brazil pay the fee.",
        "Peru put forward a compromise.",
    ],
)
def test_plans_and_what_others_are_to_pay_are_proposals(report: Reader, text: str) -> None:
    assert [c.act for c in report(text).claims("stance")] == ["propose"]


def test_who_accepts_an_offer_that_was_made_accepts(report: Reader) -> None:
    acts = report("Brazil accepted Peru's offer to pay.").acts()
    assert ("brazil", "accept", "peru") in acts


def test_who_is_promised_something_does_not_do_it(report: Reader) -> None:
    read = report("Peru has promised tenants of Lima to repair the lifts by June.")
    assert read.said(read.only("stance", "promise")) == "to repair the lifts by June"
