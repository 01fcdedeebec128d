"""Clauses say what their expression says, in every state."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy_games import formulas, holds, text

from standoff.dispute.expressions import parse
from standoff.dispute.syntax import Node
from standoff.interop.clauses import at_least, clauses

NAMES = ["a.x", "a.y", "b.z", "b.w"]
STATES = list(itertools.product([False, True], repeat=len(NAMES)))


def satisfied(found, state):
    taken = dict(zip(NAMES, state, strict=True))
    return any(all(taken[name] is value for name, value in clause) for clause in found)


@given(formulas(NAMES), st.booleans())
@settings(max_examples=200, deadline=None)
def test_they_hold_where_the_expression_does(formula, negated):
    found = clauses(parse(text(formula)).root, most=64, negated=negated)
    for state in STATES:
        assert satisfied(found, state) == (holds(formula, NAMES, state) is not negated)
    for one, other in itertools.permutations(found, 2):
        assert not one <= other


@given(st.lists(formulas(NAMES), min_size=1, max_size=4), st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_at_least_so_many(several, number):
    number = min(number, len(several))
    found = clauses(at_least(number, [parse(text(each)).root for each in several]), most=4096)
    for state in STATES:
        count = sum(holds(each, NAMES, state) for each in several)
        assert satisfied(found, state) == (count >= number)


weighed = st.tuples(st.integers(-3, 4), formulas(NAMES))


@given(st.lists(weighed, min_size=1, max_size=4), st.integers(-4, 8), st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_count_of_weights_is_written_out(items, needed, negated):
    numbers = (needed, *(weight for weight, _ in items))
    parts = tuple(parse(text(formula)).root for _, formula in items)
    count = Node("fact", (Node("weighs", parts, numbers=numbers),), name="adopted")
    found = clauses(count, most=4096, negated=negated)
    for state in STATES:
        total = sum(weight for weight, formula in items if holds(formula, NAMES, state))
        assert satisfied(found, state) == ((total >= needed) is not negated)


def test_counts_with_too_many_ways_are_given_up():
    names = tuple(Node("name", name=f"a.x{k}") for k in range(30))
    council = Node("weighs", names, numbers=(16, *[1] * 30))
    assert clauses(council, most=64) is None
    few = Node("weighs", names[:6], numbers=(4, *[1] * 6))
    assert len(clauses(few, most=64)) == 15
    assert clauses(few, most=1) is None


@pytest.mark.parametrize(("of", "most", "there"), [(6, 64, True), (7, 64, False), (13, 64, False)])
def test_too_many_are_given_up(of, most, there):
    # (x0 or y0) and (x1 or y1) and …: two to the power of `of` clauses.
    expression = parse(" and ".join(f"(a.x{k} or a.y{k})" for k in range(of)))
    found = clauses(expression.root, most=most)
    assert (found is not None and len(found) == 2**of) if there else found is None
    assert len(clauses(expression.root, most=most, negated=True)) == of
