"""Power in the voting bodies of a dispute, against the definitions and in print."""

from __future__ import annotations

import itertools
from fractions import Fraction
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Body, Dispute, Member
from standoff.dispute.power import as_data, voting_power

YES = parse("true")


def dispute_with(*bodies):
    return Dispute("T", (Actor("a", "A"),), bodies=bodies)


def body(weights, quota, vetoes=()):
    members = (Member(f"m{k}", w, YES, veto=k in vetoes) for k, w in enumerate(weights))
    return Body("council", "Council", tuple(members), quota)


def power_of(*given_body):
    (found,) = voting_power(dispute_with(body(*given_body)))
    return found


def wins(group, weights, quota, vetoes):
    return sum(weights[k] for k in group) >= quota and set(vetoes) <= set(group)


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(1, 12), st.data()
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_power_is_what_the_definitions_say(weights, quota, data):
    vetoes = data.draw(st.sets(st.integers(0, len(weights) - 1)))
    found = power_of(weights, quota, vetoes)
    everyone = range(len(weights))
    groups = [set(g) for n in range(len(weights) + 1) for g in itertools.combinations(everyone, n)]
    blocks = [g for g in groups if not wins(set(everyone) - g, weights, quota, vetoes)]
    minimal = {frozenset(f"m{k}" for k in g) for g in blocks if not any(h < g for h in blocks)}
    assert set(found.blocking) == minimal
    if not wins(everyone, weights, quota, vetoes):
        assert (found.shapley_shubik, found.banzhaf) == (None, None)
        assert found.notes[0].startswith("No coalition wins: ")
        return
    pivots = dict.fromkeys(everyone, 0)
    for order in itertools.permutations(everyone):
        first = next(n for n in range(1, len(order) + 1)
                     if wins(order[:n], weights, quota, vetoes))  # fmt: skip
        pivots[order[first - 1]] += 1
    swings = {
        k: sum(k in g and wins(g, weights, quota, vetoes)
               and not wins(g - {k}, weights, quota, vetoes) for g in groups)
        for k in everyone
    }  # fmt: skip
    orders, total = factorial(len(weights)), sum(swings.values())
    assert found.shapley_shubik == {f"m{k}": Fraction(pivots[k], orders) for k in everyone}
    assert found.banzhaf == {f"m{k}": Fraction(swings[k], total) for k in everyone}


def test_the_council_of_fifteen():
    # Five with a veto and ten others, nine of fifteen votes: 421/2145 and 4/2145 in print.
    found = power_of([1] * 15, 9, range(5))
    assert found.shapley_shubik["m0"] == Fraction(421, 2145)
    assert found.shapley_shubik["m14"] == Fraction(4, 2145)
    assert len(found.blocking) == 5 + 120


def test_a_veto_that_depends_counts_as_one_and_this_is_said():
    members = (
        Member("r", 1, parse("not a.block"), parse("a.block"), "Russia"),
        Member("o", 1, YES),
    )
    (found,) = voting_power(dispute_with(Body("c", "C", members, 1)))
    assert found.vetoes == ("r",)
    assert found.shapley_shubik == {"r": 1, "o": 0}
    assert found.notes == (
        "Russia: the veto depends on something in the model; here it counts as a veto.",
    )


def test_what_is_too_large_is_said():
    found = power_of([1] * 30, 16)
    assert found.blocking is None
    assert found.shapley_shubik == {f"m{k}": Fraction(1, 30) for k in range(30)}
    assert found.notes == (
        "More than 100,000 minimal sets of 30 members can block; they are too many to list.",
    )
    found = power_of([3**k for k in range(24)], 3**23)
    assert (found.shapley_shubik, found.banzhaf) == (None, None)
    assert "different sizes and weights" in found.notes[0]


def test_data_keeps_fractions_exact():
    data = as_data(dispute_with(), voting_power(dispute_with(body([4, 4, 4, 2, 2, 1], 12))))
    (council,) = data["bodies"]
    assert council["weight"] == 17
    assert council["members"][0]["shapley_shubik"] == {"fraction": "7/30", "decimal": 0.233333}
    assert council["members"][5]["banzhaf"] == {"fraction": "0", "decimal": 0.0}
    assert ["m0", "m1"] in council["minimal_blocking_sets"]


@pytest.mark.parametrize("count", [0, 2])
def test_each_body_is_told(count):
    bodies = [Body(f"b{k}", f"B{k}", (Member("m", 1, YES),), 1) for k in range(count)]
    found = voting_power(dispute_with(*bodies))
    assert [each.body.id for each in found] == [each.id for each in bodies]
