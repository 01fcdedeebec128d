"""`standoff open`, as far as it goes without a server."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import standoff as package
from standoff import workbench
from standoff.cli.open import _copy, _file
from standoff.dispute.file import load
from standoff.errors import InputError, MissingError

Standoff = Callable[..., Any]


def test_a_folder_is_opened_by_its_dispute(tmp_path: Path) -> None:
    for name in ("a.yaml", "dispute.yaml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert _file(tmp_path).name == "dispute.yaml"
    (tmp_path / "dispute.yaml").unlink()
    assert _file(tmp_path).name == "a.yaml"
    (tmp_path / "b.yml").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.yaml, b\.yml: name the file"):
        _file(tmp_path)


def test_a_case_is_copied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    copy = _copy("chicken")
    assert load(copy).title
    copy.write_text("mine", encoding="utf-8")
    assert _copy("chicken").read_text(encoding="utf-8") == "mine"
    with pytest.raises(MissingError, match="Did you mean 'chicken'"):
        _copy("chiken")


def test_variants_beside_a_dispute_are_not_taken_for_it(tmp_path: Path) -> None:
    for name in ("a.yaml", "a.mild.yaml", "a.soft.yaml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert _file(tmp_path).name == "a.yaml"
    (tmp_path / "a.yaml").unlink()
    with pytest.raises(InputError, match="name the file"):
        _file(tmp_path)


def test_what_cannot_be_opened_is_refused(standoff: Standoff, tmp_path: Path) -> None:
    assert standoff("open", tmp_path / "none.yaml").code == 2
    broken = tmp_path / "broken.yaml"
    broken.write_text("title: [", encoding="utf-8")
    ran = standoff("open", broken, "--no-browser")
    assert ran.code in {1, 2}
    assert "Traceback" not in ran.err


def test_without_nicegui_it_says_how_to_get_it(
    standoff: Standoff, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is loaded anew here must not stay the package's for the tests behind this one.
    monkeypatch.setattr(package, "workbench", workbench)
    for name in [each for each in sys.modules if each.startswith("standoff.workbench")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "nicegui", None)
    ran = standoff("open", "chicken")
    assert ran.code == 2
    assert "pip install 'standoff[workbench]'" in ran.err
