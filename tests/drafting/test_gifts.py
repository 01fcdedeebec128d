"""Offers of money in a draft."""

from __future__ import annotations

import pytest

from standoff import Dispute, draft, read_text

THREATS = (
    "Brazil has threatened to flood the valley. Peru has threatened to close the border to Brazil. "
)


def drafted(text: str) -> Dispute:
    return draft(read_text(THREATS + text))


def options(dispute: Dispute) -> dict[str, list[str]]:
    return {actor.id: [option.name for option in actor.options] for actor in dispute.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile offered to pay 4 million dollars.", "Offer to pay 4 million dollars"),
        ("Chile offered a one-off payment.", "Offer a one-off payment"),
        ("Chile is ready to pay compensation.", "Offer to pay compensation"),
        ("Chile put forward a compensation offer.", "Offer compensation"),
    ],
)
def test_money_that_an_outsider_offers_is_its_own_option(text: str, name: str) -> None:
    found = options(drafted(text))
    assert found["chile"] == [name]
    assert not [o for names in found.values() for o in names if o.startswith("Accept")]


def test_who_answers_an_offer_of_money_may_accept_it() -> None:
    found = options(drafted("Chile offered to pay 4 million dollars. Peru rejected the offer."))
    assert "Accept Chile's offer" in found["peru"]
    assert "Accept Chile's offer" not in found["brazil"]


@pytest.mark.parametrize("text", ["Chile proposed a plan.", "Chile presented a draft agreement."])
def test_a_plan_is_for_both_sides_to_accept(text: str) -> None:
    found = options(drafted(text))
    assert all("Accept Chile's proposal" in found[side] for side in ("peru", "brazil"))


def test_who_rejects_the_plan_does_not_reject_money() -> None:
    found = options(
        drafted(
            "Chile proposed a plan. Japan offered to pay half of the cost. Peru rejected the plan."
        )
    )
    assert "Accept Chile's proposal" in found["peru"]
    assert "Accept Japan's offer" not in found["peru"]
