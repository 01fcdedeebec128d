"""Corrected claims: kept beside the dossier, felt in the model, taken back."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Statements
from standoff.drafting.draft import draft
from standoff.errors import DossierError, InputError
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text
from standoff.reading.records import Claim
from standoff.workbench.bench import Bench
from standoff.workbench.corrections import (
    beside,
    corrected,
    correction_of,
    load_corrections,
    save_corrections,
)
from standoff.workbench.desk import Desk

TEXT = (
    "Mediators of Norway met Peru and Chile. Chile threatened to close the northern port. Chile "
    "demanded that Peru pay its debt. Peru rejected the demand."
)


@pytest.fixture
def dossier() -> Dossier:
    return read_text(TEXT, published="2031-05-03")


def claim_of(dossier: Dossier, act: str) -> Claim:
    return next(c for c in dossier.claims if c.act == act and c.kind == "stance")


def bench_of(folder: Path, dossier: Dossier, mine: str = "") -> Bench:
    file = folder / "dispute.yaml"
    file.write_text(dumps(draft(dossier)) + mine, encoding="utf-8")
    return Bench(Desk(file), dossier, corrections=folder / "dossier.corrections.json")


def wants(bench: Bench, actor: str) -> list[str]:
    preference = bench.desk.page.dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [str(s.expression) for level in preference.levels for s in level]


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


def test_the_model_follows_and_what_the_analyst_wrote_stays(
    dossier: Dossier, tmp_path: Path
) -> None:
    bench = bench_of(tmp_path, dossier, "# mine\n")
    before = bench.desk.page.text
    assert "peru.pay_debt" in wants(bench, "chile")
    made = correction_of(dossier, claim_of(dossier, "demand"), actor=None)
    told = bench.correct((made,))
    assert any("pay" in each for each in told)
    assert "peru.pay_debt" not in wants(bench, "chile")
    assert "# mine" in bench.desk.page.text
    assert claim_of(dossier, "demand") not in (bench.dossier or dossier).claims
    # Kept, and found again by whoever opens the file next.
    again = Bench(Desk(bench.desk.path), dossier, corrections=tmp_path / "dossier.corrections.json")
    assert again.corrections == (made,)
    bench.correct(())
    assert "peru.pay_debt" in wants(bench, "chile")
    assert bench.read == dossier
    assert loads(before).actors == bench.desk.page.dispute.actors


def test_without_a_dossier_there_is_nothing_to_correct(dossier: Dossier, tmp_path: Path) -> None:
    made = correction_of(dossier, claim_of(dossier, "demand"), actor=None)
    file = tmp_path / "dispute.yaml"
    file.write_text(dumps(draft(dossier)), encoding="utf-8")
    with pytest.raises(InputError, match="no dossier"):
        Bench(Desk(file), None).correct((made,))


def test_nothing_is_corrected_where_the_file_is_broken(dossier: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, dossier)
    bench.desk.path.write_text("title: [", encoding="utf-8")
    made = correction_of(dossier, claim_of(dossier, "demand"), actor=None)
    with pytest.raises(InputError):
        bench.correct((made,))
    assert bench.corrections == ()
    assert bench.dossier == dossier
    assert not (tmp_path / "dossier.corrections.json").exists()


def test_what_cannot_be_kept_changes_nothing(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = bench_of(tmp_path, dossier)
    before = bench.desk.path.read_text(encoding="utf-8")
    made = correction_of(dossier, claim_of(dossier, "demand"), actor=None)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("standoff.workbench.corrections.write_beside", full)
    with pytest.raises(InputError, match="No space left"):
        bench.correct((made,))
    assert bench.desk.path.read_text(encoding="utf-8") == before
    assert (bench.corrections, bench.dossier) == ((), dossier)


def test_the_dossier_is_put_right_once(dossier: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, dossier)
    bench.correct((correction_of(dossier, claim_of(dossier, "demand"), actor=None),))
    assert bench.dossier is bench.dossier
    assert claim_of(dossier, "demand") not in (bench.dossier or dossier).claims


def test_undo_takes_corrections_back_with_what_they_did(dossier: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, dossier)
    path = tmp_path / "dossier.corrections.json"
    made = correction_of(dossier, claim_of(dossier, "demand"), actor=None)
    bench.correct((made,))
    bench.undo()
    assert (bench.corrections, bench.dossier, load_corrections(path)) == ((), dossier, ())
    assert "peru.pay_debt" in wants(bench, "chile")
    bench.redo()
    assert (bench.corrections, load_corrections(path)) == ((made,), (made,))
    assert "peru.pay_debt" not in wants(bench, "chile")
    with pytest.raises(InputError, match="nothing to redo"):
        bench.redo()


def test_undo_of_another_step_leaves_corrections_alone(dossier: Dossier, tmp_path: Path) -> None:
    bench = bench_of(tmp_path, dossier)
    made = correction_of(dossier, claim_of(dossier, "demand"), actor=None)
    bench.correct((made,))
    bench.desk.change(bench.desk.page.text + "# mine\n")
    bench.undo()
    assert bench.corrections == (made,)


def test_undo_that_cannot_be_kept_changes_nothing(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = bench_of(tmp_path, dossier)
    made = correction_of(dossier, claim_of(dossier, "demand"), actor=None)
    bench.correct((made,))
    before = bench.desk.page.text

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("standoff.workbench.corrections.write_beside", full)
    with pytest.raises(InputError, match="No space left"):
        bench.undo()
    assert (bench.corrections, bench.desk.page.text) == ((made,), before)
