"""Results as tables and as HTML."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import polars as pl
import pytest

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Commitment, Dispute, Option
from standoff.errors import MissingError, SizeError
from standoff.stability import tables
from standoff.stability.blockers import who_blocks
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.commitments import commitments
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.paths import paths
from standoff.stability.solve import solve
from standoff.stability.verdicts import Verdicts

HOSTILE = "<script>alert(1)</script>&\"'"


def hostile():
    """A dispute each of whose names would run if it were not escaped."""
    river = load_case("syria-iraq")
    actors = tuple(
        replace(
            actor,
            name=HOSTILE,
            options=tuple(replace(option, name=HOSTILE) for option in actor.options),
        )
        for actor in river.actors
    )
    pledge = Commitment("iraq", parse("true"), parse("iraq.attack"), HOSTILE)
    return replace(river, title=HOSTILE, actors=actors, commitments=(pledge,))


def results(dispute):
    return {
        "solution": solve(dispute),
        "coalition": solve_coalition(dispute, ["syria"]),
        "universal": solve_universal(dispute),
        "paths": paths(dispute),
        "commitments": commitments(dispute),
        "verdicts": explain(dispute, dispute.status_quo),
        "blockers": who_blocks(dispute, "NYY"),
        "departures": explain_coalition(dispute, "NNN", ["syria", "iraq"]),
    }


class Reader(HTMLParser):
    """What a browser would make of it."""

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        assert attrs == []
        self.tags.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("kind", sorted(results(load_case("syria-iraq"))))
def test_names_cannot_break_out_of_the_html(kind):
    found = results(hostile())[kind]._repr_html_()
    reader = Reader()
    reader.feed(found)
    reader.close()
    assert reader.open == []
    assert set(reader.tags) <= set("div table caption thead tbody tr th td p br".split())
    if kind not in ("verdicts", "departures"):
        assert HOSTILE in "".join(reader.text)
    rows = [re.findall("<t[hd]>", row) for row in re.findall("<tr>(.*?)</tr>", found)]
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("kind", sorted(results(load_case("syria-iraq"))))
def test_both_libraries_get_the_same_table(kind):
    result = results(hostile())[kind]
    one, other = result.to_polars(), result.to_pandas()
    assert isinstance(one, pl.DataFrame)
    assert isinstance(other, pd.DataFrame)
    assert one.columns == list(other.columns)
    assert one.height == len(other) > 0
    for name in one.columns:
        values = [None if pd.isna(each) else each for each in other[name].tolist()]
        assert one[name].to_list() == values, name


@pytest.mark.parametrize("case", ["elmira", "kosovo-2007"])
def test_the_table_of_a_solution_says_what_it_says(case):
    solution = solve(load_case(case))
    table = solution.to_polars()
    assert table.height == solution.size * len(solution.concepts) * len(solution.actors)
    for concept in solution.concepts:
        settled = table.filter((pl.col("concept") == concept) & pl.col("equilibrium"))
        assert tuple(settled["state"].unique(maintain_order=True)) == solution.settled(concept)
        for actor in solution.actors:
            rows = table.filter((pl.col("concept") == concept) & (pl.col("actor") == actor))
            assert rows["state"].to_list() == solution.states.names()
            assert rows["stable"].to_list() == solution.stable[concept][actor].tolist()


def test_the_table_of_a_coalition_says_what_it_says():
    solution = solve_universal(load_case("elmira"))
    table = solution.to_polars()
    for concept in solution.concepts:
        rows = table.filter((pl.col("concept") == concept) & pl.col("stable"))
        assert tuple(rows["state"]) == solution.settled(concept)


def test_the_table_of_ways_can_be_walked():
    found = paths(load_case("elmira"))
    table = found.to_polars()
    for route in found.routes:
        for way in ("moves", "improvements"):
            moves = getattr(route, way)
            rows = table.filter((pl.col("state") == route.state) & (pl.col("way") == way))
            assert rows.height == (0 if moves is None else len(moves) + 1)
            if moves is not None:
                assert rows["after"].to_list() == [found.start, *(each.after for each in moves)]
                assert rows["step"].to_list() == list(range(len(moves) + 1))
                assert rows["before"].to_list()[1:] == rows["after"].to_list()[:-1]


def test_the_table_of_departures_has_a_row_for_each():
    verdicts = explain_coalition(load_case("elmira"), "NYNNY", ["ministry", "uniroyal"])
    table = verdicts.to_polars()
    assert isinstance(verdicts, tuple)
    assert table.height == sum(max(1, len(each.departures)) for each in verdicts)
    row = table.row(0, named=True)
    assert row["coalition"] == "ministry, uniroyal"
    assert row["departure"] == "YNYNY"
    assert row["moves"].endswith(" YNYNY")
    assert (row["concept"], row["sanction"], row["stable"]) == ("CNash", None, False)
    for row in table.rows(named=True):
        assert (row["sanction"] is None) == (row["harmed"] is None)
        assert row["sanction"] is None or row["sanction"].endswith(row["sanctioned_at"])


def test_the_table_of_blocking_sets_has_a_row_for_each_member():
    table = who_blocks(load_case("elmira"), "YNYNY").to_polars()
    assert table.rows() == [(1, "ministry"), (2, "uniroyal"), (3, "local")]
    nobody = who_blocks(load_case("elmira"), "NYNNN", start="NNYNN")
    assert nobody.to_polars().height == 0
    assert "no moves lead there" in nobody._repr_html_()


def test_no_ways_give_an_empty_table():
    found = paths(load_case("elmira"), limit=0).to_polars()
    assert found.height == 0
    assert found.columns[:3] == ["state", "concepts", "way"]
    assert found.schema["step"] == pl.Int64


def test_the_table_of_verdicts_has_a_row_for_each_improvement():
    verdicts = explain(load_case("cuba"), "NYYN", concept="SEQ")
    assert isinstance(verdicts, Verdicts)
    assert isinstance(verdicts, tuple)
    table = verdicts.to_polars()
    assert table.height == sum(max(1, len(each.improvements)) for each in verdicts)
    rows = table.filter(pl.col("actor") == "us")
    assert rows["stable"].to_list() == [True] * rows.height
    assert rows["sanction"][0].startswith("ussr ")
    assert rows["sanction"][0].endswith(rows["sanctioned_at"][0])


def test_the_table_of_commitments_says_what_it_says():
    found = commitments(hostile())
    table = found.to_pandas()
    for kind in ("applies", "credible", "sequentially_credible"):
        assert tuple(table["state"][table[kind]]) == found.named(0, kind)
    none = commitments(load_case("cuba")).to_polars()
    assert none.height == 0


def test_many_states_are_told_in_part():
    options = tuple(Option(f"o{k}", f"Option {k}") for k in range(5))
    dispute = Dispute("Five options", (Actor("a", "A", options=options),), status_quo="NNNNN")
    assert "12 more are not shown. 32 states in all." in solve(dispute)._repr_html_()
    assert "12 more are not shown." in paths(dispute)._repr_html_()


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_what_is_not_installed_is_named(library, monkeypatch):
    def missing(name, *rest):
        if name == library:
            raise ModuleNotFoundError(name)
        return importlib.import_module(name, *rest)

    monkeypatch.setattr(tables, "import_module", missing)
    with pytest.raises(MissingError, match=rf"comes along with 'standoff\[{library}\]'"):
        getattr(solve(load_case("chicken")), f"to_{library}")()


def test_nothing_is_imported_before_it_is_needed():
    code = (
        "import standoff, sys; print(standoff.solve(standoff.load('chicken'))._repr_html_()); "
        "print({'polars', 'pandas'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("</div>\nset()\n")


def test_a_table_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "_MOST_ROWS", 39)
    solution = solve(load_case("chicken"))
    with pytest.raises(SizeError, match="the table would have 40 rows; 39 are the most"):
        solution.to_pandas()
