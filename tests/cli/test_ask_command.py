"""`standoff ask`, as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Standoff = Callable[..., Any]


def test_asks_in_words_and_says_what_each_answer_does(standoff: Standoff) -> None:
    ran = standoff("ask", "elmira")
    assert ran.code == 0
    assert "No preference of an actor that can move is left open" in ran.out
    assert "1. Having taken “Abandon the plant”, could Uniroyal take it back?" in ran.out
    assert "Changes the equilibria however the rest is answered; 2 states on average." in ran.out
    assert "So: 100%. Otherwise: 0%." in ran.out


def test_says_whether_it_went_through_all_ways(standoff: Standoff, tmp_path: Path) -> None:
    ran = standoff("ask", "kosovo-2007", "--concept", "Nash")
    told = " ".join(ran.out.split())
    assert "All 256 ways to answer 8 open questions (and 22 assumptions) were gone through." in told
    out = tmp_path / "out"
    standoff("run", Path(__file__).parents[1] / "data" / "sluices", "-o", out)
    drawn = standoff("ask", out / "dispute.yaml", "--samples", "4", "--most", "1")
    assert "4 ways to answer them drawn at random" in drawn.out
    assert "(± " in drawn.out
    assert "2. " not in drawn.out


def test_json_goes_alone(standoff: Standoff) -> None:
    ran = standoff("ask", "cuba", "--json")
    assert json.loads(ran.out)["format"] == "standoff.ask/1"
    assert ran.err == ""


def test_bad_questions_are_refused(standoff: Standoff) -> None:
    assert standoff("ask", "cuba", "--concept", "Nush").code == 2
    assert standoff("ask", "cuba", "--samples", "1").code == 2
    assert standoff("ask", "nowhere").code == 2
