"""Whether an actor's opponents can answer an improvement: by moves, or proof that they cannot.

The moves are part of what is solved for: constraints may stand between the improvement and a state
that deters, and what lasts may not be undone. What is tried, in this order:

1. one move of one opponent;
2. whether any feasible state deters at all that agrees with the improvement in what the opponents
   cannot change (if none does, nothing answers it: a proof);
3. such a state by one move of each opponent, in file order, and without those that are not needed;
4. sequences of 2, 3, … moves, with the movers chosen by the solver. After each length it is asked
   whether a sequence one longer could enter the states that deter from anywhere else, or could so
   without passing a state twice; where it could not, no longer sequence does (a proof by
   k-induction: Sheeran, Singh & Stålmarck 2000).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.stability.single.clauses import FALSE, Clauses
from standoff.stability.single.escaping import bar, escape
from standoff.stability.single.improving import Answer, Standing, Step
from standoff.stability.single.points import Point
from standoff.stability.single.sequences import chained, distinct, replayed, sequence

__all__ = ["LONGEST", "Sought", "seek"]

LONGEST = 16
"""Most moves of a sequence that is looked for."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What came of looking for an answer.

    Parameters
    ----------
    how
        ``answered``; ``nowhere``: no state that deters exists at all; ``unreached``: none of them
        can be reached; ``open``: not known, no sequence of up to `LONGEST` moves leads to one.
    """

    how: Literal["answered", "nowhere", "unreached", "open"]
    answer: Answer | None = None


def seek(standing: Standing, start: str, escapes: list[str]) -> Sought:
    """Look for moves of the others that answer an improvement.

    Parameters
    ----------
    start
        The state that the improvement leads to.
    escapes
        States by which the actor was seen to escape; grows.

    Raises
    ------
    OutOfTimeError
    """
    if not standing.others:
        return Sought("nowhere")
    if steps := _by_moves(standing, start, escapes, 1):
        return _answered(standing, steps)
    end = _anywhere(standing, start, escapes)
    if end is None:
        return Sought("nowhere")
    if steps := _direct(standing, start, end):
        return _answered(standing, steps)
    for length in range(2, LONGEST + 1):
        if _closed(standing, start, escapes, length - 1):
            return Sought("unreached")
        if steps := _by_moves(standing, start, escapes, length):
            return _answered(standing, steps)
    return Sought("unreached" if _closed(standing, start, escapes, LONGEST) else "open")


def _answered(standing: Standing, steps: tuple[Step, ...]) -> Sought:
    serves = "any"
    if standing.symmetric and standing.board.lasting(standing.number):
        if standing.board.conditional((standing.number,)):
            serves = "this"
        elif escape(standing, steps[-1][2], lasting=False):
            serves = "further"
    return Sought("answered", Answer(steps, serves))


def _deterring(standing: Standing, end: Point, escapes: list[str]) -> int:
    """Return a literal that holds where a state deters and no known escape leads out of it."""
    board, clauses = standing.board, end.clauses
    deters = standing.liking.deters(board.at(clauses, standing.state), end)
    return clauses.every([deters, *(bar(standing, end, known) for known in escapes)])


def _by_moves(
    standing: Standing, start: str, escapes: list[str], length: int
) -> tuple[Step, ...] | None:
    """Find an answer of so many moves; None: there is none."""
    board = standing.board
    while True:
        clauses = Clauses()
        points = [board.at(clauses, start)]
        points += [board.freed(clauses, start, standing.others) for _ in range(length)]
        movers = chained(board, points, standing.others)
        clauses.add(_deterring(standing, points[-1], escapes))
        found = board.asker.ask(clauses)
        if found is None:
            return None
        steps = sequence(board, points, movers, found)
        if not _escapes(standing, steps[-1][2], escapes):
            return steps


def _anywhere(standing: Standing, start: str, escapes: list[str]) -> str | None:
    """Find a state that deters, whether moves lead there or not; None: there is none."""
    board = standing.board
    while True:
        clauses = Clauses()
        first, end = board.at(clauses, start), board.freed(clauses, start, standing.others)
        clauses.add(board.feasible(end))
        clauses.add(board.goes_on(first, end, standing.others))
        clauses.add(_deterring(standing, end, escapes))
        found = board.asker.ask(clauses)
        if found is None:
            return None
        state = board.spelled(end, found)
        if not _escapes(standing, state, escapes):
            return state


def _escapes(standing: Standing, state: str, escapes: list[str]) -> bool:
    known = escape(standing, state) if standing.symmetric else None
    if known is not None:
        escapes.append(known)
    return known is not None


def _direct(standing: Standing, start: str, end: str) -> tuple[Step, ...] | None:
    """Try one move of each opponent, in file order; then leave out those that are not needed."""
    board = standing.board
    needed = list(standing.others)
    steps = replayed(board, start, end, needed)
    if not steps:
        return None
    for mover in standing.others:
        fewer = [each for each in needed if each != mover]
        shorter = replayed(board, start, end, fewer)
        if shorter and _deters(standing, shorter[-1][2]):
            needed, steps = fewer, shorter
    return steps


def _deters(standing: Standing, state: str) -> bool:
    clauses = Clauses()
    here, there = (standing.board.at(clauses, each) for each in (standing.state, state))
    if standing.liking.deters(here, there) == FALSE:
        return False
    return not standing.symmetric or escape(standing, state) is None


def _closed(standing: Standing, start: str, escapes: list[str], length: int) -> bool:
    """Say whether no sequence of so many moves enters the states that deter from others.

    The sequence may begin anywhere, also where none leads to; so "no" proves nothing.
    """
    board = standing.board
    clauses = Clauses()
    first = board.at(clauses, start)
    points = [board.freed(clauses, start, standing.others) for _ in range(length + 1)]
    clauses.add(board.feasible(points[0]))
    for point in points:
        clauses.add(board.goes_on(first, point, standing.others))
    movers = chained(board, points, standing.others)
    for point in points[:-1]:
        clauses.add(-_deterring(standing, point, escapes))
    clauses.add(_deterring(standing, points[-1], escapes))
    # Only where moves are transitive, and none starts at a state that deters, does a shortest
    # sequence pass no state twice.
    tracked = board.conditional(standing.others) or bool(standing.liking.actor.unknown)
    distinct(points, movers, tracked=tracked)
    return board.asker.ask(clauses) is None
