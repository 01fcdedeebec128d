"""Halves of characters: found where they are alone, whole where two of them are one character."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.cli.main import main
from standoff.dispute.file import dumps, loads
from standoff.errors import DisputeError, DossierError
from standoff.reading.dossier import load_dossier, save_dossier
from standoff.reading.read import read_text
from standoff.reading.source import read_paths
from standoff.surrogates import has_surrogate, joined, lone_escape, replaced

DISPUTE = """\
format: standoff.dispute/1
title: "A title"
actors:
  a:
    name: "A"
    options: {x: {name: "Do it"}}
    preferences: [a.x]
  b: {name: "B", options: {x: {name: "Do it"}}, preferences: [a.x]}
status_quo: NN
"""
ANY = st.text(alphabet='a\\"u0d\ud800\udbff\udc00\udfff😀\n', max_size=20)


@given(ANY)
def test_an_escape_that_is_alone_is_found_wherever_a_text_has_one(text: str) -> None:
    written = json.dumps(text)
    assert (lone_escape(written) is not None) == has_surrogate(joined(text))
    assert json.loads(written) == joined(text)


@given(ANY)
def test_offsets_stay_where_they_are_replaced(text: str) -> None:
    assert len(replaced(text)) == len(text)
    assert not has_surrogate(replaced(text))


@pytest.mark.parametrize("words", ["A title", "Do it", "A"])
def test_a_dispute_file_with_one_is_refused_where_it_stands(words: str) -> None:
    half = DISPUTE.replace(f'"{words}"', rf'"{words} \ud83d\ude00 \ud800"', 1)
    with pytest.raises(DisputeError) as caught:
        loads(half, file="d.yaml")
    (problem,) = caught.value.problems
    line = half[: half.index(r"\ud800")].count("\n") + 1
    column = len(half[: half.index(r"\ud800")].rpartition("\n")[2]) + 1
    assert (problem.file, problem.line, problem.column) == ("d.yaml", line, column)
    assert r"\ud800" in problem.message
    assert "write the whole character" in problem.message


def test_a_key_with_one_is_refused() -> None:
    with pytest.raises(DisputeError, match="half of a character"):
        loads(DISPUTE.replace("  b:", r'  "b\udc00":'))


def test_two_that_make_a_character_are_that_character() -> None:
    dispute = loads(DISPUTE.replace('"Do it"', r'"Do \ud83d\ude00"', 1))
    assert dispute.actors[0].options[0].name == "Do 😀"
    assert loads(dumps(dispute)) == dispute


def test_check_tells_of_it_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "d.yaml"
    file.write_text(DISPUTE.replace('"Do it"', r'"Do \ud800"', 1), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["check", str(file)])
    assert ended.value.code == 1
    said = "".join(capsys.readouterr().out.split("\n"))
    assert "d.yaml:6:29: error: half of a character" in said


def test_a_dossier_with_one_is_refused_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "dossier.jsonl"
    save_dossier(read_text("Peru threatened to close the strait."), file)
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if '"type": "actor"' in line)
    lines[at] = lines[at].replace('"Peru"', r'"Per\udc00u"')
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DossierError, match="half of a character") as caught:
        load_dossier(file)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (at + 1, lines[at].index(r"\udc00") + 1)


def test_a_report_with_one_is_read_with_what_stands_for_it(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    record = {"text": "Peru threat\ud800ened to close the strait.", "title": "So \udc00"}
    file.write_text(json.dumps(record), encoding="utf-8")
    (source,) = read_paths([file]).sources
    assert source.text == "Peru threat\ufffdened to close the strait."
    assert source.title == "So \ufffd"
