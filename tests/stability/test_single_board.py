"""Moves and sequences as literals, held against their definitions state by state."""

from __future__ import annotations

import random
import time
from datetime import date
from itertools import product

import pytest

from standoff.dispute.file import loads
from standoff.stability.single.asking import Asker, Holding
from standoff.stability.single.board import Board
from standoff.stability.single.clauses import FALSE, TRUE, Clauses
from standoff.stability.single.sequences import chained, distinct, replayed, sequence

DAY = date(2007, 12, 10)

DISPUTE = """
format: standoff.dispute/1
title: A board
actors:
  a:
    name: A
    options:
      p: {name: P}
      q: {name: Q, irreversible: forward}
      r: {name: R, irreversible: {direction: back, if: b.s}}
  b:
    name: B
    options:
      s: {name: S}
      t: {name: T, irreversible: forward, available_from: 2008-01-01}
      u: {name: U, irreversible: {direction: forward, if: a.p}}
      v: {name: V, irreversible: back}
  c:
    name: C
    options: {w: {name: W}}
  d:
    name: D
    options:
      x: {name: X, irreversible: {direction: forward, if: a.p}, available_until: 2007-01-01}
constraints:
  - never: "a.p and b.u and c.w"
  - always: "a.q or b.s or c.w"
"""
NAMES = ("a.p", "a.q", "a.r", "b.s", "b.t", "b.u", "b.v", "c.w", "d.x")
ACTORS = "abcd"


@pytest.fixture(scope="module")
def board():
    return Board(loads(DISPUTE), DAY, Asker(time.monotonic() + 600))


def taken(state):
    return dict(zip(NAMES, [letter == "Y" for letter in state], strict=True))


def feasible(state):
    at = taken(state)
    return not (at["a.p"] and at["b.u"] and at["c.w"]) and (at["a.q"] or at["b.s"] or at["c.w"])


def undone(before, after, names):
    """Which lasting steps are taken back between two states."""
    was, comes = taken(before), taken(after)
    wrong = {
        "a.q": was["a.q"],
        "a.r": not was["a.r"] and was["b.s"],
        "b.u": was["b.u"] and was["a.p"],
        "b.v": not was["b.v"],
    }
    return [name for name in names if was[name] != comes[name] and wrong.get(name)]


def legal(before, after, who):
    was, comes = taken(before), taken(after)
    flipped = [name for name in NAMES if was[name] != comes[name]]
    return all(name[0] == who and name not in ("b.t", "d.x") for name in flipped) and not undone(
        before, after, flipped
    )


def pairs():
    """States, each with those that differ in one actor's options and, of some, in another."""
    draw = random.Random(1)
    for _ in range(25):
        before = "".join(draw.choice("YN") for _ in NAMES)
        for who in ACTORS:
            own = [place for place, name in enumerate(NAMES) if name[0] == who]
            for flips in product([False, True], repeat=len(own)):
                after = list(before)
                for place, flip in zip(own, flips, strict=True):
                    if flip:
                        after[place] = "NY"[before[place] == "N"]
                if draw.random() < 0.2:
                    after[draw.randrange(len(after))] = draw.choice("YN")
                yield before, "".join(after)


def known(literal):
    assert abs(literal) == TRUE
    return literal == TRUE


def test_states_and_moves_are_those_of_the_definitions(board):
    clauses = Clauses()
    seen = set()
    for before, after in pairs():
        one, other = board.at(clauses, before), board.at(clauses, after)
        assert known(board.feasible(one)) is board.holds(before) is feasible(before)
        for number, who in enumerate(ACTORS):
            allowed = known(board.allows(one, other, number))
            assert allowed is legal(before, after, who)
            seen.add((who, before == after, allowed))
        for owners in ((0,), (1,), (0, 1), (2, 3)):
            lasting = {0: "a.q", 1: "b.v"}
            names = [lasting[number] for number in owners if number in lasting]
            assert known(board.goes_on(one, other, owners)) is (not undone(before, after, names))
    assert seen >= {(who, False, allowed) for who in "abc" for allowed in (True, False)}


def test_who_can_move_and_whose_moves_last(board):
    assert board.options == NAMES
    assert (board.day, board.movers) == (DAY, (0, 1, 2))
    assert [lever.movable for lever in board.levers] == [True] * 4 + [False] + [True] * 3 + [False]
    assert [board.conditional((number,)) for number in range(4)] == [True, True, False, False]
    assert board.conditional((1, 2))
    assert [board.lasting(number) for number in range(4)] == [True, True, False, False]
    later = Board(board.dispute, None, board.asker)
    assert later.movers == (0, 1, 2, 3)
    assert later.lasting(3)
    assert later.conditional((2, 3))


def test_points_leave_open_what_some_can_move(board):
    clauses = Clauses()
    freed = board.freed(clauses, "YNYNYNYNY", (1, 2))
    assert tuple(freed.taken.values()) == (TRUE, FALSE, TRUE, 2, TRUE, 3, 4, 5, TRUE)
    free = board.free(clauses)
    assert tuple(free.taken.values()) == tuple(range(6, 15))
    joined = board.joined(board.at(clauses, "Y" * 9), free, 1)
    assert tuple(joined.taken.values()) == (6, 7, 8, TRUE, TRUE, TRUE, TRUE, 13, 14)
    holding = Holding([True] + [number % 2 == 0 for number in range(2, 15)])
    assert board.spelled(joined, holding) == "YNYYYYYNY"
    assert board.spelled(board.at(clauses, "YNYNYNYNY"), holding) == "YNYNYNYNY"


# Sequences --------------------------------------------------------------------------------------

START = "NYYNNNYNN"
"""Q, R and V are taken."""


def moved(state, *names):
    """Flip some options of a state."""
    letters = dict(zip(NAMES, state, strict=True))
    for name in names:
        letters[name] = "NY"[letters[name] == "N"]
    return "".join(letters.values())


def by_solver(board, states, owners):
    """Read who moves from state to state off an answer."""
    clauses = Clauses()
    points = [board.at(clauses, state) for state in states]
    movers = chained(board, points, owners)
    found = board.asker.ask(clauses)
    return None if found is None else sequence(board, points, movers, found)


def test_a_sequence_is_legal_and_tells_who_moves(board):
    one = moved(START, "b.s", "b.u")
    two = moved(one, "c.w")
    three = moved(two, "b.s")
    assert by_solver(board, [START, one, two, three], (1, 2)) == (
        (1, START, one),
        (2, one, two),
        (1, two, three),
    )
    assert by_solver(board, [START, one, two], (0, 1)) is None  # c may not move
    assert by_solver(board, [START, one, moved(one, "b.s")], (1, 2)) is None  # b twice in a row
    assert by_solver(board, [START, START, one], (1, 2)) is None  # nobody moves
    assert by_solver(board, [START, moved(START, "b.s", "c.w")], (1, 2)) is None  # two at once
    assert by_solver(board, [START, moved(START, "b.v")], (1, 2)) is not None
    gone = moved(START, "b.v")
    assert by_solver(board, [gone, START], (1, 2)) is None  # what is given up stays so
    barred = moved(START, "a.p", "b.u")
    assert by_solver(board, [barred, moved(barred, "c.w")], (1, 2)) is None  # not feasible


def test_no_point_is_passed_twice_where_moves_are_transitive(board):
    other, third = moved(START, "b.s"), moved(START, "c.w")
    for states, again in (
        ([START, other, START], 1),
        ([START, START, other], 0),  # a move that changes nothing is ruled out elsewhere
        ([START, other, third, START], 1),
        ([START, other, third, other], 1),
        ([START, other, START, other], 2),
        ([START, other, third], 0),
    ):
        clauses = Clauses()
        movers = [{1: clauses.new(), 2: clauses.new()} for _ in states[1:]]
        distinct([board.at(clauses, state) for state in states], movers, tracked=False)
        assert clauses.clauses == [()] * again


def test_no_point_is_passed_twice_by_the_same_last_mover_where_they_are_not(board):
    other, third = moved(START, "b.s"), moved(START, "c.w")
    clauses = Clauses()
    states = [START, other, START, other, third, other]
    movers = [{1: clauses.new(), 2: clauses.new()} for _ in states[1:]]
    distinct([board.at(clauses, state) for state in states], movers, tracked=True)
    # Points 1, 3 and 5 are alike; moves 0, 2 and 4 lead to them. The first has no last mover.
    assert clauses.clauses == [(-2, -6), (-3, -7), (-2, -10), (-3, -11), (-6, -10), (-7, -11)]


def test_a_state_is_made_by_one_move_of_each(board):
    end = moved(START, "a.p", "b.s", "c.w")
    first, then = moved(START, "a.p"), moved(START, "a.p", "b.s")
    steps = ((0, START, first), (1, first, then), (2, then, end))
    assert replayed(board, START, end, (0, 1, 2)) == steps
    assert replayed(board, START, end, (0, 2)) == (steps[0], (2, first, moved(first, "c.w")))
    assert replayed(board, START, then, (2, 0, 1)) == steps[:2]  # c has nothing to do
    assert replayed(board, START, START, (0, 1)) == ()
    assert replayed(board, moved(START, "b.v"), START, (1,)) is None  # not undone
    barred = moved(START, "a.p", "b.u", "c.w")
    assert replayed(board, START, barred, (0, 1, 2)) is None  # not feasible
    assert replayed(board, START, barred, (0, 1)) is not None
