"""Merged states: their members and names, what holds in them, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Merged,
    Option,
    Ranking,
    Statement,
    Statements,
    Unknown,
    Weighted,
    Weights,
)
from standoff.dispute.states import enumerate_states
from standoff.errors import DisputeError, MissingError
from standoff.graph.comparison import compare
from standoff.graph.moves import moves_of
from standoff.graph.ranks import rank

OPTIONS = tuple(Option(each, each.upper()) for each in "xyz")
NAMES = ("a.x", "a.y", "a.z")


def dispute(*merged, preference=None, unknown=(), constraints=()):
    actor = Actor("a", "A", options=OPTIONS, preference=preference or Statements(), unknown=unknown)
    records = tuple(
        each if isinstance(each, Merged) else Merged(parse(each, options=NAMES)) for each in merged
    )
    return Dispute("T", (actor,), merged=records, constraints=constraints, file="t.yaml")


def by_name(model):
    states = enumerate_states(model)
    ranks = rank(model.actors[0], states)
    return dict(zip(states.names(), ranks.tolist(), strict=True))


def test_nodes_come_in_the_order_of_their_first_members():
    states = enumerate_states(dispute("a.x and a.y"))
    assert states.names() == ["NNN", "YNN", "NYN", "YY-", "NNY", "YNY", "NYY"]
    assert states.members(3) == ["YYN", "YYY"]
    assert states.members(0) == ["NNN"]
    assert states.size == 7
    assert states.unmerged.size == 8
    assert states.names(np.array([3, 0])) == ["YY-", "NNN"]


def test_states_are_found_by_their_names_and_those_of_their_members():
    states = enumerate_states(dispute(Merged(parse("a.x and a.y"), name="Over")))
    assert {states.index(name) for name in ("YY-", "YYN", "YYY", "over", "Over")} == {3}
    assert states.index("NNY") == 4
    assert (states.title(3), states.title(4)) == ("Over", None)
    assert (states.said(3), states.said("YYN"), states.said(4)) == ("Over", "Over", "NNY")
    with pytest.raises(MissingError, match="names no state"):
        states.index("Y-N")
    states = enumerate_states(
        dispute("a.x and a.y", constraints=(Constraint("never", parse("a.z and not a.x")),))
    )
    with pytest.raises(MissingError, match="not feasible"):
        states.index("NYY")
    assert states.find("NYY") is None


def test_names_that_would_be_alike_are_those_of_first_members():
    # Both agree on nothing: the pattern of dashes would name either.
    states = enumerate_states(dispute("(a.x iff a.y) and (a.y iff a.z)",
                                      "not ((a.x iff a.y) and (a.y iff a.z))"))  # fmt: skip
    assert states.names() == ["NNN", "YNN"]
    assert states.index("YYY") == 0
    assert states.index("NYY") == 1


@pytest.mark.parametrize("expression", ["false", "a.x and a.y and a.z"])
def test_what_merges_nothing_is_harmless(expression):
    states = enumerate_states(dispute(expression))
    assert states.merging is None
    assert states.size == 8


def test_an_expression_holds_where_it_holds_in_every_member():
    states = enumerate_states(dispute("a.x"))
    assert states.names() == ["NNN", "Y--", "NYN", "NNY", "NYY"]
    for text, expected in (
        ("a.x", [0, 1, 0, 0, 0]),
        ("a.y", [0, 0, 1, 0, 1]),
        ("not a.y", [1, 0, 0, 1, 0]),
        ("a.x or a.y", [0, 1, 1, 0, 1]),
        ("true", [1, 1, 1, 1, 1]),
    ):
        assert states.holds(parse(text)).tolist() == [bool(each) for each in expected], text


def test_two_merged_states_do_not_share_a_state():
    one = Merged(parse("a.x"), place=(7, 3))
    other = Merged(parse("a.y"), place=(8, 3))
    with pytest.raises(DisputeError) as refused:
        enumerate_states(dispute(one, other))
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.column) == ("t.yaml", 8, 3)
    assert "share the state YYN: it satisfies 'a.x' and 'a.y'" in problem.message
    apart = Constraint("never", parse("a.x and a.y"))
    assert enumerate_states(dispute(one, other, constraints=(apart,))).size == 4


def test_a_merged_state_ranks_as_a_member_of_it():
    for state in ("NNN", "YY", "YYYY"):
        with pytest.raises(DisputeError, match=f"is ranked as {state} for 'a', which is no member"):
            enumerate_states(dispute(Merged(parse("a.x"), ranked_as={"a": state})))


def statements(*texts):
    return Statements(tuple((Statement(parse(text)),) for text in texts))


def test_members_that_are_told_apart_rank_by_what_holds_in_all_of_them():
    model = dispute("a.x", preference=statements("a.x", "a.y"))
    assert by_name(model) == {"NNN": 0, "NNY": 0, "NYN": 1, "NYY": 1, "Y--": 2}
    model = dispute("a.x", preference=statements("a.y", "a.x"))
    assert by_name(model) == {"NNN": 0, "NNY": 0, "Y--": 1, "NYN": 2, "NYY": 2}
    chosen = Merged(parse("a.x"), ranked_as={"a": "YYN"})
    assert by_name(replace(model, merged=(chosen,)))["Y--"] == 2
    other = Merged(parse("a.x"), ranked_as={"b": "YYN"})
    assert by_name(replace(model, merged=(other,)))["Y--"] == 1


def test_members_that_are_ranked_alike_rank_as_they_do():
    # One of the two always holds, though neither in every member.
    level = (Statement(parse("a.y")), Statement(parse("not a.y")))
    model = dispute("a.x", preference=Statements((level,)))
    assert set(by_name(model).values()) == {0}
    weights = Weights(
        tuple(Weighted(Statement(parse(text)), weight) for text, weight in
              (("a.y", 2), ("not a.y", 2), ("a.x", -5), ("a.z", 1 << 70)))
    )  # fmt: skip
    # The last one tells members apart: then neither of the first two counts.
    assert by_name(dispute("a.x", preference=weights)) == {
        "Y--": 0, "NNN": 1, "NYN": 1, "NNY": 2, "NYY": 2,
    }  # fmt: skip


def ranking(*tiers, rest=None):
    return Ranking(
        tuple(tuple(parse(text, options=NAMES) for text in tier.split()) for tier in tiers), rest
    )


def test_a_tier_takes_a_merged_state_that_it_names_wholly():
    whole = dispute("a.x", preference=ranking("NYN NYY", "YNN YYN YNY YYY", "---"))
    assert by_name(whole)["Y--"] == 1
    parts = dispute("a.x", preference=ranking("YYN YYY", "Y-N YNY", "---"))
    # No tier but the last names all of its members.
    assert by_name(parts) == {"Y--": 0, "NNN": 0, "NYN": 0, "NNY": 0, "NYY": 0}
    apart = dispute("a.x", preference=ranking("YYN YYY", "Y-N YNY", "N--"))
    with pytest.raises(DisputeError, match="leaves out 1 feasible state: Y--"):
        by_name(apart)
    assert by_name(dispute("a.x", preference=ranking("YYN YYY", "N--", "", rest=2)))["Y--"] == 0
    chosen = Merged(parse("a.x"), ranked_as={"a": "YYN"})
    assert by_name(replace(apart, merged=(chosen,)))["Y--"] == 1


def test_what_is_unknown_about_an_option_is_unknown_of_members_that_differ_in_it():
    model = dispute("a.x", unknown=(Unknown(about=("a.y",)),))
    states = enumerate_states(model)
    actor = model.actors[0]
    comparison = compare(actor, states, rank(actor, states))
    assert comparison is not None
    merged, bare, taken = (states.index(name) for name in ("Y--", "NNN", "NYN"))
    every = np.arange(states.size)
    assert comparison.unknown(np.full(5, merged), every).tolist() == [
        place != merged for place in every
    ]
    assert comparison.unknown(np.array([bare]), np.array([taken]))[0]


def test_moves_lead_into_and_out_of_any_member():
    b = Actor("b", "B", options=(Option("w", "W"),))
    lasting = (Option("x", "X", "forward"), *OPTIONS[1:])
    a = Actor("a", "A", options=lasting)
    model = Dispute("T", (a, b), merged=(Merged(parse("a.x and b.w")),))
    states = enumerate_states(model)
    merged = states.index("YNNY")
    assert states.name(merged) == "Y--Y"
    moves = moves_of(model.actors[0], model, states, None)
    assert not moves.transitive
    # Out of it A cannot go: its x is for good, and all else is within.
    assert moves.member[moves.of_list == merged].tolist() == [merged]
    into = {states.name(int(s)) for s in moves.of_list[moves.member == merged]} - {"Y--Y"}
    assert into == {"NNNY", "NYNY", "NNYY", "NYYY"}
    other = moves_of(b, model, states, None)
    out = {states.name(int(t)) for t in other.member[other.of_list == merged]} - {"Y--Y"}
    assert out == {"YNNN", "YYNN", "YNYN", "YYYN"}
    at = np.flatnonzero((moves.member == merged) & (moves.of_list == states.index("NYYY")))[0]
    assert moves.left is not None
    assert moves.entered is not None
    # Of the ways into it the one that changes least: x alone.
    assert int(moves.left[at] ^ moves.entered[at]) == 1
