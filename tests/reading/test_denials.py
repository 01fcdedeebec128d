"""A threat that is over is no threat that stands."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _stances(text: str, actor: str, act: str) -> list[bool]:
    claims = [c for c in read_text(text).claims if c.kind == "stance"]
    return [c.polarity for c in claims if (c.actor, c.act) == (actor, act)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Velrail is no longer threatening to dismiss strikers.", "velrail"),
        ("Peru no longer threatens to close the border.", "peru"),
        ("The minister said that Peru no longer threatened to close the border.", "peru"),
        ("Velrail has stopped threatening to dismiss strikers, the mayor said.", "velrail"),
        ("Velrail gave up threatening to dismiss strikers.", "velrail"),
        ("Chile has ceased threatening to close the pass.", "chile"),
        ("Peru has desisted from threatening to close the border.", "peru"),
        ("Peru agreed on Monday to stop threatening to close the border.", "peru"),
        ("Peru gave up its threat to close the border.", "peru"),
        ("Peru has ended its threat to close the border.", "peru"),
    ],
)
def test_a_threat_given_up_does_not_stand(text: str, actor: str) -> None:
    assert set(_stances(text, actor, "threaten")) == {False}


@pytest.mark.parametrize(
    "text",
    [
        "Peru is still threatening to close the border.",
        "Peru did not stop threatening to close the border.",
        "Peru refused to stop threatening to close the border.",
        "Brazil urged Peru to stop threatening to close the border.",
        "Peru might stop threatening to close the border.",
        "Peru has not given up its threat to close the border.",
        "Peru stopped the ships, threatening to sink them.",
        "Peru quit the talks, threatening to close the border.",
    ],
)
def test_a_threat_that_goes_on_stands(text: str) -> None:
    assert set(_stances(text, "peru", "threaten")) == {True}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru no longer supports the treaty.", "support"),
        ("Peru no longer demands that Brazil withdraw its troops.", "demand"),
        ("Peru has stopped demanding the return of the island.", "demand"),
    ],
)
def test_what_is_no_longer_so_is_denied(text: str, act: str) -> None:
    assert _stances(text, "peru", act) == [False]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Brazil did not believe that Peru wanted a blockade.", False),
        ("Brazil doesn't think that Peru wants a blockade.", False),
        ("Brazil believes that Peru wants a blockade.", True),
        ("Brazil did not say that Peru wanted a blockade.", True),
    ],
)
def test_what_is_not_believed_is_denied(text: str, polarity: bool) -> None:
    assert _stances(text, "peru", "demand") == [polarity]
