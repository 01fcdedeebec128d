"""The graph of a dispute in which some states count as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import Actor, Dispute, Merged, Option, Statement, Statements
from standoff.errors import DisputeError
from standoff.graph.arcs import arcs_of
from standoff.graph.game import apart, graph

DAY = date(2007, 12, 10)


def dispute():
    later = Option("y", "Y", available_from=date(2008, 1, 1))
    a = Actor(
        "a", "A", options=(Option("x", "X"), later),
        preference=Statements(((Statement(parse("a.x")),),)),
    )  # fmt: skip
    return Dispute("T", (a,), merged=(Merged(parse("a.x")),))


def test_apart_is_the_game_of_the_same_day():
    game = graph(dispute(), DAY)
    assert game.states.size == 3
    found = apart(game)
    assert found.day == DAY
    assert [found.states.name(s) for s in range(4)] == ["NN", "YN", "NY", "YY"]
    (player,) = found.players
    assert player.ranks.tolist() == [0, 1, 0, 1]
    arcs = arcs_of(player.moves)
    # Option y cannot be flipped before its day.
    assert list(zip(arcs.source.tolist(), arcs.target.tolist(), strict=True)) == [
        (0, 1), (1, 0), (2, 3), (3, 2),
    ]  # fmt: skip


def test_apart_is_the_game_itself_where_nothing_is_merged():
    game = graph(replace(dispute(), merged=()), DAY)
    assert apart(game) is game


def test_a_move_between_merged_states_is_made_by_as_few_flips_as_can_be():
    a = Actor(
        "a", "A", options=(Option("x", "X"), Option("y", "Y")),
        preference=Statements(((Statement(parse("a.x")),),)),
    )  # fmt: skip
    game = graph(Dispute("T", (a,), merged=(Merged(parse("a.x or a.y")),)), DAY)
    (player,) = game.players
    moves = player.moves
    assert moves.left is not None
    assert moves.entered is not None
    names = {0: "NN", 1: "YN", 2: "NY", 3: "YY"}
    told = [
        (names[left], names[entered])
        for left, entered in zip(moves.left.tolist(), moves.entered.tolist(), strict=True)
        if left != entered
    ]
    # By one flip there is a way in to two of the three, and out of two: the first of them stands.
    assert told == [("NN", "YN"), ("YN", "NN")]


def test_the_file_whose_constraints_contradict_each_other_is_named():
    text = (
        "format: standoff.dispute/1\ntitle: T\nactors: {a: {options: {x: {name: X}}}}\n"
        "constraints: [never: a.x, always: a.x]\n"
    )
    with pytest.raises(DisputeError) as refused:
        graph(loads(text, file="knot.yaml"))
    (problem,) = refused.value.problems
    assert problem.file == "knot.yaml"
    assert problem.message == "no state is feasible: the constraints contradict each other"


def test_apart_keeps_the_dispute_and_its_actors():
    game = graph(dispute(), DAY)
    found = apart(game)
    assert found.dispute is game.dispute
    assert [player.actor for player in found.players] == [player.actor for player in game.players]
