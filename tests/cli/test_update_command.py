"""`standoff update`, as a user calls it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from standoff.cli import update as command
from standoff.dispute.file import load
from standoff.reading.corrections import (
    beside,
    correction_of,
    fitting,
    load_corrections,
    save_corrections,
)
from standoff.reading.dossier import load_dossier

SLUICES = sorted((Path(__file__).parents[1] / "data" / "sluices").glob("*.txt"))
Standoff = Callable[..., Any]


@pytest.fixture
def drafted(standoff: Standoff, tmp_path: Path) -> Path:
    out = tmp_path / "out"
    assert standoff("run", *SLUICES[:5], "-o", out).code == 0
    return out / "dispute.yaml"


def test_shows_what_would_change_and_changes_nothing(standoff: Standoff, drafted: Path) -> None:
    before = drafted.read_bytes(), drafted.with_name("dossier.jsonl").read_bytes()
    ran = standoff("update", drafted, *SLUICES[5:])
    assert ran.code == 0
    assert "Tarnia is an actor, backs Velden" in ran.out
    assert "was: “Velden has rejected the River Commission's proposal" in ran.out
    assert "now: “Velden has accepted the River Commission's proposal" in ran.out
    assert "deadline passed: Orsa can close the Brenn sluices since 2021-03-15" in ran.out
    assert "Where it settles" in ran.out
    assert "with all of this:" in ran.out
    assert "Nothing was changed. --accept all takes all of it." in ran.out
    assert (drafted.read_bytes(), drafted.with_name("dossier.jsonl").read_bytes()) == before


def test_accepts_all_once(standoff: Standoff, drafted: Path) -> None:
    ran = standoff("update", drafted, *SLUICES[5:], "--accept", "all")
    assert ran.code == 0
    assert "Written:" in ran.out
    assert "tarnia" in {actor.id for actor in load(drafted).actors}
    assert len(load_dossier(drafted.with_name("dossier.jsonl")).sources) == 9
    again = standoff("update", drafted, *SLUICES[5:], "--accept", "all")
    assert "There is no new report among these" in again.out
    assert standoff("check", drafted).code == 0
    assert standoff("solve", drafted).code == 0


def test_asks_for_each_change_at_a_terminal(
    standoff: Standoff, drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = len(json.loads(standoff("update", drafted, SLUICES[6], "--json").out)["proposals"])
    monkeypatch.setattr(sys, "stdin", StringIO("n\n" * (count - 1) + "y\n"))
    ran = standoff("update", drafted, SLUICES[6], "--accept", "interactive")
    assert ran.code == 0
    assert f"(1 of {count} changes)" in ran.out


def test_json_goes_alone(standoff: Standoff, drafted: Path) -> None:
    ran = standoff("update", drafted, SLUICES[6], "--json")
    assert json.loads(ran.out)["format"] == "standoff.update/1"
    assert ran.err == ""
    assert standoff("update", drafted, SLUICES[6], "--json", "--accept", "interactive").code == 2


def test_written_elsewhere_it_leaves_the_file_and_its_dossier_alone(
    standoff: Standoff, drafted: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    target = there / "new.yaml"
    dossier = drafted.with_name("dossier.jsonl")
    before = drafted.read_bytes(), dossier.read_bytes()
    ran = standoff("update", drafted, SLUICES[6], "--accept", "all", "-o", target)
    assert ran.code == 0
    assert (drafted.read_bytes(), dossier.read_bytes()) == before
    assert f"velden.{'accept_river_commission_plan'}" in target.read_text()
    assert len(load_dossier(there / "new.dossier.jsonl").sources) == 6
    again = standoff("update", target, SLUICES[6])
    assert "There is no new report among these" in again.out
    beside = drafted.with_name("next.yaml")
    assert standoff("update", drafted, SLUICES[6], "--accept", "all", "-o", beside).code == 0
    assert (drafted.read_bytes(), dossier.read_bytes()) == before
    assert "There is no new report" not in standoff("update", drafted, SLUICES[6]).out


def test_warns_where_there_is_no_dossier(standoff: Standoff, dispute: Path) -> None:
    ran = standoff("update", dispute, SLUICES[0])
    assert ran.code == 0
    assert "there is no dossier.jsonl beside it" in ran.err
    assert "Orsa is an actor" in ran.out


def test_bad_input_is_refused_and_nothing_is_written(
    standoff: Standoff, drafted: Path, tmp_path: Path
) -> None:
    before = drafted.read_bytes()
    assert standoff("update", drafted, tmp_path / "gone.txt", "--accept", "all").code == 2
    assert standoff("update", tmp_path / "gone.yaml", SLUICES[0]).code == 2
    lost = standoff("update", drafted, SLUICES[0], "--dossier", tmp_path / "gone.jsonl")
    assert lost.code == 2
    assert "there is no such file" in lost.err
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: standoff.dispute/1\ntitle: [")
    assert standoff("update", broken, SLUICES[0]).code == 2
    assert drafted.read_bytes() == before


def test_a_script_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert not command._at_a_terminal()


def test_corrections_are_applied_and_go_along_with_the_dossier(
    standoff: Standoff, drafted: Path
) -> None:
    at = drafted.with_name("dossier.jsonl")
    read = load_dossier(at)
    plain = json.loads(standoff("update", drafted, *SLUICES[5:], "--json").out)
    claim = next(c for c in read.claims if c.kind == "relation")
    wrong = (correction_of(read, claim, actor=None),)
    corrections = drafted.with_name("dossier.corrections.json")
    save_corrections(corrections, wrong)
    ran = standoff("update", drafted, *SLUICES[5:], "--json")
    assert ran.err == f"1 correction from {corrections} is applied\n"
    assert [s["new"] for s in json.loads(ran.out)["sources"]].count(True) == 4
    as_read = standoff("update", drafted, *SLUICES[5:], "--json", "--as-read")
    assert (json.loads(as_read.out), as_read.err) == (plain, "")

    later = drafted.with_name("next.yaml")
    assert standoff("update", drafted, *SLUICES[5:], "-o", later, "--accept", "all").code == 0
    kept = later.with_name("next.dossier.jsonl")
    assert load_corrections(beside(kept)) == wrong
    # What is kept is what was read: the claim is there, and put right only by what stands beside.
    together = load_dossier(kept)
    assert fitting(together, wrong) == set(wrong)
    assert load_corrections(corrections) == wrong
    assert load_dossier(at) == read
    assert standoff("draft", kept).err.startswith("1 correction from")


def test_where_there_are_none_none_go_along(standoff: Standoff, drafted: Path) -> None:
    later = drafted.with_name("next.yaml")
    assert standoff("update", drafted, *SLUICES[5:], "-o", later, "--accept", "all").code == 0
    assert not beside(later.with_name("next.dossier.jsonl")).exists()
