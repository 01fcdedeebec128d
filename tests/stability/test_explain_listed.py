"""Verdicts explained along lists of moves: the same as with the moves listed one by one."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from toy_games import CONCEPTS, Brute, dispute_of, strict_toy, toys

from standoff.graph import compiled
from standoff.graph.game import graph
from standoff.stability import explain_listed
from standoff.stability.explain import explain_game
from standoff.stability.tree import FarError, path_by_lists

SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def read(name):
    return tuple(letter == "Y" for letter in name)


def replayed(brute, names, verdict):
    """Whether a verdict's moves prove it, by the definitions alone."""
    i = names.index(verdict.actor)
    here = read(verdict.state)
    leaves = {read(each.move.after) for each in verdict.improvements}
    assert leaves == set(brute.leaves(i, here, "d"))
    for each in verdict.improvements:
        deterred = brute.deterred(i, here, read(each.move.after), verdict.concept, "d")
        assert deterred == (each.sanction is not None)
        last = None
        at = each.move.after
        for move in each.sanction or ():
            j = names.index(move.actor)
            assert j not in (i, last)
            assert move.before == at
            assert read(move.after) in brute.moves(j, read(at))
            if verdict.concept in ("SEQ", "SSEQ"):
                assert brute.better(j, read(at), read(move.after))
            last, at = j, move.after
        if each.sanction:
            assert brute.sanctions(i, here, read(at), "d")
            if verdict.concept in ("SMR", "SSEQ"):
                assert not brute.escapes(i, here, read(at), "d")


def compare(toy):
    brute = Brute(toy)
    if not brute.states:
        return
    dispute = dispute_of(toy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "_FROM_STATES", 0)
        game = graph(dispute)
        assert explain_listed.along_lists(game, CONCEPTS)
        found = [list(explain_game(game, state)) for state in range(game.states.size)]
    plain = graph(dispute)
    for state, verdicts in enumerate(found):
        for one, other in zip(verdicts, explain_game(plain, state), strict=True):
            replayed(brute, [actor.id for actor in dispute.actors], one)
            assert (one.actor, one.concept, one.stable) == (
                other.actor,
                other.concept,
                other.stable,
            )
            assert [each.move for each in one.improvements] == [
                each.move for each in other.improvements
            ]
            assert [len(each.sanction or ()) for each in one.improvements] == [
                len(each.sanction or ()) for each in other.improvements
            ]


@given(toys())
@SETTINGS
def test_witnesses_can_be_replayed_and_are_as_short_as_any(toy):
    compare(toy)


@pytest.mark.parametrize("near", [1, 4, 1 << 17])
def test_what_is_far_is_found_too(monkeypatch, near):
    monkeypatch.setattr(explain_listed, "_NEAR", near)
    compare(strict_toy(random.Random(near)))


def test_a_search_stops_where_it_was_told_to():
    dispute = dispute_of(strict_toy(random.Random(2)))
    orders = [player.order for player in graph(dispute).players]
    nowhere = np.zeros(len(orders[0].own_list), dtype=np.bool_)
    assert path_by_lists(orders, 0, nowhere, improving=False, most=1 << 20) is None
    with pytest.raises(FarError):
        path_by_lists(orders, 0, nowhere, improving=False, most=1)
    assert path_by_lists([], 0, nowhere, improving=False, most=1) is None
