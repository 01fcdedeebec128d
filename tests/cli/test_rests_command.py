"""`standoff rests`, as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Standoff = Callable[..., Any]
SLUICES = Path(__file__).parents[1] / "data" / "sluices"


def test_says_what_is_left_without_each_source_and_each_thing_said(standoff: Standoff) -> None:
    ran = standoff("rests", "kosovo-2007")
    assert ran.code == 0
    told = " ".join(ran.out.split())
    assert "What the equilibria under SEQ on 10 December 2007 rest on" in told
    assert "Kosovo talks end without a deal Nothing rests on it alone." in told
    assert "1. YYYNNYYYYN an equilibrium whatever the unknown comparisons are" in told
    assert (
        "In doubt without “correspondents in Brussels expect the West to support one when it "
        "comes.” (s1 and s2) which bears: the wish of United States: to recognise Kosovo if"
    ) in told


def test_a_report_without_which_equilibria_are_gone(standoff: Standoff, tmp_path: Path) -> None:
    out = tmp_path / "out"
    standoff("run", SLUICES, "-o", out)
    ran = standoff("rests", out / "dispute.yaml", "--most", "2")
    told = " ".join(ran.out.split())
    assert "Of 80 equilibria without it: 40 as before and 40 gone." in told
    assert "\n2. " in ran.out
    assert "\n3. " not in ran.out
    assert "and 78 more: --most, --json" in told


def test_json_goes_alone(standoff: Standoff) -> None:
    ran = standoff("rests", "cuba", "--json")
    assert json.loads(ran.out)["format"] == "standoff.rests/1"
    assert ran.err == ""


def test_a_dispute_without_sources_rests_on_none(standoff: Standoff, tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text(
        "format: standoff.dispute/1\ntitle: Bare\nactors:\n  a:\n    options:\n"
        "      x: {name: Do x, assumed: It can.}\n",
        encoding="utf-8",
    )
    ran = standoff("rests", bare)
    assert ran.code == 0
    assert "Stands without any one thing that was said." in ran.out
    assert "Without one source" not in ran.out


def test_bad_questions_are_refused(standoff: Standoff) -> None:
    assert standoff("rests", "cuba", "--concept", "Nush").code == 2
    assert standoff("rests", "nowhere").code == 2
