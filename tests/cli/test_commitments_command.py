"""``standoff commitments``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import standoff.loading
from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import Commitment


@pytest.fixture
def pledged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every case that is loaded a threat and a promise."""

    def load(case: str):
        river = load_case(case)
        pledges = (
            Commitment("syria", parse("true"), parse("syria.release"), "Water for peace"),
            Commitment("iraq", parse("not syria.release"), parse("iraq.attack"), "Force for water"),
        )
        return replace(river, commitments=pledges)

    monkeypatch.setattr(standoff.loading, "load", load)


@pytest.mark.usefixtures("pledged")
def test_tells_where_each_is_credible(standoff) -> None:
    ran = standoff("commitments", "syria-iraq")
    assert ran.code == 0
    out = " ".join(ran.out.split())
    assert "Iraq: if not “Release" in out
    assert "“Water for peace” is empty: Syria gains by it in no state where it applies" in out
    assert "NNN (the status quo): credible, and sequentially credible." in out
    data = json.loads(standoff("commitments", "syria-iraq", "--at", "nny", "--json").out)
    assert data["format"] == "standoff.commitments/1"
    assert data["at"] == "NNY"
    assert data["commitments"][1]["at"]["status"] == "kept"


def test_a_dispute_without_commitments(standoff, dispute: Path) -> None:
    ran = standoff("commitments", dispute)
    assert ran.code == 0
    assert "No commitments" in ran.out
    assert standoff("commitments", dispute, "--at", "Y").code == 2
