"""What results say of themselves: their data, their lines, their HTML and their tables, exactly.

Most records here are written by hand, so that each part of them can be told from all others.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import polars as pl
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Commitment, Dispute, Merged, Option, Perception
from standoff.dispute.states import States, enumerate_states
from standoff.errors import SizeError
from standoff.stability import tables
from standoff.stability.blockers import Blockers
from standoff.stability.coalition_solution import CoalitionSolution
from standoff.stability.coalition_verdict import CoalitionVerdict, Departure
from standoff.stability.commitment_record import KINDS, Commitments, Credibility, Deed, Standing
from standoff.stability.route import Block, Paths, Route
from standoff.stability.single.record import SingleAnswer, SingleSolution, SingleVerdict
from standoff.stability.solution import Solution
from standoff.stability.tables import (
    Column,
    Tabular,
    coded,
    html_table,
    settled_table,
    text,
    truth,
    whole,
)
from standoff.stability.verdict import Improvement, Move, Seen, Verdict, as_data
from standoff.stability.verdicts import CoalitionVerdicts, Verdicts

DAY = date(2007, 12, 10)


def quarrel(merged=(), perception=None):
    """Two actors with an option each: the states are NN, YN, NY, YY."""
    us = Actor("us", "Us", options=(Option("go", "Go"),))
    them = Actor("them", "Them & co", options=(Option("stay", "Stay"),), perception=perception)
    return Dispute("A quarrel", (us, them), merged=merged, status_quo="NN")


def where(*places, size=4):
    found = np.zeros(size, dtype=np.bool_)
    found[list(places)] = True
    return found


def numbered(size):
    """So many states, with as many options as their codes need."""
    options = tuple(f"a.o{k}" for k in range((size - 1).bit_length()))
    return States(options, np.arange(size, dtype=np.uint64))


def page(caption, head, *rows, note=""):
    """The HTML of a table, from what its cells hold."""
    top = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    below = f"<p>{note}</p>" if note else ""
    return (
        f"<div><table><caption>{caption}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{body}</tbody></table>{below}</div>"
    )


# Tables -----------------------------------------------------------------------------------------


class Typed(Tabular):
    """A column of each kind; `whole` and `text` with a gap."""

    __slots__ = ("rows",)

    def __init__(self, rows):
        self.rows = rows

    def _columns(self):
        return {
            "often": coded(("a", "b") if self.rows else (), np.arange(self.rows)),
            "text": text(["x", None][: self.rows]),
            "whole": whole([None, 3][: self.rows]),
            "truth": truth([True, False][: self.rows]),
        }


@pytest.mark.parametrize("rows", [0, 2])
def test_each_kind_of_column_has_its_type_whatever_it_holds(rows):
    kinds = {"often": pl.String, "text": pl.String, "whole": pl.Int64, "truth": pl.Boolean}
    assert dict(Typed(rows).to_polars().schema) == kinds
    frame = Typed(rows).to_pandas()
    assert isinstance(frame["often"].dtype, pd.CategoricalDtype)
    assert [str(frame[each].dtype) for each in ("text", "whole", "truth")] == [
        "string", "Int64", "bool",
    ]  # fmt: skip


def test_columns_hold_what_they_are_given():
    assert (text("ab").kind, text("ab").values, text("ab").labels) == ("text", ["a", "b"], None)
    assert (whole([1, None]).kind, whole([1, None]).values) == ("whole", [1, None])
    often = coded(["x"], np.array([0, 0]))
    assert (often.kind, often.labels, often.values.tolist()) == ("text", ["x"], [0, 0])
    for values in ([], [1, 0]):
        assert truth(values).kind == "truth"
        assert truth(values).values.dtype == np.bool_
    assert Column("text", []).labels is None
    frame = Typed(2).to_polars()
    assert frame.rows() == [("a", "x", None, True), ("b", None, 3, False)]


def test_fifty_million_rows_are_the_most():
    tables.refuse_if_many(50_000_000)
    with pytest.raises(SizeError) as refused:
        tables.refuse_if_many(50_000_001)
    assert str(refused.value) == (
        "the table would have 50,000,001 rows; 50,000,000 are the most. Solve for fewer concepts, "
        "or take the arrays of the result."
    )


def test_the_html_of_a_table():
    assert html_table("A <b>", ["x", "y"], [("1\n2\x0b3", "&"), ("", "4")], "Note: <.") == (
        "<div><table><caption>A &lt;b&gt;</caption>"
        "<thead><tr><th>x</th><th>y</th></tr></thead>"
        "<tbody><tr><td>1<br>2\x0b3</td><td>&amp;</td></tr><tr><td></td><td>4</td></tr></tbody>"
        "</table><p>Note: &lt;.</p></div>"
    )
    assert html_table("A", ["x"], []) == page("A", ["x"])


def test_states_are_listed_with_a_mark_for_each_concept():
    held = {"Nash": where(1), "SEQ": where(1, 3)}
    assert settled_table("Held", enumerate_states(quarrel()), held) == page(
        "Held", ["state", "Nash", "SEQ"], ("YN", "✓", "✓"), ("YY", "–", "✓"),
        note="4 states in all.",
    )  # fmt: skip
    # What the last concept does not hold of is listed all the same.
    apart = settled_table("Held", enumerate_states(quarrel()), {"A": where(2), "B": where(0)})
    assert apart == page(
        "Held", ["state", "A", "B"], ("NN", "–", "✓"), ("NY", "✓", "–"), note="4 states in all."
    )


@pytest.mark.parametrize(
    ("count", "note"),
    [
        (20, "1,200 states in all."),
        (21, "1 more are not shown. 1,200 states in all."),
        (1100, "1,080 more are not shown. 1,200 states in all."),
    ],
)
def test_twenty_states_are_shown_and_the_rest_is_counted(count, note):
    states = numbered(1200)
    rows = [(name, "✓") for name in states.names()[:20]]
    found = settled_table("Held", states, {"A": where(*range(count), size=1200)})
    assert found == page("Held", ["state", "A"], *rows, note=note)


# Verdicts ---------------------------------------------------------------------------------------

OUT = Move("us", "NN", "YN")
ANSWER = (Move("them", "YN", "YY"), Move("us", "YY", "NY"))


def test_what_a_record_has_nothing_to_say_of_is_left_out():
    plain = {"actor": "us", "before": "NN", "after": "YN"}
    assert as_data(Improvement(OUT, None)) == {"move": plain, "sanction": None, "together": None}
    via = Move("us", "NN", "-Y", ("NN", "YY"))
    assert as_data(Improvement(via, (), "YY", strongly=False)) == {
        "move": {"actor": "us", "before": "NN", "after": "-Y", "via": ("NN", "YY")},
        "sanction": (),
        "together": "YY",
        "strongly": False,
    }
    verdict = Verdict("us", "SEQ", "NN", True, (), ("Fine.",), seen=Seen("NN", ("a.b",), ()))
    assert as_data(verdict)["seen"] == {"state": "NN", "unseen": ("a.b",), "ascribed": ()}
    assert "seen" not in as_data(Verdict("us", "SEQ", "NN", True, (), ("Fine.",)))
    assert OUT.ends == ("NN", "YN")
    assert via.ends == ("NN", "YY")


def test_verdicts_as_html_and_as_a_table():
    verdicts = Verdicts((
        Verdict("us", "SEQ", "NN", False,
                (Improvement(OUT, ANSWER), Improvement(OUT, None),
                 Improvement(OUT, ANSWER[:1], "YY")), ("One.", "Two.")),
        Verdict("them", "Nash", "NY", True, (), ("Three.",)),
    ))  # fmt: skip
    assert verdicts._repr_html_() == page(
        "Verdicts", ["actor", "concept", "state", "stable", "why"],
        ("us", "SEQ", "NN", "–", "One.<br>Two."), ("them", "Nash", "NY", "✓", "Three."),
    )  # fmt: skip
    frame = verdicts.to_polars()
    assert frame.columns == [
        "actor", "concept", "state", "improvement", "sanction", "sanctioned_at", "stable",
    ]  # fmt: skip
    assert frame.rows() == [
        ("us", "SEQ", "NN", "YN", "them YY, us NY", "NY", False),
        ("us", "SEQ", "NN", "YN", None, None, False),
        ("us", "SEQ", "NN", "YN", "them YY", "YY", False),
        ("them", "Nash", "NY", None, None, None, True),
    ]


def test_verdicts_for_a_coalition_as_html_and_as_a_table():
    both = (OUT, Move("them", "YN", "YY"))
    back = (Move("foe", "YY", "NY"), Move("ally", "NY", "NN"))
    verdicts = CoalitionVerdicts((
        CoalitionVerdict(("us", "them"), "CSEQ", "NN", False,
                         (Departure(both, back, ("us", "them")), Departure(both, None),
                          Departure(both[:1], back[:1], ("us",))),
                         ("One.", "Two.")),
        CoalitionVerdict(("us", "them"), "CNash", "NN", True, (), ("Three.",)),
    ))  # fmt: skip
    assert verdicts._repr_html_() == page(
        "Verdicts for a coalition", ["coalition", "concept", "state", "stable", "why"],
        ("us, them", "CSEQ", "NN", "–", "One.<br>Two."),
        ("us, them", "CNash", "NN", "✓", "Three."),
    )  # fmt: skip
    frame = verdicts.to_polars()
    assert frame.columns == [
        "coalition", "concept", "state", "departure", "moves", "sanction", "sanctioned_at",
        "harmed", "stable",
    ]  # fmt: skip
    moves = "us YN, them YY"
    assert frame.rows() == [
        ("us, them", "CSEQ", "NN", "YY", moves, "foe NY, ally NN", "NN", "us, them", False),
        ("us, them", "CSEQ", "NN", "YY", moves, None, None, None, False),
        ("us, them", "CSEQ", "NN", "YN", "us YN", "foe NY", "NY", "us", False),
        ("us, them", "CNash", "NN", None, None, None, None, None, True),
    ]


# Solutions --------------------------------------------------------------------------------------


def solution(dispute=None, size=4):
    dispute = dispute or quarrel()
    stable = {
        "Nash": {"us": where(0, 1, size=size), "them": where(1, size=size)},
        "SEQ": {"us": where(2, size=size), "them": where(1, size=size)},
    }
    settled = {"Nash": where(1, size=size), "SEQ": where(size=size)}
    return Solution(dispute, DAY, enumerate_states(dispute), stable, settled)


def test_a_solution_as_data_where_states_are_merged_and_actors_have_pictures():
    merged = (Merged(parse("them.stay"), "lost"),)
    found = solution(quarrel(merged, Perception(unseen=("us.go",))), size=3)
    assert found.to_dict() == {
        "format": "standoff.solution/1",
        "options": ["us.go", "them.stay"],
        "actors": ["us", "them"],
        "perceiving": ["them"],
        "states": ["NN", "YN", "-Y"],
        "merged": [{"state": "-Y", "name": "lost", "members": ["NY", "YY"]}],
        "stable": {"Nash": {"us": [0, 1], "them": [1]}, "SEQ": {"us": [2], "them": [1]}},
        "equilibria": {"Nash": ["YN"], "SEQ": []},
        "counts": {
            "states": 3,
            "stable": {"Nash": {"us": 2, "them": 1}, "SEQ": {"us": 1, "them": 1}},
            "equilibria": {"Nash": 1, "SEQ": 0},
        },
    }
    assert repr(found) == (
        "<Solution of 'A quarrel', 3 states\n  Nash  YN\n  SEQ   none\n"
        "  in games of their own: them>"
    )
    assert (found.state(2), found.index("NY"), found.settled("Nash")) == ("-Y", 2, ("YN",))
    assert (found.concepts, found.actors) == (("Nash", "SEQ"), ("us", "them"))


def test_a_solution_as_html_and_as_a_table():
    found = solution()
    assert found._repr_html_() == page(
        "Equilibria of A quarrel", ["state", "Nash", "SEQ"], ("YN", "✓", "–"),
        note="4 states in all.",
    )  # fmt: skip
    assert found.to_polars().columns == ["state", "concept", "actor", "stable", "equilibrium"]
    assert found.to_polars().rows()[:8] == [
        ("NN", "Nash", "us", True, False), ("NN", "Nash", "them", False, False),
        ("NN", "SEQ", "us", False, False), ("NN", "SEQ", "them", False, False),
        ("YN", "Nash", "us", True, True), ("YN", "Nash", "them", True, True),
        ("YN", "SEQ", "us", False, False), ("YN", "SEQ", "them", True, False),
    ]  # fmt: skip


def test_a_solution_names_all_who_judge_in_games_of_their_own():
    us = quarrel().actors[0]
    alike = Perception(unseen=("them.stay",))
    dispute = quarrel(perception=Perception(unseen=("us.go",)))
    both = Dispute("Q", (Actor("us", "Us", options=us.options, perception=alike),
                         dispute.actors[1]))  # fmt: skip
    assert repr(solution(both)).endswith("\n  in games of their own: us, them>")
    assert "of their own" not in repr(solution())
    empty = Solution(both, None, enumerate_states(both), {}, {})
    assert repr(empty) == "<Solution of 'Q', 4 states\n  in games of their own: us, them>"


@pytest.mark.parametrize("count", [8, 9])
def test_eight_states_of_a_concept_are_named(count):
    states = numbered(1200)
    held = where(*range(count), size=1200)
    named = ", ".join(states.names()[:8]) + (", … (9 in all)" if count == 9 else "")
    many = where(*range(1100), size=1200)
    solved = Solution(quarrel(), None, states, {"A": {"us": held}}, {"A": held})
    assert repr(solved) == f"<Solution of 'A quarrel', 1,200 states\n  A  {named}>"
    kept = CoalitionSolution(quarrel(), None, states, ("us", "them"), {"CNash": held, "A": many})
    eight = ", ".join(states.names()[:8])
    assert repr(kept) == (
        f"<Stable for us and them in 'A quarrel', 1,200 states\n  CNash  {named}\n"
        f"  A      {eight}, … (1,100 in all)>"
    )


@pytest.mark.parametrize("size", [65_536, 65_537])
def test_states_are_listed_up_to_a_limit(size):
    states = numbered(size)
    every = np.ones(size, dtype=np.bool_)
    told = size if size == 65_536 else 1000
    solved = Solution(quarrel(), None, states, {"A": {"us": every}}, {"A": every}).to_dict()
    assert ("states" in solved, "stable" in solved) == (told == size, told == size)
    assert len(solved["equilibria"]["A"]) == told
    kept = CoalitionSolution(quarrel(), None, states, ("us",), {"A": every}).to_dict()
    assert len(kept["stable"]["A"]) == told
    assert kept["counts"] == {"states": size, "stable": {"A": size}}
    held = dict.fromkeys(KINDS, every)
    item = Credibility(Commitment("us", parse("true"), parse("us.go")), held, None, (), "")
    (form,) = Commitments(quarrel(), None, states, None, (item,)).to_dict()["commitments"]
    assert ("where" in form) == (told == size)


def test_a_solution_for_a_coalition_as_data_and_in_lines():
    states = enumerate_states(quarrel())
    held = {"CNash": where(1), "CSEQ": where()}
    found = CoalitionSolution(quarrel(), DAY, states, ("us", "them"), held)
    assert found.to_dict() == {
        "format": "standoff.coalition/1",
        "options": ["us.go", "them.stay"],
        "actors": ["us", "them"],
        "as_of": "2007-12-10",
        "coalition": ["us", "them"],
        "stable": {"CNash": ["YN"], "CSEQ": []},
        "counts": {"states": 4, "stable": {"CNash": 1, "CSEQ": 0}},
    }
    assert repr(found) == (
        "<Stable for us and them in 'A quarrel', 4 states\n  CNash  YN\n  CSEQ   none>"
    )
    assert found._repr_html_() == page(
        "Stable for us and them in A quarrel", ["state", "CNash", "CSEQ"], ("YN", "✓", "–"),
        note="4 states in all.",
    )  # fmt: skip
    assert (found.state(1), found.index("NY"), found.settled("CNash")) == ("YN", 2, ("YN",))
    assert found.to_polars().rows()[:3] == [
        ("NN", "CNash", False), ("NN", "CSEQ", False), ("YN", "CNash", True),
    ]  # fmt: skip
    universal = CoalitionSolution(quarrel(), None, states, None, {})
    assert repr(universal) == "<Stable for every coalition in 'A quarrel', 4 states>"
    assert (universal.to_dict()["as_of"], universal.to_dict()["coalition"]) == (None, None)


def test_the_rows_of_a_table_are_counted_before_it_is_made(monkeypatch):
    found = CoalitionSolution(
        quarrel(), None, enumerate_states(quarrel()), None, {"CNash": where(), "CSEQ": where()}
    )
    for rows, most in ((8, 8), (16, 16)):
        result = found if rows == 8 else solution()
        monkeypatch.setattr(tables, "_MOST_ROWS", most)
        assert len(result.to_pandas()) == rows
        monkeypatch.setattr(tables, "_MOST_ROWS", most - 1)
        with pytest.raises(SizeError, match=f"would have {rows} rows"):
            result.to_pandas()


# Ways -------------------------------------------------------------------------------------------


def ways(*routes, states=None, dispute=None, day=None):
    counts = {"states": len(routes) if states is None else states, "moves": 2, "improvements": 1}
    return Paths(dispute or quarrel(), day, "NN", routes, counts)


OVER = (OUT, Move("them", "YN", "YY"))
FAR = Route("YY", ("Nash", "SEQ"), OVER, None, Block(2, OVER[1], "worse"))
LOST = Route("NY", (), None, (Move("them", "NN", "NY"),), None)
HERE = Route("NN", ("SEQ",), (), (), None)


def test_ways_as_data():
    moves = [{"actor": "us", "before": "NN", "after": "YN"},
             {"actor": "them", "before": "YN", "after": "YY"}]  # fmt: skip
    picture = Perception(unseen=("us.go",))
    assert ways(FAR, day=DAY, dispute=quarrel(perception=picture)).to_dict() == {
        "format": "standoff.paths/1",
        "from": "NN",
        "as_of": "2007-12-10",
        "routes": [
            {
                "state": "YY",
                "concepts": ("Nash", "SEQ"),
                "moves": tuple(moves),
                "improvements": None,
                "blocked": {"step": 2, "move": moves[1], "because": "worse"},
            }
        ],
        "counts": {"states": 1, "moves": 2, "improvements": 1},
        "perceiving": ["them"],
    }
    assert ways().to_dict()["as_of"] is None
    assert "perceiving" not in ways().to_dict()
    assert (FAR.movers, LOST.movers, HERE.movers) == (("us", "them"), ("them",), ())


def test_ways_as_html():
    head = ["state", "equilibrium under", "by moves", "by improvements"]
    rows = [
        ("YY", "Nash, SEQ", "Us: YN<br>Them &amp; co: YY", "none"),
        ("NY", "–", "none", "Them &amp; co: NY"),
        ("NN", "SEQ", "there", "there"),
    ]
    caption = "Ways from NN in A quarrel"
    assert ways(FAR, LOST, HERE)._repr_html_() == page(caption, head, *rows)
    one_more = ways(FAR, LOST, HERE, states=4)._repr_html_()
    assert one_more == page(caption, head, *rows, note="1 more are not shown.")
    # Of many, twenty are shown.
    many = ways(*[HERE] * 21, states=1500)._repr_html_()
    assert many == page(caption, head, *[rows[2]] * 20, note="1,480 more are not shown.")


def test_ways_as_a_table():
    frame = ways(LOST, FAR, HERE).to_polars()
    assert frame.columns == ["state", "concepts", "way", "step", "actor", "before", "after"]
    assert frame.rows() == [
        ("NY", "", "improvements", 0, None, None, "NN"),
        ("NY", "", "improvements", 1, "them", "NN", "NY"),
        ("YY", "Nash, SEQ", "moves", 0, None, None, "NN"),
        ("YY", "Nash, SEQ", "moves", 1, "us", "NN", "YN"),
        ("YY", "Nash, SEQ", "moves", 2, "them", "YN", "YY"),
        ("NN", "SEQ", "moves", 0, None, None, "NN"),
        ("NN", "SEQ", "improvements", 0, None, None, "NN"),
    ]
    assert ways().to_polars().columns == frame.columns


# Commitments ------------------------------------------------------------------------------------


def held(**places):
    return {kind: where(*places.get(kind, ())) for kind in KINDS}


def pledges():
    deed = Deed(OUT, "better", ANSWER[:1], certain=False)
    standing = Standing("NN", "applies", "yes", "no", (deed,), ("It would.",))
    idle = Standing("NY", "idle", "no", "no", (), ("Nothing is owed.",))
    named = Commitment("us", parse("not them.stay"), parse("us.go"), "A pledge")
    bare = Commitment("them", parse("us.go"), parse("them.stay"))
    first = held(applies=[0], kept=[1], possible=[0], credible=[0])
    second = held(applies=[1, 2, 3], possible=[1, 3])
    return (
        Credibility(named, first, standing, (standing,), "The first."),
        Credibility(bare, second, None, (idle,), "The second."),
    )


def announced(items=None, day=DAY, at="NN"):
    states = enumerate_states(quarrel())
    return Commitments(quarrel(), day, states, at, pledges() if items is None else items)


def test_commitments_as_data():
    deed = {
        "move": {"actor": "us", "before": "NN", "after": "YN", "via": None},
        "gain": "better",
        "sanction": ({"actor": "them", "before": "YN", "after": "YY", "via": None},),
        "certain": False,
    }
    standing = {
        "state": "NN",
        "status": "applies",
        "credible": "yes",
        "sequentially_credible": "no",
        "deeds": (deed,),
        "sentences": ("It would.",),
    }
    idle = {
        "state": "NY",
        "status": "idle",
        "credible": "no",
        "sequentially_credible": "no",
        "deeds": (),
        "sentences": ("Nothing is owed.",),
    }
    none = {kind: [] for kind in KINDS}
    zero = dict.fromkeys(KINDS, 0)
    assert announced().to_dict() == {
        "format": "standoff.commitments/1",
        "as_of": "2007-12-10",
        "at": "NN",
        "states": 4,
        "commitments": [
            {
                "actor": "us",
                "if": "not them.stay",
                "then": "us.go",
                "name": "A pledge",
                "empty": False,
                "summary": "The first.",
                "counts": zero | {"applies": 1, "kept": 1, "possible": 1, "credible": 1},
                "at": standing,
                "examples": [standing],
                "where": none | {
                    "applies": ["NN"], "kept": ["YN"], "possible": ["NN"], "credible": ["NN"],
                },
            },
            {
                "actor": "them",
                "if": "us.go",
                "then": "them.stay",
                "name": None,
                "empty": True,
                "summary": "The second.",
                "counts": zero | {"applies": 3, "possible": 2},
                "at": None,
                "examples": [idle],
                "where": none | {"applies": ["YN", "NY", "YY"], "possible": ["YN", "YY"]},
            },
        ],
    }  # fmt: skip
    short = announced(day=None, at=None).to_dict(list_limit=3)
    assert (short["as_of"], short["at"]) == (None, None)
    assert all("where" not in each for each in short["commitments"])
    assert all("where" in each for each in announced().to_dict(list_limit=4)["commitments"])


def test_commitments_in_lines_and_as_html():
    found = announced()
    assert repr(found) == "<Commitments in 'A quarrel', 4 states\n  The first.\n  The second.>"
    assert found._repr_html_() == page(
        "Commitments in A quarrel",
        ["commitment", "applies", "possible", "credible", "sequentially credible"],
        ("A pledge<br>us: if not them.stay, then us.go", "1", "1", "1", "0"),
        ("them: if us.go, then them.stay", "3", "2", "0", "0"),
        note="Counted in 4 states.",
    )


def test_what_may_be_credible_is_not_empty():
    pledge = pledges()[0].commitment
    for kind in ("credible", "perhaps_credible"):
        some = held(applies=[0, 1], possible=[0, 1], **{kind: [1]})
        assert not Credibility(pledge, some, None, (), "").empty
    assert Credibility(pledge, held(applies=[0], possible=[0]), None, (), "").empty
    assert not Credibility(pledge, held(applies=[0]), None, (), "").empty


def test_commitments_as_a_table():
    frame = announced().to_polars()
    assert frame.columns == ["commitment", "actor", "state", *KINDS]
    assert frame.rows() == [
        (1, "us", "NN", True, False, True, True, False, False, False),
        (1, "us", "YN", False, True, False, False, False, False, False),
        (1, "us", "NY", False, False, False, False, False, False, False),
        (1, "us", "YY", False, False, False, False, False, False, False),
        (2, "them", "NN", False, False, False, False, False, False, False),
        (2, "them", "YN", True, False, True, False, False, False, False),
        (2, "them", "NY", True, False, False, False, False, False, False),
        (2, "them", "YY", True, False, True, False, False, False, False),
    ]
    assert announced(()).to_polars().rows() == []
    assert announced(()).to_polars().schema["actor"] == pl.String
    assert announced(())._columns()["actor"].values.dtype == np.int64


def test_the_rows_of_a_table_of_commitments_are_counted(monkeypatch):
    monkeypatch.setattr(tables, "_MOST_ROWS", 7)
    with pytest.raises(SizeError, match="would have 8 rows"):
        announced().to_polars()


# Blockers ---------------------------------------------------------------------------------------


def test_blocking_sets_as_data_and_as_html():
    found = Blockers(quarrel(), DAY, "NN", "YY", (("us", "them"), ("them",)), reachable=True)
    assert found.to_dict() == {
        "format": "standoff.blockers/1",
        "from": "NN",
        "state": "YY",
        "as_of": "2007-12-10",
        "reachable": True,
        "sets": [["us", "them"], ["them"]],
    }
    caption, head = "Who can block YY from NN in A quarrel", ["each of these, together"]
    assert found._repr_html_() == page(caption, head, ("Us, Them &amp; co",), ("Them &amp; co",))
    assert found.to_polars().rows() == [(1, "us"), (1, "them"), (2, "them")]
    nobody = Blockers(quarrel(), None, "NN", "YY", ((),), reachable=False)
    assert nobody.to_dict()["as_of"] is None
    assert nobody._repr_html_() == page(caption, head, ("nobody: no moves lead there",))


# One state by solver ----------------------------------------------------------------------------


def singled():
    settled = SingleAnswer(
        "GMR", True, "YN",
        (SingleVerdict("us", "GMR", "YN", True, (), ("One.", "Two.")),
         SingleVerdict("them", "GMR", "YN", None, (Improvement(OUT, None),), ("Three.",),
                       "Sequences of 4 moves were tried.")),
    )  # fmt: skip
    nowhere = SingleAnswer("Nash", False, None, ())
    open_ = SingleAnswer("SMR", None, None, (), "60 seconds were not enough.")
    return SingleSolution(quarrel(), DAY, "Y-", None, (settled, nowhere, open_))


def test_what_the_solver_found_as_data():
    found = singled()
    form = found.to_dict()
    assert list(form) == ["format", "options", "actors", "as_of", "asked", "state", "concepts"]
    assert form["concepts"][1:] == [
        {"concept": "Nash", "stable": False, "state": None, "verdicts": (), "undecided": None},
        {"concept": "SMR", "stable": None, "state": None, "verdicts": (),
         "undecided": "60 seconds were not enough."},
    ]  # fmt: skip
    assert form["concepts"][0]["verdicts"][1] == {
        "actor": "them",
        "concept": "GMR",
        "state": "YN",
        "stable": None,
        "improvements": (
            {"move": {"actor": "us", "before": "NN", "after": "YN"}, "sanction": None,
             "together": None},
        ),
        "sentences": ("Three.",),
        "undecided": "Sequences of 4 moves were tried.",
    }  # fmt: skip
    del form["concepts"]
    assert form == {
        "format": "standoff.single/1",
        "options": ["us.go", "them.stay"],
        "actors": ["us", "them"],
        "as_of": "2007-12-10",
        "asked": "Y-",
        "state": None,
    }
    one = SingleSolution(quarrel(), None, "YN", "YN", ())
    assert (one.to_dict()["as_of"], one.to_dict()["state"]) == (None, "YN")


def test_an_answer_is_found_by_its_concept():
    found = singled()
    assert [found.answer(each.concept) for each in found.answers] == list(found.answers)
    with pytest.raises(KeyError, match=r"^'SEQ'$"):
        found.answer("SEQ")


def test_what_the_solver_found_as_html():
    assert singled()._repr_html_() == page(
        "Y- in A quarrel", ["concept", "state", "for", "stable", "why"],
        ("GMR", "YN", "Us", "yes", "One.<br>Two."),
        ("GMR", "YN", "Them &amp; co", "undecided", "Three."),
        ("Nash", "–", "everyone", "no", ""),
        ("SMR", "–", "everyone", "undecided", "60 seconds were not enough."),
    )  # fmt: skip


def test_what_the_solver_found_as_a_table():
    frame = singled().to_polars()
    assert frame.columns == ["concept", "state", "actor", "stable", "undecided"]
    assert frame.rows() == [
        ("GMR", "YN", "us", "yes", None),
        ("GMR", "YN", "them", "undecided", "Sequences of 4 moves were tried."),
        ("Nash", None, None, "no", None),
        ("SMR", None, None, "undecided", "60 seconds were not enough."),
    ]
