"""What somebody has no intention of doing is refused, and no event."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def _said(text: str) -> set[tuple[str, str | None, str | None]]:
    claims = read_text(text).claims
    return {(c.kind, c.actor, c.act) for c in claims if c.kind in {"event", "stance"}}


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that it had no intention of reopening its ports.",
        "Peru has no plans to leave the strait.",
        "Peru has no desire to attack Chile.",
        "Peru sees no interest in signing the treaty.",
        "Peru does not have any intention of signing the treaty.",
        "Peru has not got any interest in signing the treaty.",
    ],
)
def test_it_is_a_refusal(text: str) -> None:
    assert _said(text) == {("stance", "peru", "reject")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru has an interest in signing the treaty.",
        "Peru has every intention of leaving the strait.",
        "Peru does not have no interest in signing the treaty.",
    ],
)
def test_other_intentions_are_no_refusals(text: str) -> None:
    assert ("stance", "peru", "reject") not in _said(text)
