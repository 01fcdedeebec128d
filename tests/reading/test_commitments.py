"""Who keeps, sends or withdraws how many of what, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from standoff.reading.read import read_text

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "actor", "act", "count"),
    [
        ("Nato will keep 500 soldiers in the valley.", "nato", "keep", (500, "soldiers")),
        ("About 300 Brazilian soldiers remain here.", "brazil", "keep", (300, "soldiers")),
        ("Brazil sent 2,000 troops to the border.", "brazil", "deploy", (2000, "troops")),
        ("Brazil has 2,000 men and sent three warships.", "brazil", "deploy", (3, "warships")),
        ("Troops were sent by Brazil to the border.", None, "deploy", None),
        ("Peru pulled its troops out of the valley.", "peru", "withdraw", None),
        ("Peru has withdrawn 40 police officers.", None, None, None),
    ],
)
def test_deployments(
    report: Reader,
    text: str,
    actor: str | None,
    act: str | None,
    count: tuple[float, str] | None,
) -> None:
    claims = report(text).claims("commitment")
    if act is None:
        assert claims == []
        return
    (claim,) = claims
    assert (claim.actor, claim.act) == (actor, act)
    quantity = claim.quantity
    assert (None if quantity is None else (quantity.value, quantity.unit)) == count


def test_until_when_how_and_by_what_words(report: Reader) -> None:
    read = report("Nato said it would keep 500 soldiers in the valley until 1 June.")
    claim = read.only("commitment")
    assert read.said(claim) == "keep 500 soldiers in the valley until 1 June"
    assert (claim.date, claim.plover, claim.polarity) == (date(2031, 6, 1), "MOBILIZE", True)
    assert read.words(claim.quantity.span).startswith("500")


def test_a_denied_deployment_is_denied(report: Reader) -> None:
    claim = report("Peru will not send troops to the bay.").only("commitment")
    assert (claim.polarity, claim.modality) == (False, "intended")


@pytest.mark.parametrize(
    "text",
    [
        "Peru keeps its word.",
        "Peru sent a letter.",
        "Peru left the talks.",
        "Troops were tired.",
        "The boats left.",
        "Peru appealed to Norway to send troops.",
    ],
)
def test_what_is_no_deployment(report: Reader, text: str) -> None:
    assert report(text).claims("commitment") == []


def test_what_stands_in_a_condition_or_is_ruled_out_is_no_commitment() -> None:
    for text in (
        "Brazil will close the border unless Peru withdraws its troops.",
        "Kenya has ruled out sending soldiers.",
    ):
        claims = [c for c in read_text(text).claims if c.kind == "commitment" and c.polarity]
        assert claims == [], text


def test_the_day_of_what_is_still_to_be_done_lies_ahead() -> None:
    text = "Sudan will withdraw its troops by 1 June."
    found = next(
        c for c in read_text(text, published="2021-07-01").claims if c.kind == "commitment"
    )
    assert found.date is not None
    assert found.date.isoformat() == "2022-06-01"
