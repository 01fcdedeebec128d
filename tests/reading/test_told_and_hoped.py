"""What others are told to do, what is hoped, and what is only talked about, is nobody's deed."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _said(text: str) -> set[tuple[str, str | None, str | None, str | None]]:
    claims = read_text(text, published="2007-12-07").claims
    return {(c.kind, c.actor, c.act, c.target) for c in claims if c.kind != "quotation"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru told Chile to withdraw its troops.", {("stance", "peru", "demand", "chile")}),
        ("Peru ordered Chile to leave the port.", {("stance", "peru", "demand", "chile")}),
        ("Peru ordered its ministers to leave the port.", set()),
        ("Peru hoped that Britain would send troops.", set()),
        ("Belize hopes that Britain will send a frigate.", set()),
        ("Peru hopes that the regulator will clear the bid by September.", set()),
        (
            "Peru said it would consider the proposal if Chile first freed the crew.",
            {("stance", "peru", "promise", None), ("stance", "peru", "demand", "chile")},
        ),
        ("Peru said it would consider leaving the union if Chile joined.", set()),
        (
            "Peru said it would go to the International Court of Justice unless Chile leaves.",
            {("stance", "peru", "threaten", None), ("stance", "peru", "demand", "chile")},
        ),
    ],
)
def test_only_what_a_side_does_itself_is_its_own(
    text: str, expected: set[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert _said(text) == expected


def test_a_condition_promises_nothing_for_another() -> None:
    text = "Peru said it would close the dam unless Chile guarantees the water supply."
    assert ("stance", "chile", "promise", None) not in _said(text)
    assert ("stance", "peru", "demand", "chile") in _said(text)


def test_an_offer_for_a_thing_offers_no_such_thing() -> None:
    assert not [s for s in _said("Peru has raised its offer for Chile to 4 billion.")
                if s[0] == "stance"]  # fmt: skip


def test_to_call_off_takes_back() -> None:
    assert ("stance", "peru", "retract", None) in _said("Peru called off its blockade.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is told in a tense of its own is no part of what will be done.
        (
            "Peru said it would not sign the treaty and called the plan a trap.",
            {("stance", "peru", "reject", None)},
        ),
        # What it can do itself it asks of nobody.
        (
            "Peru threatened to close the port if it could not expand it.",
            {("stance", "peru", "threaten", None)},
        ),
        # What is given up is given up against others.
        (
            "Peru said its ministers would resign unless Chile freed the crew.",
            {("stance", "peru", "threaten", None), ("stance", "peru", "demand", "chile")},
        ),
        # What would be done otherwise is threatened.
        ("Peru said it would otherwise take the port.", {("stance", "peru", "threaten", None)}),
        # On what condition somebody agrees is not what is agreed to.
        (
            "Peru said it could agree to the proposal provided Chile freed 30 prisoners.",
            {("stance", "peru", "accept", None)},
        ),
    ],
)
def test_what_is_announced_beside_other_things(
    text: str, expected: set[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert {each for each in _said(text) if each[0] == "stance"} == expected


def test_what_is_agreed_to_ends_before_the_condition() -> None:
    text = "Peru said it could agree to the proposal provided Chile freed 30 prisoners."
    found = read_text(text)
    claim = next(c for c in found.claims if c.act == "accept" and c.kind == "stance")
    assert [text[span.start : span.end] for span in claim.content] == ["the proposal"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru denied any involvement.",
        "Peru ruled out a blockade.",
        "Peru did not rule out other means.",
        "The bank suspended the loan until Peru and Chile reach an agreement.",
        "Residents signed a petition.",
        "A petition signed by residents was handed in.",
        "Russia would veto any resolution authorising the use of force.",
    ],
)
def test_what_is_only_answered_or_to_come_is_no_event(text: str) -> None:
    said = _said(text)
    assert {act for kind, _, act, _ in said if kind == "event"} <= {"suspend"}
    assert "accept" not in {act for kind, _, act, _ in said if kind == "stance"}


@pytest.mark.parametrize(
    ("parties", "meant"),
    [
        ("Both parties", True),
        ("The warring parties", True),
        ("Opposition parties", False),
        ("Political parties in Chile", False),
        ("Parties in Chile", False),
    ],
)
def test_only_the_sides_of_a_dispute_are_its_parties(parties: str, meant: bool) -> None:
    text = f"Norway mediated between Peru and Chile. {parties} rejected the plan of the envoy."
    rejected = {actor for kind, actor, act, _ in _said(text) if (kind, act) == ("stance", "reject")}
    assert rejected == ({"peru", "chile"} if meant else rejected - {"peru", "chile"})
