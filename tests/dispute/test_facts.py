"""Derived facts within expressions: what they mean, what they mention, what is refused."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.facts import decision
from standoff.dispute.syntax import Node
from standoff.errors import ExpressionError

NAMES = ("a.x", "b.y", "c.z")
FACTS = {"both": parse("a.x and b.y").root, "one": Node("name", name="c.z")}


def table(expression):
    states = list(itertools.product([False, True], repeat=3))
    columns = {name: np.array([s[k] for s in states]) for k, name in enumerate(NAMES)}
    return expression.evaluate(columns).tolist()


def read(text, facts=FACTS):
    return parse(text, options=NAMES, facts=facts)


def test_a_fact_means_its_definition_and_keeps_its_name():
    assert table(read("both or one")) == table(read("(a.x and b.y) or c.z"))
    assert read("not both").names == {"a.x", "b.y"}
    assert read("not both").negated().text == "both"


def test_facts_may_rest_on_facts():
    facts = {**FACTS, "neither": read("not both and not one").root}
    assert table(read("neither", facts)) == table(read("not (a.x and b.y) and not c.z"))


@pytest.mark.parametrize("veto", [False, True, Node("name", name="c.z")])
@pytest.mark.parametrize("quota", [1, 3, 4, 6, 7])
def test_a_body_decides_by_weight_and_veto(quota, veto):
    a, b, c = (Node("name", name=name) for name in NAMES)
    made = decision(quota, [(3, a, veto), (2, b, False), (1, c, False)])
    said = table(read("adopted", {"adopted": made}))
    for (x, y, z), adopted in zip(itertools.product([False, True], repeat=3), said, strict=True):
        blocked = {False: False, True: not x}.get(veto, z) if isinstance(veto, bool) else z
        assert adopted == (3 * x + 2 * y + z >= quota and not blocked)


def test_weights_of_any_size_are_added_exactly():
    made = decision(2**80, [(2**80 - 1, Node("name", name="a.x"), False),
                            (1, Node("name", name="b.y"), False)])  # fmt: skip
    assert table(read("adopted", {"adopted": made})) == table(read("both"))


def test_names_that_stand_for_nothing_are_refused_with_their_places():
    with pytest.raises(ExpressionError) as caught:
        read("bith or a.q")
    said = [(each.column, each.message) for each in caught.value.problems]
    assert said == [
        (1, "there is no derived fact 'bith'. Did you mean 'both'?"),
        (9, "there is no option 'a.q'. Did you mean 'a.x'?"),
    ]


def doubled(times):
    facts = {"f0": parse("a.x and b.y").root}
    for number in range(times):
        facts[f"f{number + 1}"] = read(f"f{number} and f{number}", facts).root
    return facts


def test_facts_on_facts_cannot_grow_without_bound():
    assert table(read("f9", doubled(9))) == table(read("both"))
    with pytest.raises(ExpressionError, match="parts; at most"):
        doubled(40)
