"""Those of a country who are not its state are sides of their own."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _sides(text: str) -> set[tuple[str | None, str | None]]:
    claims = read_text(text).claims
    return {(c.actor, c.target) for c in claims if c.kind in {"stance", "event"}}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Colombian rebels rejected the plan.", {("colombian_rebels", None)}),
        ("Sahari rebels agreed to a truce.", {("sahari_rebels", None)}),
        ("The Colombian opposition rejected the plan.", {("colombian_opposition", None)}),
        ("The Russian union rejected the plan.", {("russian_union", None)}),
        ("Iraqi militias rejected the plan.", {("iraqi_militias", None)}),
        ("Peru's farmers rejected the plan.", {("peru_s_farmers", None)}),
        ("Rebel leaders in Colombia rejected the plan.", set()),
        ("Chile attacked Peruvian rebels.", {("chile", None)}),
        ("The convoy was attacked by Colombian rebels.", {("colombian_rebels", None)}),
        ("Chile urged Peruvian farmers to accept the plan.", {("chile", None)}),
        # A government does act through these.
        ("Colombian officials rejected the plan.", {("colombia", None)}),
        ("Colombian troops attacked Peru.", {("colombia", "peru")}),
        ("Chile attacked Peruvian ships.", {("chile", "peru")}),
    ],
)
def test_whose_deed_it_is(text: str, sides: set[tuple[str, str | None]]) -> None:
    assert _sides(text) == sides


def test_the_bare_noun_later_means_the_same() -> None:
    text = (
        "Peruvian fishermen demanded compensation. The fishermen threatened to block the port. "
        "Peru rejected the demand."
    )
    assert {actor for actor, _ in _sides(text)} == {"peruvian_fishermen", "peru"}


@pytest.mark.parametrize("title", ["opposition leader", "rebel commander", "union leader"])
def test_a_leader_of_such_does_not_speak_for_the_country(title: str) -> None:
    dossier = read_text(f"Colombian {title} Ana Ruiz rejected the plan of Peru.")
    (ruiz,) = (actor for actor in dossier.actors if actor.id == "ana_ruiz")
    assert ruiz.speaks_for != "colombia"


def test_a_people_with_two_names_is_neither_state() -> None:
    text = (
        "Turkish Cypriots rejected the plan. The Turkish Cypriot leader, Mehmet Ali, said he would "
        "not sign the treaty. Turkey backed him."
    )
    assert _sides(text) >= {("turkish_cypriots", None), ("turkey", "turkish_cypriots")}
    assert {actor for actor, _ in _sides(text)} == {"turkish_cypriots", "turkey"}
