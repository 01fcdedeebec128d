"""States that count as one, and conditions on irreversibility: every concept and analysis."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest
from brute_further import COALITIONAL
from brute_merged import MergedBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from replaying import (
    any_move,
    check_route,
    distances,
    replay_departures,
    replay_line,
    replay_sim,
    replay_verdict,
)
from toy_games import CONCEPTS, dispute_of, spelled, strict_toy, toys

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Merged,
    Option,
    Statement,
    Statements,
)
from standoff.graph.game import graph
from standoff.outlook.reach import led, reached
from standoff.stability.blockers import who_blocks
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.paths import paths
from standoff.stability.solve import solve
from standoff.stability.verdict import Move

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def read(toy):
    brute = MergedBrute(toy)
    assume(brute.states)
    return brute


def sampled(brute):
    return random.Random(0).sample(brute.states, min(3, len(brute.states)))


def states_where(solution, stable):
    return {solution.state(k) for k in range(solution.size) if stable[k]}


def compare(brute):
    solution = solve(dispute_of(brute.toy))
    assert solution.states.names() == [brute.name(s) for s in brute.states]
    suffixes = ("_a", "_b", "_c", "_d") if brute.anything_unknown() else ("",)
    assert solution.concepts == tuple(c + suffix for c in CONCEPTS for suffix in suffixes)
    for concept in CONCEPTS:
        for suffix in suffixes:
            for i in brute.players:
                index = suffix[1:] or "d"
                found = states_where(solution, solution.stable[concept + suffix][f"a{i}"])
                expected = {
                    brute.name(s) for s in brute.states if brute.stable(i, s, concept, index)
                }
                assert found == expected, (concept + suffix, i)


@given(toys(merged=True))
@settings(SETTINGS, max_examples=90)
def test_verdicts_are_those_of_the_definitions(toy):
    compare(read(toy))


def shuffled(seed):
    """A strict game with a part of its states merged, and conditions on own options."""
    draw = random.Random(seed)
    toy = strict_toy(draw)
    names = toy.names
    one, other = draw.sample(names, 2)
    toy.merged = [(("and", ("var", one), ("var", other)), {draw.randrange(3): draw.randrange(32)})]
    if draw.random() < 0.5:
        toy.merged.append((("not", ("or", ("var", one), ("var", other))), {}))
    toy.irreversible = [draw.choice([None, "forward", "back"]) for _ in names]
    toy.conditions = [draw.choice([None, ("var", draw.choice(names))]) for _ in names]
    return toy


@pytest.mark.parametrize("seed", range(15))
def test_actors_who_tell_all_states_apart(seed):
    brute = MergedBrute(shuffled(seed))
    if brute.states:
        compare(brute)


@given(toys(merged=True, unknown=True))
@settings(SETTINGS, max_examples=90)
def test_verdicts_under_the_four_indices_are_those_of_the_definitions(toy):
    compare(read(toy))


@given(toys(merged=True, unknown=True, most_options=5, most_actors=3, most_levels=1))
@settings(SETTINGS, max_examples=90)
def test_actors_of_whom_little_is_known(toy):
    compare(read(toy))


@given(toys(merged=True, unknown=True, most_options=4))
@SETTINGS
def test_every_witness_replays(toy):
    brute = read(toy)
    state_of = brute.state_of()
    for s in sampled(brute):
        for verdict in explain(dispute_of(toy), brute.name(s)):
            replay_verdict(verdict, brute, state_of)


@given(toys(merged=True, most_options=6, most_actors=4))
@SETTINGS
def test_sim_is_that_of_the_definition_and_its_witnesses_replay(toy):
    brute = read(toy)
    state_of = brute.state_of()
    solution = solve(dispute_of(toy), ("SIM",))
    for i in brute.players:
        expected = {brute.name(s) for s in brute.states if brute.sim(i, s)}
        assert states_where(solution, solution.stable["SIM"][f"a{i}"]) == expected
    for s in sampled(brute):
        for i, verdict in enumerate(explain(dispute_of(toy), brute.name(s), concept="SIM")):
            replay_sim(verdict, brute, i, s, state_of)


def test_one_member_will_do_to_be_met_at_the_same_moment():
    # B can take y only where C has taken w, which the merged states leave open.
    a = Actor("a", "A", options=(Option("x", "X"),), preference=wanting("a.x and not b.y"))
    b = Actor("b", "B", options=(Option("y", "Y"),), preference=wanting("b.y"))
    c = Actor("c", "C", options=(Option("w", "W"),))
    dispute = Dispute(
        "T", (a, b, c),
        constraints=(Constraint("never", parse("b.y and not c.w")),),
        merged=(Merged(parse("not a.x and not b.y")), Merged(parse("a.x and not b.y"))),
    )  # fmt: skip
    solution = solve(dispute, ("SIM", "Nash"))
    assert solution.states.names() == ["NN-", "YN-", "NYY", "YYY"]
    assert solution.stable["SIM"]["a"][0]
    assert not solution.stable["Nash"]["a"][0]
    verdict = explain(dispute, "NNN", actor="a", concept="SIM")[0]
    (item,) = verdict.improvements
    assert item.move == Move("a", "NN-", "YN-", ("NNY", "YNY"))
    assert item.sanction == (Move("b", "NN-", "NYY", ("NNY", "NYY")),)
    assert item.together == "YYY"


def wanting(text):
    return Statements(((Statement(parse(text)),),))


@given(toys(merged=True, most_options=6, most_actors=2))
@SETTINGS
def test_limited_and_nonmyopic_are_those_of_the_definitions_and_their_lines_replay(toy):
    brute = read(toy)
    solution = solve(dispute_of(toy), ("L_1", "L_2", "L_3", "L_8", "NM"))
    for i, stays in enumerate(brute.nonmyopic()):
        found = {c: states_where(solution, solution.stable[c][f"a{i}"]) for c in solution.concepts}
        assert found["NM"] == {brute.name(s) for s in stays}
        for horizon in (1, 2, 3, 8):
            ends = brute.ends(horizon)[i]
            assert found[f"L_{horizon}"] == {brute.name(s) for s in brute.states if ends[s] == s}
    for s in sampled(brute):
        for concept in ("L_2", "L_5", "NM"):
            for i, verdict in enumerate(explain(dispute_of(toy), brute.name(s), concept=concept)):
                for each in verdict.anticipated:
                    end = replay_line(brute, i, s, each)
                    assert (brute.score[i][end] > brute.score[i][s]) is not verdict.stable


@given(toys(merged=True, most_options=6, most_actors=4), st.data())
@SETTINGS
def test_coalitions_are_stable_where_the_definitions_say_and_their_witnesses_replay(toy, data):
    brute = read(toy)
    members = data.draw(st.sets(st.sampled_from(list(brute.players)), min_size=1))
    ids = [f"a{i}" for i in sorted(members)]
    solution = solve_coalition(dispute_of(toy), ids)
    for concept in COALITIONAL:
        expected = {
            brute.name(s) for s in brute.states if brute.coalition_stable(members, s, concept)
        }
        assert set(solution.settled(concept)) == expected, concept
    state_of = brute.state_of()
    for s in sampled(brute):
        for verdict in explain_coalition(dispute_of(toy), brute.name(s), ids):
            replay_departures(verdict, brute, members, s, state_of)


@pytest.mark.parametrize("seed", range(10))
def test_coalitions_of_actors_who_tell_all_states_apart(seed):
    brute = MergedBrute(shuffled(seed))
    for members in ({0, 1}, {1, 2}, {2}):
        solution = solve_coalition(dispute_of(brute.toy), [f"a{i}" for i in sorted(members)])
        for concept in COALITIONAL:
            expected = {
                brute.name(s) for s in brute.states if brute.coalition_stable(members, s, concept)
            }
            assert set(solution.settled(concept)) == expected, concept


@given(toys(merged=True, most_options=5, most_actors=4))
@SETTINGS
def test_universal_is_what_every_coalition_keeps(toy):
    brute = read(toy)
    solution = solve_universal(dispute_of(toy))
    for concept in COALITIONAL:
        expected = {brute.name(s) for s in brute.states if brute.universal(s, concept)}
        assert set(solution.settled(concept)) == expected, concept


@given(toys(merged=True, unknown=True, most_options=6), st.data())
@SETTINGS
def test_paths_are_shortest_and_legal(toy, data):
    brute = read(toy)
    start = data.draw(st.sampled_from(brute.states))
    state_of = brute.state_of()
    far = list(distances(brute, start, brute.players, any_move))
    for state in [data.draw(st.sampled_from(far)), data.draw(st.sampled_from(brute.states))]:
        begin, end = (spelled(data.draw(st.sampled_from(s))) for s in (start, state))
        analysis = paths(dispute_of(toy), start=begin, to=end)
        assert analysis.start == brute.name(start)
        (route,) = analysis.routes
        check_route(route, start, state, brute, state_of)


@given(toys(merged=True, most_options=6, most_actors=5), st.data())
@SETTINGS
def test_blocking_sets_are_the_minimal_ones(toy, data):
    brute = read(toy)
    start, goal = (data.draw(st.sampled_from(brute.states)) for _ in range(2))
    players = set(brute.players)
    blocking = [
        set(group)
        for size in range(len(players) + 1)
        for group in combinations(sorted(players), size)
        if goal not in distances(brute, start, players - set(group), any_move)
    ]
    minimal = [group for group in blocking if not any(other < group for other in blocking)]
    found = who_blocks(dispute_of(toy), brute.name(goal), start=brute.name(start))
    assert [{int(actor[1:]) for actor in group} for group in found.sets] == minimal


@given(toys(merged=True, unknown=True, most_options=5), st.data())
@SETTINGS
def test_what_sequences_lead_to_is_what_paths_lead_to(toy, data):
    brute = read(toy)
    compare_reach(brute, data.draw(st.sets(st.sampled_from(brute.states), min_size=1)))


@pytest.mark.parametrize("seed", range(6))
def test_sequences_of_actors_who_tell_all_states_apart(seed):
    brute = MergedBrute(shuffled(seed))
    for s in random.Random(seed).sample(brute.states, min(5, len(brute.states))):
        compare_reach(brute, {s})


def compare_reach(brute, some):
    game = graph(dispute_of(brute.toy))
    begin = np.array([s in some for s in brute.states])
    for found, step in ((reached(game, begin), any_move), (led(game, begin), brute.better)):
        expected = {there for s in some for there in distances(brute, s, brute.players, step)}
        assert {s for s, there in zip(brute.states, found, strict=True) if there} == expected
