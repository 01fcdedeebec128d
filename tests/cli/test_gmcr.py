"""``standoff import`` and ``standoff export``."""

from __future__ import annotations

import json
from pathlib import Path

from standoff.cases import load_case
from standoff.dispute.file import load
from standoff.stability.solve import solve


def test_there_and_back(standoff, tmp_path: Path) -> None:
    saved, back = tmp_path / "elmira.gmcr", tmp_path / "elmira.yaml"
    ran = standoff("export", "elmira", "-o", saved)
    assert ran.code == 0
    assert ran.out == f"Written: {saved}\n"
    assert "elmira: not carried over: citation: " in ran.err
    assert "change the answer" not in ran.err
    ran = standoff("import", saved, "-o", back)
    assert ran.code == 0
    assert ran.out.startswith(f"Written: {back}\nNext: standoff check ")
    assert ran.err == ""
    before, after = solve(load_case("elmira")), solve(load(back))
    assert all(before.settled(each) == after.settled(each) for each in before.concepts)


def test_without_a_file_it_goes_to_stdout(standoff, dispute: Path, tmp_path: Path) -> None:
    ran = standoff("export", dispute)
    assert ran.code == 0
    assert [each["name"] for each in json.loads(ran.out)["options"]] == [
        "Fill the reservoir", "Protest",
    ]  # fmt: skip
    saved = tmp_path / "dam.gmcr"
    saved.write_text(ran.out, encoding="utf-8")
    assert standoff("import", saved).out.startswith("format: standoff.dispute/1\ntitle: dam\n")


def test_what_changes_the_answer_is_said_first(standoff) -> None:
    lines = standoff("export", "kosovo-2007").err.splitlines()
    assert lines[0].startswith("kosovo-2007: not carried over: actors.albanians.options.declare: ")
    assert lines[0].endswith("This can change the answer.")


def test_what_cannot_be_used_leaves_nothing(standoff, dispute: Path, tmp_path: Path) -> None:
    saved, output = tmp_path / "x.gmcr", tmp_path / "x.yaml"
    for content in (b"", b"[]", b'{"options": [1], "decisionMakers": [2]}', b"\xff", b"[" * 99999):
        saved.write_bytes(content)
        ran = standoff("import", saved, "-o", output)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"{saved}:")
        assert not output.exists()
    assert standoff("import", tmp_path / "none.gmcr").code == 2
    assert "would be overwritten" in standoff("import", saved, "-o", saved).err
    assert "would be overwritten" in standoff("export", dispute, "-o", dispute).err
