"""What opponents can do to an actor, against sequences of moves tried out one by one."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from brute_merged import MergedBrute
from toy_games import dispute_of, strict_toy

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Constraint, Dispute, Option
from standoff.graph import compiled
from standoff.graph.compiled.order import CompiledOrder
from standoff.graph.game import graph
from standoff.stability import sanctions


def bound(seed):
    """Some moves are for good, and constraints forbid others."""
    return strict_toy(random.Random(seed))


def free(seed):
    """Whatever the others do, everybody can take any of its options."""
    toy = bound(seed)
    return replace(toy, constraints=[], irreversible=[None] * len(toy.owners))


def explicit(seed):
    """No actor can give up an option while it takes its last one; and some states are merged."""
    toy = free(seed)
    last = dict(zip(toy.owners, toy.names, strict=True))
    return replace(
        toy,
        irreversible=["forward"] * len(toy.owners),
        conditions=[("var", last[owner]) for owner in toy.owners],
        merged=[(("and", ("var", toy.names[0]), ("var", toy.names[-1])), {0: 0, 1: 0, 2: 0})],
    )


@cache
def brute_of(kind, seed):
    return MergedBrute(kind(seed))


GAMES = pytest.mark.parametrize(
    ("kind", "seed"), [(kind, seed) for kind in (bound, free, explicit) for seed in (4, 8)]
)


@pytest.mark.parametrize("quick", ["nothing", "what follows moves", "everything"])
@GAMES
def test_the_least_value_that_opponents_reach(monkeypatch, kind, seed, quick):
    """Also with the compiled ways, and where these find moves that were not compiled for."""
    brute = brute_of(kind, seed)
    if quick == "everything":
        monkeypatch.setattr(compiled, "_FROM_STATES", 0)
    elif quick == "what follows moves":
        monkeypatch.setattr(sanctions, "pays", lambda size: size == len(brute.states))
    game = graph(dispute_of(brute.toy))
    assert game.explicit == (kind is explicit)
    if kind is not explicit:
        is_compiled = isinstance(game.players[0].order, CompiledOrder)
        assert is_compiled == (quick == "everything")
    values = np.random.default_rng(seed).permutation(len(brute.states)).astype(np.int32)
    value = dict(zip(brute.states, values.tolist(), strict=True))
    for i in brute.players:
        for improving in (False, True):
            least = sanctions.least_reached(game, i, values, improving=improving)
            for s, found in zip(brute.states, least.tolist(), strict=True):
                there = [s, *brute.reached(i, s, credible=improving)]
                assert found == min(value[t] for t in there)


@GAMES
def test_the_best_answer_is_the_best_of_staying_and_moving(kind, seed):
    brute = brute_of(kind, seed)
    game = graph(dispute_of(brute.toy))
    for i in brute.players:
        rank = dict(zip(brute.states, game.players[i].ranks.tolist(), strict=True))
        best = [max(rank[t] for t in (s, *brute.moves(i, s))) for s in brute.states]
        assert sanctions.best_answer(game, i).tolist() == best


@GAMES
def test_an_actor_resists_where_no_improvement_is_worth_more_than_staying(kind, seed):
    brute = brute_of(kind, seed)
    game = graph(dispute_of(brute.toy))
    values = np.random.default_rng(seed).permutation(len(brute.states))
    value = dict(zip(brute.states, values.tolist(), strict=True))
    for i in brute.players:
        rank = dict(zip(brute.states, game.players[i].ranks.tolist(), strict=True))
        assert sanctions.resists(game, i, values).tolist() == [
            all(value[t] <= rank[s] for t in brute.improvements(i, s)) for s in brute.states
        ]


def test_opponents_are_followed_until_none_of_them_adds_anything():
    # x is possible only with y, and y only with z: whoever comes first waits for the last.
    def one(ident, option):
        return Actor(ident, ident.upper(), options=(Option(option, option),))

    actors = (Actor("i", "I"), one("a", "x"), one("b", "y"), one("c", "z"))
    rules = ("a.x and not b.y", "b.y and not c.z")
    game = graph(
        Dispute("T", actors, constraints=tuple(Constraint("never", parse(each)) for each in rules))
    )
    assert game.states.names() == ["NNN", "NNY", "NYY", "YYY"]
    values = np.array([3, 2, 1, 0])
    assert sanctions.least_reached(game, 0, values, improving=False).tolist() == [0, 0, 0, 0]
    # Only the last of them adds anything.
    values_of_one = np.array([1, 0, 0, 0])
    assert sanctions.least_reached(game, 0, values_of_one, improving=False).tolist() == [0] * 4
    # In another order, one alone, and none.
    orders = [player.order for player in game.players[1:]]
    assert sanctions.least_led_to(orders[::-1], values, improving=False).tolist() == [0, 0, 0, 0]
    for order, least in zip(orders, ([3, 2, 0, 0], [3, 1, 1, 0], [2, 2, 1, 0]), strict=True):
        assert sanctions.least_led_to([order], values, improving=False).tolist() == least
    assert sanctions.least_led_to([], values, improving=False).tolist() == [3, 2, 1, 0]
