"""Boolean expressions: what they mean, how they bind, and what is said where they break."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.dispute.expressions import Expression, parse
from standoff.dispute.syntax import Node, spell
from standoff.errors import ExpressionError

NAMES = ("a.x", "b.y", "c.z")


def table(expression: Expression) -> list[bool]:
    """Whether it holds, over all eight states of three options."""
    states = list(itertools.product([False, True], repeat=3))
    columns = {name: np.array([s[k] for s in states]) for k, name in enumerate(NAMES)}
    return expression.evaluate(columns).tolist()


def truth(function) -> list[bool]:
    return [bool(function(*state)) for state in itertools.product([False, True], repeat=3)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a.x", lambda a, b, c: a),
        ("not a.x", lambda a, b, c: not a),
        ("a.x and b.y and c.z", lambda a, b, c: a and b and c),
        ("a.x or b.y and c.z", lambda a, b, c: a or (b and c)),
        ("(a.x or b.y) and c.z", lambda a, b, c: (a or b) and c),
        ("not a.x and b.y", lambda a, b, c: (not a) and b),
        ("not (a.x and b.y)", lambda a, b, c: not (a and b)),
        ("a.x if b.y", lambda a, b, c: a or not b),
        ("a.x if b.y or c.z", lambda a, b, c: a or not (b or c)),
        ("a.x iff b.y or c.z", lambda a, b, c: a == (b or c)),
        ("a.x if b.y iff c.z", lambda a, b, c: a or b != c),
        ("(a.x if b.y) iff c.z", lambda a, b, c: (a or not b) == c),
        ("exactly_one(a.x, b.y, c.z)", lambda a, b, c: a + b + c == 1),
        ("at_most_one(a.x, b.y, not c.z)", lambda a, b, c: a + b + (not c) <= 1),
        ("exactly_one(a.x or b.y, true)", lambda a, b, c: not (a or b)),
        ("true", lambda a, b, c: True),
        ("false or a.x", lambda a, b, c: a),
        ("not not a.x", lambda a, b, c: a),
        ("  a.x\n  and b.y ", lambda a, b, c: a and b),
    ],
)
def test_meaning_and_precedence(text, meaning):
    assert table(parse(text)) == truth(meaning)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("a.x and", 8, "breaks off"),
        ("", 1, "expected here"),
        ("(a.x", 5, "breaks off"),
        ("a.x b.y", 5, "'b.y' cannot stand here"),
        ("a.x and )", 9, "'\\)' cannot stand here"),
        ("a.x & b.y", 5, "'&' cannot stand here"),
        ("a.x AND b.y", 5, "lower case: 'and'"),
        ("declare and a.x", 1, "'declare' is no option"),
        ("a.x if b.y if c.z", 12, "parentheses"),
        ("a.x iff b.y iff c.z", 13, "parentheses"),
        ("exactly_one()", 13, "'\\)' cannot stand here"),
        ("__import__('os').system('x')", 11, "'\\(' cannot stand here"),
        ("not " * 150 + "a.x", 1, "nested more than 100"),
        ("a.x or " * 4000 + "a.x", 1, "at most 20,000"),
    ],
)
def test_what_breaks_is_named_with_its_column(text, column, message):
    with pytest.raises(ExpressionError, match=message) as caught:
        parse(text)
    (problem,) = caught.value.problems
    assert problem.column == column
    assert problem.line is None


def test_places_count_from_where_the_text_stands():
    with pytest.raises(ExpressionError) as caught:
        parse("a.x and\nb.q or a.w", place=(7, 5), file="d.yaml", options=NAMES)
    found = [(p.file, p.line, p.column) for p in caught.value.problems]
    assert found == [("d.yaml", 8, 5), ("d.yaml", 8, 12)]


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(ExpressionError, match=r"no option 'a.xx'. Did you mean 'a.x'\?"):
        parse("a.xx or b.y", options=NAMES)


def test_patterns_need_the_order_of_the_options():
    assert table(parse("Y-N", options=NAMES)) == truth(lambda a, b, c: a and not c)
    assert table(parse("---", options=NAMES)) == truth(lambda a, b, c: True)
    assert table(parse("-Y-", options=NAMES)) == truth(lambda a, b, c: b)
    with pytest.raises(ExpressionError, match="2 letters, and there are 3 options"):
        parse("YN", options=NAMES)
    with pytest.raises(ExpressionError):
        parse("Y-N")


def test_names_and_words_do_not_mix():
    assert parse("not.and or iffy.true").names == {"not.and", "iffy.true"}


def test_long_flat_chains_are_no_trouble():
    text = " or ".join(["a.x"] * 2000)
    assert table(parse(text)) == truth(lambda a, b, c: a)


def nodes():
    def build(inner):
        pair = st.tuples(inner, inner)
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.one_of(
            inner.map(lambda node: Node("not", (node,))),
            st.builds(Node, st.sampled_from(["if", "iff"]), pair),
            st.builds(Node, st.sampled_from(["and", "or"]), several),
            st.builds(Node, st.sampled_from(["exactly_one", "at_most_one"]), several),
        )

    leaves = st.sampled_from([Node("name", name=n) for n in NAMES] + [Node("true"), Node("false")])
    return st.recursive(leaves, build, max_leaves=12)


@given(nodes())
def test_what_is_spelled_parses_to_the_same_tree(node):
    assert parse(spell(node)).root == node


@given(nodes())
def test_negation_holds_where_the_expression_does_not(node):
    expression = Expression(spell(node), node)
    negated = expression.negated()
    assert table(negated) == [not each for each in table(expression)]
    assert parse(negated.text).root == negated.root


@given(st.text(alphabet="axby.()ny ortdif,_-Y\n\t&é1", max_size=40))
def test_any_text_parses_or_is_refused_with_a_place(text):
    problems = ()
    try:
        parse(text, place=(3, 9), options=NAMES)
    except ExpressionError as error:
        problems = error.problems
    assert all(problem.line >= 3 and problem.column >= 1 for problem in problems)


def test_an_expression_without_names_takes_the_shape_of_the_columns():
    columns = {"a.x": np.zeros(4, dtype=bool)}
    assert parse("true").evaluate(columns).tolist() == [True] * 4
    assert parse("false").evaluate({}).shape == ()
