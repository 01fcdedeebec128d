"""The package says what it offers, in order, and offers it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import standoff


def test_names_are_sorted_and_unique() -> None:
    assert list(standoff.__all__) == sorted(set(standoff.__all__))


@pytest.mark.parametrize("name", standoff.__all__)
def test_every_name_is_there_and_documented(name: str) -> None:
    assert getattr(standoff, name).__doc__


def test_dir_lists_what_is_public() -> None:
    assert set(dir(standoff)) == {*standoff.__all__, "__version__"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'solver'"):
        standoff.solver  # noqa: B018


def test_the_version_is_that_of_the_project_file_and_the_citation() -> None:
    root = Path(__file__).parent.parent
    for file, pattern in (
        ("pyproject.toml", r'^version = "(.+)"$'),
        ("CITATION.cff", r"^version: (.+)$"),
    ):
        found = re.search(pattern, (root / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert found is not None
        assert found[1] == standoff.__version__
