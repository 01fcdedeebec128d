"""The brief as text: whole, and nothing in it makes markup that is not ours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from standoff.cases import load_case, names
from standoff.dispute.file import loads
from standoff.errors import MissingError
from standoff.report.brief import brief
from standoff.report.markdown import escaped

HOSTILE = """
format: standoff.dispute/1
title: "<script>alert(1)</script> **bold** [a](javascript:alert(1)) & co"
actors:
  a:
    name: "# A | b"
    assumed: "1. `code`\\n\\n<img src=x onerror=alert(1)>"
    options: {x: {name: "![x](http://evil.example/x.png)", assumed: guess}}
    preferences: [{statement: a.x, assumed: "- list *item* ~~gone~~ $x$"}]
status_quo: {taken: [], assumed: "> quote"}
notes: ["=====", "http://evil.example", "<!-- -->"]
"""


@pytest.mark.parametrize("name", names())
def test_every_case_gives_its_headings_once_and_its_tables_whole(name: str) -> None:
    text = brief(load_case(name), form="markdown")
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[0].startswith("# ")
    assert len([line for line in headings if line.startswith("# ")]) == 1
    assert {"## The answer", "## The parties", "## Sources"} <= set(headings)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1
    assert "None" not in re.sub(r"\bNone of\b", "", text).split()


def test_the_answer_is_that_of_the_page() -> None:
    text = brief(load_case("kosovo-2007"), form="markdown")
    assert "### From 10 December 2007: It settles in one state" in text
    assert "### Who can block it" in text
    assert "Kosovo Albanians; or United States; or European Union" in text
    assert "## What it rests on" in text
    assert "## Threats and promises" in text
    cited = {int(number) for number in re.findall(r"(?<!\\)\[(\d+)\]", text)}
    assert cited == set(range(1, len(cited) + 1))


def test_a_page_without_sources_says_so_and_cites_nothing() -> None:
    text = brief(load_case("chicken"), form="markdown")
    assert not re.search(r"(?<!\\)\[\d+\]", text)


def test_hostile_text_makes_no_markup() -> None:
    text = brief(loads(HOSTILE), form="markdown")
    assert "<script" not in text.replace("\\<script", "")
    for found in ("<img", "<!--", "](javascript", "![x]", "**bold**", "~~gone~~", "`code`"):
        assert not re.search(r"(?<!\\)" + re.escape(found), text), found
    assert "http://evil" not in text
    assert not [line for line in text.splitlines() if line.startswith("=")]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",))))
def test_any_text_stays_one_line_without_bare_markup(text: str) -> None:
    made = escaped(text)
    assert isinstance(made, Markup)
    assert len(made.splitlines()) <= 1
    bare = re.sub(r"\\.", "", made)
    assert not set(bare) & set("`*_{}[]<>#|~$\\")
    assert escaped(made) == made


def test_what_is_no_text_is_left_alone() -> None:
    assert escaped(3) == 3
    assert escaped(None) is None


def test_there_is_no_other_form() -> None:
    with pytest.raises(MissingError, match="html or markdown, not as 'docx'"):
        brief(load_case("chicken"), form="docx")  # type: ignore[arg-type]
