"""Witnesses of SIM, L_h and NM, replayed by a reader of the definitions."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from brute_further import FurtherBrute
from hypothesis import HealthCheck, assume, given, settings
from replaying import replay_line, replay_sim
from toy_games import dispute_of, spelled, toys

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Option, Ranking
from standoff.errors import InputError, MissingError
from standoff.stability.explain import explain
from standoff.stability.solve import solve

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def sampled(brute):
    return random.Random(0).sample(brute.states, min(4, len(brute.states)))


@given(toys(most_options=6, most_actors=4))
@SETTINGS
def test_every_witness_of_sim_replays(toy):
    brute = FurtherBrute(toy)
    assume(brute.states)
    state_of = {spelled(state): state for state in brute.states}
    for s in sampled(brute):
        verdicts = explain(dispute_of(toy), spelled(s), concept="sim")
        assert [(v.actor, v.concept) for v in verdicts] == [(f"a{i}", "SIM") for i in brute.players]
        for i, verdict in enumerate(verdicts):
            replay_sim(verdict, brute, i, s, state_of)


@given(toys(most_options=5, most_actors=2))
@SETTINGS
def test_every_line_of_anticipated_play_replays(toy):
    brute = FurtherBrute(toy)
    assume(brute.states)
    nonmyopic = brute.nonmyopic()
    for s in sampled(brute):
        for concept in ("L_1", "L_2", "L_5", "NM"):
            for i, verdict in enumerate(explain(dispute_of(toy), spelled(s), concept=concept)):
                assert (verdict.actor, verdict.concept) == (f"a{i}", concept)
                assert verdict.sentences
                for each in verdict.anticipated:
                    end = replay_line(brute, i, s, each)
                    gains = brute.score[i][end] > brute.score[i][s]
                    assert gains is not verdict.stable
                if concept == "NM":
                    assert verdict.stable == (s in nonmyopic[i])
                    check_period(brute, i, s, verdict)
                else:
                    (only,) = verdict.anticipated
                    assert (only.horizon, only.period) == (int(concept[2:]), None)
                    assert verdict.stable == brute.limited(i, s, only.horizon)


def check_period(brute, i, s, verdict):
    """What is said of some horizons holds for all that follow at the distance of a period."""
    first = verdict.anticipated[0]
    horizons = [each.horizon for each in verdict.anticipated]
    if verdict.stable:
        assert horizons == list(range(first.horizon, first.horizon + first.period))
    else:
        assert len(horizons) == 1
    for h in horizons:
        assert brute.ends(h) == brute.ends(h + first.period)
        assert brute.limited(i, s, h) == verdict.stable


def test_verdicts_in_words():
    row, column = explain(load_case("chicken"), "NY", concept="L_3")
    (told,) = row.sentences
    assert told == (
        "Looking 3 moves ahead: if Row began by taking “Drive on”, Column would go on by dropping "
        "“Drive on”, and play would end at YN, which Row likes better than to stay."
    )
    assert column.stable
    row, column = explain(load_case("chicken"), "NN", concept="NM")
    assert row.sentences[0] == "Row stays however far it looks, from 3 moves ahead on."
    first, _ = explain(load_case("prisoners-dilemma"), "NY", concept="L_1")
    (told,) = first.sentences
    assert told == (
        "Looking 1 move ahead: if Row began by taking “Defect”, play would end at YY, which Row "
        "likes better than to stay."
    )


def test_an_actor_that_never_settles_in_words():
    a = Actor("a", "A", options=(Option("x", "X"),), preference=ranked("YN", "NY", "NN", "YY"))
    b = Actor("b", "B", options=(Option("y", "Y"),), preference=ranked("NN", "YY", "NY", "YN"))
    leaves, stays = explain(Dispute("Patrols", (a, b)), "NN", concept="NM")
    assert leaves.sentences[0] == (
        "A leaves when it looks 3 moves ahead, and again when it looks 2, 4, 6, … moves further."
    )
    assert stays.sentences[0] == "B stays however far it looks, from 2 moves ahead on."
    (_, told) = stays.sentences
    assert told == (
        "Looking 2 or 3 moves ahead: if B began by taking “Y”, play would end at NY, which B likes "
        "no better than to stay."
    )
    still = Dispute("Still", (replace(a, preference=ranked("N", "Y")), Actor("b", "B")))
    _, watching = explain(still, "N", concept="NM")
    assert watching.sentences == ("B cannot move.",)


def ranked(*states):
    return Ranking(tuple((pattern(state),) for state in states))


def pattern(state):
    names_ = ("a.x", "b.y")[: len(state)]
    return parse(
        " and ".join(
            name if letter == "Y" else f"not {name}"
            for name, letter in zip(names_, state, strict=True)
        )
    )


def test_sim_in_words():
    chicken = load_case("chicken")
    assert solve(chicken, ("SIM",)).settled("SIM") == ("NN", "YN", "NY")
    row, _ = explain(chicken, "NN", concept="SIM")
    (told,) = row.sentences
    assert told == (
        "Row could do better by taking “Drive on”; but Column gains by taking “Drive on”, and "
        "if they move at the same moment it ends at YY, which Row likes no better than to stay."
    )
    _, ussr = explain(load_case("cuba"), "NYNN", concept="SIM")
    assert ussr.sentences[0].endswith("would leave it no better off than now.")


def test_what_cannot_be_asked_is_refused():
    with pytest.raises(MissingError, match="SIM has no indices"):
        explain(load_case("cuba"), "NNNN", concept="sim_a")
    with pytest.raises(MissingError, match="Did you mean 'SIM'"):
        explain(load_case("cuba"), "NNNN", concept="SIMM")
    with pytest.raises(MissingError, match="not feasible"):
        explain(load_case("cuba"), "NNYY", concept="NM")
    with pytest.raises(InputError, match="defined for two actors"):
        explain(load_case("elmira"), "NYNNN", concept="NM")
    with pytest.raises(InputError, match="not known of 'serbia'"):
        explain(load_case("kosovo-2007"), load_case("kosovo-2007").status_quo, concept="SIM")
    (verdict,) = explain(load_case("cuba"), "NNNN", actor="ussr", concept="NM")
    assert verdict.actor == "ussr"
