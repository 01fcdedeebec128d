"""What an actor would accept on a condition is wanted where that is met, and not otherwise."""

from __future__ import annotations

import pytest

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import draft
from standoff.reading.read import read_text

PLAN = "The EU has proposed a plan for the pass. Peru has threatened to close the border. "
WISH = "peru.accept_eu_plan iff brazil.withdraw_troops"


def drafted(text: str, *, without: tuple[str, ...] = ()) -> Dispute:
    return draft(read_text(text, published="2024-03-05"), without=without)


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [s.expression.text for level in preference.levels for s in level]


@pytest.mark.parametrize(
    "said",
    [
        "Peru would accept the plan only if Brazil withdraws its troops.",
        "Peru will accept the EU's plan only when Brazil withdraws its troops.",
        "Peru said it would accept the plan only after Brazil withdraws its troops.",
        "Peru will not accept the plan unless Brazil withdraws its troops.",
        "Peru will not accept the plan until Brazil withdraws its troops.",
        "Peru refused to accept the plan unless Brazil withdrew its troops.",
        "Peru wants Brazil to withdraw its troops. It would accept the plan if they withdraw.",
        "Peru is prepared to accept the plan provided that Brazil withdraws its troops.",
        "If Brazil withdraws its troops, Peru is prepared to accept the plan.",
        "Peru is, if Brazil withdraws its troops, prepared to accept the plan.",
        "Provided that Brazil withdraws its troops, Peru is ready to accept the EU's plan.",
    ],
)
def test_an_answer_on_a_condition_is_a_wish_on_it(said: str) -> None:
    dispute = drafted(PLAN + "Peru and Brazil both want the pass. " + said)
    found = wants(dispute, "peru")
    assert [w for w in found if "iff" in w and "accept" in w] == [WISH]
    assert not {"peru.accept_eu_plan", "not peru.accept_eu_plan"} & set(found)
    taken = dict(zip(dispute.options, dispute.status_quo or "", strict=True))
    assert taken["peru.accept_eu_plan"] == "N"
    (pledge,) = (c for c in dispute.commitments if c.actor == "peru" and "accept" in c.action.text)
    assert (pledge.condition.text, pledge.action.text) == (
        "brazil.withdraw_troops", "peru.accept_eu_plan",
    )  # fmt: skip


def test_an_option_is_drafted_for_what_would_be_accepted() -> None:
    dispute = drafted("Peru will sign the treaty only if Brazil drops its claim.")
    assert wants(dispute, "peru") == [
        "brazil.drop_claim", "peru.accept_treaty iff brazil.drop_claim",
    ]  # fmt: skip


def test_a_promise_may_have_one_condition_only_too() -> None:
    dispute = drafted("Brazil would lift the embargo only if Peru reopened the border.")
    assert "brazil.lift_embargo iff peru.reopen_border" in wants(dispute, "brazil")


def test_a_condition_that_is_no_option_leaves_the_wish_unknown() -> None:
    dispute = drafted(PLAN + "Peru would accept the plan only if the rains came early.")
    assert "peru.accept_eu_plan" not in " ".join(wants(dispute, "peru"))
    (doubt,) = (u for u in dispute.actor("peru").unknown if "peru.accept_eu_plan" in u.about)
    assert "“only if the rains came early”" in (doubt.grounds.assumed or "")
    assert [dispute.evidence[i].exact for i in doubt.grounds.because] == [
        "Peru would accept the plan only if the rains came early."
    ]


def test_without_the_rule_the_wish_is_not_drafted() -> None:
    text = "Peru will sign the treaty only if Brazil drops its claim."
    assert wants(drafted(text, without=("promise-meant",)), "peru") == ["brazil.drop_claim"]


@pytest.mark.parametrize(
    "said",
    [
        "Peru accepted the plan, and asked if Brazil would withdraw its troops.",
        "Peru accepted the plan and threatened to close the port unless Brazil withdraws.",
    ],
)
def test_a_condition_of_something_else_leaves_an_answer_alone(said: str) -> None:
    assert "peru.accept_eu_plan" in wants(drafted(PLAN + said), "peru")


@pytest.mark.parametrize(
    ("condition", "name"),
    [
        ("no deal is reached", "Reach a deal"),
        ("no accord is signed", "Sign an accord"),
        ("no troops are withdrawn", "Withdraw troops"),
        ("Brazil fails to sign the accord", "Sign the accord"),
    ],
)
def test_who_acts_if_nothing_is_done_asks_for_it(condition: str, name: str) -> None:
    dispute = drafted(
        "Brazil has threatened to flood the valley. "
        f"Peru has threatened to close the border if {condition}."
    )
    option = dispute.actor("brazil").options[1]
    assert option.name == name
    wanted = wants(dispute, "peru")
    assert wanted[0] == f"brazil.{option.id}"
    assert f"peru.close_border iff not brazil.{option.id}" in wanted


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        ("Peru said it would lift the embargo provided that the rains came.",
         "provided that the rains came"),
        ("Peru promised to lift the embargo as long as prices stay low.",
         "as long as prices stay low"),
        ("Peru promised to lift the embargo should the harvest fail.",
         "should the harvest fail"),
        ("Peru said it would lift the embargo in the event that prices fell.",
         "in the event that prices fell"),
    ],
)  # fmt: skip
def test_the_condition_is_told_and_not_part_of_the_act(said: str, condition: str) -> None:
    dispute = drafted("Brazil demanded that Peru withdraw its troops. " + said)
    assert "Lift the embargo" in [option.name for option in dispute.actor("peru").options]
    assert "peru.lift_embargo" not in " ".join(wants(dispute, "peru"))
    (doubt,) = (u for u in dispute.actor("peru").unknown if "peru.lift_embargo" in u.about)
    assert f"promised on a condition that the draft does not model (“{condition}”)" in (
        doubt.grounds.assumed or ""
    )


def test_the_condition_of_a_threat_may_be_told_by_other_words_than_if() -> None:
    for condition in ("should the navy come", "in the event that the navy came"):
        dispute = drafted(f"The pilots threatened to block the port {condition}. Peru rejected it.")
        (actor,) = (a for a in dispute.actors if a.options and a.id != "peru")
        assert wants(dispute, actor.id) == []
        (doubt,) = (u for u in actor.unknown if u.grounds.because)
        assert f"“{condition} …”" in (doubt.grounds.assumed or "")


def test_what_is_demanded_and_promised_on_a_condition_is_not_simply_wanted() -> None:
    dispute = drafted(
        "Brazil demanded that Peru reopen the border. "
        "Peru said it would reopen the border if the drought ended."
    )
    assert "peru.reopen_border" not in wants(dispute, "peru")
    (doubt,) = (u for u in dispute.actor("peru").unknown if "peru.reopen_border" in u.about)
    assert "“if the drought ended”" in (doubt.grounds.assumed or "")


def test_an_offer_stands_and_its_condition_is_told_with_it() -> None:
    dispute = drafted(
        "Brazil demanded that Peru withdraw its troops. "
        "Peru offered to release the crews on condition that the ships are inspected."
    )
    preference = dispute.actor("peru").preference
    assert isinstance(preference, Statements)
    told = {s.expression.text: s.grounds.assumed for level in preference.levels for s in level}
    said = told["peru.offer_release_crews"] or ""
    assert "on a condition: “on condition that the ships are inspected”" in said
