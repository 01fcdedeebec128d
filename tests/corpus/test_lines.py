"""A large file of JSON Lines is read line by line, and comes to the same as if it were whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.corpus import lines
from standoff.corpus.files import given_files
from standoff.corpus.read import read_corpus
from standoff.errors import Problem

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def file(tmp_path: Path, told: Callable[[int], str]) -> Path:
    """Reports of which one is a reprint, one is in no language, and a blank line."""
    texts = [told(number) for number in range(40)]
    texts[30] = texts[2] + "\n"
    texts[33] = "Der Vertrag wurde gestern von beiden Seiten. " * 20
    written = [json.dumps({"text": text, "title": f"Nº {n}"}, ensure_ascii=False)
               for n, text in enumerate(texts)]  # fmt: skip
    written.insert(7, "")
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(written), encoding="utf-8")
    return path


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_LARGE", 100)


def test_it_is_read_as_if_it_were_whole(
    file: Path, tmp_path: Path, everything: Callable[[Path], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_corpus([file], tmp_path / "whole.duckdb")
    monkeypatch.setattr(lines, "_LARGE", 100)
    read_corpus([file], tmp_path / "lines.duckdb")
    whole = everything(tmp_path / "whole.duckdb")
    assert everything(tmp_path / "lines.duckdb") == whole
    assert len(whole["sources"]) == 39
    assert whole["files"][0][1:] == (file.stat().st_size, 40, True, file.read_bytes())
    again = read_corpus([file], tmp_path / "whole.duckdb")
    assert (again.reports, again.there) == (0, 1)


@pytest.mark.usefixtures("large")
def test_no_more_of_it_is_held_than_a_part(file: Path, tmp_path: Path) -> None:
    found = list(given_files([file], avoid=tmp_path / "c.duckdb", on_problem=_fail))
    assert [(len(part.pages), part.first, part.closing) for part in found] == [
        (16, 1, False), (16, 17, False), (8, 33, True),
    ]  # fmt: skip
    assert [bool(part.data) for part in found] == [True, False, False]
    assert {part.size for part in found} == {file.stat().st_size}


@pytest.mark.usefixtures("large")
def test_an_interrupted_file_is_taken_up_in_its_middle(
    file: Path, tmp_path: Path, everything: Callable[[Path], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    from standoff.corpus import order

    read_corpus([file], tmp_path / "straight.duckdb")
    monkeypatch.setattr(order, "_FILES", 1)

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_corpus([file], tmp_path / "c.duckdb", progress=interrupt)
    kept = everything(tmp_path / "c.duckdb")
    assert len(kept["sources"]) == 16
    assert kept["files"][0][3] is False
    counts = read_corpus([file], tmp_path / "c.duckdb", workers=2)
    assert counts.reports == 39 - 16
    assert everything(tmp_path / "c.duckdb") == everything(tmp_path / "straight.duckdb")


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no JSON", "line 41: no JSON"),
        ("[1]", "line 41: an object with a field 'text' is expected"),
        ('{"title": "no text"}', "line 41: there is no field 'text'"),
        ('{"text": "' + "long " * 10_000 + '"}', "line 41 has more than the 0.03 MB"),
    ],
)
def test_a_line_that_is_no_report_is_named_and_nothing_of_the_file_is_read(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, reason: str
) -> None:
    monkeypatch.setattr(lines, "LIMIT", 30_000)
    kept = file.read_text(encoding="utf-8").split("\n")
    file.write_text("\n".join([*kept[:40], line, *kept[40:]]), encoding="utf-8")
    heard: list[Problem] = []
    counts = read_corpus([file], tmp_path / "c.duckdb", on_problem=heard.append)
    assert (counts.reports, counts.problems) == (0, 1)
    assert reason in heard[0].message


def test_more_than_one_report_may_have_is_read(
    tmp_path: Path, told: Callable[[int], str], everything: Callable[[Path], Rows]
) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps({"text": told(1)}) + "\n")
        stream.write(json.dumps({"text": told(2), "raw": "x" * 11_000_000}) + "\n")
        stream.write(json.dumps({"text": told(3), "raw": "x" * 11_000_000}) + "\n")
    assert read_corpus([path], tmp_path / "c.duckdb").reports == 3
    (kept,) = everything(tmp_path / "c.duckdb")["files"]
    assert kept[1:] == (path.stat().st_size, 3, True, None)


@pytest.mark.usefixtures("large")
def test_another_encoding_is_read_whole(tmp_path: Path, told: Callable[[int], str]) -> None:
    record = json.dumps({"text": told(1) + "The café is open."}, ensure_ascii=False)
    (tmp_path / "latin.jsonl").write_bytes(record.encode("cp1252"))
    (part,) = given_files([tmp_path / "latin.jsonl"], avoid=tmp_path, on_problem=_fail)
    assert not part.is_open
    assert read_corpus([tmp_path / "latin.jsonl"], tmp_path / "c.duckdb").reports == 1


def _fail(problem: Problem) -> None:
    raise AssertionError(problem)
