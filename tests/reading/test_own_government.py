"""Whose "the government" is."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def actors(text: str, act: str) -> set[str | None]:
    return {c.actor for c in read_text(text).claims if c.kind == "stance" and c.act == act}


def targets(text: str, act: str) -> set[str | None]:
    return {c.target for c in read_text(text).claims if c.kind == "stance" and c.act == act}


def test_a_minister_means_his_own() -> None:
    text = "Peru's trade minister, Ada Storm, said the government would block any ship from Chile."
    assert actors(text, "threaten") == {"peru"}


def test_a_union_of_a_country_urges_that_country() -> None:
    assert targets("Peru's Farmers' Union urged the government to drop the tariff.", "appeal") == {
        "peru"
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Farmers' Union urged the government to drop the tariff.",
        "Hallam Steel said the government would block any ship from Chile.",
    ],
)
def test_elsewhere_it_is_nobody_with_a_name(text: str) -> None:
    found = {*actors(text, "threaten"), *targets(text, "appeal")} - {None, "government"}
    assert not found & {"peru", "chile", "hallam_steel"}


def test_the_government_of_a_state_is_the_government_from_then_on() -> None:
    text = (
        "The Government of Tamar met the Northern Front.\n\nThe government threatened to storm the "
        "port. The Northern Front threatened to blow up the bridge if the army attacked."
    )
    assert actors(text, "threaten") == {"tamar", "northern_front"}
    assert targets(text, "oppose") == {"tamar"}


def test_the_company_is_the_one_named_before_whatever_other_companies_there_are() -> None:
    text = (
        "Oceanic Freight left the port. Meridian Terminals rejected the demand. The company "
        "threatened to close the terminal."
    )
    assert actors(text, "threaten") == {"meridian_terminals"}


def test_a_minister_of_the_only_government_that_is_named_speaks_for_it() -> None:
    text = (
        "The government of Norrland supports the plan.\n\nLabour Minister Eva Lind threatened to "
        "withdraw the licence."
    )
    assert actors(text, "threaten") == {"norrland"}


def test_a_government_told_of_by_its_seat_is_that_one_with_its_ministers() -> None:
    text = (
        "The government in Sabeh vowed to hold the city.\n\nDefence Minister Yusuf Lamine said the "
        "government would not sign the truce. Sabeh has sent troops. France, which "
        "backs the government, sent two ships."
    )
    found = read_text(text)
    assert actors(text, "reject") == {"sabeh"}
    assert {(c.actor, c.target) for c in found.claims if c.act == "back"} == {("france", "sabeh")}
    assert next(a.speaks_for for a in found.actors if a.id == "yusuf_lamine") == "sabeh"


def test_what_is_not_called_by_its_seat_stays_unnamed() -> None:
    text = "The government in Sabeh rejected the plan. Crowds marched in Sabeh on Monday."
    assert actors(text, "reject") == {"government"}


def test_where_two_are_told_of_by_their_seats_it_is_neither() -> None:
    text = (
        "The government in Sabeh left. The government in Dalgoma stayed.\n\n"
        "France threatened to attack the government."
    )
    assert targets(text, "threaten") <= {None, "government"}
