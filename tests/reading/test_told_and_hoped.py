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
