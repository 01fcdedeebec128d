"""`standoff timeline`, as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

SLUICES = Path(__file__).parents[1] / "data" / "sluices"
Standoff = Callable[..., Any]


def test_tells_of_a_drafted_dispute_by_the_dossier_beside_it(
    standoff: Standoff, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert standoff("run", SLUICES, "-o", out).code == 0
    drawn = tmp_path / "positions.svg"
    ran = standoff("timeline", out / "dispute.yaml", "--picture", drawn)
    assert ran.code == 0
    assert "a deadline ends, set by Orsa" in ran.out
    assert "changed once" in ran.out
    assert drawn.read_text().startswith("<svg")
    same = standoff("timeline", out / "dossier.jsonl", "--json")
    assert json.loads(same.out)["format"] == "standoff.timeline/1"

    (out / "dossier.jsonl").rename(tmp_path / "elsewhere.jsonl")
    lost = standoff("timeline", out / "dispute.yaml")
    assert lost.code == 2
    assert "there is no dossier.jsonl beside it" in lost.err


def test_refuses_the_dossier_of_another_dispute(
    standoff: Standoff, report: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    standoff("run", report, "-o", one)
    standoff("run", SLUICES, "-o", other)
    (one / "dossier.jsonl").write_bytes((other / "dossier.jsonl").read_bytes())
    ran = standoff("timeline", one / "dispute.yaml")
    assert ran.code == 2
    assert "does not hold s1" in ran.err


def test_reads_reports_that_are_named(standoff: Standoff, report: Path) -> None:
    ran = standoff("timeline", report)
    assert ran.code == 0
    assert "Ardonia" in ran.out
    assert "Positions" in ran.out


def test_says_what_is_missing(standoff: Standoff, tmp_path: Path) -> None:
    case = standoff("timeline", "kosovo-2007")
    assert case.code == 2
    assert "the case 'kosovo-2007' has no dossier" in case.err
    gone = standoff("timeline", tmp_path / "no.txt")
    assert gone.code == 2
    assert "no.txt" in gone.err
