"""`standoff run` into a folder that holds work from before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from standoff.dispute.file import load
from standoff.reading.corrections import correction_of, save_corrections
from standoff.reading.dossier import load_dossier
from standoff.workbench.saved import Shelf

Standoff = Callable[..., Any]
STRIKE = sorted((Path(__file__).parents[1] / "data" / "disputes" / "strike").glob("*.txt"))
REPORT = STRIKE[0]


@pytest.fixture
def out(standoff: Standoff, tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    assert standoff("run", REPORT, "-o", folder).code == 0
    return folder


def text(folder: Path) -> str:
    return (folder / "dispute.yaml").read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


FOUR = ["brief.html", "dispute.yaml", "dossier.jsonl", "solution.json"]


def test_what_is_nobodys_work_is_written_over(standoff: Standoff, out: Path) -> None:
    before = text(out)
    for reports in (STRIKE[:1], STRIKE):
        ran = standoff("run", *reports, "-o", out)
        assert ran.code == 0
        assert "is kept" not in ran.err
        assert names(out) == FOUR
    assert text(out) != before


def test_another_draft_of_the_same_dossier_is_kept(standoff: Standoff, out: Path) -> None:
    before = text(out)
    assert standoff("run", REPORT, "-o", out, "--max-options", "1").code == 0
    assert (out / "dispute.before.yaml").read_text(encoding="utf-8") == before


def test_what_was_changed_by_hand_is_kept_and_told(standoff: Standoff, out: Path) -> None:
    file, drafted = out / "dispute.yaml", text(out)
    mine = [f"# {word}\n{drafted}" for word in ("mine", "mine again", "mine")]
    for changed in mine:
        file.write_text(changed, encoding="utf-8")
        ran = standoff("run", REPORT, "-o", out)
        assert ran.code == 0
        assert f"what stood in {file}, which may hold changes of yours, is kept as " in ran.err
        assert text(out) == drafted
    assert names(out) == sorted([*FOUR, "dispute.before.yaml", "dispute.before-2.yaml"])
    assert (out / "dispute.before.yaml").read_text(encoding="utf-8") == mine[0]
    assert (out / "dispute.before-2.yaml").read_text(encoding="utf-8") == mine[1]
    assert Shelf(file).names() == ("before", "before-2")
    assert Shelf(file).get("before").problem is None


@pytest.mark.parametrize("lost", ["gone", "broken"])
def test_without_its_dossier_it_is_kept(standoff: Standoff, out: Path, lost: str) -> None:
    (out / "dispute.yaml").write_text("title: [", encoding="utf-8")
    dossier = out / "dossier.jsonl"
    dossier.unlink() if lost == "gone" else dossier.write_text("{", encoding="utf-8")
    assert standoff("run", REPORT, "-o", out).code == 0
    assert (out / "dispute.before.yaml").read_text(encoding="utf-8") == "title: ["
    assert load(out / "dispute.yaml").actors


def test_nothing_is_lost_where_it_cannot_be_kept(standoff: Standoff, out: Path) -> None:
    (out / "dispute.yaml").write_text("mine", encoding="utf-8")
    (out / "dispute.before.yaml").mkdir()
    ran = standoff("run", REPORT, "-o", out)
    assert ran.code == 2
    assert "dispute.before.yaml: cannot be read" in ran.err
    assert text(out) == "mine"


def test_corrections_from_before_are_applied(standoff: Standoff, out: Path) -> None:
    before, dossier = text(out), (out / "dossier.jsonl").read_bytes()
    read = load_dossier(out / "dossier.jsonl")
    demands = [c for c in read.claims if c.act == "demand"]
    wrong = tuple(correction_of(read, claim, actor=None) for claim in demands)
    gone = replace(wrong[0], start=wrong[0].start + 1)
    at = out / "dossier.corrections.json"
    save_corrections(at, (*wrong, gone))
    kept = at.read_bytes()
    ran = standoff("run", REPORT, "-o", out)
    assert ran.code == 0
    assert names(out) == sorted([*FOUR, at.name])
    told = "1 correction from" if len(wrong) == 1 else f"{len(wrong)} corrections from"
    assert f"{told} {at}" in ran.err
    assert "1 other finds nothing to put right" in ran.err
    assert "raise_wages" in before
    assert "raise_wages" not in text(out)
    assert text(out) == standoff("draft", out / "dossier.jsonl").out
    # As it was read; the corrections stand beside it.
    assert (out / "dossier.jsonl").read_bytes() == dossier
    assert at.read_bytes() == kept
    again = standoff("run", REPORT, "-o", out, "--as-read")
    assert "applied" not in again.err
    assert text(out) == before


def test_broken_corrections_are_refused_before_anything_is_read(
    standoff: Standoff, out: Path, tmp_path: Path
) -> None:
    before = text(out)
    (out / "dossier.corrections.json").write_text("{", encoding="utf-8")
    ran = standoff("run", tmp_path / "gone.txt", "-o", out)
    assert ran.code == 2
    assert "the corrections cannot be read" in ran.err
    assert text(out) == before
    assert standoff("run", REPORT, "-o", out, "--as-read").code == 0
