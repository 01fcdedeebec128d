"""The page on commitments shows what the function returns."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from standoff.dispute.file import loads

PAGE = Path(__file__).parents[2] / "docs" / "commitments.md"


def test_the_examples_give_what_the_page_says():
    text = PAGE.read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    names = {"dispute": loads(block)}
    found = doctest.DocTestParser().get_doctest(text, names, PAGE.name, str(PAGE), 0)
    assert len(found.examples) >= 5
    assert doctest.DocTestRunner().run(found).failed == 0
