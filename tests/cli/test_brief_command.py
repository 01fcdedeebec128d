"""`standoff brief`, as a user calls it: forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.errors import MissingError
from standoff.report.pdf import printed

Standoff = Callable[..., Any]


def test_the_name_of_the_file_says_in_which_form(standoff: Standoff, tmp_path: Path) -> None:
    for name, start in (("b.html", "<!DOCTYPE html>"), ("b.htm", "<!"), ("b.md", "# Chicken")):
        assert standoff("brief", "chicken", "-o", tmp_path / name).code == 0
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.lstrip().startswith(start)


def test_a_form_may_be_asked_for(standoff: Standoff, tmp_path: Path) -> None:
    assert standoff("brief", "chicken", "--form", "markdown").out.lstrip().startswith("# Chicken")
    assert standoff("brief", "chicken").out.lstrip().startswith("<!DOCTYPE html>")
    ran = standoff("brief", "chicken", "--form", "pdf")
    assert ran.code == 2
    assert "-o FILE.pdf" in ran.err


def test_pdf_goes_to_a_file(standoff: Standoff, tmp_path: Path) -> None:
    try:
        printed("<p>x</p>")
    except MissingError:
        pytest.skip("Pango is not installed")
    out = tmp_path / "b.pdf"
    assert standoff("brief", "chicken", "-o", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_without_what_makes_pdf_nothing_is_left(
    standoff: Standoff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    ran = standoff("brief", "chicken", "-o", tmp_path / "b.pdf")
    assert ran.code == 2
    assert "pip install 'standoff[pdf]'" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_kind_is_refused_unless_the_form_is_said(
    standoff: Standoff, tmp_path: Path
) -> None:
    for name in ("b.docx", "b"):
        ran = standoff("brief", "chicken", "-o", tmp_path / name)
        assert ran.code == 2
        assert "written as .html, .md or .pdf" in ran.err
    assert list(tmp_path.iterdir()) == []
    assert standoff("brief", "chicken", "-o", tmp_path / "b.txt", "--form", "markdown").code == 0
