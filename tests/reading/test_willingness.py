"""What a side is willing to do, on which condition, and what it asks for by that."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text

Stance = tuple[str | None, str | None, str]


def stances(text: str) -> list[Stance]:
    """Who does what with what, of the stances of a text."""
    dossier = read_text(text, published="2024-03-05")
    source = dossier.sources[0].text or ""
    return [
        (c.actor, c.act if c.polarity else f"not {c.act}", source[s.start : s.end])
        for c in dossier.claims
        if c.kind == "stance"
        for s in c.content
    ]


@pytest.mark.parametrize(
    ("text", "offer", "demand"),
    [
        (("Peru, which has held the islands since the war of 1962 and has refused all talks on"
         " their future, is willing to leave them provided that Brazil pays compensation."),
         ("offer", "leave them"), "pays compensation"),
        (("The foreign minister of Peru said that, although his country regarded the islands as"
         " its own, it was willing to leave them on condition that Brazil paid compensation."),
         ("offer", "leave them"), "paid compensation"),
        (("Peru said that it would not withdraw its claim, but that it was willing to share the"
         " waters as long as Brazil recalled its ships."),
         ("offer", "share the waters"), "recalled its ships"),
        (("Peruvian officials, who had called the plan a step back, said they were prepared to"
         " accept it if Brazil recalled its ships."), ("accept", "it"), "recalled its ships"),
        ("If Brazil recalls its ships, Peru is prepared to sign the treaty.",
         ("accept", "the treaty"), "recalls its ships"),
        ("Peru is ready to accept the plan provided that Brazil recalls its ships.",
         ("accept", "the plan"), "recalls its ships"),
        (("Peru has said it regards the islands as its own and is willing, if Brazil recalls its"
         " ships, to hold talks."), ("offer", "hold talks"), "recalls its ships"),
        (("The government of Peru is now ready, its spokesman said on Monday after a meeting of"
         " the cabinet, to accept the plan if Brazil recalls its ships."),
         ("accept", "the plan"), "recalls its ships"),
        ("Peru is prepared to drop its lawsuit if Brazil recalls its ships.",
         ("offer", "drop its lawsuit"), "recalls its ships"),
        ("Peru would be willing to pay once Brazil recalled its ships.",
         ("offer", "pay"), "recalled its ships"),
    ],
)  # fmt: skip
def test_what_a_side_would_do_is_offered_and_its_condition_is_demanded(
    text: str, offer: tuple[str, str], demand: str
) -> None:
    found = stances(text)
    assert ("peru", *offer) in found
    assert ("peru", "demand", demand) in found


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Peru, the foreign minister told parliament, is willing to leave the islands.",
         ("peru", "offer", "leave the islands")),
        ("Peru is willing to talk as long as it takes.", ("peru", "offer", "talk")),
        ("Peru is willing to help in case Brazil attacks.", ("peru", "offer", "help")),
        ("Peru is willing to pay once a year.", ("peru", "offer", "pay once a year")),
        ("Peru is prepared to accept the plan.", ("peru", "accept", "the plan")),
        ("Peru is not willing to talk even if Brazil recalls its ships.",
         ("peru", "reject", "talk")),
        ("Peru is not prepared to accept the plan even if Brazil recalls its ships.",
         ("peru", "not accept", "the plan")),
    ],
)  # fmt: skip
def test_what_is_no_condition_asks_for_nothing(text: str, offer: Stance) -> None:
    found = stances(text)
    assert found[0][:2] == offer[:2]
    assert found[0][2].startswith(offer[2])
    assert not any(act == "demand" for _, act, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Peru is prepared to fight if Brazil sends its ships.",
        "Peru is ready, and Brazil has asked it to leave.",
    ],
)
def test_what_is_no_favour_is_no_offer(text: str) -> None:
    assert not any(act == "offer" for _, act, _ in stances(text))


@pytest.mark.parametrize(
    "text",
    [
        "Peru would accept the accord if Chile freed the crew.",
        "Peru may accept the accord as long as Chile frees the crew.",
    ],
)
def test_what_is_accepted_on_a_condition_is_asked_for_the_condition(text: str) -> None:
    claims = [c for c in read_text(text).claims if c.kind == "stance"]
    assert {(c.actor, c.act, c.target) for c in claims} == {
        ("peru", "accept", None),
        ("peru", "demand", "chile"),
    }


def test_what_a_thing_may_be_is_asked_of_nobody() -> None:
    claims = read_text("Peru would accept the accord if it was fair.").claims
    assert {c.act for c in claims if c.kind == "stance"} == {"accept"}


def test_who_is_prepared_to_raise_an_offer_offers_that_on_the_condition() -> None:
    text = "Peru was prepared to raise its offer to 4 percent provided that Chile freed the crew."
    claims = [c for c in read_text(text).claims if c.kind == "stance"]
    assert {(c.act, c.target) for c in claims} == {("offer", None), ("demand", "chile")}
    offer = next(c for c in claims if c.act == "offer")
    assert [text[s.start : s.end] for s in offer.content] == ["raise its offer to 4 percent"]
