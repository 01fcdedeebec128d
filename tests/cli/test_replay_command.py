"""`standoff replay`, as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from standoff.dispute.file import load

SLUICES = Path(__file__).parents[1] / "data" / "sluices"
Standoff = Callable[..., Any]


def test_tells_day_by_day_and_keeps_the_models(standoff: Standoff, tmp_path: Path) -> None:
    ran = standoff("replay", SLUICES, "-o", tmp_path / "days")
    assert ran.code == 0
    assert "The answer changes: by Tidewire: Orsa takes back threat to cut power." in ran.out
    assert "Lakes Herald: Neighbours quarrel over sluices  (a reprint)" in ran.out
    assert "The answer changes: a date has come." in ran.out
    kept = sorted(path.name for path in (tmp_path / "days").iterdir())
    assert kept[0] == "2021-03-01.yaml"
    assert len(kept) == 10
    assert load(tmp_path / "days" / kept[0]).as_of is not None


def test_json_goes_alone(standoff: Standoff) -> None:
    ran = standoff("replay", SLUICES, "--json")
    assert json.loads(ran.out)["format"] == "standoff.replay/1"
    assert ran.err == ""


def test_says_which_reports_have_no_date(standoff: Standoff, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Daily\n\nOn a border\n\nBrazil has threatened to close it.\n")
    ran = standoff("replay", tmp_path / "a.txt")
    assert ran.code == 0
    assert "Left out, since they have no date" in ran.out


def test_a_folder_that_is_a_report_is_not_overwritten(standoff: Standoff, report: Path) -> None:
    ran = standoff("replay", report, "-o", report)
    assert ran.code == 2
    assert report.read_text()
