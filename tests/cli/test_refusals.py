"""What cannot be used is refused in words, with exit code 2, and nothing is left behind."""

from __future__ import annotations

import json
import os
import re
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest


def listing(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


REPORTS = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "image": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "PNG"),
    "damaged": (
        "Der Präsident drohte. Müller sagte “nein” — später.\n".encode() * 9 + b"\xff\xfe\n",
        "damaged",
    ),
    "nothing to say": (b"Home | World | Sport\nMore from us\n", "nothing"),
}


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("command", ["run", "read"])
def test_reports_that_cannot_be_read(standoff, tmp_path: Path, kind: str, command: str) -> None:
    data, said = REPORTS[kind]
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    before = listing(tmp_path)
    ran = standoff(command, path, "-o", tmp_path / "out")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"{path}:")
    assert said in ran.err
    assert listing(tmp_path) == before


def test_a_report_of_fifty_megabytes(standoff, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"Ardonia threatened Belmora. " * 37449)
    ran = standoff("run", path, "-o", tmp_path / "out")
    assert ran.code == 2
    assert re.search(r"has 5\d\.\d MB, more than", ran.err)
    assert listing(tmp_path) == ["large.txt"]


def test_every_report_that_is_wrong_is_named_at_once(
    standoff, tmp_path: Path, report: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    missing = tmp_path / "missing.txt"
    ran = standoff("read", report, empty, missing)
    assert ran.code == 2
    assert {line.split(":")[0] for line in ran.err.splitlines()} == {str(empty), str(missing)}


def test_a_bad_file_in_a_folder_is_told_and_passed_over(
    standoff, tmp_path: Path, report: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    report.rename(folder / "a.txt")
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = standoff("read", folder)
    assert ran.code == 0
    assert re.fullmatch(rf"{re.escape(str(folder / 'b.txt'))}: .* \(skipped\)\n", ran.err)


def test_an_empty_folder(standoff, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    folder.mkdir()
    ran = standoff("read", folder)
    assert ran.code == 2
    assert "without a report" in ran.err


def test_a_language_model_that_is_not_installed(standoff, report: Path) -> None:
    ran = standoff("read", report, "--model", "xx_no_such_model")
    assert ran.code == 2
    assert "xx_no_such_model" in ran.err
    assert "install" in ran.err


DISPUTES = {
    "missing": None,
    "empty": b"",
    "binary": b"\x00\x01\x02\xff" * 50,
    "not UTF-8": "format: standoff.dispute/1\ntitle: Zür\n".encode("latin-1"),
    "broken YAML": b"format: standoff.dispute/1\ntitle: [a, b\nactors: {",
    "a list": b"- a\n- b\n",
    "another format": b"format: something/9\n",
}


@pytest.mark.parametrize("command", ["check", "solve", "explain", "brief"])
@pytest.mark.parametrize("kind", DISPUTES)
def test_disputes_that_cannot_be_read(standoff, tmp_path: Path, kind: str, command: str) -> None:
    path = tmp_path / "x.yaml"
    if (data := DISPUTES[kind]) is not None:
        path.write_bytes(data)
    before = listing(tmp_path)
    more = {"explain": ["status-quo"], "brief": ["-o", str(tmp_path / "x.html")]}.get(command, [])
    ran = standoff(command, path, *more)
    assert ran.code == 2 or (command == "check" and ran.code == 1)
    assert f"{path}:" in ran.out + ran.err
    assert listing(tmp_path) == before


def test_a_dispute_that_is_a_folder(standoff, tmp_path: Path) -> None:
    ran = standoff("solve", f"{tmp_path}/")
    assert ran.code == 2
    assert str(tmp_path) in ran.err


def test_a_dossier_that_is_none(standoff, tmp_path: Path) -> None:
    path = tmp_path / "dossier.jsonl"
    path.write_text(
        '{"format": "standoff.dossier/1"}\n{"type": "nonsense"}\nnot json\n', encoding="utf-8"
    )
    ran = standoff("draft", path, "-o", tmp_path / "d.yaml")
    assert ran.code == 2
    assert [line.split(":")[1] for line in ran.err.splitlines()] == ["2", "3"]
    assert listing(tmp_path) == ["dossier.jsonl"]


def test_an_input_is_never_overwritten(
    standoff, tmp_path: Path, dispute: Path, report: Path
) -> None:
    for path, command in ((dispute, "brief"), (report, "read"), (dispute, "draft")):
        content = path.read_bytes()
        link = tmp_path / f"link-{command}"
        link.symlink_to(path)
        for output in (path, link):
            ran = standoff(command, path, "-o", output)
            assert ran.code == 2
            assert "would be overwritten" in ran.err
            assert path.read_bytes() == content


def test_run_does_not_overwrite_its_reports(standoff, tmp_path: Path, report: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "brief.html").write_bytes(report.read_bytes())
    ran = standoff("run", folder / "brief.html", "-o", folder)
    assert ran.code == 2
    assert "would be overwritten" in ran.err
    assert listing(folder) == ["brief.html"]


def test_run_does_not_write_into_what_it_reads(standoff, tmp_path: Path, report: Path) -> None:
    ran = standoff("run", tmp_path, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "lies inside" in ran.err


@pytest.mark.parametrize("command", ["read", "brief"])
def test_an_output_that_cannot_be(
    standoff, tmp_path: Path, dispute: Path, report: Path, command: str
) -> None:
    given = dispute if command == "brief" else report
    for output, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "such", "does not exist"),
        (Path("/proc/standoff.html"), "cannot be written"),
    ):
        ran = standoff(command, given, "-o", output)
        assert ran.code == 2
        assert said in ran.err
        assert ran.err.startswith(str(output))


def test_run_refuses_a_file_as_its_folder(standoff, report: Path) -> None:
    ran = standoff("run", report, "-o", report)
    assert ran.code == 2
    assert "is a file" in ran.err


def test_control_characters_do_not_reach_the_terminal(standoff, tmp_path: Path) -> None:
    ran = standoff("solve", tmp_path / "\x1b[31mred.yaml")
    assert ran.code == 2
    assert "\x1b" not in ran.err


def test_an_interrupt_ends_quietly(standoff, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(word: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("standoff.loading.load", interrupt)
    ran = standoff("solve", "chicken")
    assert ran.code == 130
    assert "interrupted" in ran.err


def test_a_file_without_permission(standoff, dispute: Path) -> None:
    if os.geteuid() == 0:  # nothing is forbidden to root: an unreadable name stands in
        ran = standoff("solve", "./" + "x" * 300 + ".yaml")
    else:
        dispute.chmod(0)
        ran = standoff("solve", dispute)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_a_report_is_read_from_standard_input(standoff, monkeypatch):
    text = "The union has threatened to stop all ferries on Friday, its leader said."
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    ran = standoff("read", "-", "--json")
    assert ran.code == 0
    source = json.loads(ran.out)["sources"][0]
    assert source["location"] == "standard input"


def test_standard_input_may_not_be_empty_or_too_large(standoff, monkeypatch):
    for data, said in ((b"", "is empty"), (b"x" * 20_000_001, "is larger than the 20 MB")):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
        ran = standoff("read", "-")
        assert ran.code != 0
        assert f"standard input: {said}" in ran.err


IMPOSSIBLE_NOW = """\
format: standoff.dispute/1
title: A dam
actors:
  upland:
    name: Upland
    options:
      build: {name: Build the dam}
      share: {name: Share the water}
    preferences: [upland.build]
constraints:
  - never: upland.share and not upland.build
status_quo: NY
"""


@pytest.mark.parametrize(
    "command",
    [("solve",), ("paths",), ("brief",), ("explain", "status-quo"), ("who-blocks", "YN")],
)
def test_a_status_quo_that_cannot_be_is_refused_where_it_stands(
    standoff, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "dam.yaml"
    path.write_text(IMPOSSIBLE_NOW)
    name, *more = command
    ran = standoff(name, path, *more)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.endswith(
        "dam.yaml:12:13: the status quo NY is not feasible: it breaks the constraint 'never: "
        "upland.share and not upland.build'. Change the status quo, or the constraint.\n"
    )


def test_check_says_in_sentences_what_is_wrong_and_what_would_mend_it(
    standoff, tmp_path: Path
) -> None:
    path = tmp_path / "dam.yaml"
    path.write_text(IMPOSSIBLE_NOW)
    ran = standoff("check", path)
    assert ran.code == 1
    (error,) = [line for line in ran.out.splitlines() if ": error: " in line]
    assert error.endswith(
        "upland.share and not upland.build'. Change the status quo, or the constraint."
    )


def test_a_dossier_given_for_a_dispute_is_told_apart(standoff: Any, tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text("Peru threatened to close the border. Chile rejected the threat.", "utf-8")
    dossier = tmp_path / "d.jsonl"
    standoff("read", report, "-o", dossier)
    for command in ("solve", "ask", "rests", "check"):
        ran = standoff(command, dossier)
        assert ran.code in {1, 2}
        assert "this is a dossier and no dispute; `standoff draft" in ran.err


def test_a_folder_given_for_a_dossier_is_told_apart(standoff: Any, tmp_path: Path) -> None:
    ran = standoff("draft", tmp_path)
    assert ran.code == 2
    assert "this is a folder; a dossier is what `standoff read" in ran.err
    gone = standoff("draft", tmp_path / "gone.jsonl")
    assert "the dossier cannot be read: No such file or directory" in gone.err


def test_a_folder_given_for_a_dispute_leads_to_the_file_in_it(
    standoff: Any, tmp_path: Path
) -> None:
    ran = standoff("check", f"{tmp_path}/")
    assert ran.code in {1, 2}
    assert "this is a folder, and a dispute is a file" in ran.err
    (tmp_path / "dispute.yaml").write_text("x", encoding="utf-8")
    assert (
        f"the dispute in it is {tmp_path / 'dispute.yaml'}" in standoff("check", f"{tmp_path}/").err
    )
