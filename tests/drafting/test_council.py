"""The Security Council's vote as a derived fact."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from standoff import solve, voting_power
from standoff.dispute.model import Dispute
from standoff.drafting.council import council_rules
from standoff.drafting.draft import draft
from standoff.reading.read import read_text

TEXT = (
    "Mediators of Norway met Kosovo and Serbia. Kosovo has threatened to declare independence. "
    "Serbia rejects independence for Kosovo. In the Security Council, Russia backs Serbia. "
)


def drafted(more: str = "") -> Dispute:
    return draft(read_text(TEXT + more, published="2007-12-07"))


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    return [s.expression.text for level in preference.levels for s in level]  # type: ignore[union-attr]


def test_the_rules_are_those_of_the_charter() -> None:
    rules = council_rules()
    assert (rules.quota, rules.elected, len(rules.permanent)) == (9, 10, 5)
    assert "Articles 23 and 27" in rules.source


def test_the_council_decides_unless_a_permanent_member_blocks() -> None:
    dispute = drafted()
    (body,) = dispute.bodies
    assert (body.id, body.name) == (
        "council_against_serbia", "The Security Council decides what Serbia refuses",
    )  # fmt: skip
    assert body.grounds.because
    assert "Charter of the United Nations" in (body.grounds.assumed or "")
    options = dispute.options
    columns = {name: np.array([True, False]) for name in options}
    fact = next(s.expression for level in dispute.actor("serbia").preference.levels  # type: ignore[union-attr]
                for s in level if s.expression.text == "not council_against_serbia")  # fmt: skip
    assert fact.evaluate(columns).tolist() == [True, False]


def test_its_power_is_what_is_published() -> None:
    # Shapley & Shubik's values for the Council of fifteen: 0.1963 for a permanent member.
    power = voting_power(drafted())[0]
    assert (power.shapley_shubik or {})["russia"] == Fraction(421, 2145)
    assert (power.shapley_shubik or {})["elected_1"] == Fraction(4, 2145)


def test_the_side_does_not_want_it_and_the_other_does() -> None:
    dispute = drafted()
    assert "not council_against_serbia" in wants(dispute, "serbia")
    assert "council_against_serbia" in wants(dispute, "kosovo")


def test_there_is_no_vote_where_nobody_takes_a_side_there() -> None:
    text = TEXT.replace("In the Security Council, Russia", "Russia")
    dispute = draft(read_text(text, published="2007-12-07"))
    assert dispute.bodies == ()
    assert "russia.back_serbia" in dispute.options


def test_the_draft_with_a_vote_is_solved() -> None:
    assert solve(drafted()).states
