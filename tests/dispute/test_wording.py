"""Expressions in words: what an actor wants, told from the expression itself."""

from __future__ import annotations

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Option
from standoff.dispute.wording import in_words, wish

DISPUTE = Dispute(
    "A quarrel",
    (
        Actor("a", "Avaria", options=(Option("close", "Close the canal"),)),
        Actor("b", "Belmarkers", options=(Option("pay", "Pay"), Option("un", "UN talks joined"))),
    ),
)


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("a.close", "to close the canal"),
        ("not a.close", "not to close the canal"),
        ("b.pay", "Belmarkers to pay"),
        ("not b.pay", "Belmarkers not to pay"),
        ("b.un", "Belmarkers to UN talks joined"),
        ("b.pay and not a.close", "Belmarkers to pay and not to close the canal"),
        ("a.close iff not b.pay", "to close the canal unless “Pay” (Belmarkers)"),
        ("a.close iff b.pay", "to close the canal if and only if “Pay” (Belmarkers)"),
        ("a.close if b.pay", "to close the canal if “Pay” (Belmarkers)"),
        (
            "exactly_one(a.close, b.pay)",
            "exactly one of “Close the canal”, “Pay” (Belmarkers)",
        ),
    ],
)
def test_a_wish_is_told_from_the_expression(expression: str, wanted: str) -> None:
    assert wish(DISPUTE, "a", parse(expression)) == wanted


def test_an_expression_names_the_owners_of_what_it_speaks_of() -> None:
    said = in_words(DISPUTE, parse("a.close or not b.pay"), asked="a")
    assert said == "“Close the canal” or not “Pay” (Belmarkers)"
