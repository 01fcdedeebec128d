"""A dossier with its corrections, held and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from standoff.errors import InputError
from standoff.reading.corrections import correction_of, load_corrections
from standoff.reading.dossier import load_dossier, save_dossier
from standoff.reading.read import read_text
from standoff.workbench.holding import Held, Holding

FIRST = read_text("Peru demanded that Chile pay its debt.", published="2031-05-03")
NEXT = read_text("Chile rejected the demand of Peru.", published="2031-05-05")
WRONG = correction_of(FIRST, FIRST.claims[0], actor=None)


def holding(folder: Path) -> Holding:
    at = folder / "dossier.jsonl"
    save_dossier(FIRST, at)
    return Holding(FIRST, dossier_at=at, corrections_at=folder / "dossier.corrections.json")


def test_what_is_put_there_is_kept(tmp_path: Path) -> None:
    held = holding(tmp_path)
    held.put(Held(NEXT, (WRONG,)))
    assert load_dossier(tmp_path / "dossier.jsonl") == NEXT
    assert load_corrections(tmp_path / "dossier.corrections.json") == (WRONG,)
    held.put(Held(FIRST, (WRONG,)))
    assert held.dossier == replace(FIRST, claims=FIRST.claims[1:])
    held.put(Held(None, ()))
    assert not (tmp_path / "dossier.jsonl").exists()
    assert held.dossier is None


def test_what_another_program_wrote_is_not_written_over(tmp_path: Path) -> None:
    held = holding(tmp_path)
    save_dossier(NEXT, tmp_path / "dossier.jsonl")
    with pytest.raises(InputError, match="another program has changed the dossier"):
        held.put(Held(NEXT, (WRONG,)))
    assert held.now == Held(FIRST, ())
    assert load_corrections(tmp_path / "dossier.corrections.json") == ()


def test_it_need_not_be_kept() -> None:
    held = Holding(FIRST, dossier_at=None, corrections_at=None)
    held.put(Held(NEXT, (WRONG,)))
    assert held.now == Held(NEXT, (WRONG,))
    assert held.files == ()
