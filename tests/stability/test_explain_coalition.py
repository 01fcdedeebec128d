"""Witnesses for coalitions, replayed by a reader of the definitions."""

from __future__ import annotations

import random

import pytest
from brute_further import COALITIONAL, FurtherBrute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from replaying import replay_departures
from toy_games import dispute_of, spelled, toys

from standoff.cases import load_case
from standoff.errors import InputError, MissingError
from standoff.stability.explain_coalition import explain_coalition


@given(toys(most_options=5, most_actors=4), st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_witness_of_a_coalition_replays(toy, data):
    brute = FurtherBrute(toy)
    assume(brute.states)
    members = data.draw(st.sets(st.sampled_from(list(brute.players)), min_size=1))
    state_of = {spelled(state): state for state in brute.states}
    ids = tuple(f"a{i}" for i in sorted(members))
    for s in random.Random(0).sample(brute.states, min(3, len(brute.states))):
        verdicts = explain_coalition(dispute_of(toy), spelled(s), ids)
        assert [v.concept for v in verdicts] == list(COALITIONAL)
        for verdict in verdicts:
            assert (verdict.coalition, verdict.state) == (ids, spelled(s))
            replay_departures(verdict, brute, members, s, state_of)


def test_the_ministry_and_uniroyal_leave_7_for_10():
    (verdict,) = explain_coalition(
        load_case("elmira"), "NYNNY", ["uniroyal", "ministry"], concept="cnash"
    )
    assert not verdict.stable
    assert {item.moves[-1].after for item in verdict.departures} == {"YNYNY"}
    (told,) = verdict.sentences
    assert told == (
        "Ministry of the Environment and Uniroyal together could do better: Uniroyal by taking "
        "“Accept the order as it stands” and dropping “Delay by appealing”, then Ministry of the "
        "Environment by taking “Modify the control order”."
    )


def test_verdicts_in_words():
    prisoners = load_case("prisoners-dilemma")
    told = {v.concept: v for v in explain_coalition(prisoners, "NN", ["row"])}
    assert told["CNash"].sentences == ("Row could do better: Row by taking “Defect”.",)
    (said,) = told["CSMR"].sentences
    assert said == (
        "Row could do better: Row by taking “Defect”; but then the others could answer, Column by "
        "taking “Defect”, which leaves Row no better off than now, with no way out."
    )
    assert "the others would answer" in told["CSEQ"].sentences[0]
    verdicts = explain_coalition(prisoners, "YY", ["row", "column"])
    assert {v.stable for v in verdicts} == {False}
    no_better = "would leave any of them no better off than now."
    assert verdicts[1].sentences[0].endswith(f"and no moves of the others {no_better}")
    wanted = "no moves that others would want to make"
    assert verdicts[3].sentences[0].endswith(f"and {wanted} {no_better}")
    (stays,) = explain_coalition(prisoners, "NN", ["row", "column"], concept="CNash")
    assert stays.sentences == (
        "Nothing that Row and Column can reach together is better for each of them.",
    )
    (alone,) = explain_coalition(prisoners, "YY", ["row"], concept="CNash")
    assert alone.sentences == ("Row cannot do better by moving alone.",)


def test_many_departures_are_told_in_part():
    kinds = explain_coalition(load_case("cuba"), "NYNY", ["us", "ussr"], concept="CGMR")
    (verdict,) = kinds
    assert len(verdict.departures) > 8
    assert len(verdict.sentences) == 9
    assert verdict.sentences[-1] == (
        f"There are {len(verdict.departures) - 8} more such ways to leave."
    )


def test_what_cannot_be_asked_is_refused():
    cuba = load_case("cuba")
    with pytest.raises(MissingError, match="Did you mean 'ussr'"):
        explain_coalition(cuba, "NNNN", ["usr"])
    with pytest.raises(MissingError, match="not feasible"):
        explain_coalition(cuba, "NNYY", ["us"])
    with pytest.raises(MissingError, match="Did you mean 'CGMR'"):
        explain_coalition(cuba, "NNNN", ["us"], concept="GMR")
    kosovo = load_case("kosovo-2007")
    with pytest.raises(InputError, match="not defined where preferences are not known"):
        explain_coalition(kosovo, kosovo.status_quo, ["serbia", "russia"])
