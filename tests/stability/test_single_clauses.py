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
from standoff.dispute.model import (
    Actor,
    Ranking,
    Statement,
    Statements,
    Unknown,
    Weighted,
    Weights,
)  # fmt: skip
from standoff.dispute.syntax import Node
from standoff.errors import SizeError
from standoff.stability.single.asking import Asker, OutOfTimeError
from standoff.stability.single.clauses import FALSE, TRUE, Clauses, Sum
from standoff.stability.single.liking import Liking, better
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
    with pytest.raises(SizeError) as refused:
        ask(clauses)
    assert str(refused.value) == (
        "weights that add up to 5,764,607,523,034,234,881 are more than the solver counts with "
        "(1,152,921,504,606,846,976); take smaller ones, or statements in order of importance"
    )


def test_the_largest_weights_are_counted_exactly():
    clauses = Clauses()
    big, half, other = (clauses.new() for _ in range(3))
    terms = [(2**59, big), (2**58, half), (2**58, other)]
    clauses.add(clauses.reach(terms, 2**59 + 1))
    clauses.add(-half)
    answer = ask(clauses)
    assert [answer[each] for each in (TRUE, big, half, other)] == [True, True, False, True]
    clauses.add(-big)
    assert ask(clauses) is None


# Gates ------------------------------------------------------------------------------------------


def gates():
    """Clauses with three variables of which nothing is known."""
    clauses = Clauses()
    return clauses, *(clauses.new() for _ in range(3))


def test_what_is_known_needs_no_gate():
    clauses, x, y, z = gates()
    assert (x, y, z) == (2, 3, 4)
    assert clauses.every([]) == clauses.every([TRUE]) == clauses.some([x, TRUE]) == TRUE
    assert clauses.every([x, FALSE]) == clauses.every([x, y, -x]) == clauses.some([]) == FALSE
    assert clauses.every([x, TRUE, x]) == clauses.some([FALSE, x]) == x
    assert clauses.same(TRUE, x) == clauses.same(x, TRUE) == x
    assert clauses.same(FALSE, x) == clauses.same(x, FALSE) == -x
    assert clauses.same(x, x) == clauses.same(-x, -x) == clauses.same(FALSE, FALSE) == TRUE
    assert clauses.same(x, -x) == clauses.same(-x, x) == clauses.same(TRUE, FALSE) == FALSE
    assert clauses.reach([], 0) == clauses.reach([(3, TRUE), (-2, x)], 1) == TRUE
    assert clauses.reach([], 1) == clauses.reach([(3, x), (4, y)], 8) == FALSE
    assert clauses.reach([(5, x), (-5, x)], 1) == clauses.reach([(5, x), (5, -x)], 6) == FALSE
    clauses.add(y, TRUE)
    assert (clauses.size, clauses.clauses, clauses.sums) == (4, [], [])
    clauses.add(y, FALSE, -z)
    assert clauses.clauses == [(3, -4)]


def test_a_gate_is_made_once_and_bound_both_ways():
    clauses, x, y, z = gates()
    both = clauses.every([y, x])
    assert both == 5
    assert clauses.every([x, TRUE, y]) == -clauses.some([-x, -y]) == both
    assert clauses.clauses == [(-5, 2), (-5, 3), (5, -2, -3)]
    clauses.clauses.clear()
    alike = clauses.same(z, x)
    assert alike == 6
    assert clauses.same(x, z) == clauses.same(-x, -z) == alike
    assert clauses.same(-x, z) == clauses.same(x, -z) == -alike
    assert clauses.clauses == [(-6, -2, 4), (-6, 2, -4), (6, 2, 4), (6, -2, -4)]
    assert clauses.size == 6


def test_a_sum_counts_each_variable_once_with_a_positive_weight():
    clauses, x, y, z = gates()
    terms = [(2, x), (3, y), (4, z)]
    assert clauses.reach(terms, 2) == clauses.some([x, y, z])
    assert clauses.reach(terms, 8) == clauses.every([x, y, z])
    assert clauses.sums == []
    gate = clauses.reach(terms, 3)
    assert clauses.reach(reversed(terms), 3) == gate
    assert clauses.sums == [Sum(gate, ((2, 2), (3, 3), (4, 4)), 3)]
    other = clauses.reach(terms, 7)
    assert clauses.sums[1:] == [Sum(other, ((2, 2), (3, 3), (4, 4)), 7)]
    # 5 - 2x - 3(1 - y) + 4z + (w - w) >= 3 is 2(1 - x) + 3y + 4z >= 3.
    fourth = clauses.new()
    signed = [(5, TRUE), (-2, x), (-3, -y), (4, z), (6, fourth), (-6, fourth), (9, FALSE)]
    assert clauses.reach(signed, 3) == max(gate, other, fourth) + 1
    assert clauses.sums[2:] == [Sum(fourth + 1, ((2, -2), (3, 3), (4, 4)), 3)]


def test_what_is_shared_in_an_expression_is_written_once(monkeypatch):
    """A fact that stands twice in the next, which stands twice in the next, and so on."""
    made = []
    gate = Point._gate
    monkeypatch.setattr(
        Point, "_gate", lambda point, node, parts: (made.append(node), gate(point, node, parts))[1]
    )
    node = Node("name", name="a.x")
    for _ in range(12):
        node = Node("and", (node, Node("not", (node,))))
    assert fixed(Clauses(), STATES[0]).holds(Expression("", node)) == FALSE
    assert len(made) == 24


def test_a_ranking_ranks_the_rest_where_it_says():
    ranking = Ranking(
        ((parse("a.x and a.y"),), (parse("a.x"),), (parse("b.x"),), (parse("a.y"),)), rest=1
    )
    actor = Actor("a", "A", preference=ranking)
    tiers = {"YYN": 0, "YNN": 1, "NNN": 1, "NNY": 2, "NYY": 2, "NYN": 3}
    clauses = Clauses()
    for (one, high), (other, low) in itertools.product(tiers.items(), repeat=2):
        points = [Point.at(clauses, NAMES, each) for each in (one, other)]
        assert better(actor, *points) == (TRUE if high < low else FALSE)


def test_a_state_has_a_letter_for_each_option_and_a_vote_has_its_weight():
    with pytest.raises(ValueError, match="shorter"):
        Point.at(Clauses(), NAMES, "YY")
    short = Node("weighs", (parse("a.x").root, parse("a.y").root), numbers=(1, 1))
    with pytest.raises(ValueError, match="longer"):
        Point.at(Clauses(), NAMES, "YYY").holds(Expression("", short))


def test_the_indices_say_when_an_unknown_comparison_counts():
    """Li, Hipel, Kilgour & Fang 2004, as in the table of the definitions."""
    about = Actor("a", "A", options=(), unknown=(Unknown(about=("a.x",)),))
    clauses = Clauses()
    here, there = (Point.at(clauses, NAMES, each) for each in ("NNN", "YNN"))
    said = {}
    for index in "abcd":
        liking = Liking(about, index)
        assert liking.leaves(here, here) == liking.escapes(here, here) == FALSE
        held = [each(here, there) for each in (liking.leaves, liking.escapes, liking.deters)]
        said[index] = [each == TRUE for each in held]
        assert all(abs(each) == TRUE for each in held)
    assert said == {
        "a": [True, True, False],
        "b": [False, True, False],
        "c": [True, False, True],
        "d": [False, False, True],
    }


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
