"""Legal sequences of moves: as constraints on points, and as they are read off an answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from standoff.stability.single.asking import Holding
from standoff.stability.single.board import Board
from standoff.stability.single.clauses import FALSE, Clauses
from standoff.stability.single.improving import Step
from standoff.stability.single.points import Point

__all__ = ["chained", "distinct", "replayed", "sequence"]

Movers = list[dict[int, int]]
"""For each move, by actor, the literal that says that the actor makes it."""


def chained(board: Board, points: Sequence[Point], owners: Sequence[int]) -> Movers:
    """Demand that a legal sequence of some actors' moves leads from point to point.

    The points after the first are feasible, each differs from the one before in options of one of
    the actors, and nobody moves twice in a row.
    """
    clauses = points[0].clauses
    movers: Movers = []
    for before, after in pairwise(points):
        makes = {owner: clauses.new() for owner in owners}
        clauses.add(*makes.values())
        for owner, literal in makes.items():
            clauses.add(-literal, board.allows(before, after, owner))
            if movers:
                clauses.add(-literal, -movers[-1][owner])
        # As it changes something, and nobody's options but the mover's, there is one mover.
        clauses.add(after.differs(before))
        clauses.add(board.feasible(after))
        movers.append(makes)
    return movers


def distinct(points: Sequence[Point], movers: Movers, *, tracked: bool) -> None:
    """Demand that no point is passed twice.

    Parameters
    ----------
    tracked
        Where moves are not transitive: not twice with the same last mover.
    """
    clauses = points[0].clauses
    for later in range(len(points)):
        for earlier in range(1 if tracked else 0, later - 1):
            differs = points[earlier].differs(points[later])
            if not tracked:
                clauses.add(differs)
                continue
            for owner, literal in movers[earlier - 1].items():
                clauses.add(differs, -literal, -movers[later - 1][owner])


def sequence(
    board: Board, points: Sequence[Point], movers: Movers, found: Holding
) -> tuple[Step, ...]:
    """Read the moves off an answer."""
    states = [board.spelled(point, found) for point in points]
    who = [next(owner for owner, each in makes.items() if found[each]) for makes in movers]
    return tuple(zip(who, states, states[1:], strict=False))


def replayed(board: Board, start: str, end: str, owners: Sequence[int]) -> tuple[Step, ...] | None:
    """Let some actors take their options from a state, one after another; None: not legal."""
    clauses = Clauses()
    steps: list[Step] = []
    before, goal = board.at(clauses, start), board.at(clauses, end)
    state = start
    for owner in owners:
        after = board.joined(goal, before, owner)
        reached = "".join("N" if after.taken[name] == FALSE else "Y" for name in board.options)
        if reached == state:
            continue
        if FALSE in (board.feasible(after), board.allows(before, after, owner)):
            return None
        steps.append((owner, state, reached))
        before, state = after, reached
    return tuple(steps)
