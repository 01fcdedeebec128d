"""Some actors who move in turn, against sequences tried out one by one."""

from __future__ import annotations

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
from standoff.errors import SizeError
from standoff.graph import arcs
from standoff.graph.game import graph
from standoff.stability.movers import movers_of


def bridge(*, explicit=False, unknown=()):
    """A crosses (for good) only where B holds the bridge; C looks on.

    The explicit game is the same: A cannot undo its step while it has made it.
    """
    lasting = parse("a.x") if explicit else None
    x = Option("x", "X", irreversible="forward", irreversible_if=lasting)
    a = Actor("a", "A", options=(x,), preference=Statements(((Statement(parse("a.x")),),)))
    b = Actor("b", "B", options=(Option("y", "Y"),),
              preference=Statements(((Statement(parse("a.x")),), (Statement(parse("b.y")),))),
              unknown=unknown)  # fmt: skip
    c = Actor("c", "C", options=(Option("z", "Z"),))
    return graph(
        Dispute("A bridge", (a, b, c), constraints=(Constraint("never", parse("a.x and not b.y")),))
    )


def walked(start, movers, *, improving=False):
    """All states that A, B, C (those named) reach from one, and it, by any sequence of moves."""

    def steps(state):
        x, y, z = state
        if "a" in movers and x == "N" and y == "Y":
            yield "Y" + y + z
        if "b" in movers and x == "N" and not (improving and y == "Y"):
            yield x + ("N" if y == "Y" else "Y") + z
        if "c" in movers and not improving:
            yield x + y + ("N" if z == "Y" else "Y")

    seen, todo = {start}, [start]
    while todo:
        for there in steps(todo.pop()):
            if there not in seen:
                seen.add(there)
                todo.append(there)
    return seen


GROUPS = [(), (0,), (1,), (2,), (0, 1), (1, 0), (0, 2), (1, 2), (0, 1, 2), None]


@pytest.mark.parametrize("explicit", [False, True])
@pytest.mark.parametrize("group", GROUPS)
def test_what_some_actors_reach(group, explicit):
    game = bridge(explicit=explicit)
    assert game.explicit == explicit
    names = game.states.names()
    assert names == ["NNN", "NYN", "YYN", "NNY", "NYY", "YYY"]
    movers = movers_of(game, group)
    who = [game.players[number].actor.id for number in sorted(group or ())]
    who = ["a", "b", "c"] if group is None else who
    assert [player.actor.id for player in movers.players] == who
    assert (movers.size, movers.explicit) == (6, explicit)
    assert list(movers.orders) == [player.order for player in movers.players]
    reach = {s: walked(s, who) for s in names}
    by_gains = {s: walked(s, who, improving=True) for s in names}

    bits = np.left_shift(np.uint64(1), np.arange(6, dtype=np.uint64))[:, None]
    both = np.hstack([bits, np.roll(bits, 1)])
    joined = movers.joined(both)
    for at, state in enumerate(names):
        reached = [number for number, name in enumerate(names) if name in reach[state]]
        assert joined[at].tolist() == np.bitwise_or.reduce(both[reached], axis=0).tolist()

    values = np.array([3, 1, 4, 0, 5, 2])
    for improving, led in ((False, reach), (True, by_gains)):
        least = movers.least(values, improving=improving).tolist()
        for at, state in enumerate(names):
            there = [number for number, name in enumerate(names) if name in led[state]]
            assert least[at] == min(values[there])
            tree = movers.tree(at, improving=improving)
            assert np.flatnonzero(tree.reached).tolist() == there
            begin = np.arange(6) == at
            assert np.flatnonzero(movers.spread(begin, improving=improving)).tolist() == there


def test_joining_ends_only_when_nobody_adds_anything():
    # The first only watches; the last can act only once the one before it has.
    watcher = Actor("w", "W")
    b = Actor("b", "B", options=(Option("y", "Y"),))
    a = Actor("a", "A", options=(Option("x", "X"),))
    never = Constraint("never", parse("a.x and not b.y"))
    game = graph(Dispute("T", (watcher, b, a), constraints=(never,)))
    assert game.states.names() == ["NN", "YN", "YY"]
    bits = np.array([[1], [2], [4]], dtype=np.uint64)
    assert movers_of(game).joined(bits).tolist() == [[7], [7], [7]]
    assert movers_of(game, (0, 1)).joined(bits).tolist() == [[3], [3], [4]]
    assert movers_of(game, (2,)).joined(bits).tolist() == [[1], [6], [6]]


def test_a_sequence_is_told_by_who_moves_when():
    movers = movers_of(bridge(), (0, 1))
    at = bridge().states.index
    nnn, nyn, yyn = at("NNN"), at("NYN"), at("YYN")
    for improving in (False, True):
        path = movers.tree(nnn, improving=improving).path(yyn)
        assert path == ((1, nnn, nyn), (0, nyn, yyn))


def test_moves_are_listed_one_by_one_only_where_they_have_to_be(monkeypatch):
    monkeypatch.setattr(arcs, "_MOST", 0)
    movers = movers_of(bridge())
    for improving in (False, True):
        assert movers.tree(0, improving=improving).reached.any()
    # With unknown comparisons improvements have to be, and moves need not be.
    unsure = movers_of(bridge(unknown=(Unknown(about=("c.z",)),)))
    assert unsure.tree(0, improving=False).reached.all()
    with pytest.raises(SizeError):
        unsure.tree(0, improving=True)
