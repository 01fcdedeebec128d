"""Feasible states, part by part, against trying every combination."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.dispute.enumeration import TooManyError, feasible, parts_of
from standoff.dispute.expressions import Expression, parse
from standoff.dispute.model import Actor, Constraint, Dispute, Option
from standoff.dispute.possible import possible
from standoff.dispute.states import enumerate_states
from standoff.dispute.syntax import Node, evaluate

SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
NAMES = tuple(f"a.o{k}" for k in range(7))


def grown(inner):
    parts = st.lists(inner, min_size=1, max_size=4).map(tuple)
    pairs = st.tuples(inner, inner)
    numbers = st.lists(st.integers(-3, 5), min_size=4, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Node, st.just("not"), st.tuples(inner)),
        st.builds(Node, st.sampled_from(["and", "or"]), parts),
        st.builds(Node, st.sampled_from(["if", "iff"]), pairs),
        st.builds(Node, st.sampled_from(["exactly_one", "at_most_one"]), parts),
        inner.map(lambda node: Node("fact", (node,), name="f")),
        st.builds(Node, st.just("weighs"), st.tuples(inner, inner, inner), numbers=numbers),
    )


NODES = st.recursive(
    st.sampled_from([Node("name", name=n) for n in NAMES] + [Node("true"), Node("false")]),
    grown,
    max_leaves=8,
)
RULES = st.lists(st.builds(Constraint, st.sampled_from(["always", "never"]),
                           NODES.map(lambda node: Expression("E", node))), max_size=4)  # fmt: skip


def of(count, *rules):
    options = tuple(Option(f"o{k}", "O") for k in range(count))
    rules = tuple(Constraint("always", parse(rule)) for rule in rules)
    return Dispute("T", (Actor("a", "A", options=options),), constraints=rules)


@given(RULES)
@SETTINGS
def test_the_states_are_those_that_break_no_constraint(rules):
    options = tuple(Option(f"o{k}", "O") for k in range(7))
    dispute = Dispute("T", (Actor("a", "A", options=options),), constraints=tuple(rules))
    expected = []
    for letters in itertools.product("NY", repeat=7):
        taken = {n: np.array(letter == "Y") for n, letter in zip(NAMES, letters, strict=True)}
        if all(bool(evaluate(r.expression.root, taken)) == (r.kind == "always") for r in rules):
            expected.append("".join(letters))
    states = enumerate_states(dispute)
    assert (np.diff(states.codes.astype(np.int64)) > 0).all()
    assert sorted(states.names()) == sorted(expected)


@given(NODES, st.sets(st.sampled_from(NAMES)), st.integers(0, 127))
@SETTINGS
def test_what_can_hold_is_not_excluded_before_all_is_decided(node, decided, code):
    taken = {name: np.array(bool(code >> k & 1)) for k, name in enumerate(NAMES)}
    holds = bool(evaluate(node, taken))
    can, fails = possible(node, {name: taken[name] for name in decided})
    assert can if holds else fails
    can, fails = possible(node, taken)
    assert (bool(can), bool(fails)) == (holds, not holds)


@pytest.mark.parametrize("text", ["exactly_one(a.x, a.y, a.z)", "at_most_one(a.x, a.y, a.z)"])
def test_two_that_are_taken_are_too_many_whatever_the_third_is(text):
    both = {"a.x": np.array([True, True, False]), "a.y": np.array([True, False, False])}
    can, _ = possible(parse(text).root, both)
    assert can.tolist() == [False, True, True]


def test_huge_weights_are_added_up_exactly():
    node = Node("weighs", (Node("name", name="a.x"), Node("name", name="a.y")),
                numbers=(1 << 70, 1 << 70, -1))  # fmt: skip
    can, fails = possible(node, {"a.x": np.array([True, False])})
    assert (can.tolist(), fails.tolist()) == ([True, False], [True, True])


def test_options_that_no_constraint_ties_are_parts_of_their_own():
    rules = tuple(
        Constraint("always", parse(text)) for text in ("a.o0 or a.o2", "a.o2 iff a.o4", "true")
    )
    parts = parts_of(NAMES[:6], rules)
    assert [part.places for part in parts] == [(), (0, 2, 4), (1,), (3,), (5,)]
    assert [len(part.constraints) for part in parts] == [1, 2, 0, 0, 0]
    found = [feasible(part, NAMES[:6], 8).tolist() for part in parts]
    assert found == [[0], [1, 6, 7], [0, 1], [0, 1], [0, 1]]


def test_a_contradiction_without_options_leaves_nothing():
    assert enumerate_states(of(2, "false")).size == 0
    assert enumerate_states(of(0)).size == 1


def test_groups_never_blow_up_wherever_their_options_stand():
    # One of 12 in each of four groups, whose options take turns: 2^48 combinations, 12^4 states.
    groups = [f"exactly_one({', '.join(f'a.o{4 * k + g}' for k in range(12))})" for g in range(4)]
    states = enumerate_states(of(48, *groups), room=1 << 22)
    assert states.size == 12**4
    tied = enumerate_states(of(48, *groups, "a.o0 iff a.o1"), room=1 << 22)
    assert tied.size == 12**2 * (1 + 11 * 11)


def test_a_part_is_given_up_when_it_is_too_many_and_guessed_where_it_is_far_too_many():
    (part,) = parts_of(NAMES, [Constraint("always", parse(" or ".join(NAMES)))])
    assert len(feasible(part, NAMES, 128)) == 127
    with pytest.raises(TooManyError) as small:
        feasible(part, NAMES, 100)
    assert small.value.about is None
    names = tuple(f"a.o{k}" for k in range(40))
    halves = [Constraint("always", parse(f"{one} or {other}"))
              for one, other in itertools.pairwise(names)]  # fmt: skip
    (part,) = parts_of(names, halves)
    with pytest.raises(TooManyError) as large:
        feasible(part, names, 1000)
    # No two neighbours both not taken: a Fibonacci number.
    assert large.value.about == pytest.approx(267_914_296, rel=0.2)
