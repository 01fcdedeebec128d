"""Coalitions: against their definitions, in print, and what is refused."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import numpy as np
import pytest
from brute_further import COALITIONAL, FurtherBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from toy_games import dispute_of, spelled, toys

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Coalition,
    Dispute,
    Option,
    Perception,
    Statement,
    Statements,
)
from standoff.errors import InputError, MissingError, SizeError
from standoff.graph.game import graph
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
    game = graph(dispute)
    ranks = np.arange(256)
    sharp = replace(columns.coalition_of(game, (0, 1)), ranks=np.array([ranks, ranks]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_CHUNK_BYTES", 1)
        for concept in COALITIONAL:
            stable = columns.coalition_stable(sharp, concept)
            assert np.flatnonzero(stable).tolist() == [255]
    # 130 levels at once take two words of bits, and two bits of a third.
    ranks = np.minimum(ranks, 129)
    blunt = replace(sharp, ranks=np.array([ranks, ranks]))
    for concept in COALITIONAL:
        stable = columns.coalition_stable(blunt, concept)
        assert np.flatnonzero(stable).tolist() == list(range(129, 256))


def test_each_part_of_the_states_has_columns_of_its_own():
    # A moves between 0 and 1 and between 2 and 3. It tells 0 and 1 apart, and not 2 from 3. What
    # an escape leads to is asked of all states alike.
    actors = tuple(Actor(each, each.upper(), options=(Option("o", "O"),)) for each in "ab")
    alone = columns.coalition_of(graph(Dispute("T", actors)), (0,))
    alone = replace(alone, ranks=np.array([[0, 1, 2, 2]]))
    found = columns.columns_of(alone, "CGMR", np.arange(4))
    assert (found.part.tolist(), found.count.tolist(), found.width) == ([0, 0, 1, 1], [2, 1], 2)
    assert found.levels.tolist() == [[0], [1], [2]]
    found = columns.columns_of(alone, "CSMR", np.arange(4))
    assert (found.part.tolist(), found.count.tolist(), found.width) == ([0] * 4, [3], 3)
    nothing = columns.columns_of(alone, "CGMR", np.arange(0))
    assert (nothing.count.tolist(), nothing.width) == ([0, 0], 0)


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


def test_what_is_as_large_as_may_be_is_compared(monkeypatch):
    # Row ranks the four states of chicken apart: four levels, for each of four states.
    dispute = load_case("chicken")
    monkeypatch.setattr(coalitions, "_MOST_BITS", 16)
    assert solve_coalition(dispute, ["row"], ["CSMR"]).coalition == ("row",)
    monkeypatch.setattr(coalitions, "_MOST_BITS", 15)
    with pytest.raises(SizeError) as refused:
        solve_coalition(dispute, ["row"], ["CNash", "CSMR"])
    assert str(refused.value) == (
        "coalitions are too large to compare: 4 states with 4 levels of preference are 16 "
        "comparisons, and 15 are the most. Fewer options, or tighter constraints, make it smaller."
    )


def test_too_many_coalitions_are_refused_before_they_are_tried(monkeypatch):
    actors = tuple(Actor(f"a{k}", "A", options=(Option("x", "X"),)) for k in range(11))
    with pytest.raises(SizeError) as refused:
        solve_universal(Dispute("T", actors))
    assert str(refused.value) == (
        "11 actors form 2,047 coalitions, and 1,023 are the most. Name one with --coalition, or "
        "leave actors out."
    )
    monkeypatch.setattr(coalitions, "_MOST_COALITIONS", 3)
    assert solve_universal(load_case("chicken"), ["CNash"]).settled("CNash") == ("YN", "NY")


def test_what_is_misspelled_is_answered_with_what_there_is():
    elmira = load_case("elmira")
    with pytest.raises(InputError) as refused:
        solve_coalition(elmira, [])
    assert str(refused.value) == (
        "a coalition has at least one member; name some of ministry, uniroyal, local"
    )
    pair = replace(elmira, coalitions=(Coalition("pair", ("ministry", "local")),))
    for dispute, said, error in (
        (elmira, "locals", "no actor 'locals'. Did you mean 'local'?"),
        (elmira, "zzz", "no actor 'zzz'. Known: ministry, uniroyal, local."),
        (pair, "zzz", "no actor or coalition 'zzz'. Known: ministry, uniroyal, local, pair."),
    ):
        with pytest.raises(MissingError) as missing:
            solve_coalition(dispute, [said])
        assert str(missing.value) == f"there is {error}"
    with pytest.raises(MissingError) as missing:
        solve_coalition(elmira, ["local"], ["SEQ"])
    assert str(missing.value).startswith("there is no concept 'SEQ' for coalitions. Did you mean")


def test_the_day_is_told_and_counts():
    early = Option("x", "X", available_from=date(2007, 12, 10))
    prefers = Statements(((Statement(parse("a.x")),),))
    actors = (Actor("a", "A", options=(early,), preference=prefers), Actor("b", "B"))
    for day, settled in ((date(2007, 12, 9), ("N", "Y")), (date(2007, 12, 10), ("Y",))):
        alone = solve_coalition(Dispute("T", actors), ["a", "b"], ["CNash"], as_of=day)
        every = solve_universal(Dispute("T", actors), ["CNash"], as_of=day)
        assert (alone.as_of, every.as_of) == (day, day)
        assert every.settled("CNash") == settled
    # B does not gain by what A does, so that they do not leave together.
    assert alone.settled("CNash") == ("N", "Y")


def test_coalitions_are_refused_where_actors_see_the_dispute_differently():
    a = Actor("a", "A", perception=Perception(unseen=("b.y",)), options=(Option("x", "X"),))
    dispute = Dispute("T", (a, Actor("b", "B", options=(Option("y", "Y"),))))
    for ask in (solve_universal, lambda each: solve_coalition(each, ["a"])):
        with pytest.raises(InputError) as refused:
            ask(dispute)
        assert str(refused.value) == (
            "what a coalition leaves is not defined where actors see the dispute differently, and "
            "'a' has a picture of its own ('perceives')"
        )


def test_nothing_asked_is_never_too_large(monkeypatch):
    monkeypatch.setattr(coalitions, "_MOST_BITS", 0)
    assert solve_coalition(load_case("chicken"), ["row"], []).concepts == ()
