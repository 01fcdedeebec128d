"""Verdicts where actors see different games, against games with the unseen options taken out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from brute_further import FurtherBrute
from hypothesis import HealthCheck, assume, given, settings
from toy_games import CONCEPTS, spelled
from toy_perceived import PerceivedBrute, perceived_dispute_of, perceived_toys

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Ascribed,
    Constraint,
    Dispute,
    Option,
    Perception,
    Ranking,
    Statement,
    Statements,
    Strong,
    Unknown,
)
from standoff.errors import DisputeError, InputError
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.solve import solve

SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def compare(game):
    brute = PerceivedBrute(game)
    assume(brute.states and any(game.pictures))
    dispute = perceived_dispute_of(game)
    if brute.lost():
        with pytest.raises(DisputeError, match="sees the dispute, no state is feasible"):
            solve(dispute)
        return
    solution = solve(dispute)
    assert solution.states.names() == sorted(map(spelled, brute.states), key=lambda s: s[::-1])
    suffixes = ("_a", "_b", "_c", "_d") if brute.anything_unknown() else ("",)
    assert solution.concepts == tuple(c + suffix for c in CONCEPTS for suffix in suffixes)
    for concept in CONCEPTS:
        for suffix in suffixes:
            settled = {spelled(s) for s in brute.states}
            for i in brute.players:
                expected = {
                    spelled(s)
                    for s in brute.states
                    if brute.stable(i, s, concept, suffix[1:] or "d")
                }
                stable = solution.stable[concept + suffix][f"a{i}"]
                found = {solution.state(k) for k in np.flatnonzero(stable)}
                assert found == expected, (concept + suffix, i)
                settled &= expected
            assert set(solution.settled(concept + suffix)) == settled


@given(perceived_toys())
@SETTINGS
def test_each_actor_is_stable_as_its_own_game_has_it(game):
    compare(game)


@given(perceived_toys(unknown=True, most_options=4))
@SETTINGS
def test_unknown_comparisons_in_any_game_give_every_verdict_its_indices(game):
    compare(game)


@given(perceived_toys(most_options=4, most_actors=2))
@settings(SETTINGS, max_examples=40)
def test_sim_and_looking_ahead_are_told_in_each_actors_own_game(game):
    brute = PerceivedBrute(game, FurtherBrute)
    assume(brute.states and any(game.pictures) and not brute.lost())
    solution = solve(perceived_dispute_of(game), ("SIM", "L_1", "L_2", "NM"))
    for i in brute.players:
        own = brute.own[i]
        stays = {
            "SIM": {s for s in own.states if own.sim(i, s)},
            "L_1": {s for s in own.states if own.limited(i, s, 1)},
            "L_2": {s for s in own.states if own.limited(i, s, 2)},
            "NM": own.nonmyopic()[i],
        }
        for concept in solution.concepts:
            found = solution.stable[concept][f"a{i}"]
            expected = {spelled(s) for s in brute.states if brute.seen(i, s) in stays[concept]}
            assert {solution.state(k) for k in np.flatnonzero(found)} == expected, (concept, i)


def statements(*texts):
    return Statements(tuple((Statement(parse(text)),) for text in texts))


def ranked(options, *states):
    return Ranking(tuple((parse(state, options=options),) for state in states))


def ambush(perception=None):
    """The attacker marches if the road is free; the defender may lie in wait for it."""
    options = ("attacker.march", "defender.ambush")
    attacker = Actor(
        "attacker", "The attacker", options=(Option("march", "March"),),
        preference=ranked(options, "YN", "NN", "NY", "YY"), perception=perception,
    )  # fmt: skip
    defender = Actor(
        "defender", "The defender", options=(Option("ambush", "Lie in wait"),),
        preference=ranked(options, "YY", "NN", "NY", "YN"),
    )  # fmt: skip
    return Dispute("An ambush", (attacker, defender), status_quo="NN")


UNSEEN = Perception(unseen=("defender.ambush",))


def test_who_does_not_see_the_answer_does_not_fear_it():
    seen, unseen = solve(ambush()), solve(ambush(UNSEEN))
    at = seen.index
    assert seen.settled("SEQ") == ("NN", "NY")
    assert seen.stable["SEQ"]["attacker"][at("NN")]
    assert not unseen.stable["SEQ"]["attacker"][at("NN")]
    # In YY it believes to be marching on a free road, and stays; so does the defender.
    assert not seen.stable["Nash"]["attacker"][at("YY")]
    assert unseen.stable["Nash"]["attacker"][at("YY")]
    assert unseen.settled("Nash") == unseen.settled("SEQ") == ("YY",)
    assert np.array_equal(unseen.stable["SEQ"]["defender"], seen.stable["SEQ"]["defender"])


def test_what_an_actor_ascribes_to_another_decides_whether_its_answer_is_credible():
    options = ("attacker.march", "defender.ambush")
    timid = Ascribed("defender", ranked(options, "NN", "YN", "NY", "YY"))
    found = solve(ambush(Perception(ascribed=(timid,))))
    here = found.index("NN")
    assert found.stable["GMR"]["attacker"][here]
    assert not found.stable["SEQ"]["attacker"][here]
    # The defender itself is as the model has it.
    assert np.array_equal(
        found.stable["SEQ"]["defender"], solve(ambush()).stable["SEQ"]["defender"]
    )


def test_a_state_that_an_actor_does_not_hold_possible_is_not_stable_for_it():
    either = Constraint("always", parse("attacker.march or defender.ambush"))
    found = solve(replace(ambush(UNSEEN), constraints=(either,), status_quo=None))
    stable = found.stable["Nash"]["attacker"]
    assert [found.state(k) for k in np.flatnonzero(stable)] == ["YN", "YY"]
    assert not found.stable["GMR"]["attacker"][found.index("NY")]


def test_who_holds_nothing_possible_is_refused():
    always = Constraint("always", parse("defender.ambush"))
    dispute = replace(ambush(UNSEEN), constraints=(always,), status_quo=None)
    with pytest.raises(DisputeError, match="as 'attacker' sees the dispute, no state is feasible"):
        solve(dispute)
    options = ("attacker.march", "defender.ambush")
    gappy = Ascribed("defender", ranked(options, "NN", "YN"))
    with pytest.raises(DisputeError, match=r"as 'attacker' sees .* 'defender' leaves out 2"):
        solve(ambush(Perception(ascribed=(gappy,))))


def test_strength_is_that_of_the_actors_own_game():
    strong = (Strong(worse=parse("defender.ambush")),)
    open_eyes, closed = (
        replace(d, actors=(replace(d.actors[0], strong=strong), d.actors[1]))
        for d in (ambush(), ambush(UNSEEN))
    )
    here = solve(open_eyes).index("NN")
    assert solve(open_eyes).stable["SEQ_strong"]["attacker"][here]
    for key in ("SEQ", "SEQ_strong", "SEQ_weak"):
        assert not solve(closed).stable[key]["attacker"][here]
    doubtful = Ascribed("defender", Statements(), (Unknown(about=("attacker.march",)),))
    mixed = replace(
        open_eyes,
        actors=(replace(open_eyes.actors[0], perception=Perception(ascribed=(doubtful,))),
                open_eyes.actors[1]),
    )  # fmt: skip
    with pytest.raises(InputError, match="not known of 'defender', and 'attacker' declares"):
        solve(mixed)


def test_a_picture_that_shows_nothing_else_changes_nothing():
    blank = solve(ambush(Perception()))
    for concept in CONCEPTS:
        assert blank.settled(concept) == solve(ambush()).settled(concept)


def test_coalitions_are_refused_where_actors_see_different_games():
    for ask in (
        lambda d: solve_coalition(d, ["attacker", "defender"]),
        solve_universal,
        lambda d: explain_coalition(d, "NN", ["defender"]),
    ):
        with pytest.raises(InputError, match="'attacker' has a picture of its own"):
            ask(ambush(UNSEEN))
        ask(ambush(Perception()))
