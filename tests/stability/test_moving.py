"""Moves as they are told, also between states that count as one."""

from __future__ import annotations

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Merged, Option
from standoff.graph.game import graph
from standoff.stability.moving import move_made, moves_made
from standoff.stability.verdict import Move


def game(*merged):
    """A has two options and B one."""
    a = Actor("a", "A", options=(Option("x", "X"), Option("y", "Y")))
    b = Actor("b", "B", options=(Option("z", "Z"),))
    merged = tuple(Merged(parse(each), each) for each in merged)
    return graph(Dispute("T", (a, b), merged=merged))


def test_a_move_is_told_by_the_names_of_its_states():
    plain = game()
    at = plain.states.index
    assert move_made(plain, 0, at("NNN"), at("YYN")) == Move("a", "NNN", "YYN")
    assert move_made(plain, 1, at("YYN"), at("YYY")) == Move("b", "YYN", "YYY")


@pytest.mark.parametrize(
    ("number", "before", "after", "via"),
    [
        # Into what is merged, by the fewest flips; not by both of A's options at once.
        (0, "NNN", "Y--", ("NNN", "YNN")),
        (0, "NYN", "Y--", ("NYN", "YYN")),
        (0, "NYY", "Y--", ("NYY", "YYY")),
        # Out of it, from whichever member is nearest.
        (0, "Y--", "NNN", ("YNN", "NNN")),
        (0, "Y--", "NYY", ("YYY", "NYY")),
        # Between states that are not merged, no member has to be named.
        (0, "NNN", "NYN", None),
        (1, "NYN", "NYY", None),
    ],
)
def test_where_a_state_is_merged_the_members_are_named(number, before, after, via):
    some = game("a.x")
    at = some.states.index
    found = move_made(some, number, at(before), at(after))
    assert found == Move("ab"[number], before, after, via)


def test_a_move_between_two_merged_states_names_a_member_of_each():
    some = game("a.x and b.z", "a.x and not b.z")
    at = some.states.index
    assert move_made(some, 1, at("Y-N"), at("Y-Y")) == Move("b", "Y-N", "Y-Y", ("YNN", "YNY"))
    assert move_made(some, 1, at("Y-Y"), at("Y-N")) == Move("b", "Y-Y", "Y-N", ("YNY", "YNN"))


def test_movers_of_a_sequence_are_counted_among_those_who_may_move():
    some = game("a.x")
    nnn, nny, merged = map(some.states.index, ("NNN", "NNY", "Y--"))
    assert moves_made(some, [1, 0], [(0, nnn, nny), (1, nny, merged)]) == (
        Move("b", "NNN", "NNY"), Move("a", "NNY", "Y--", ("NNY", "YNY")),
    )  # fmt: skip
    assert moves_made(some, [0], []) == ()
