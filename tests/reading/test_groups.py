"""Sides without a name, and when a shorter description is theirs."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def actors(text: str) -> set[str]:
    return {each.name for each in read_text(text).actors}


def test_a_shorter_description_is_that_of_the_only_one_it_fits() -> None:
    text = "The doctors' association threatened to strike. The association rejected the plan."
    assert actors(text) == {"doctors' association"}


def test_of_two_that_it_fits_it_is_neither() -> None:
    text = (
        "The doctors' association threatened to strike. The nurses' association refused to. "
        "The association rejected the plan."
    )
    assert actors(text) == {"doctors' association", "nurses' association", "association"}


def test_it_stays_with_one_who_has_a_name() -> None:
    text = (
        "The Harbour Workers Union threatened to strike. The truckers' union refused to join. "
        "The union rejected the plan."
    )
    dossier = read_text(text)
    rejected = {c.actor for c in dossier.claims if c.kind == "stance" and c.act == "reject"}
    assert "harbour_workers_union" in rejected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The chamber of nurses rejected the plan.", "chamber of nurses"),
        ("The alliance of rural hospitals rejected the plan.", "alliance of rural hospitals"),
        ("The council of the village rejected the plan.", "council"),
        ("The health ministry said it would not pay.", "health ministry"),
    ],
)
def test_a_body_is_called_with_what_tells_it_from_others(text: str, name: str) -> None:
    assert actors(text) == {name}


def test_what_somebody_else_will_do_makes_no_actor_of_who_says_it() -> None:
    assert actors("The newspaper's tenants said the weather would change.") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ghana's cocoa regulator threatened to strike. The Cocoa Board said so.", "Cocoa Board"),
        ("Ghana's cocoa regulator threatened to strike. The Coffee Board said so.", "Ghana"),
        ("The rail watchdog threatened to sue. The Rail Agency and the Rail Board wait.",
         "rail watchdog"),
    ],
)  # fmt: skip
def test_a_regulator_is_the_one_board_of_what_it_regulates(text: str, name: str) -> None:
    dossier = read_text(text)
    names = {each.id: each.name for each in dossier.actors}
    acting = {names[c.actor] for c in dossier.claims if c.act == "threaten" and c.actor}
    assert acting == {name}
