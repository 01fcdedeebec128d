"""What is in a corpus is what reading finds, each report once."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from standoff.corpus.read import read_corpus
from standoff.corpus.search import open_corpus
from standoff.corpus.stories import Stories
from standoff.corpus.tables import TABLES
from standoff.errors import InputError, MissingError, Problem
from standoff.evidence import Source
from standoff.reading.read import read

Rows = dict[str, list[tuple[Any, ...]]]


def ask(corpus: Path, query: str) -> list[Any]:
    with closing(open_corpus(corpus)) as connection:
        return connection.execute(query).fetchall()


def test_a_report_in_a_corpus_is_as_it_is_read_alone(
    reports: Callable[[int], Path], tmp_path: Path
) -> None:
    path = reports(3) / "002.txt"
    alone = read(path)
    read_corpus([path.parent], tmp_path / "c.duckdb")
    kept_in = tmp_path / "c.duckdb"
    kept = ask(
        kept_in,
        "SELECT kind, actor, act, plover, target, date, polarity, modality, speaker, form, quote, "
        "start_char, end_char, more FROM claims WHERE source = 's3' ORDER BY number",
    )
    source = alone.sources[0]
    assert kept
    assert [row[:-1] for row in kept] == [
        (c.kind, c.actor, c.act, c.plover, c.target, c.date, c.polarity, c.modality, c.speaker,
         c.form, c.evidence[0].exact, c.evidence[0].start, c.evidence[0].end)
        for c in alone.claims
    ]  # fmt: skip
    assert [json.loads(row[-1])["found_by"] for row in kept] == [["standoff"]] * len(kept)
    text, published, sha = ask(
        kept_in, "SELECT text, published, sha256 FROM sources WHERE id = 's3'"
    )[0]
    assert (text, published, sha) == (source.text, source.published, source.sha256)
    actors = ask(kept_in, "SELECT id, name, aliases FROM actors WHERE source = 's3'")
    assert actors == [(a.id, a.name, list(a.aliases)) for a in alone.actors]
    passages = ask(kept_in, "SELECT kind, start_char FROM passages WHERE source = 's3'")
    assert passages == [(p.kind, p.start) for p in alone.passages]


def test_every_quotation_stands_at_its_place_and_in_its_passage(corpus: Path) -> None:
    wrong = ask(
        corpus,
        "SELECT c.id FROM claims c JOIN sources s ON s.id = c.source "
        "LEFT JOIN passages p ON p.id = c.passage "
        "WHERE substring(s.text, c.start_char + 1, c.end_char - c.start_char) <> c.quote "
        "OR p.id IS NULL OR c.start_char < p.start_char OR c.end_char > p.end_char",
    )
    assert wrong == []


def test_all_that_a_source_has_is_kept() -> None:
    known = set(TABLES["sources"])
    assert {field.name for field in fields(Source)} <= known


def test_bytes_are_kept_unless_they_are_not_wanted(
    reports: Callable[[int], Path], tmp_path: Path
) -> None:
    folder = reports(1)
    for keep in (True, False):
        path = tmp_path / f"{keep}.duckdb"
        read_corpus([folder], path, keep_bytes=keep)
        kept = ask(path, "SELECT bytes, size FROM files")
        data = (folder / "000.txt").read_bytes()
        assert kept == [(data if keep else None, len(data))]


def test_a_second_run_reads_only_what_is_not_there(
    reports: Callable[[int], Path], tmp_path: Path, everything: Callable[[Path], Rows]
) -> None:
    folder = reports(2)
    path = tmp_path / "c.duckdb"
    first = read_corpus([folder], path)
    before = everything(path)
    again = read_corpus([folder], path)
    assert (first.reports, again.reports, again.there) == (2, 0, 2)
    assert everything(path) == before
    reports(3)
    (tmp_path / "copy.txt").write_bytes((folder / "000.txt").read_bytes())
    more = read_corpus([folder, tmp_path / "copy.txt"], path)
    assert (more.reports, more.there) == (1, 3)
    places = everything(path)["places"]
    assert len(places) == 4
    assert str(tmp_path / "copy.txt") in {place for _, place in places}


def test_a_file_given_twice_in_one_run_is_one_report(
    reports: Callable[[int], Path], tmp_path: Path
) -> None:
    folder = reports(1)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes((folder / "000.txt").read_bytes())
    counts = read_corpus([folder, folder], tmp_path / "c.duckdb")
    assert counts.reports == 1
    assert len(ask(tmp_path / "c.duckdb", "FROM places")) == 3


def test_a_file_of_many_reports_is_read_in_order_to_its_end(
    tmp_path: Path, told: Callable[[int], str]
) -> None:
    lines = [json.dumps({"text": told(n), "title": f"story {n}"}) for n in range(40)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text(told(50), encoding="utf-8")
    counts = read_corpus([tmp_path / "a.jsonl", tmp_path / "b.txt"], tmp_path / "c.duckdb")
    assert counts.reports == 41
    kept_in = tmp_path / "c.duckdb"
    titles = ask(kept_in, "SELECT title, nth FROM sources ORDER BY number")
    assert titles[:40] == [(f"story {n}", n + 1) for n in range(40)]
    assert ask(kept_in, "SELECT parts, finished FROM files") == [
        (40, True),
        (1, True),
    ]


def test_bad_files_do_not_stop_the_others_and_are_listed(
    reports: Callable[[int], Path], tmp_path: Path
) -> None:
    folder = reports(2)
    (folder / "000a.txt").write_bytes(b"")
    (folder / "000b.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "000c.txt").write_text("Der Vertrag wurde gestern von beiden Seiten. " * 20)
    heard: list[Problem] = []
    counts = read_corpus(
        [tmp_path / "missing", folder], tmp_path / "c.duckdb", on_problem=heard.append
    )
    assert (counts.reports, counts.problems) == (2, 4)
    kept = ask(tmp_path / "c.duckdb", "SELECT location, reason FROM problems")
    said = {Path(location).name: reason for location, reason in kept}
    assert set(said) == {"missing", "000a.txt", "000b.pdf", "000c.txt"}
    assert "does not exist" in said["missing"]
    assert "empty" in said["000a.txt"]
    assert "English" in said["000c.txt"]
    assert {str(p.message) for p in heard} == set(said.values())
    # What could not be opened is tried again, and listed once.
    (folder / "000a.txt").write_bytes((folder / "001.txt").read_bytes() + b" \n")
    again = read_corpus([folder], tmp_path / "c.duckdb")
    assert (again.reports, again.problems) == (1, 1)


def test_a_fault_of_the_reader_is_listed_too(
    reports: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from standoff.reading import opening

    sound = opening.find_passages

    def faulty(source: Any, **rest: Any) -> Any:
        if "001" in source.location:
            raise RecursionError("too deep")
        return sound(source, **rest)

    monkeypatch.setattr(opening, "find_passages", faulty)
    counts = read_corpus([reports(3)], tmp_path / "c.duckdb")
    assert (counts.reports, counts.problems) == (2, 1)
    listed = ask(tmp_path / "c.duckdb", "SELECT reason FROM problems")
    assert "RecursionError" in listed[0][0]


def test_a_lone_surrogate_is_replaced_and_offsets_stay(tmp_path: Path) -> None:
    text = "Ardonia \ud800 threatened to close the dam in July. Belmora demands a treaty."
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}), encoding="utf-8")
    read_corpus([tmp_path / "a.jsonl"], tmp_path / "c.duckdb")
    kept = ask(tmp_path / "c.duckdb", "SELECT text FROM sources")
    assert kept == [(text.replace("\ud800", "\ufffd"),)]


def test_a_corpus_in_the_folder_that_is_read_is_no_report(
    reports: Callable[[int], Path],
) -> None:
    folder = reports(1)
    for name in ("c.duckdb", "c.parquet"):
        heard: list[Problem] = []
        for _ in range(2):
            read_corpus([folder], folder / name, on_problem=heard.append)
        assert [p for p in heard if name in str(p.file)] == []


def test_parquet_holds_the_same_and_grows(
    reports: Callable[[int], Path], tmp_path: Path, everything: Callable[[Path], Rows]
) -> None:
    folder = reports(2)
    for name in ("c.duckdb", "c.parquet"):
        read_corpus([folder], tmp_path / name)
    reports(3)
    for name in ("c.duckdb", "c.parquet"):
        assert read_corpus([folder], tmp_path / name).reports == 1
    assert everything(tmp_path / "c.parquet") == everything(tmp_path / "c.duckdb")
    files = {path.name for path in (tmp_path / "c.parquet").iterdir()}
    assert files == {f"{table}.parquet" for table in TABLES}


def test_nothing_of_a_task_is_kept_when_keeping_fails(
    reports: Callable[[int], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    everything: Callable[[Path], Rows],
) -> None:
    folder = reports(2)
    read_corpus([folder], tmp_path / "straight.duckdb")
    with monkeypatch.context() as patch:
        patch.setattr(Stories, "add", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            read_corpus([folder], tmp_path / "c.duckdb")
    assert everything(tmp_path / "c.duckdb")["sources"] == []
    read_corpus([folder], tmp_path / "c.duckdb")
    assert everything(tmp_path / "c.duckdb") == everything(tmp_path / "straight.duckdb")


def test_refuses_what_is_no_corpus(tmp_path: Path, reports: Callable[[int], Path]) -> None:
    import duckdb

    folder = reports(1)
    with pytest.raises(InputError, match=r"end in \.duckdb or \.parquet"):
        read_corpus([folder], tmp_path / "c.db")
    (tmp_path / "text.duckdb").write_text("This is no database, but a text. " * 500)
    with pytest.raises(InputError, match="not a corpus"):
        read_corpus([folder], tmp_path / "text.duckdb")
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("CREATE TABLE t (a INTEGER)")
    with pytest.raises(InputError, match="not a corpus"):
        read_corpus([folder], tmp_path / "other.duckdb")
    (tmp_path / "c.parquet").write_text("a file")
    with pytest.raises(InputError, match="is a folder"):
        read_corpus([folder], tmp_path / "c.parquet")
    with pytest.raises(MissingError, match="not installed"):
        read_corpus([folder], tmp_path / "c.duckdb", model="no_such_model")


def test_days_are_days(corpus: Path) -> None:
    found = ask(corpus, "SELECT day FROM sources WHERE id = 's1'")
    assert found == [(date(2007, 12, 7),)]
