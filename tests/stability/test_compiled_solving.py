"""Verdicts found by the compiled twins, against the NumPy reference and the definitions."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toy_games import CONCEPTS, Brute, dispute_of, spelled, strict_toy, toys

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Constraint, Dispute, Option, Statement, Statements
from standoff.graph import compiled
from standoff.graph.compiled.order import CompiledOrder
from standoff.graph.game import graph
from standoff.stability.blockers import who_blocks
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.paths import paths
from standoff.stability.solve import solve, solve_game

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def quickly(dispute):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "_FROM_STATES", 0)
        game = graph(dispute)
        assert all(isinstance(player.order, CompiledOrder) for player in game.players)
        return solve_game(game, CONCEPTS)


def same(one, other):
    assert one.concepts == other.concepts
    for concept in one.concepts:
        for actor in one.actors:
            assert (one.stable[concept][actor] == other.stable[concept][actor]).all()
        assert (one.equilibria[concept] == other.equilibria[concept]).all()


def compare(toy):
    brute = Brute(toy)
    if not brute.states:
        return
    dispute = dispute_of(toy)
    found = quickly(dispute)
    same(found, solve(dispute))
    for concept in CONCEPTS:
        for i in brute.players:
            expected = {spelled(s) for s in brute.states if brute.stable(i, s, concept)}
            stable = np.flatnonzero(found.stable[concept][f"a{i}"])
            assert {found.state(k) for k in stable.tolist()} == expected, (concept, i)


@given(toys())
@SETTINGS
def test_verdicts_are_those_of_the_reference_and_of_the_definitions(toy):
    compare(toy)


def analysed(dispute):
    """What all other analyses say of a dispute."""
    everyone = [actor.id for actor in dispute.actors]
    game = graph(dispute)
    start = game.states.name(0)
    concepts = ["SIM", *(("L_1", "L_3", "NM") if len(everyone) == 2 else ())]
    unsure = any(player.comparison for player in game.players)
    further = None if unsure else solve_game(game, concepts).to_dict()
    together = None if unsure else solve_coalition(dispute, everyone[:2]).to_dict()
    universal = None if unsure else solve_universal(dispute).to_dict()
    steps = [
        (route.state, len(route.moves or ()), len(route.improvements or ()))
        for route in paths(dispute, start=start).routes
    ]
    blockers = who_blocks(dispute, game.states.name(game.states.size - 1), start=start).to_dict()
    return solve(dispute).to_dict(), further, together, universal, steps, blockers


@given(st.one_of(toys(most_options=4), toys(most_actors=2), toys(unknown=True, most_options=4)))
@SETTINGS
def test_other_analyses_find_the_same(toy):
    if not Brute(toy).states:
        return
    dispute = dispute_of(toy)
    plain = analysed(dispute)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "_FROM_STATES", 0)
        assert analysed(dispute) == plain


@pytest.mark.parametrize("seed", range(5))
def test_actors_who_tell_all_states_apart(seed):
    compare(strict_toy(random.Random(seed)))


def model(seed, *, lasting, rules):
    """Four actors with four options each, 65,536 states before the constraints."""
    draw = random.Random(seed)
    names = [f"a{k // 4}.o{k}" for k in range(16)]
    actors = []
    for number in range(4):
        texts = ["{} iff {} or not {}".format(*draw.sample(names, 3)) for _ in range(20)]
        actors.append(
            Actor(
                f"a{number}", "A",
                options=tuple(
                    Option(f"o{k}", "O", "forward" if lasting and k % 4 == 3 else None)
                    for k in range(4 * number, 4 * number + 4)
                ),
                preference=Statements(tuple((Statement(parse(text)),) for text in texts)),
            )
        )  # fmt: skip
    constraints = tuple(Constraint("never", parse(text)) for text in rules)
    return Dispute("T", tuple(actors), constraints=constraints)


@pytest.mark.parametrize(
    ("lasting", "rules"),
    [(False, ()), (True, ()), (False, ("a0.o1 and not a0.o2",)), (False, ("a0.o1 and a3.o13",))],
)
def test_large_models_are_solved_alike(monkeypatch, lasting, rules):
    dispute = model(4, lasting=lasting, rules=rules)
    found = quickly(dispute)
    monkeypatch.setattr(compiled, "_FROM_STATES", 1 << 40)
    same(found, solve(dispute))


def test_many_states_are_compiled_for_without_being_asked():
    game = graph(model(1, lasting=False, rules=()))
    assert isinstance(game.players[0].order, CompiledOrder)
