"""Every concept against a brute-force reading of its definition, on random games."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from toy_games import CONCEPTS, Brute, dispute_of, spelled, strict_toy, toys

from standoff.errors import DisputeError
from standoff.stability.solve import solve

SETTINGS = settings(
    max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=False
)


def compare(toy):
    brute = Brute(toy)
    dispute = dispute_of(toy)
    if not brute.states:
        with pytest.raises(DisputeError, match="no state is feasible"):
            solve(dispute)
        return None
    solution = solve(dispute)
    assert set(solution.states.names()) == {spelled(state) for state in brute.states}
    suffixes = ("_a", "_b", "_c", "_d") if brute.anything_unknown() else ("",)
    assert solution.concepts == tuple(c + suffix for c in CONCEPTS for suffix in suffixes)
    for concept in CONCEPTS:
        for suffix in suffixes:
            for i in brute.players:
                stable = solution.stable[concept + suffix][f"a{i}"]
                expected = {
                    spelled(s) for s in brute.states
                    if brute.stable(i, s, concept, suffix[1:] or "d")
                }  # fmt: skip
                found = {solution.state(k) for k in range(solution.size) if stable[k]}
                assert found == expected, (concept + suffix, i)
    return solution


@given(toys())
@SETTINGS
def test_verdicts_are_those_of_the_definitions(toy):
    compare(toy)


@pytest.mark.parametrize("seed", range(15))
def test_actors_who_tell_all_states_apart(seed):
    # No ties: sanctions that take several improvements in a certain order.
    compare(strict_toy(random.Random(seed)))


@given(toys(unknown=True))
@SETTINGS
def test_verdicts_under_the_four_indices_are_those_of_the_definitions(toy):
    compare(toy)


@given(toys(unknown=True, most_actors=2, most_options=4))
@SETTINGS
def test_two_actors_with_unknown_preferences(toy):
    # With one opponent no sequence returns to where it started: index c can tell.
    compare(toy)


@given(toys(unknown=True, most_actors=3, most_options=6, most_levels=1))
@settings(SETTINGS, max_examples=200)
def test_actors_of_whom_little_is_known(toy):
    # Many ties: unknown moves that are not transitive, and escapes within a tier.
    compare(toy)


@given(toys(most_options=7, most_actors=4))
@settings(SETTINGS, max_examples=60)
def test_concepts_imply_each_other(toy):
    assume(Brute(toy).states)
    solution = solve(dispute_of(toy))
    for one, other in (
        ("Nash", "SSEQ"), ("SSEQ", "SEQ"), ("SEQ", "GMR"), ("SSEQ", "SMR"), ("SMR", "GMR"),
    ):  # fmt: skip
        for actor in solution.actors:
            assert not (solution.stable[one][actor] & ~solution.stable[other][actor]).any()
        assert not (solution.equilibria[one] & ~solution.equilibria[other]).any()


@given(toys(unknown=True, most_options=6))
@settings(SETTINGS, max_examples=60)
def test_indices_imply_each_other(toy):
    assume(Brute(toy).states)
    solution = solve(dispute_of(toy))
    assume("SEQ_a" in solution.concepts)
    for concept in CONCEPTS:
        for one, other in ("ab", "bd", "ac", "cd"):
            for actor in solution.actors:
                stronger = solution.stable[f"{concept}_{one}"][actor]
                assert not (stronger & ~solution.stable[f"{concept}_{other}"][actor]).any()
