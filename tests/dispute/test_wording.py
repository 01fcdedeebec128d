"""Expressions in words: what an actor wants, told from the expression itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standoff.dispute.bodies import decision_of
from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Body, Dispute, Fact, Member, Option
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


def test_derived_facts_and_decisions_are_told_by_their_names() -> None:
    deal = Fact("deal", "there is a deal", parse("a.close and b.pay"))
    body = Body("adopted", "the council adopts", (Member("m", 1, parse("b.pay")),), 1)
    dispute = replace(DISPUTE, facts=(deal,), bodies=(body,))
    known = {"deal": deal.expression.root, "adopted": decision_of(body)}
    asked = parse("a.close if not deal or adopted", facts=known)
    assert in_words(dispute, asked, asked="a") == (
        "“Close the canal” if (not “there is a deal” or “the council adopts”)"
    )
    assert wish(dispute, "a", parse("deal", facts=known)) == "“there is a deal”"
