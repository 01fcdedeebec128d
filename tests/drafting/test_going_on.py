"""What is to go on is done now, and is one option with what would end it."""

from __future__ import annotations

import pytest

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import draft
from standoff.reading.read import read_text


def drafted(text: str) -> Dispute:
    return draft(read_text(text, published="2024-03-05"))


def standing(dispute: Dispute) -> dict[str, str]:
    return dict(zip(dispute.options, dispute.status_quo or "", strict=True))


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [s.expression.text for level in preference.levels for s in level]


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Peru promised to keep the gas flowing to Brazil.", "peru.keep_gas_flowing"),
        ("Brazil demanded that Peru keep the gas flowing.", "peru.keep_gas_flowing"),
        ("Brazil urged Peru to leave the border open.", "peru.leave_border_open"),
        ("Peru pledged to maintain the ceasefire.", "peru.maintain_ceasefire"),
        ("Peru vowed to stay in the river commission.", "peru.stay_river_commission"),
        ("Brazil called on Peru to continue to supply water.", "peru.continue_supply_water"),
        ("Peru threatened to keep the border closed unless Brazil pays a fee.",
         "peru.keep_border_closed"),
        ("Peru has threatened to continue the blockade.", "peru.continue_blockade"),
    ],
)  # fmt: skip
def test_what_is_to_go_on_stands_in_the_status_quo(text: str, option: str) -> None:
    assert standing(drafted(text))[option] == "Y"


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Brazil demanded that Peru leave the border zone.", "peru.leave_border_zone"),
        ("Peru threatened to close the border.", "peru.close_border"),
    ],
)
def test_other_acts_do_not_stand(text: str, option: str) -> None:
    assert standing(drafted(text))[option] == "N"


@pytest.mark.parametrize(
    ("wanted", "threatened"),
    [
        ("Brazil wants Peru to keep the gas flowing.", "Peru threatened to shut off the gas."),
        ("Brazil urged Peru to continue to supply gas.", "Peru threatened to cut off the gas."),
        ("Brazil demanded that Peru maintain the ceasefire.",
         "Peru threatened to end the ceasefire."),
        ("Brazil called on Peru to keep trains running.", "Peru threatened to stop the trains."),
        ("Brazil urged Peru to leave the border open.", "Peru threatened to close the border."),
    ],
)  # fmt: skip
def test_an_act_and_what_ends_it_are_one_option(wanted: str, threatened: str) -> None:
    for text in (f"{wanted} {threatened}", f"{threatened} {wanted}"):
        dispute = drafted(text)
        (option,) = dispute.options
        assert wants(dispute, "brazil") == [f"not {option}"]
        assert standing(dispute) == {option: "N"}


def test_two_who_demand_the_opposite_are_against_each_other() -> None:
    dispute = drafted("Brazil wants Peru to keep the gas flowing. Chile wants Peru to cut the gas.")
    (option,) = dispute.options
    assert wants(dispute, "brazil") == [option]
    assert wants(dispute, "chile") == [f"not {option}"]


def test_acts_on_different_things_stay_two_options() -> None:
    dispute = drafted(
        "Peru threatened to shut the gas plant. Brazil wants Peru to keep the gas flowing."
    )
    assert len(dispute.options) == 2
