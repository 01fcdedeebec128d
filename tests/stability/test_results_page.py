"""The page on results shows what the records return."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace
from pathlib import Path

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import Commitment
from standoff.stability import tables
from standoff.stability.blockers import who_blocks
from standoff.stability.coalitions import solve_universal
from standoff.stability.commitments import commitments
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.paths import paths
from standoff.stability.solve import solve

PAGE = Path(__file__).parents[2] / "docs" / "results.md"


def test_the_examples_give_what_the_page_says():
    text = PAGE.read_text(encoding="utf-8")
    found = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(found.examples) >= 5
    assert doctest.DocTestRunner().run(found).failed == 0


def test_the_page_names_every_column():
    rows = dict(
        re.findall(r"^\| `(\w+)`.*?\|.*?\| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    )
    elmira = load_case("elmira")
    pledge = Commitment("local", parse("true"), parse("local.insist"))
    results = {
        "solve": solve(elmira),
        "solve_coalition": solve_universal(elmira),
        "paths": paths(elmira),
        "who_blocks": who_blocks(elmira, "YNYNY"),
        "explain": explain(elmira, "NYNNN"),
        "explain_coalition": explain_coalition(elmira, "NYNNN", ["ministry"]),
    }
    assert rows.keys() == {*results, "commitments"}
    for name, result in results.items():
        named = re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", rows[name]))
        assert named == result.to_polars().columns, name
    page = (PAGE.parent / "commitments.md").read_text(encoding="utf-8")
    columns = commitments(replace(elmira, commitments=(pledge,))).to_polars().columns
    assert all(f"`{name}`" in page or f"`{name}`" in rows["commitments"] for name in columns)


def test_the_limit_is_the_one_on_the_page():
    assert f"{tables._MOST_ROWS // 10**6} million rows" in PAGE.read_text(encoding="utf-8")
