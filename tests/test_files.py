"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standoff.files import write_beside


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "d.yaml"
    target.write_text("old")
    write_beside(target, "new – ü\r\n")
    assert target.read_bytes() == "new – ü\r\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "d.yaml"
    target.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_beside(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_text_that_cannot_be_encoded_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "d.yaml"
    with pytest.raises(UnicodeEncodeError):
        write_beside(target, "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    plain, beside = tmp_path / "a", tmp_path / "b"
    plain.write_text("x")
    write_beside(beside, "x")
    assert beside.stat().st_mode == plain.stat().st_mode
