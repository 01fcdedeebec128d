"""Status quo analysis and blocking sets, against plain searches through random games."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from replaying import any_move, check_route, distances
from toy_games import CONCEPTS, Brute, dispute_of, spelled, toys

from standoff.cases import load_case, names
from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Actor, Constraint, Dispute, Option
from standoff.errors import InputError, MissingError, SizeError
from standoff.graph.game import graph
from standoff.stability.blockers import who_blocks
from standoff.stability.paths import paths
from standoff.stability.solve import solve
from standoff.stability.tree import tree_by_lists

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(toys(unknown=True), st.data())
@QUICK
def test_paths_are_shortest_and_legal(toy, data):
    compare_paths(toy, data)


@given(toys(most_options=6, most_actors=4), st.data())
@QUICK
def test_paths_where_all_is_known(toy, data):
    compare_paths(toy, data)


@given(toys(unknown=True, most_options=6, most_actors=2, most_levels=1), st.data())
@QUICK
def test_paths_where_little_is_known(toy, data):
    # Improvements that are not transitive: the last mover has to be kept apart.
    compare_paths(toy, data)


def compare_paths(toy, data):
    brute = Brute(toy)
    assume(brute.states)
    start = data.draw(st.sampled_from(brute.states))
    state_of = {spelled(state): state for state in brute.states}
    dispute = dispute_of(toy)
    far = list(distances(brute, start, brute.players, any_move))
    for state in [data.draw(st.sampled_from(far)), data.draw(st.sampled_from(brute.states))]:
        (route,) = paths(dispute, start=spelled(start), to=spelled(state)).routes
        check_route(route, start, state, brute, state_of)


@given(toys(unknown=True, most_options=5), st.data())
@QUICK
def test_all_equilibria_are_told_once_and_in_order(toy, data):
    brute = Brute(toy)
    assume(brute.states)
    start = spelled(data.draw(st.sampled_from(brute.states)))
    dispute = dispute_of(toy)
    solution, analysis = solve(dispute), paths(dispute, start=start)
    held = {
        route.state: {c for c in solution.concepts if route.state in solution.settled(c)}
        for route in analysis.routes
    }
    assert all(set(route.concepts) == held[route.state] for route in analysis.routes)
    settled = {state for concept in solution.concepts for state in solution.settled(concept)}
    assert len(analysis.routes) == len(held)
    assert set(held) == settled
    keys = [
        (-len(route.concepts), route.moves is None, len(route.moves or ()))
        for route in analysis.routes
    ]
    assert keys == sorted(keys)
    for way in ("moves", "improvements"):
        there = [route for route in analysis.routes if getattr(route, way) is not None]
        assert paths(dispute, start=start, by=way).routes == tuple(there)
        assert analysis.counts[way] == len(there)
    assert analysis.counts["states"] == len(settled)
    assert paths(dispute, start=start, limit=1).routes == analysis.routes[:1]


@given(toys(most_options=6, most_actors=5), st.data())
@QUICK
def test_blocking_sets_are_the_minimal_ones(toy, data):
    brute = Brute(toy)
    assume(brute.states)
    start, goal = (data.draw(st.sampled_from(brute.states)) for _ in range(2))
    players = set(brute.players)
    blocking = [
        set(group)
        for size in range(len(players) + 1)
        for group in combinations(sorted(players), size)
        if goal not in distances(brute, start, players - set(group), any_move)
    ]
    minimal = [group for group in blocking if not any(other < group for other in blocking)]
    found = who_blocks(dispute_of(toy), spelled(goal), start=spelled(start))
    assert [{int(actor[1:]) for actor in group} for group in found.sets] == minimal
    assert found.reachable == (goal in distances(brute, start, players, any_move))


@pytest.mark.parametrize("case", names())
def test_every_case_is_analysed(case):
    dispute = load_case(case)
    analysis = paths(dispute)
    assert (analysis.start, analysis.as_of) == (dispute.status_quo, dispute.as_of)
    assert analysis.routes
    for route in analysis.routes:
        for moves in (route.moves, route.improvements):
            steps = [analysis.start, *(move.after for move in moves or ())]
            assert [move.before for move in moves or ()] == steps[:-1]
            assert moves is None or steps[-1] == route.state
        blockers = who_blocks(dispute, route.state)
        assert blockers.reachable == (route.moves is not None)
        for group in blockers.sets:
            # Who moves on a way there is in every blocking set with somebody, by definition.
            assert not blockers.reachable or set(group) & {move.actor for move in route.moves}


def test_elmira_settles_where_the_parties_would_have_to_lose_first():
    # The Ministry's modified order and Uniroyal's consent: neither moves first (a coalition would).
    (route,) = paths(load_case("elmira"), to="YNYNY").routes
    assert route.improvements is None
    assert len(route.moves) == 3
    assert route.blocked.because == "worse"
    assert route.blocked.move == route.moves[route.blocked.step - 1]
    found = who_blocks(load_case("elmira"), "YNYNY")
    assert found.sets == (("ministry",), ("uniroyal",), ("local",))
    # What cannot be undone cannot be reached back: the appeal, once dropped.
    found = who_blocks(load_case("elmira"), "NYNNN", start="NNYNN")
    assert (found.reachable, found.sets) == (False, ((),))


def test_cuba_reaches_the_resolution_of_the_crisis_by_improvements():
    (route,) = paths(load_case("cuba"), to="NYYN", by="improvements").routes
    assert [(move.actor, move.after) for move in route.improvements] == [
        ("us", "NYNN"), ("ussr", "NYYN"),
    ]  # fmt: skip
    assert route.movers == ("us", "ussr")
    assert who_blocks(load_case("cuba"), "NYYN").sets == (("us",), ("ussr",))


def test_equilibria_of_further_concepts_are_told():
    analysis = paths(load_case("chicken"), concepts=["L_1", "NM", "SIM", "seq"])
    held = {route.state: route.concepts for route in analysis.routes}
    solution = solve(load_case("chicken"), ["L_1", "NM", "SIM", "SEQ"])
    for state in ("NN", "YN", "NY", "YY"):
        under = tuple(c for c in solution.concepts if state in solution.settled(c))
        assert held.get(state, ()) == under
    with pytest.raises(InputError):
        paths(load_case("elmira"), concepts=["NM"])


def test_kosovo_can_be_declared_once_the_day_has_come():
    dispute = load_case("kosovo-2007")
    state = "Y" + dispute.status_quo[1:]
    before = paths(dispute, to=state, as_of=date(2007, 12, 7))
    assert before.as_of == date(2007, 12, 7)
    assert before.routes[0].moves is None
    assert who_blocks(dispute, state, as_of=date(2007, 12, 7)).sets == ((),)
    assert who_blocks(dispute, state, as_of=date(2007, 12, 10)).sets == (("albanians",),)


def test_the_start_needs_nobody():
    dispute = load_case("chicken")
    found = who_blocks(dispute, "NN")
    assert (found.sets, found.reachable) == ((), True)
    (route,) = paths(dispute, to="NN").routes
    assert (route.moves, route.improvements, route.movers) == ((), (), ())


def test_what_is_not_there_is_refused():
    dispute = load_case("chicken")
    nowhere = replace(dispute, status_quo=None)
    for ask in (paths, lambda each: who_blocks(each, "NN")):
        with pytest.raises(MissingError) as refused:
            ask(nowhere)
        assert str(refused.value) == (
            "the dispute does not say what its status quo is; name a state to begin at"
        )
    with pytest.raises(MissingError, match="names no state"):
        paths(dispute, start="Y")
    with pytest.raises(MissingError, match="names no state"):
        paths(dispute, to="Y")
    with pytest.raises(MissingError, match="Did you mean 'SEQ'"):
        paths(dispute, concepts=["SEQQ"])


def crowd(size, *constraints):
    """As many actors with an option each, and one who only watches."""
    actors = [Actor(f"a{n}", f"A {n}", options=(Option("o", "O"),)) for n in range(size)]
    return Dispute(
        "A crowd",
        (Actor("w", "W"), *actors),
        constraints=tuple(Constraint("always", parse(text)) for text in constraints),
        status_quo="N" * size,
    )


def test_too_many_actors_are_refused_with_numbers():
    with pytest.raises(SizeError, match="21 actors can move, which gives 2,097,152 sets of actors"):
        who_blocks(crowd(21), "Y" * 21)
    alone = [f"not (a{n}.o and a{m}.o)" for n in range(21) for m in range(n)]
    with pytest.raises(SizeError, match="21 actors can move"):
        who_blocks(crowd(21, *alone), "Y" + "N" * 20)
    # Of 21 with an option, one cannot move: 20 are not too many.
    found = who_blocks(crowd(21, *alone, "not a20.o"), "Y" + "N" * 20)
    assert found.sets == (("a0",),)
    found = who_blocks(crowd(8), "YYNYNNYY")
    assert found.sets == tuple((f"a{n}",) for n in range(8) if n not in (2, 4, 5))


def test_records_are_frozen():
    analysis = paths(load_case("chicken"))
    with pytest.raises(FrozenInstanceError):
        analysis.start = "YY"
    with pytest.raises(TypeError):
        analysis.counts["states"] = 0
    with pytest.raises(FrozenInstanceError):
        who_blocks(load_case("chicken"), "NN").sets = ()


def test_the_machine_readable_forms():
    form = json.loads(json.dumps(paths(load_case("syria-iraq"), to="NYY").to_dict()))
    step = {"actor": "iraq", "before": "NNN", "after": "NNY"}
    assert form == {
        "format": "standoff.paths/1",
        "from": "NNN",
        "as_of": None,
        "routes": [
            {
                "state": "NYY",
                "concepts": list(CONCEPTS),
                "moves": [step, {"actor": "syria", "before": "NNY", "after": "NYY"}],
                "improvements": [step, {"actor": "syria", "before": "NNY", "after": "NYY"}],
                "blocked": None,
            }
        ],
        "counts": {"states": 1, "moves": 1, "improvements": 1},
    }
    assert who_blocks(load_case("syria-iraq"), "NYY").to_dict() == {
        "format": "standoff.blockers/1",
        "from": "NNN",
        "state": "NYY",
        "as_of": None,
        "reachable": True,
        "sets": [["syria"], ["iraq"]],
    }


def two_actors(ranking_of_a, ranking_of_b, status_quo, unknown=""):
    return loads(f"""
format: standoff.dispute/1
title: T
actors:
  a:
    options: {{x: , y: }}
    preferences: {{ranking: {ranking_of_a}}}
    unknown: [{unknown}]
  b:
    options: {{z: }}
    preferences: {{ranking: {ranking_of_b}}}
status_quo: {status_quo}
""")


def told(route):
    return [(move.actor, move.after) for move in route.improvements]


def test_of_states_with_the_same_choices_the_worst_one_leads_furthest():
    # After two moves A may stand at YNY or at NYY. Only from the worse of them YYY is better.
    dispute = two_actors("[NYY, YYY, YNY, YNN, NYN, NNN, rest]", "[[YNY, NYY], rest]", "NNN")
    (route,) = paths(dispute, to="YYY").routes
    assert told(route) == [("a", "YNN"), ("b", "YNY"), ("a", "YYY")]


def test_nobody_moves_twice_in_a_row_where_it_would_help():
    # A knows that YN is better than NN and YY than YN, and not how YY and NN compare. It gets from
    # YN to YY only if B has moved last, and B does once it has been away.
    dispute = two_actors(
        "[YY-, YN-, NN-, NY-]", "[[NNY, YNN], rest]", "NNN", "{between: NN-, and: YY-}"
    )
    (route,) = paths(dispute, to="YYN").routes
    assert told(route) == [("b", "NNY"), ("a", "YNY"), ("b", "YNN"), ("a", "YYN")]
    alone = two_actors("[YY-, YN-, NN-, NY-]", "[---]", "NNN", "{between: NN-, and: YY-}")
    (route,) = paths(alone, to="YYN").routes
    assert route.improvements is None
    assert (len(route.moves), route.blocked.because) == (1, "unknown")


def test_a_large_model_is_searched_in_lists():
    # 2^16 states of four actors with four options each: no arc of a million is ever listed.
    actors = tuple(
        Actor(f"a{n}", f"A {n}", options=tuple(Option(f"o{k}", "O") for k in range(4)))
        for n in range(4)
    )
    game = graph(Dispute("Large", actors))
    tree = tree_by_lists([p.order for p in game.players], 0, game.states.size, improving=False)
    assert np.bincount(tree.distance).tolist() == [1, 4 * 15, 6 * 15**2, 4 * 15**3, 15**4]
