"""Voting power against published numbers, and against a count of every coalition."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.voting import banzhaf, minimal_blocking_sets, shapley_shubik
from standoff.errors import InputError, SizeError

COUNCIL = {f"permanent {n}": 7 for n in range(5)} | {f"elected {n}": 1 for n in range(10)}
EEC = {"France": 4, "Germany": 4, "Italy": 4, "Belgium": 2, "Netherlands": 2, "Luxembourg": 1}


def test_the_security_council():
    shares, swings = shapley_shubik(COUNCIL, 39), banzhaf(COUNCIL, 39)
    for member in COUNCIL:
        permanent = member.startswith("permanent")
        assert shares[member] == (Fraction(421, 2145) if permanent else Fraction(4, 2145))
        assert swings[member] == (Fraction(848, 5080) if permanent else Fraction(84, 5080))
    blocking = minimal_blocking_sets(COUNCIL, 39)
    assert blocking[:5] == tuple(frozenset({f"permanent {n}"}) for n in range(5))
    elected = [f"elected {n}" for n in range(10)]
    assert set(blocking[5:]) == {frozenset(group) for group in combinations(elected, 7)}


def test_the_security_council_by_votes_and_vetoes():
    # One vote each, nine of fifteen, and a veto for five: the same body.
    votes = dict.fromkeys(COUNCIL, 1)
    vetoes = [member for member in COUNCIL if member.startswith("permanent")]
    assert shapley_shubik(votes, 9, vetoes=vetoes) == shapley_shubik(COUNCIL, 39)
    assert banzhaf(votes, 9, vetoes=vetoes) == banzhaf(COUNCIL, 39)
    assert set(minimal_blocking_sets(votes, 9, vetoes=vetoes)) == set(
        minimal_blocking_sets(COUNCIL, 39)
    )


def test_the_european_economic_community_of_1958():
    shares, swings = shapley_shubik(EEC, 12), banzhaf(EEC, 12)
    assert list(shares) == list(swings) == list(EEC)
    by_weight = {4: (14, 10), 2: (9, 6), 1: (0, 0)}
    for member, weight in EEC.items():
        assert shares[member] == Fraction(by_weight[weight][0], 60)
        assert swings[member] == Fraction(by_weight[weight][1], 42)
    blocking = minimal_blocking_sets(EEC, 12)
    assert frozenset({"France", "Belgium"}) in blocking
    assert not any("Luxembourg" in group for group in blocking)


def test_a_large_body_is_counted_and_not_listed():
    # 2 to the power of 101 coalitions, all members alike.
    parliament = {f"m{n}": 1 for n in range(101)}
    assert set(shapley_shubik(parliament, 51).values()) == {Fraction(1, 101)}
    assert set(banzhaf(parliament, 51).values()) == {Fraction(1, 101)}


def wins(coalition, weights, quota, vetoes):
    return sum(weights[m] for m in coalition) >= quota and set(vetoes) <= set(coalition)


def subsets(members):
    return [set(c) for size in range(len(members) + 1) for c in combinations(members, size)]


@st.composite
def bodies(draw):
    weights = draw(st.lists(st.integers(0, 6), min_size=1, max_size=6).filter(sum))
    weights = {f"m{n}": weight for n, weight in enumerate(weights)}
    quota = draw(st.integers(1, sum(weights.values())))
    return weights, quota, draw(st.lists(st.sampled_from(sorted(weights)), max_size=2, unique=True))


@given(bodies())
@settings(max_examples=150, deadline=None)
def test_power_is_what_counting_every_coalition_and_every_order_gives(body):
    weights, quota, vetoes = body
    swings = {
        member: sum(
            wins(c | {member}, *body) and not wins(c, *body)
            for c in subsets([m for m in weights if m != member])
        )
        for member in weights
    }
    assert banzhaf(weights, quota, vetoes=vetoes) == {
        member: Fraction(count, sum(swings.values())) for member, count in swings.items()
    }
    pivots = dict.fromkeys(weights, 0)
    orders = list(permutations(weights))
    for order in orders:
        pivot = next(n for n in range(len(order)) if wins(order[: n + 1], *body))
        pivots[order[pivot]] += 1
    found = shapley_shubik(weights, quota, vetoes=vetoes)
    assert found == {member: Fraction(n, len(orders)) for member, n in pivots.items()}
    assert sum(found.values()) == 1


@given(bodies(), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_blocking_sets_are_the_minimal_ones(body, more):
    weights, quota, vetoes = body
    quota += more
    everybody = set(weights)
    blocking = [b for b in subsets(weights) if not wins(everybody - b, weights, quota, vetoes)]
    minimal = [b for b in blocking if not any(other < b for other in blocking)]
    found = minimal_blocking_sets(weights, quota, vetoes=vetoes)
    assert [set(group) for group in found] == minimal


@pytest.mark.parametrize(
    ("weights", "quota", "vetoes", "message"),
    [
        ({}, 1, (), "at least one member"),
        ({"a": -1}, 1, (), "the weight of 'a' is a whole number and not negative, not -1"),
        ({"a": 0.5}, 1, (), "not 0.5"),
        ({"a": True}, 1, (), "not True"),
        ({"a": 1}, 0, (), "the quota is a whole number and at least 1, not 0"),
        ({"alpha": 1}, 1, ("alpa",), "no member. Did you mean 'alpha'"),
    ],
)
def test_what_is_no_voting_body_is_refused(weights, quota, vetoes, message):
    for measure in (shapley_shubik, banzhaf, minimal_blocking_sets):
        with pytest.raises(InputError, match=message):
            measure(weights, quota, vetoes=vetoes)


def test_everything_wrong_is_said_at_once():
    with pytest.raises(InputError) as caught:
        banzhaf({"a": -1, "b": "1"}, 0)
    assert len(caught.value.problems) == 3


def test_where_no_coalition_wins_there_is_no_power_and_no_need_to_block():
    for measure in (shapley_shubik, banzhaf):
        with pytest.raises(InputError, match="all weights together are 3, the quota 4"):
            measure({"a": 1, "b": 2}, 4)
    assert minimal_blocking_sets({"a": 1, "b": 2}, 4, vetoes=["a"]) == (frozenset(),)


def test_what_is_too_large_is_refused_with_numbers():
    powers = {f"m{n}": 1 << n for n in range(40)}
    with pytest.raises(SizeError, match="more than 2,000,000 different sizes and weights"):
        banzhaf(powers, 1 << 39)
    with pytest.raises(SizeError, match="more than 100,000 minimal sets of 40 members"):
        minimal_blocking_sets({f"m{n}": 1 for n in range(40)}, 20)
