"""An actor's moves sorted out by what it hopes for, and whether two in a row are as good as one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Option,
    Statement,
    Statements,
    Unknown,
)
from standoff.graph.game import graph
from standoff.stability.sides import side_of, sides_of


def side(options, statements=(), about=(), between=(), never=(), foreign=1):
    """The side of an actor `a`; the other one, `b`, has so many options."""
    own = tuple(Option(each, each) for each in options)
    others = tuple(Option(f"z{k}", "Z") for k in range(foreign))
    unknown = (*(Unknown(about=(each,)) for each in about),
               *(Unknown(between=parse(u), other=parse(v)) for u, v in between))  # fmt: skip
    preference = Statements(tuple((Statement(parse(each)),) for each in statements))
    a = Actor("a", "A", options=own, preference=preference, unknown=unknown)
    constraints = tuple(Constraint("never", parse(each)) for each in never)
    game = graph(Dispute("T", (a, Actor("b", "B", options=others)), constraints=constraints))
    names = game.states.names()
    found = side_of(game.players[0])

    def told(arcs):
        return [(names[s], names[t]) for s, t in zip(arcs.source, arcs.target, strict=True)]

    return found, told


def chained(told, arcs):
    """Whether two arcs in a row always are one, or lead back."""
    made = set(told(arcs))
    return all(
        (first, last) in made or first == last
        for (first, middle), (after, last) in product(made, made)
        if middle == after
    )


def test_moves_are_sorted_out():
    found, told = side(["x", "y"], ["a.x"], about=["a.y"], never=["a.x and a.y"], foreign=0)
    # YN is best; of NN and NY it is not known which is better.
    assert told(found.moves) == [
        ("NN", "YN"), ("NN", "NY"), ("YN", "NN"), ("YN", "NY"), ("NY", "NN"), ("NY", "YN"),
    ]  # fmt: skip
    assert told(found.better) == [("NN", "YN"), ("NY", "YN")]
    assert told(found.hopeful) == [("NN", "YN"), ("NN", "NY"), ("NY", "NN"), ("NY", "YN")]
    assert found.comparison.ranks.tolist() == [0, 1, 0]
    assert found.plain


def test_of_whom_nothing_is_unknown_hopes_for_what_is_better():
    found, told = side(["x"], ["a.x"], foreign=0)
    assert told(found.better) == told(found.hopeful) == [("N", "Y")]
    assert not found.comparison.unknown(np.array([0]), np.array([1])).any()
    assert found.transitive


def test_moves_between_two_states_are_transitive():
    # Also where what is unknown is not unknown among equals only.
    for between in ([], [("a.x", "b.z0")]):
        found, told = side(["x"], about=["a.x"], between=between)
        assert found.comparison.tiered == (not between)
        assert found.transitive
        assert chained(told, found.hopeful)


@pytest.mark.parametrize("foreign", [0, 1])
def test_equals_of_which_some_are_known_to_be_equal_break_the_chain(foreign):
    # YN may be better than NN, and NY than YN, but NY is as good as NN.
    found, told = side(["x", "y"], about=["a.x"], never=["a.x and a.y"], foreign=foreign)
    tail = "N" * foreign
    assert {("NN" + tail, "YN" + tail), ("YN" + tail, "NY" + tail)} <= set(told(found.hopeful))
    assert ("NN" + tail, "NY" + tail) not in told(found.hopeful)
    assert not chained(told, found.hopeful)
    assert not found.transitive
    assert found.plain


@pytest.mark.parametrize("statements", [(), ("a.x",), ("b.z0",), ("a.x", "b.z0"), ("b.z0", "a.y")])
def test_equals_none_of_which_are_known_to_be_equal_keep_it(statements):
    # In each of the lists, one for each choice of B, no two states rank alike and look alike.
    found, told = side(["x", "y"], statements, about=["a.x", "a.y"], never=["a.x and a.y"])
    assert chained(told, found.hopeful)
    assert found.transitive


def test_equals_all_of_which_are_known_to_be_equal_keep_it():
    found, told = side(["x", "y"], ["a.x"], about=["b.z0"])
    assert chained(told, found.hopeful)
    assert found.transitive


def test_tiers_are_looked_at_one_by_one():
    # Above stand two states that differ in what is unknown; the third stands below.
    found, told = side(["x", "y"], ["a.x"], about=["a.y"], never=["not a.x and a.y"])
    assert chained(told, found.hopeful)
    assert found.transitive
    # Each tier has two states that are known to be equal, and one that may be better or worse.
    found, told = side(["x", "y", "w"], ["a.w"], about=["a.x"], never=["a.x and a.y"])
    assert not chained(told, found.hopeful)
    assert not found.transitive


def test_what_is_unknown_of_states_of_different_ranks_breaks_the_chain():
    # Better: YN over NY over NN; but how YN and NN compare is not known, and going from YN to NN
    # and on to NY would lead where a move is known to make it worse.
    between = [("a.x and not a.y", "not (a.x or a.y)")]
    found, told = side(
        ["x", "y"], ["a.x", "a.y"], between=between, never=["a.x and a.y"], foreign=0
    )
    assert ("YN", "NN") in told(found.hopeful)
    assert ("NN", "NY") in told(found.hopeful)
    assert ("YN", "NY") not in told(found.hopeful)
    assert not found.comparison.tiered
    assert not found.transitive


def test_a_condition_that_the_actor_can_change_makes_its_moves_neither_plain_nor_transitive():
    x = Option("x", "X", irreversible="forward", irreversible_if=parse("not a.y"))
    a = Actor("a", "A", options=(x, Option("y", "Y")))
    game = graph(Dispute("T", (a, Actor("b", "B", options=(Option("z", "Z"),)))))
    one, other = sides_of(game)
    assert (one.plain, one.transitive) == (False, False)
    assert (other.plain, other.transitive) == (True, True)
