"""What the pages share: corrected claims are felt in the model, kept, and taken back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Statements
from standoff.drafting.draft import draft
from standoff.errors import InputError
from standoff.reading.corrections import (
    correction_of,
    load_corrections,
)
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text
from standoff.reading.records import Claim
from standoff.workbench.bench import Bench
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

    monkeypatch.setattr("standoff.reading.corrections.write_beside", full)
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

    monkeypatch.setattr("standoff.reading.corrections.write_beside", full)
    with pytest.raises(InputError, match="No space left"):
        bench.undo()
    assert (bench.corrections, bench.desk.page.text) == ((made,), before)
