"""Corrected claims, as they are kept beside the dossier."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from standoff.errors import DossierError
from standoff.reading.corrections import (
    Correction,
    applied,
    beside,
    corrected,
    correction_of,
    fitting,
    load_corrections,
    save_corrections,
)
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text
from standoff.reading.records import Claim

TEXT = (
    "Mediators of Norway met Peru and Chile. Chile threatened to close the northern port. Chile "
    "demanded that Peru pay its debt. Peru rejected the demand."
)


@pytest.fixture
def dossier() -> Dossier:
    return read_text(TEXT, published="2031-05-03")


def claim_of(dossier: Dossier, act: str) -> Claim:
    return next(c for c in dossier.claims if c.act == act and c.kind == "stance")


def test_a_wrong_claim_is_left_out_and_an_actor_put_in_its_place(dossier: Dossier) -> None:
    demand = claim_of(dossier, "demand")
    wrong = correction_of(dossier, demand, actor=None)
    assert claim_of(dossier, "threaten") in corrected(dossier, [wrong]).claims
    assert demand not in corrected(dossier, [wrong]).claims
    norway = correction_of(dossier, demand, actor="norway")
    assert claim_of(corrected(dossier, [norway]), "demand").actor == "norway"
    assert corrected(dossier, []) == dossier


def test_they_are_kept_in_a_file_of_their_own(dossier: Dossier, tmp_path: Path) -> None:
    path = beside(tmp_path / "dossier.jsonl")
    assert load_corrections(path) == ()
    made = (correction_of(dossier, claim_of(dossier, "demand"), actor=None),)
    save_corrections(path, made)
    assert path.name == "dossier.corrections.json"
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "standoff.corrections/2"
    assert load_corrections(path) == made


BROKEN = (
    "",
    "{}",
    "[1]",
    '{"format": "x", "corrections": []}',
    '{"format": "standoff.corrections/1", "corrections": [{"a": 1}]}',
    '{"format": "standoff.corrections/2", "corrections": [], "claims": 5}',
    '{"format": "standoff.corrections/2", "corrections": [], "claims": [{"sha256": null}]}',
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DossierError):
        load_corrections(path)


def test_a_file_of_the_first_format_is_read(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    made = correction_of(dossier, claim_of(dossier, "demand"), actor="norway")
    old = {"format": "standoff.corrections/1", "corrections": [asdict(made)]}
    path.write_text(json.dumps(old), encoding="utf-8")
    assert load_corrections(path) == (made,)


def test_those_that_find_their_claim_are_told_from_others(dossier: Dossier) -> None:
    demand = correction_of(dossier, claim_of(dossier, "demand"), actor="norway")
    other = replace(demand, start=demand.start + 1)
    assert fitting(dossier, (demand, other)) == {demand}
    assert applied(dossier, (demand, other)) == 1


@pytest.mark.parametrize("half", [r"\ud83d", r"\udE00", r"\ude00\ud83d"])
def test_half_of_a_character_is_refused_with_its_place(tmp_path: Path, half: str) -> None:
    path = tmp_path / "d.corrections.json"
    save_corrections(path, [Correction("00", "PART", 0, 4, "stance", "demand", "peru", None)])
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("PART", f"a {half}"), encoding="utf-8")
    with pytest.raises(DossierError) as refused:
        load_corrections(path)
    (problem,) = refused.value.problems
    line = path.read_text(encoding="utf-8").splitlines()[(problem.line or 0) - 1]
    assert line[(problem.column or 0) - 1 :].startswith(half[:6])
    assert f"half of a character ({half[:6]}) cannot stand alone" in problem.message
    path.write_text(whole.replace("PART", r"\ud83d\ude00 \\ud83d"), encoding="utf-8")
    (found,) = load_corrections(path)
    assert isinstance(found, Correction)
    assert found.part == "😀 \\ud83d"
