"""Expressions, sums and preferences as literals say what they say as arrays."""

from __future__ import annotations

import itertools
import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy_games import formulas, holds, text

from standoff.dispute.expressions import Expression, parse
from standoff.dispute.model import Actor, Ranking, Statement, Statements, Weighted, Weights
from standoff.dispute.syntax import Node
from standoff.errors import SizeError
from standoff.stability.single.asking import Asker, OutOfTimeError
from standoff.stability.single.clauses import FALSE, TRUE, Clauses
from standoff.stability.single.liking import better
from standoff.stability.single.points import Point

NAMES = ("a.x", "a.y", "b.x")
STATES = tuple(itertools.product([False, True], repeat=len(NAMES)))
EXPRESSIONS = formulas(list(NAMES))


def ask(clauses):
    return Asker(time.monotonic() + 30).ask(clauses)


def fixed(clauses, state):
    return Point(
        clauses, dict(zip(NAMES, [TRUE if each else FALSE for each in state], strict=True))
    )


def found_by_solver(make):
    """Of three options, the states for which a literal about a free point can hold."""
    found = set()
    clauses = Clauses()
    point = Point(clauses, {name: clauses.new() for name in NAMES})
    clauses.add(make(point))
    while (answer := ask(clauses)) is not None:
        state = tuple(answer[point.taken[name]] for name in NAMES)
        found.add(state)
        clauses.add(point.differs(fixed(clauses, state)))
    return found


@settings(max_examples=40, deadline=None)
@given(EXPRESSIONS)
def test_an_expression_holds_where_it_does(formula):
    expression = parse(text(formula))
    expected = {state for state in STATES if holds(formula, list(NAMES), state)}
    assert found_by_solver(lambda point: point.holds(expression)) == expected
    assert found_by_solver(lambda point: -point.holds(expression)) == set(STATES) - expected
    known = {s for s in STATES if fixed(Clauses(), s).holds(expression) == TRUE}
    assert known == expected


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-4, 4), EXPRESSIONS), min_size=1, max_size=4),
    st.integers(-5, 5),
    st.booleans(),
)
def test_weights_are_counted(terms, needed, fact):
    parts = tuple(parse(text(formula)).root for _, formula in terms)
    node = Node("weighs", parts, numbers=(needed, *(weight for weight, _ in terms)))
    expression = Expression("", Node("fact", (node,), name="enough") if fact else node)
    expected = {
        state
        for state in STATES
        if sum(w for w, formula in terms if holds(formula, list(NAMES), state)) >= needed
    }
    assert found_by_solver(lambda point: point.holds(expression)) == expected
    assert found_by_solver(lambda point: -point.holds(expression)) == set(STATES) - expected
    columns = {name: np.array([s[at] for s in STATES]) for at, name in enumerate(NAMES)}
    held = np.broadcast_to(expression.evaluate(columns), len(STATES))
    assert expected == {s for s, each in zip(STATES, held, strict=True) if each}


def scored(preference, state):
    def said(expression):
        taken = dict(zip(NAMES, map(np.bool_, state), strict=True))
        return bool(np.all(expression.evaluate(taken)))

    if isinstance(preference, Statements):
        return tuple(sum(said(s.expression) for s in level) for level in preference.levels)
    if isinstance(preference, Weights):
        return sum(item.weight for item in preference.items if said(item.statement.expression))
    tiers = [n for n, tier in enumerate(preference.tiers) if any(map(said, tier))]
    return -(tiers[0] if tiers else preference.rest)


@st.composite
def preferences(draw):
    expression = EXPRESSIONS.map(lambda formula: parse(text(formula)))
    match draw(st.integers(0, 2)):
        case 0:
            levels = st.lists(
                st.lists(expression.map(Statement), min_size=1, max_size=3), max_size=3
            )
            return Statements(tuple(map(tuple, draw(levels))))
        case 1:
            items = st.builds(Weighted, expression.map(Statement), st.integers(-5, 5))
            return Weights(tuple(draw(st.lists(items, min_size=1, max_size=4))))
        case _:
            tiers = draw(st.lists(st.lists(expression, max_size=2), min_size=1, max_size=4))
            return Ranking(tuple(map(tuple, tiers)), rest=draw(st.integers(0, len(tiers) - 1)))


@settings(max_examples=60, deadline=None)
@given(preferences(), st.sampled_from(STATES))
def test_likes_better_what_scores_more(preference, state):
    actor = Actor("a", "A", preference=preference)
    mine = scored(preference, state)
    above = {s for s in STATES if scored(preference, s) > mine}
    below = {s for s in STATES if scored(preference, s) < mine}

    def here(point):
        return fixed(point.clauses, state)

    assert found_by_solver(lambda point: better(actor, point, here(point))) == above
    assert found_by_solver(lambda point: better(actor, here(point), point)) == below
    assert found_by_solver(lambda point: better(actor, point, point)) == set()


def test_a_hundred_levels_are_as_exact_as_one():
    names = [f"a.o{place}" for place in range(100)]
    actor = Actor("a", "A", preference=Statements(tuple((Statement(parse(n)),) for n in names)))
    clauses = Clauses()
    point = Point(clauses, {name: clauses.new() for name in names})
    least_but_first = {name: TRUE if name == names[0] else FALSE for name in names}
    all_but_first = {name: FALSE if name == names[0] else TRUE for name in names}
    one, other = Point(clauses, least_but_first), Point(clauses, all_but_first)
    assert better(actor, one, other) == TRUE
    assert better(actor, other, one) == FALSE
    clauses.add(better(actor, point, other))
    clauses.add(better(actor, one, point))
    assert ask(clauses) is None


def test_weights_that_the_solver_cannot_count_with_are_refused():
    clauses = Clauses()
    terms = [(weight, clauses.new()) for weight in (2**61, 2**61 + 1, 2**60)]
    clauses.add(clauses.reach(terms, 2**61 + 5))
    with pytest.raises(SizeError, match="weights that add up to"):
        ask(clauses)


def puzzle():
    """As many random clauses as make it hard to see whether all can hold."""
    draw = random.Random(1)
    clauses = Clauses()
    variables = [clauses.new() for _ in range(450)]
    for _ in range(1917):
        clauses.add(*(draw.choice([1, -1]) * each for each in draw.sample(variables, 3)))
    return clauses


def test_the_time_limit_is_kept():
    clauses = puzzle()
    start = time.monotonic()
    with pytest.raises(OutOfTimeError):
        Asker(start + 0.5).ask(clauses)
    assert time.monotonic() - start < 5
    with pytest.raises(OutOfTimeError):
        Asker(start).ask(Clauses())
