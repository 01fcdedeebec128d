"""A file that is open: saved at once, undone, and never overwritten where others write too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standoff.errors import DisputeError, InputError
from standoff.workbench.desk import Desk

TEXT = """format: standoff.dispute/1
title: A port  # seen on Monday
actors:
  union:
    options: {strike: {name: Strike, assumed: guess}}
    preferences: [union.strike]
status_quo: [union.strike]
"""
OTHER = TEXT.replace("A port", "Another port")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "port.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_change_is_on_the_disk_at_once_and_undone_and_redone(file: Path) -> None:
    desk = Desk(file)
    assert (desk.revision, desk.can_undo, desk.can_redo) == (0, False, False)
    assert desk.change(OTHER).dispute.title == "Another port"
    assert file.read_text(encoding="utf-8") == OTHER
    assert desk.undo().text == TEXT
    assert file.read_text(encoding="utf-8") == TEXT
    assert (desk.can_undo, desk.can_redo) == (False, True)
    assert desk.redo().text == OTHER
    with pytest.raises(InputError, match="nothing to redo"):
        desk.redo()


def test_a_new_change_ends_what_could_be_redone(file: Path) -> None:
    desk = Desk(file)
    desk.change(OTHER)
    desk.undo()
    desk.change(TEXT.replace("A port", "A third"))
    assert not desk.can_redo
    desk.undo()
    assert not desk.can_undo
    with pytest.raises(InputError, match="nothing to undo"):
        desk.undo()


def test_what_is_no_dispute_is_not_written(file: Path) -> None:
    desk = Desk(file)
    with pytest.raises(DisputeError):
        desk.change(TEXT.replace("union.strike]\nstatus", "union.strik]\nstatus"))
    assert file.read_text(encoding="utf-8") == TEXT
    assert (desk.revision, desk.can_undo) == (0, False)


def test_a_change_by_another_program_is_taken_over_and_can_be_undone(file: Path) -> None:
    desk = Desk(file)
    assert not desk.look()
    file.write_text(OTHER, encoding="utf-8")
    assert desk.look()
    assert desk.page.dispute.title == "Another port"
    assert "Another program has changed the file" in (desk.notice or "")
    assert desk.undo().text == TEXT


def test_a_change_made_on_an_older_file_is_refused(file: Path) -> None:
    desk = Desk(file)
    made_on = desk.revision
    file.write_text(OTHER, encoding="utf-8")
    with pytest.raises(InputError, match="changed meanwhile"):
        desk.change(TEXT.replace("A port", "Mine"), since=made_on)
    assert file.read_text(encoding="utf-8") == OTHER


def test_a_file_that_became_invalid_is_told_of_and_never_overwritten(file: Path) -> None:
    desk = Desk(file)
    file.write_text("format: standoff.dispute/1\ntitle: [\n", encoding="utf-8")
    assert desk.look()
    assert not desk.look()
    assert desk.problems
    assert desk.page.text == TEXT
    with pytest.raises(InputError, match="left the file invalid"):
        desk.change(OTHER)
    assert "title: [" in file.read_text(encoding="utf-8")
    # Mended there, it is taken over; or its change is undone here.
    file.write_text(OTHER, encoding="utf-8")
    assert desk.look()
    assert (desk.problems, desk.page.text) == ((), OTHER)
    file.write_text("no: dispute", encoding="utf-8")
    assert desk.undo().text == OTHER
    assert file.read_text(encoding="utf-8") == OTHER
    assert desk.problems == ()


def test_a_file_that_is_gone_is_told_of(file: Path) -> None:
    desk = Desk(file)
    file.unlink()
    assert desk.look()
    assert "cannot be read" in desk.problems[0].message
    assert not desk.look()
    assert desk.undo().text == TEXT
    assert file.exists()


def test_what_cannot_be_written_changes_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(file)

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("standoff.workbench.desk.write_beside", full)
    with pytest.raises(InputError, match="No space left"):
        desk.change(OTHER)
    assert (desk.page.text, desk.revision) == (TEXT, 0)


def test_a_file_that_is_none_does_not_open(tmp_path: Path) -> None:
    with pytest.raises(DisputeError, match="cannot be read"):
        Desk(tmp_path / "none.yaml")
