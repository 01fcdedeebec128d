"""The graph holds the states that the ways lead to, by a plain search, and counts what it omits."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest
from brute_merged import MergedBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from toy_games import CONCEPTS, Brute, dispute_of, toys

from standoff.cases import load_case, names
from standoff.graph.game import graph
from standoff.outlook.departures import Departures
from standoff.outlook.reach import led
from standoff.outlook.state_graph import WAYS, StateGraph, state_graph

SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def searched(steps, start):
    """Least number of moves to each state, by (state, last mover); no actor moves twice in a row.

    `steps` gives for a state the pairs of a mover and where it moves to.
    """
    seen, due, found = {(start, None)}, deque([(start, None, 0)]), {start: 0}
    while due:
        here, last, count = due.popleft()
        for mover, there in steps(here):
            if mover != last and (there, mover) not in seen:
                seen.add((there, mover))
                found.setdefault(there, count + 1)
                due.append((there, mover, count + 1))
    return found


def compare(brute, concept, way, start):
    game = graph(dispute_of(brute.toy))
    departures = Departures(game, concept)
    s = brute.states[start % len(brute.states)]
    found = state_graph(
        departures, game.states.index(brute.name(s)), np.zeros(game.states.size, bool), way=way
    )
    by_name = brute.state_of()

    def steps(state):
        if way == "best":
            at = game.states.index(brute.name(state))
            for each in (b for i in brute.players for b in departures.best(at, i)):
                yield each.actor, by_name[game.states.name(each.target)]
            return
        for i in brute.players:
            for t in brute.moves(i, state) if way == "moves" else brute.leaves(i, state, "a"):
                yield i, t

    expected = {brute.name(state): count for state, count in searched(steps, s).items()}
    told = {game.states.name(state): layer.moves for layer in found.layers for state in layer.shown}
    assert told == expected
    assert found.reached == len(expected)
    assert found.hidden == 0
    for state, path in found.paths.items():
        assert len(path) == expected[game.states.name(state)]
        here, last = s, None
        for actor, before, after in path:
            assert actor != last
            assert game.states.name(before) == brute.name(here)
            here, last = by_name[game.states.name(after)], actor
            assert (actor, here) in set(steps(by_name[game.states.name(before)]))
        assert game.states.name(state) == brute.name(here)


@given(toys(unknown=True, most_actors=3), st.sampled_from(CONCEPTS), st.sampled_from(WAYS),
       st.integers(0, 31))  # fmt: skip
@SETTINGS
def test_what_it_reaches_and_by_how_many_moves(toy, concept, way, start):
    assume(Brute(toy).states)
    compare(Brute(toy), concept, way, start)


@given(toys(most_options=6, most_actors=4), st.sampled_from(WAYS), st.integers(0, 63))
@SETTINGS
def test_what_it_reaches_where_all_is_known(toy, way, start):
    assume(Brute(toy).states)
    compare(Brute(toy), "SEQ", way, start)


@given(toys(merged=True), st.sampled_from(WAYS), st.integers(0, 31))
@SETTINGS
def test_what_it_reaches_where_states_are_merged(toy, way, start):
    brute = MergedBrute(toy)
    assume(brute.states)
    compare(brute, "SEQ", way, start)


def made(dispute, way="moves", start=0, **how) -> StateGraph:
    game = graph(dispute)
    settling = np.arange(game.states.size) % 7 == 3
    return state_graph(Departures(game, "SEQ"), start, settling, way=way, **how)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("way", WAYS)
def test_what_is_left_out_is_counted_and_told(name, way):
    dispute = load_case(name)
    whole = made(dispute, way)
    game = whole.game
    part = made(dispute, way, room=(8, 5))
    assert [each.moves for each in part.layers] == [each.moves for each in whole.layers]
    for less, more in zip(part.layers, whole.layers, strict=True):
        assert set(less.shown) <= set(more.shown)
        assert (less.total, less.settling) == (more.total, more.settling)
        hidden = set(more.shown) - set(less.shown)
        assert less.hidden == len(hidden)
        assert less.hidden_settling == sum(state % 7 == 3 for state in hidden)
        if not hidden:
            assert less.pattern == ""
        for place, letter in enumerate(less.pattern):
            letters = {game.states.name(state)[place] for state in hidden}
            assert letters == ({letter} if letter != "-" else {"Y", "N"} | (letters & {"-"}))
    shown = set(part.states)
    assert part.reached == whole.reached
    # Whoever reads the picture can follow a way to each state in it.
    assert all(shown.issuperset(source for _, source, _ in path) for path in part.paths.values())
    assert all(each.source in shown and each.target in shown for each in part.departures)
    assert part.departures == tuple(
        each for each in whole.departures if each.source in shown and each.target in shown
    )


def test_equilibria_come_first_and_room_is_kept(many_states):
    game = graph(many_states)
    settling = np.arange(game.states.size) % 50 == 49
    found = state_graph(
        Departures(game, "SEQ"), 0, settling, way="moves", wanted=(4095, 17), room=(100, 40)
    )
    assert {0, 4095, 17} <= set(found.states)
    assert 40 <= len(found.states) <= 45
    assert sum(settling[state] for state in found.states) >= 5
    assert found.reached == found.hidden + len(found.states) == 4096


def test_states_asked_for_that_no_way_leads_to_stand_apart():
    game = graph(load_case("elmira"))
    begin = np.zeros(game.states.size, bool)
    begin[0] = True
    unpaid = int(np.flatnonzero(~led(game, begin))[0])
    found = state_graph(Departures(game, "SEQ"), 0, begin, way="improvements", wanted=[unpaid])
    assert found.layers[-1].moves is None
    assert found.layers[-1].shown == (unpaid,)
    assert unpaid not in found.paths
    assert found.reached == int(led(game, begin).sum())


@pytest.fixture
def many_states():
    from standoff.dispute.file import loads

    lines = ["format: standoff.dispute/1", "title: A grid", "actors:"]
    for a in range(4):
        lines += [f"  a{a}:", f"    name: Actor {a}", "    options:"]
        lines += [f"      o{o}: {{name: Do thing {o}}}" for o in range(3)]
    return loads("\n".join([*lines, f"status_quo: {'N' * 12}"]))
