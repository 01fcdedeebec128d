"""The page on voting power shows what the functions return."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "voting.md"


def test_the_examples_give_what_the_page_says():
    text = PAGE.read_text(encoding="utf-8")
    found = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(found.examples) >= 6
    assert doctest.DocTestRunner().run(found).failed == 0
