"""Strong preferences and actors' own games where states count as one, or flips are conditional."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from brute_merged import MergedBrute
from hypothesis import HealthCheck, assume, given, settings
from toy_games import CONCEPTS, holds
from toy_perceived import PerceivedBrute, perceived_dispute_of, perceived_toys
from toy_strong import FORMS, Strongly, strong_dispute_of, strong_toys

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Merged,
    Option,
    Perception,
    Statement,
    Statements,
    Strong,
)
from standoff.dispute.perceived import perceived
from standoff.stability.explain import explain
from standoff.stability.solve import solve

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


class StrongMergedBrute(Strongly, MergedBrute):
    """A merged state satisfies what its members agree on, or what the one it is ranked as does."""

    def satisfies(self, i, formula, s):
        values = {holds(formula, self.toy.names, member) for member in s}
        if len(values) == 2 and i in self.ranked[s]:
            return holds(formula, self.toy.names, s[self.ranked[s][i] % len(s)])
        return values == {True}


def names_where(solution, stable):
    return {solution.state(k) for k in np.flatnonzero(stable)}


@given(strong_toys(merged=True))
@SETTINGS
def test_strong_and_weak_verdicts_where_states_are_merged(game):
    brute = StrongMergedBrute(game)
    assume(brute.states and any(game.strong))
    dispute = strong_dispute_of(game)
    solution = solve(dispute)
    for key in FORMS:
        for i in brute.players:
            expected = {brute.name(s) for s in brute.states if brute.holds_as(i, s, key)}
            assert names_where(solution, solution.stable[key][f"a{i}"]) == expected, (key, i)
    state = random.Random(0).choice(brute.states)
    state_of = {brute.name(s): s for s in brute.states}
    for verdict in explain(dispute, brute.name(state), actor="a0"):
        assert verdict.stable == brute.holds_as(0, state, verdict.concept)
        for item in verdict.improvements if "_" in verdict.concept else ():
            concept = verdict.concept.partition("_")[0]
            s1 = state_of[item.move.after]
            assert brute.made(item.move, 0, state, s1)
            assert item.strongly == brute.strongly_deterred(0, state, s1, concept)
            if item.strongly:
                assert brute.much_better(0, state, state_of[item.sanction[-1].after])


def own_states(brute, i, s):
    """The states of i's own game as which it sees the members of one of the model's, or None."""
    members = [tuple(member[place] for place in brute.kept[i]) for member in s]
    node = getattr(brute.own[i], "node", {})
    return [node.get(member) for member in members]


@given(perceived_toys(merged=True, most_options=4))
@SETTINGS
def test_each_actor_is_stable_as_its_own_game_has_it_where_states_are_merged(game):
    # As which member a merged state is ranked is left out: it may be one that is not seen.
    game.toy.merged = [(formula, {}) for formula, _ in game.toy.merged]
    brute = PerceivedBrute(game, MergedBrute)
    assume(brute.states and any(game.pictures) and not brute.lost())
    dispute = perceived_dispute_of(game)
    solution = solve(dispute)
    for concept in CONCEPTS:
        for i in brute.players:
            expected = {
                brute.model.name(s)
                for s in brute.states
                if all(
                    seen is not None and brute.own[i].stable(i, seen, concept)
                    for seen in own_states(brute, i, s)
                )
            }
            assert names_where(solution, solution.stable[concept][f"a{i}"]) == expected
    state = random.Random(0).choice(brute.states)
    for verdict in explain(dispute, brute.model.name(state)):
        here = solution.index(verdict.state)
        assert verdict.stable == solution.stable[verdict.concept][verdict.actor][here]
        assert all(item.sanction for item in verdict.improvements) or not verdict.stable


def statements(*texts):
    return Statements(tuple((Statement(parse(text)),) for text in texts))


def merging_what_one_does_not_see():
    """b's option u is hidden from a; where b takes v and u, what a does is nothing to anybody."""
    a = Actor("a", "A", options=(Option("x", "X"),), preference=statements("a.x iff b.v"),
              perception=Perception(unseen=("b.u",)))  # fmt: skip
    b = Actor("b", "B", options=(Option("u", "U"), Option("v", "V")))
    merged = Merged(parse("b.u and b.v"), name="over", ranked_as={"a": "YYY", "b": "NYY"})
    return Dispute("T", (a, b), merged=(merged,))


def test_members_that_look_different_must_each_be_stable():
    found = solve(merging_what_one_does_not_see(), ("Nash",))
    # "over" is NYY and YYY; a sees NNY, which it would leave, and YNY, where it would stay.
    assert found.states.members(found.index("-YY")) == ["NYY", "YYY"]
    stays = names_where(found, found.stable["Nash"]["a"])
    assert stays == {"NNN", "YNY", "NYN"}
    (verdict,) = explain(merging_what_one_does_not_see(), "-YY", actor="a", concept="Nash")
    assert not verdict.stable
    assert (verdict.state, verdict.seen.state) == ("-YY", "NNY")
    assert verdict.improvements[0].move.after == "YNY"


def test_the_member_that_is_left_need_not_be_the_first():
    dispute = merging_what_one_does_not_see()
    a, b = dispute.actors
    other = replace(dispute, actors=(replace(a, preference=statements("a.x iff not b.v")), b))
    found = solve(other, ("Nash",))
    assert names_where(found, found.stable["Nash"]["a"]) == {"YNN", "NNY", "YYN"}
    (verdict,) = explain(other, "-YY", actor="a", concept="Nash")
    assert (verdict.stable, verdict.seen.state) == (False, "YNY")


def test_a_merged_state_is_ranked_as_a_member_that_is_held_possible():
    dispute = merging_what_one_does_not_see()
    own = perceived(dispute, "a")
    assert own.merged[0].ranked_as == {}
    wider = replace(dispute.merged[0], expression=parse("b.v"))
    own = perceived(replace(dispute, merged=(wider,)), "a")
    assert own.merged[0].ranked_as == {"a": "YNY", "b": "NNY"}
    assert solve(replace(dispute, merged=(wider,)), ("Nash",)).size == 5
    # As a sees it, YYY would be YNY, which is a member but cannot be.
    barred = Constraint("never", parse("a.x and b.v and not b.u"))
    other = replace(dispute, merged=(wider,), constraints=(barred,))
    assert perceived(other, "a").merged[0].ranked_as == {"b": "NNY"}
    assert solve(other, ("Nash",)).size == 5


@pytest.mark.parametrize(
    ("member", "strongly"), [("NYY", True), ("NYN", False), (None, False)], ids=str
)
def test_a_merged_state_is_much_worse_as_the_member_that_it_is_ranked_as(member, strongly):
    # If a does x, b can drop out of everything (y): then z, which is much worse, makes no odds.
    much_worse = (Strong(worse=parse("b.z and b.y")),)
    a = Actor("a", "A", options=(Option("x", "X", "forward"),), strong=much_worse,
              preference=statements("not b.y", "a.x"))  # fmt: skip
    b = Actor("b", "B", options=(Option("y", "Y"), Option("z", "Z")))
    ranked = {} if member is None else {"a": f"Y{member[1:]}"}
    merged = Merged(parse("a.x and b.y"), ranked_as=ranked)
    dispute = Dispute("T", (a, b), merged=(merged,))
    found = solve(dispute, ("GMR",))
    here = found.index("NNN")
    assert found.stable["GMR"]["a"][here]
    assert found.stable["GMR_strong"]["a"][here] == strongly
