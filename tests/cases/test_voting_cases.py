"""The cases with voting bodies give the published numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from standoff.cases import load_case
from standoff.dispute.check import check
from standoff.dispute.expressions import parse
from standoff.dispute.states import enumerate_states
from standoff.dispute.voting import banzhaf, minimal_blocking_sets, shapley_shubik
from standoff.stability.solve import solve


def body_of(case):
    (body,) = load_case(case).bodies
    return body, {member.id: member.weight for member in body.members}


PUBLISHED = {
    "un-security-council": {
        "china": ("421/2145", "848/5080"),
        "us": ("421/2145", "848/5080"),
        "elected_1": ("4/2145", "84/5080"),
        "elected_10": ("4/2145", "84/5080"),
    },
    "eec-1958": {
        "france": ("14/60", "10/42"),
        "italy": ("14/60", "10/42"),
        "belgium": ("9/60", "6/42"),
        "netherlands": ("9/60", "6/42"),
        "luxembourg": ("0", "0"),
    },
}


@pytest.mark.parametrize("case", PUBLISHED)
def test_voting_power_is_that_in_print(case):
    body, weights = body_of(case)
    one, other = shapley_shubik(weights, body.quota), banzhaf(weights, body.quota)
    for member, (shapley, normalised) in PUBLISHED[case].items():
        assert (one[member], other[member]) == (Fraction(shapley), Fraction(normalised)), member


def test_the_security_council_needs_nine_votes_and_no_permanent_member_against():
    body, weights = body_of("un-security-council")
    assert sorted(weights.values()) == [1] * 10 + [7] * 5
    assert body.quota == 39
    blocking = minimal_blocking_sets(weights, body.quota)
    assert {group for group in blocking if len(group) == 1} == {
        frozenset({each}) for each in ("china", "france", "russia", "uk", "us")
    }
    assert {len(group) for group in blocking} == {1, 7}
    assert all(each.startswith("elected") for group in blocking if len(group) > 1 for each in group)


@pytest.mark.parametrize("case", PUBLISHED)
def test_the_decision_is_the_count_of_the_votes(case):
    dispute = load_case(case)
    (body,) = dispute.bodies
    states = enumerate_states(dispute)
    decided = states.holds(
        parse("council_adopts", options=dispute.options, facts=facts_of(dispute))
    )
    for state, adopted in zip(states.names(), decided.tolist(), strict=True):
        taken = dict(zip(dispute.options, state, strict=True))
        count = sum(m.weight for m in body.members if taken[str(m.votes)] == "Y")
        assert adopted == (count >= body.quota)
    assert decided.any()


def facts_of(dispute):
    """The decision as the file's expressions know it."""
    from standoff.dispute.facts import decision

    (body,) = dispute.bodies
    return {body.id: decision(body.quota, [(m.weight, m.votes.root, m.veto) for m in body.members])}


def test_the_check_finds_the_vote_that_never_decides():
    (finding,) = [f for f in check(load_case("eec-1958")) if "never decides" in f.message]
    assert finding.element == "voting.council_adopts.members.luxembourg"


POSITIONS = {"four": 4, "seven": 7, "ten": 10}


def test_the_car_standards_begin_at_the_published_median_and_mean():
    dispute = load_case("ec-car-emissions")
    body, weights = body_of("ec-car-emissions")
    states = enumerate_states(dispute)
    tabled = {name: states.columns[f"chair.{name}"] for name in POSITIONS}
    position = {
        member.id: max(
            years
            for name, years in POSITIONS.items()
            if (states.holds(member.votes) & tabled[name]).any()
        )
        for member in body.members
    }
    assert position["denmark"] == 4
    assert position["uk"] == 10
    assert body.quota == sum(weights.values()) // 2 + 1
    mean = sum(weights[each] * years for each, years in position.items()) / sum(weights.values())
    assert mean == pytest.approx(7.39, abs=0.005)
    years = np.repeat([position[each] for each in weights], list(weights.values()))
    assert np.median(years) == 7.0
    (settled,) = solve(dispute).settled("Nash")
    assert settled == "NYN"


def test_the_votes_weigh_what_the_study_says():
    _, weights = body_of("ec-car-emissions")
    printed = {
        "netherlands": (8, 80), "belgium": (8, 40), "luxembourg": (3, 20), "germany": (16, 80),
        "france": (16, 60), "italy": (16, 60), "uk": (16, 90), "ireland": (5, 10),
        "denmark": (5, 100), "greece": (8, 70),
    }  # fmt: skip
    assert weights == {member: capability * salience
                       for member, (capability, salience) in printed.items()}  # fmt: skip
