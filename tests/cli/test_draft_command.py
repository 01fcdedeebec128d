"""`standoff draft`, as a user calls it: general rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from standoff.drafting.rules import RULES
from standoff.reading.corrections import correction_of, save_corrections
from standoff.reading.dossier import load_dossier

Standoff = Callable[..., Any]
REPORT = Path(__file__).parents[1] / "data" / "disputes" / "strike" / "2031-05-12-wire.txt"


def test_all_rules_are_listed(standoff: Standoff) -> None:
    ran = standoff("draft", "--rules")
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line in {r.id for r in RULES}] == [
        rule.id for rule in RULES
    ]


def test_a_rule_is_named_in_the_draft_and_switched_off(standoff: Standoff, tmp_path: Path) -> None:
    dossier = tmp_path / "d.jsonl"
    standoff("read", REPORT, "-o", dossier)
    assert "[rule threat-meant]" in standoff("draft", dossier).out
    without = standoff("draft", dossier, "--without", "threat-meant").out
    assert "[rule threat-meant]" not in without
    assert "Drafted without these rules: threat-meant." in without
    out = tmp_path / "out"
    assert standoff("run", REPORT, "-o", out, "--without", "threat-meant").code == 0
    assert "[rule threat-meant]" not in (out / "dispute.yaml").read_text(encoding="utf-8")


def test_a_rule_that_is_none_is_refused(standoff: Standoff, tmp_path: Path) -> None:
    dossier = tmp_path / "d.jsonl"
    standoff("read", REPORT, "-o", dossier)
    for command in (
        ("draft", dossier),
        ("run", REPORT, "-o", tmp_path / "out"),
        ("replay", dossier),
    ):
        ran = standoff(*command, "--without", "threat-ment")
        assert ran.code == 2
        assert "Did you mean 'threat-meant'?" in ran.err


def test_corrections_beside_the_dossier_are_applied_and_told(
    standoff: Standoff, tmp_path: Path
) -> None:
    dossier = tmp_path / "d.jsonl"
    standoff("read", REPORT, "-o", dossier)
    before = standoff("draft", dossier)
    assert before.err == ""
    read = load_dossier(dossier)
    demands = [c for c in read.claims if c.act == "demand"]
    wrong = tuple(correction_of(read, claim, actor=None) for claim in demands)
    gone = replace(wrong[0], start=wrong[0].start + 1)
    at = tmp_path / "d.corrections.json"
    save_corrections(at, (*wrong, gone))
    ran = standoff("draft", dossier)
    told = "1 correction from" if len(wrong) == 1 else f"{len(wrong)} corrections from"
    assert ran.err.startswith(f"{told} {at}")
    assert "1 other finds nothing to put right" in ran.err
    assert ran.out != before.out
    assert "raise_wages" not in ran.out
    assert standoff("draft", dossier, "--as-read") == before
    assert standoff("timeline", dossier).err == ran.err
    assert standoff("timeline", dossier, "--as-read").err == ""


def test_broken_corrections_are_refused(standoff: Standoff, tmp_path: Path) -> None:
    dossier = tmp_path / "d.jsonl"
    standoff("read", REPORT, "-o", dossier)
    (tmp_path / "d.corrections.json").write_text("{", encoding="utf-8")
    ran = standoff("draft", dossier)
    assert ran.code == 2
    assert "the corrections cannot be read" in ran.err
    assert standoff("draft", dossier, "--as-read").code == 0
