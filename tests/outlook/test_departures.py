"""Departures against a brute-force reading of the definitions, on random games."""

from __future__ import annotations

import random

import pytest
from brute_merged import MergedBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from toy_games import CONCEPTS, Brute, dispute_of, spelled, strict_toy, toys

from standoff.cases import load_case
from standoff.graph.game import graph
from standoff.outlook.departures import Departures, Deterred
from standoff.stability.solve import solve_game

SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def compare(brute: Brute, concept: str) -> None:
    """Every departure is there, paid and deterred as the definitions have it."""
    game = graph(dispute_of(brute.toy))
    found = Departures(game, concept)
    names = game.states.name
    for s in brute.states:
        here = game.states.index(brute.name(s))
        for i in brute.players:
            told = {names(each.target): (each.pays, each.deterred) for each in found.of(here, i)}
            expected = {}
            for t in brute.leaves(i, s, "a"):
                sure, maybe = (brute.deterred(i, s, t, concept, index) for index in "ac")
                level = Deterred.YES if sure else Deterred.PERHAPS if maybe else Deterred.NO
                expected[brute.name(t)] = (brute.better(i, s, t), level)
            assert told == expected, (concept, brute.name(s), i)


@given(toys(), st.sampled_from(CONCEPTS))
@SETTINGS
def test_departures_are_those_of_the_definitions(toy, concept):
    assume(Brute(toy).states)
    compare(Brute(toy), concept)


@given(toys(unknown=True, most_actors=3, most_levels=2), st.sampled_from(CONCEPTS))
@SETTINGS
def test_departures_where_something_is_not_known(toy, concept):
    assume(Brute(toy).states)
    compare(Brute(toy), concept)


@given(toys(merged=True), st.sampled_from(CONCEPTS))
@SETTINGS
def test_departures_where_states_are_merged(toy, concept):
    brute = MergedBrute(toy)
    assume(brute.states)
    compare(brute, concept)


@pytest.mark.parametrize("seed", range(3))
def test_who_is_said_to_stop_a_departure_can(seed):
    # The movers of the sanction that is told are enough to sanction, by the definition.
    toy = strict_toy(random.Random(seed))
    brute = Brute(toy)
    game = graph(dispute_of(toy))
    alone = {}
    for concept in CONCEPTS:
        found = Departures(game, concept)
        for s in brute.states:
            for each in found.all_from(game.states.index(spelled(s))):
                who = found.stopped_by(each)
                assert each.actor not in who
                assert bool(who) == (each.deterred is not Deterred.NO)
                if who:
                    only = alone.get((each.actor, *who)) or Brute(toy)
                    only.players = [each.actor, *who]
                    alone[each.actor, *who] = only
                    t = brute.state_of()[game.states.name(each.target)]
                    assert only.deterred(each.actor, s, t, concept, "d")


@given(toys(unknown=True, most_actors=4, most_options=4), st.sampled_from(CONCEPTS))
@SETTINGS
def test_who_is_said_to_stop_a_departure_can_where_something_is_not_known(toy, concept):
    brute = Brute(toy)
    assume(brute.states)
    game = graph(dispute_of(toy))
    found = Departures(game, concept)
    for s in brute.states[:4]:
        for each in found.all_from(game.states.index(spelled(s))):
            who = found.stopped_by(each)
            assert bool(who) == (each.deterred is not Deterred.NO)
            if who:
                only = Brute(toy)
                only.players = [each.actor, *who]
                t = brute.state_of()[game.states.name(each.target)]
                index = "a" if each.deterred is Deterred.YES else "d"
                assert only.deterred(each.actor, s, t, concept, index)


@pytest.mark.parametrize("name", ["chicken", "cuba", "elmira-merged", "kosovo-2007", "syria-iraq"])
@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_state_is_an_equilibrium_exactly_when_every_departure_is_deterred(name, concept):
    game = graph(load_case(name))
    solution = solve_game(game, (concept,))
    found = Departures(game, concept)
    unknown = concept not in solution.concepts
    for state in range(0, game.states.size, 7):
        leaving = found.all_from(state)
        firmly = all(each.deterred is Deterred.YES for each in leaving)
        kindly = all(not each.pays or each.deterred is not Deterred.NO for each in leaving)
        keys = (f"{concept}_a", f"{concept}_d") if unknown else (concept, concept)
        assert [bool(solution.equilibria[key][state]) for key in keys] == [firmly, kindly]


@given(toys(unknown=True, most_actors=3), st.sampled_from(CONCEPTS))
@SETTINGS
def test_the_best_departure_is_none_that_another_beats(toy, concept):
    brute = Brute(toy)
    assume(brute.states)
    game = graph(dispute_of(toy))
    found = Departures(game, concept)
    for state in range(game.states.size):
        for actor, player in enumerate(game.players):
            leaving, best = found.of(state, actor), found.best(state, actor)
            assert set(best) <= set(leaving)
            assert bool(best) == bool(leaving)
            for one in best:
                for other in leaving:
                    assert (one.deterred, not one.pays) <= (other.deterred, not other.pays)
                    if (one.deterred, one.pays) == (other.deterred, other.pays):
                        assert player.ranks[one.target] >= player.ranks[other.target]
