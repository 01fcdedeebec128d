"""The commands that start from a dispute."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from standoff.cases import names
from standoff.cli.main import app


def test_every_command_has_help(standoff) -> None:
    top = standoff("--help")
    assert top.code == 0
    assert "\n  standoff run report.txt -o out " in top.out
    for name in app.commands:
        assert re.search(rf"^  {name} ", top.out, re.MULTILINE)
        ran = standoff(name, "--help")
        assert ran.code == 0
        assert ran.out.startswith(f"Usage: standoff {name}")


def test_exit_codes_are_documented(standoff) -> None:
    text = " ".join(standoff("--help").out.split())
    assert "0 done; 1 the model has errors; 2 the input or the command cannot be used" in text


def test_version(standoff) -> None:
    assert standoff("--version").out.strip() == "standoff 0.1.0"


def test_a_wrong_command_gets_the_nearest(standoff) -> None:
    ran = standoff("slove", "x")
    assert ran.code == 2
    assert "Did you mean 'solve'?" in ran.err
    assert ran.out == ""


def test_cases_are_listed_and_each_solves(standoff) -> None:
    ran = standoff("cases", "--json")
    listed = [case["name"] for case in json.loads(ran.out)["cases"]]
    assert listed == list(names())
    assert all(name in standoff("cases").out for name in listed)
    for name in listed:
        assert standoff("solve", name).code == 0


def test_an_unknown_case_gets_the_nearest(standoff) -> None:
    ran = standoff("solve", "kosovo-2008")
    assert ran.code == 2
    assert (
        ran.err
        == "standoff: there is no case and no file 'kosovo-2008'. Did you mean 'kosovo-2007'?\n"
    )


def test_solve_prints_only_json_with_json(standoff, dispute: Path) -> None:
    ran = standoff("solve", dispute, "--json")
    assert ran.err == ""
    solution = json.loads(ran.out)
    assert solution["format"] == "standoff.solution/1"
    assert solution["options"] == ["up.fill", "down.protest"]
    assert solution["equilibria"]["Nash"] == ["YY"]


def test_solve_takes_concepts_in_any_spelling(standoff, dispute: Path) -> None:
    ran = standoff("solve", dispute, "--json", "--concepts", "nash, SEQ")
    assert list(json.loads(ran.out)["equilibria"]) == ["Nash", "SEQ"]
    wrong = standoff("solve", dispute, "--concepts", "Nush")
    assert wrong.code == 2
    assert "Did you mean 'Nash'?" in wrong.err


def test_solve_honours_the_list_limit(standoff, dispute: Path) -> None:
    solution = json.loads(standoff("solve", dispute, "--json", "--list-limit", "3").out)
    assert "states" not in solution
    assert solution["counts"]["states"] == 4


def test_solve_tells_each_phase(standoff) -> None:
    out = standoff("solve", "kosovo-2007").out
    assert "until 10 December 2007" in out
    assert "from 10 December 2007" in out
    later = standoff("solve", "kosovo-2007", "--as-of", "2007-12-11").out
    assert "until 10 December 2007" not in later


def test_a_day_that_is_none_is_refused(standoff) -> None:
    ran = standoff("solve", "kosovo-2007", "--as-of", "10 December")
    assert ran.code == 2
    assert "write it as 2007-12-10" in ran.err


def test_a_case_can_be_shadowed_only_by_a_path(standoff, tmp_path, monkeypatch, dispute) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chicken").write_text(dispute.read_text(encoding="utf-8"), encoding="utf-8")
    assert standoff("solve", "chicken").out.startswith("Chicken")
    assert standoff("solve", "./chicken").out.startswith("A dam on a shared river")


def test_explain_says_why(standoff, dispute: Path) -> None:
    ran = standoff("explain", dispute, "status-quo", "--concept", "Nash", "--actor", "up")
    assert ran.code == 0
    assert "Upstream" in ran.out
    assert "Downstream\n" not in ran.out
    assert "not stable" in ran.out


def test_explain_gives_its_verdicts_as_json(standoff, dispute: Path) -> None:
    data = json.loads(standoff("explain", dispute, "yy", "--json").out)
    assert data["state"] == "YY"
    assert {verdict["actor"] for verdict in data["verdicts"]} == {"up", "down"}
    assert all(verdict["stable"] for verdict in data["verdicts"])


@pytest.mark.parametrize("state", ["YYY", "Q", "Y-"])
def test_explain_refuses_what_is_no_state(standoff, dispute: Path, state: str) -> None:
    ran = standoff("explain", dispute, state)
    assert ran.code == 2
    assert "names no state" in ran.err


def test_check_is_content_with_what_is_well(standoff, dispute: Path) -> None:
    ran = standoff("check", dispute)
    assert ran.code == 0
    assert "error" not in ran.out


def test_check_lists_every_error_with_its_place(standoff, dispute: Path) -> None:
    text = dispute.read_text(encoding="utf-8")
    text = text.replace("statement: up.fill,", "statement: up.fil,").replace(
        "irreversible:", "irreversable:"
    )
    dispute.write_text(text, encoding="utf-8")
    ran = standoff("check", dispute)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert re.match(rf"{re.escape(str(dispute))}:8:\d+: error: .*irreversible", lines[0])
    assert re.match(rf"{re.escape(str(dispute))}:10:\d+: error: .*up\.fill", lines[1])
    assert lines[-1] == "2 errors"
    found = json.loads(standoff("check", dispute, "--json").out)["findings"]
    assert [item["line"] for item in found] == [8, 10]


def test_other_commands_call_the_same_file_unusable(standoff, dispute: Path) -> None:
    dispute.write_text(
        dispute.read_text(encoding="utf-8").replace("up.fill,", "up.fil,"), encoding="utf-8"
    )
    ran = standoff("solve", dispute)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"{dispute}:10:")


def test_brief_writes_a_page(standoff, dispute: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    ran = standoff("brief", dispute, "-o", page)
    assert ran.code == 0
    assert ran.out == f"Written: {page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert standoff("brief", dispute).out == page.read_text(encoding="utf-8")
