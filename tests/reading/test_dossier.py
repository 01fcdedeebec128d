"""The dossier's form and file: a round trip, and refusals that name the line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import DossierError, EvidenceError
from standoff.evidence import Span
from standoff.reading.dossier import FORMAT, Dossier, load_dossier, save_dossier

Reader = Callable[..., Any]

TEXT = (
    "Nato said it would keep 500 soldiers in the valley until 1 June.\n"
    "“Peru must leave by Friday,” said Otto Fink, a spokesman for Brazil.\n"
    "Peru has threatened to close the strait. A ship — the “Étoile 😀” — left."
)


@pytest.fixture(scope="module")
def dossier(report: Reader) -> Dossier:
    found: Dossier = report(TEXT).dossier
    return found


@pytest.fixture(scope="module")
def lines(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("dossier") / "dossier.jsonl"
    save_dossier(dossier, path)
    return path.read_text(encoding="utf-8").splitlines()


def test_a_dossier_comes_back_as_it_was(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "dossier.jsonl"
    save_dossier(dossier, path)
    assert load_dossier(path) == dossier
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.jsonl"]


def test_the_machine_readable_form(dossier: Dossier) -> None:
    form = json.loads(json.dumps(dossier.to_dict()))
    assert form["format"] == FORMAT == "standoff.dossier/1"
    assert set(form) == {"format", "sources", "passages", "actors", "claims"}
    assert set(form["sources"][0]) >= {"id", "title", "publisher", "published", "sha256"}
    assert "text" not in form["sources"][0]
    assert set(form["actors"][0]) - {"wikidata"} == {"id", "name", "aliases", "kind", "speaks_for"}
    plain = {
        "id", "kind", "actor", "act", "plover", "target", "content", "date", "polarity",
        "modality", "evidence", "found_by",
    }  # fmt: skip
    quoted = {"speaker", "speaker_span", "cue", "form"}
    for claim in form["claims"]:
        extra = quoted if claim["kind"] == "quotation" else set()
        assert set(claim) - {"quantity"} == plain | extra
        assert claim["found_by"] == ["standoff"]
        for item in claim["evidence"]:
            assert item["exact"] == TEXT[item["start"] : item["end"]]


def test_sources_and_passages_are_found(dossier: Dossier) -> None:
    assert dossier.source("s1").text == TEXT
    with pytest.raises(KeyError):
        dossier.source("s2")
    passage = dossier.passage_at("s1", Span(70, 80))
    assert passage is not None
    assert passage.start == TEXT.index("“Peru")
    assert dossier.passage_at("s1", Span(len(TEXT), len(TEXT) + 1)) is None
    assert dossier.passage_at("s2", Span(0, 1)) is None


def test_misaligned_evidence_is_not_written(dossier: Dossier, tmp_path: Path) -> None:
    first = dossier.claims[0]
    moved = replace(first.evidence[0], start=first.evidence[0].start + 1)
    wrong = replace(dossier, claims=(replace(first, evidence=(moved,)),))
    with pytest.raises(EvidenceError):
        save_dossier(wrong, tmp_path / "dossier.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_misaligned_evidence_is_not_read(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "dossier.jsonl"
    path.write_text("\n".join(lines).replace("keep 500", "keep 600", 1), encoding="utf-8")
    with pytest.raises(DossierError, match="the source reads"):
        load_dossier(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"not json\n", "this is not a dossier"),
        (b'{"format": "standoff.dossier/2"}\n', "this is not a dossier"),
        (b"[]\n", "this is not a dossier"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b'{"format": "standoff.dossier/1"}\n{"type": "novel"}\n', "novel"),
        (b'{"format": "standoff.dossier/1"}\n{"type": []}\n', "not a dossier record"),
        (b'{"format": "standoff.dossier/1"}\n7\n', "not a dossier record"),
        (b'{"format": "standoff.dossier/1"}\n' + b"[" * 20_000, "not a dossier record"),
        (b'{"format": "standoff.dossier/1"}\n' + b"9" * 5_000, "not a dossier record"),
    ],
)
def test_what_is_no_dossier(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "dossier.jsonl"
    path.write_bytes(content)
    with pytest.raises(DossierError, match=message):
        load_dossier(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(DossierError, match=r"cannot be read|this is a folder"):
            load_dossier(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"speaks_for": "brazil"', '"speaks_for": "chile"', "there is no actor 'chile'"),
        ('"target": "peru"', '"target": "chile"', "there is no actor 'chile'"),
        ('"id": "nato"', '"id": "peru"', "actor 'peru' is there twice"),
        ('"source": "s1", "kind": "body"', '"source": "s9", "kind": "body"', "no source 's9'"),
    ],
)
def test_loose_ends_are_named(
    lines: list[str], tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "dossier.jsonl"
    path.write_text("\n".join(lines).replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DossierError, match=message):
        load_dossier(path)


def test_all_broken_lines_are_named_at_once(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "dossier.jsonl"
    path.write_text("\n".join([lines[0], "{", *lines[1:3], "}"]), encoding="utf-8")
    with pytest.raises(DossierError) as error:
        load_dossier(path)
    assert [problem.line for problem in error.value.problems] == [2, 5]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(10**30), max_value=10**30),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=3)), max_size=2),
    st.dictionaries(st.sampled_from(["start", "end", "x"]), st.integers(), max_size=3),
)


def outcome(path: Path) -> Dossier | DossierError:
    try:
        return load_dossier(path)
    except DossierError as error:
        return error


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_broken_file_is_refused_or_read(
    lines: list[str], tmp_path: Path, data: st.DataObject
) -> None:
    """One field of one record is replaced or left out; nothing but a DossierError may come."""
    number = data.draw(st.integers(0, len(lines) - 1))
    record = json.loads(lines[number])
    owner: Any = record
    key = data.draw(st.sampled_from(sorted(record)))
    if isinstance(owner[key], list) and owner[key] and isinstance(owner[key][0], dict):
        owner = owner[key][0]
        key = data.draw(st.sampled_from(sorted(owner)))
    if data.draw(st.booleans()):
        owner[key] = data.draw(VALUES)
    else:
        del owner[key]
    changed = [*lines[:number], json.dumps(record), *lines[number + 1 :]]
    path = tmp_path / "dossier.jsonl"
    path.write_text("\n".join(changed), encoding="utf-8")
    read = outcome(path)
    if isinstance(read, DossierError):
        assert read.problems
    else:
        save_dossier(read, path)
        assert load_dossier(path) == read


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cut=st.integers(min_value=0, max_value=100_000))
def test_a_truncated_file_is_refused_or_read(lines: list[str], tmp_path: Path, cut: int) -> None:
    whole = "\n".join(lines).encode()
    path = tmp_path / "dossier.jsonl"
    path.write_bytes(whole[: cut % len(whole)])
    read = outcome(path)
    assert isinstance(read, Dossier) or read.problems
