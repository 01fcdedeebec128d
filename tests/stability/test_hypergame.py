"""Verdicts where actors see different games, against games with the unseen options taken out."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

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
from standoff.graph.game import graph
from standoff.stability.coalitions import solve_coalition, solve_universal
from standoff.stability.explain import explain
from standoff.stability.explain_coalition import explain_coalition
from standoff.stability.hypergame import doubtful, own_game, refuse_pictures
from standoff.stability.solve import solve
from standoff.stability.verdict import Seen, as_data

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


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
@settings(SETTINGS, max_examples=25)
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
    dispute = found.dispute
    for concept in ("GMR", "SIM"):
        verdicts = explain(dispute, "NY", concept=concept, actor="attacker")
        assert [(each.concept, each.stable) for each in verdicts] == [(concept, False)]


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
        solve(mixed, ("SEQ_strong",))


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


@pytest.mark.parametrize(
    ("count", "who"),
    [
        (1, "'a' has a picture of its own"),
        (2, "'a' and 'b' have a picture of their own"),
        (3, "'a', 'b' and 'c' have a picture of their own"),
        (4, "'a', 'b', 'c' and 'd' have a picture of their own"),
    ],
)
def test_all_who_have_a_picture_of_their_own_are_named(count, who):
    other = Ascribed("e", statements("e.o"))
    actors = [
        Actor(name, name.upper(), options=(Option("o", "O"),),
              perception=Perception(ascribed=(other,)) if place < count else None)
        for place, name in enumerate("abcde")
    ]  # fmt: skip
    with pytest.raises(InputError) as refused:
        refuse_pictures(Dispute("T", tuple(actors)), "This")
    assert str(refused.value) == (
        f"This is not defined where actors see the dispute differently, and {who} ('perceives')"
    )


@given(perceived_toys(unknown=True, most_options=4, most_actors=3))
@settings(SETTINGS, max_examples=25)
def test_every_witness_replays_in_the_actors_own_game(game):
    brute = PerceivedBrute(game)
    assume(brute.states and any(game.pictures) and not brute.lost())
    dispute = perceived_dispute_of(game)
    solution = solve(dispute)
    for state in random.Random(0).sample(brute.states, min(3, len(brute.states))):
        for verdict in explain(dispute, spelled(state)):
            assert verdict.state == spelled(state)
            i = int(verdict.actor[1:])
            at = solution.index(verdict.state)
            assert verdict.stable == solution.stable[verdict.concept][verdict.actor][at]
            replay_as_seen(verdict, brute, i, brute.seen(i, state), game.pictures[i])


def replay_as_seen(verdict, brute, i, seen, picture):
    blank = picture is None or not (picture.unseen or picture.ascribed)
    assert (verdict.seen is None) == blank
    if seen is None:
        assert verdict.seen.state is None
        assert not verdict.improvements
        return
    own = brute.own[i]
    # An actor's own game, spelled in all letters: those of unseen options are N.
    state_of = {padded(t, brute.kept[i], len(brute.states[0])): t for t in own.states}
    if not blank:
        assert state_of[verdict.seen.state] == seen
        assert verdict.seen.unseen == tuple(picture.unseen)
        assert verdict.seen.ascribed == tuple(f"a{other}" for other in picture.ascribed)
    concept, _, index = verdict.concept.partition("_")
    index = index or "d"
    left = {state_of[item.move.after] for item in verdict.improvements}
    assert left == set(own.leaves(i, seen, index))
    for item in verdict.improvements:
        assert state_of[item.move.before] == seen
        if item.sanction is None:
            assert not own.deterred(i, seen, state_of[item.move.after], concept, index)
            continue
        here, last = item.move.after, None
        for move in item.sanction:
            j = int(move.actor[1:])
            assert j not in (i, last)
            assert move.before == here
            assert state_of[move.after] in own.moves(j, state_of[here])
            if concept in ("SEQ", "SSEQ"):
                assert own.hopeful(j, state_of[here], state_of[move.after])
            here, last = move.after, j
        assert own.sanctions(i, seen, state_of[here], index)
        if concept in ("SMR", "SSEQ"):
            assert not own.escapes(i, seen, state_of[here], index)


def padded(state, kept, width):
    return "".join(
        "NY"[state[kept.index(place)]] if place in kept else "N" for place in range(width)
    )


def test_the_explanation_says_through_whose_eyes_it_looks():
    verdicts = explain(ambush(UNSEEN), "NY", concept="SEQ")
    attacker, defender = verdicts
    assert not attacker.stable
    assert attacker.seen == Seen("NN", ("defender.ambush",), ())
    assert attacker.sentences == (
        (
            "The attacker judges by a picture of its own: it does not see “Lie in wait” "
            "(The defender), so that to it the state is NN."
        ),
        (
            "The attacker could do better by taking “March”, and no moves that others would want "
            "to make would leave it no better off than now."
        ),
    )
    (item,) = attacker.improvements
    assert (item.move.before, item.move.after) == ("NN", "YN")
    assert defender.seen is None
    data = as_data(attacker)
    assert data["seen"] == {"state": "NN", "unseen": ("defender.ambush",), "ascribed": ()}
    assert "seen" not in as_data(defender)


def test_the_explanation_names_what_is_ascribed_and_what_is_not_held_possible():
    options = ("attacker.march", "defender.ambush")
    timid = Ascribed("defender", ranked(options, "NN", "YN", "NY", "YY"))
    (verdict,) = explain(ambush(Perception(ascribed=(timid,))), "NN", actor="attacker",
                         concept="SEQ")  # fmt: skip
    assert verdict.sentences[0] == (
        "The attacker judges by a picture of its own: it takes The defender to want other things "
        "than the model says."
    )
    assert verdict.seen == Seen("NN", (), ("defender",))
    either = Constraint("always", parse("attacker.march or defender.ambush"))
    partial = replace(ambush(UNSEEN), constraints=(either,), status_quo=None)
    for concept in ("Nash", "SIM", "NM"):
        (verdict,) = explain(partial, "NY", actor="attacker", concept=concept)
        assert (verdict.stable, verdict.improvements) == (False, ())
        assert verdict.seen == Seen(None, ("defender.ambush",), ())
        assert verdict.sentences[1] == (
            "The attacker does not hold this state possible: it would be NN, which a constraint "
            "excludes. What an actor does not hold possible is not stable for it."
        )


def test_sim_and_nm_are_explained_in_the_actors_own_game():
    for concept in ("SIM", "NM"):
        by = {verdict.actor: verdict for verdict in explain(ambush(UNSEEN), "NY", concept=concept)}
        assert not by["attacker"].stable
        assert by["attacker"].state == "NY"
        assert by["attacker"].seen.state == "NN"
        assert by["defender"].seen is None
        solution = solve(ambush(UNSEEN), (concept,))
        for actor, verdict in by.items():
            assert verdict.stable == solution.stable[concept][actor][solution.index("NY")]


def two_who_see(first, second, *, day=None):
    """Two actors with a picture each, and one who sees the dispute as it is."""
    actors = tuple(
        Actor(
            name, name.upper(), options=(Option("o", "O", available_from=day),),
            perception=None if picture is None else Perception(ascribed=(picture,)),
        )
        for name, picture in (("a", first), ("b", second), ("c", None))
    )  # fmt: skip
    return Dispute("T", actors)


def test_the_game_that_an_actor_sees_is_of_the_same_day():
    known_of = Ascribed("c", Statements(((Statement(parse("c.o")),),)))
    dispute = two_who_see(known_of, None, day=date(2024, 3, 1))
    early = own_game(graph(dispute, date(2024, 2, 1)), 0).game
    late = own_game(graph(dispute, date(2024, 3, 1)), 0).game
    assert early.day == date(2024, 2, 1)
    moves = [[len(player.each_move.source) for player in game.players] for game in (early, late)]
    assert moves == [[0, 0, 0], [8, 8, 8]]


def test_who_sees_the_dispute_as_it_is_sees_each_state_as_itself():
    game = graph(two_who_see(None, None))
    sight = own_game(game, 2)
    assert sight.game is game
    assert sight.picture is None
    assert [sight.members(game.states, state) for state in range(8)] == [[s] for s in range(8)]


def test_a_doubt_of_any_actor_is_found_whoever_comes_before():
    sure = Ascribed("c", Statements())
    unsure = Ascribed("c", Statements(), unknown=(Unknown(about=("a.o",)),))
    assert doubtful(graph(two_who_see(sure, sure))) is None
    for pictures in ((sure, unsure), (unsure, sure), (unsure, unsure)):
        found = doubtful(graph(two_who_see(*pictures)))
        assert found is not None
        assert any(player.comparison for player in found.players)
