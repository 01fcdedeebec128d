"""Coalitions: against their definitions, in print, and what is refused."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest
from brute_further import COALITIONAL, FurtherBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from toy_games import dispute_of, spelled, toys

from standoff.cases import load_case
from standoff.dispute.model import Actor, Dispute, Option
from standoff.errors import InputError, MissingError, SizeError
from standoff.stability import coalition as columns
from standoff.stability import coalitions
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.solve import solve

SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@given(toys(most_options=6, most_actors=4), st.data())
@SETTINGS
def test_a_named_coalition_is_stable_where_the_definitions_say(toy, data):
    brute = FurtherBrute(toy)
    assume(brute.states)
    members = data.draw(st.sets(st.sampled_from(list(brute.players)), min_size=1))
    solution = solve_coalition(dispute_of(toy), [f"a{i}" for i in members])
    assert solution.coalition == tuple(f"a{i}" for i in sorted(members))
    for concept in COALITIONAL:
        expected = {spelled(s) for s in brute.states if brute.coalition_stable(members, s, concept)}
        assert set(solution.settled(concept)) == expected, concept


@given(toys(most_options=5, most_actors=4))
@settings(SETTINGS, max_examples=60)
def test_universal_is_what_every_coalition_keeps(toy):
    brute = FurtherBrute(toy)
    assume(brute.states)
    solution = solve_universal(dispute_of(toy))
    for concept in COALITIONAL:
        expected = {spelled(s) for s in brute.states if brute.universal(s, concept)}
        assert set(solution.settled(concept)) == expected, concept


@given(toys(most_options=6, most_actors=4), st.data())
@settings(SETTINGS, max_examples=60)
def test_coalitions_of_one_are_actors_and_concepts_imply_each_other(toy, data):
    brute = FurtherBrute(toy)
    assume(brute.states)
    dispute = dispute_of(toy)
    alone = solve(dispute)
    for i in brute.players:
        found = solve_coalition(dispute, [f"a{i}"])
        for concept in COALITIONAL:
            assert (found.stable[concept] == alone.stable[concept[1:]][f"a{i}"]).all()
    members = data.draw(st.sets(st.sampled_from(list(brute.players)), min_size=2))
    stable = solve_coalition(dispute, [f"a{i}" for i in members]).stable
    for one, other in (("CNash", "CSMR"), ("CNash", "CSEQ"), ("CSMR", "CGMR"), ("CSEQ", "CGMR")):
        assert not (stable[one] & ~stable[other]).any()


@given(toys(most_options=7, most_actors=3, most_levels=4))
@settings(SETTINGS, max_examples=20)
def test_the_answer_does_not_depend_on_the_parts_it_is_done_in(toy):
    assume(FurtherBrute(toy).states)
    whole = solve_coalition(dispute_of(toy), ["a0", "a1"]).to_dict()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_CHUNK_BYTES", 1)
        assert solve_coalition(dispute_of(toy), ["a0", "a1"]).to_dict() == whole


def test_more_levels_than_fit_one_part():
    options = [tuple(Option(f"o{k}", "O") for k in range(4)) for _ in range(2)]
    dispute = Dispute("T", tuple(Actor(f"a{i}", "A", options=options[i]) for i in range(2)))
    from standoff.graph.game import graph

    game = graph(dispute)
    ranks = np.arange(256)
    sharp = replace(columns.coalition_of(game, (0, 1)), ranks=np.array([ranks, ranks]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_CHUNK_BYTES", 1)
        for concept in COALITIONAL:
            stable = columns.coalition_stable(sharp, concept)
            assert np.flatnonzero(stable).tolist() == [255]


def test_the_ministry_and_uniroyal_leave_7_for_10():
    dispute = load_case("elmira")
    solution = solve_coalition(dispute, ("uniroyal", "ministry"))
    numbered = {state: number for number, state in enumerate(solution.states.names(), 1)}
    assert solution.coalition == ("ministry", "uniroyal")
    assert solve(dispute).equilibria["Nash"][solution.index("NYNNY")]
    stable = {numbered[state] for state in solution.settled("CNash")}
    assert 7 not in stable
    assert 10 in stable
    everyone = solve_universal(dispute, ("CNash",))
    assert {numbered[state] for state in everyone.settled("CNash")} == {5, 6, 10, 11, 12}


def test_the_prisoners_together_leave_the_worst():
    dispute = load_case("prisoners-dilemma")
    assert solve_coalition(dispute, ("row", "column")).settled("CNash") == ("NN", "YN", "NY")
    assert solve_universal(dispute).to_dict() == {
        "format": "standoff.coalition/1",
        "options": ["row.defect", "column.defect"],
        "actors": ["row", "column"],
        "as_of": None,
        "coalition": None,
        "stable": {"CNash": [], "CGMR": ["NN"], "CSMR": ["NN"], "CSEQ": ["NN"]},
        "counts": {"states": 4, "stable": {"CNash": 0, "CGMR": 1, "CSMR": 1, "CSEQ": 1}},
    }


def test_a_solution_is_frozen_and_shows_itself():
    solution = solve_coalition(load_case("chicken"), ["row", "row"], ("cgmr", "CNash"))
    assert repr(solution) == (
        "<Stable for row in 'Chicken', 4 states\n  CGMR   NN, YN, NY\n  CNash  YN, NY>"
    )
    assert repr(solve_universal(load_case("chicken"), ("CNash",))) == (
        "<Stable for every coalition in 'Chicken', 4 states\n  CNash  YN, NY>"
    )
    with pytest.raises(FrozenInstanceError):
        solution.coalition = None
    assert solution.to_dict(list_limit=1)["stable"]["CNash"] == ["YN", "NY"]


def test_what_is_not_there_or_not_known_is_refused(monkeypatch):
    elmira = load_case("elmira")
    with pytest.raises(MissingError, match="Did you mean 'local'"):
        solve_coalition(elmira, ["locals"])
    with pytest.raises(InputError, match="at least one member; name some of ministry, uniroyal"):
        solve_coalition(elmira, [])
    with pytest.raises(MissingError, match=r"'SEQ' for coalitions\. Did you mean 'CSEQ'"):
        solve_universal(elmira, ["SEQ"])
    for ask in (solve_universal, lambda d: solve_coalition(d, ["serbia"])):
        with pytest.raises(InputError, match="CSEQ are not defined where preferences are not"):
            ask(load_case("kosovo-2007"))
    monkeypatch.setattr(coalitions, "_MOST_BITS", 10)
    for ask in (solve_universal, lambda d: solve_coalition(d, ["local", "ministry"])):
        with pytest.raises(SizeError, match=r"12 states with \d+ levels of preference"):
            ask(elmira)


def test_too_many_coalitions_are_refused_before_they_are_tried():
    actors = tuple(Actor(f"a{k}", "A", options=(Option("x", "X"),)) for k in range(11))
    with pytest.raises(SizeError, match="11 actors form 2,047 coalitions"):
        solve_universal(Dispute("T", actors))
