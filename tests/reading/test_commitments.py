"""Who keeps, sends or withdraws how many of what, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

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


def test_a_withdrawal_on_condition_is_hypothetical(report: Reader) -> None:
    read = report("Brazil will close the border unless Peru withdraws its troops.")
    claim = read.only("commitment")
    assert (claim.actor, claim.act, claim.modality) == ("peru", "withdraw", "hypothetical")


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
