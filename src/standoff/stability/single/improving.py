"""The moves by which an actor would leave a state, one at a time: those not answered yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.stability.single.board import Board
from standoff.stability.single.clauses import Clauses
from standoff.stability.single.liking import Liking
from standoff.stability.single.points import Point

__all__ = ["Answer", "Standing", "improvement"]

Step = tuple[int, str, str]
"""A mover (by its place in the dispute), the state it leaves and the state it reaches."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A state that an actor may want to leave.

    Parameters
    ----------
    number
        The actor, by its place in the dispute.
    symmetric
        Whether a sanction must leave the actor without a way out (SMR).
    """

    board: Board
    number: int
    liking: Liking
    state: str
    symmetric: bool = False

    @property
    def others(self) -> tuple[int, ...]:
        """Who else can move, by place."""
        return tuple(each for each in self.board.movers if each != self.number)


@dataclass(frozen=True, slots=True)
class Answer:
    """A sanction of an improvement, and of which others the same moves are one.

    Parameters
    ----------
    steps
        The others' moves, from the state that the improvement leads to.
    serves
        The same moves answer whatever improvement they may legally follow, if they end where the
        actor is deterred: ``any`` of these; ``further`` only those that go at least as far in all
        that lasts; ``this`` only this one.
    """

    steps: tuple[Step, ...]
    serves: str = "any"


def improvement(
    standing: Standing, answers: Sequence[Answer] = (), passed: Sequence[str] = ()
) -> str | None:
    """Find a state for which the actor would leave and which no answer meets; None: there is none.

    Parameters
    ----------
    passed
        States that are not looked for.

    Raises
    ------
    OutOfTimeError
    """
    board, number = standing.board, standing.number
    clauses = Clauses()
    here = board.at(clauses, standing.state)
    there = board.freed(clauses, standing.state, (number,))
    clauses.add(board.feasible(there))
    clauses.add(board.allows(here, there, number))
    clauses.add(standing.liking.leaves(here, there))
    for answer in answers:
        clauses.add(-_meets(standing, answer, here, there))
    for state in passed:
        clauses.add(there.differs(board.at(clauses, state)))
    found = board.asker.ask(clauses)
    return None if found is None else board.spelled(there, found)


def _meets(standing: Standing, answer: Answer, here: Point, there: Point) -> int:
    """Return a literal that holds where an answer's moves can follow and deter."""
    board, clauses = standing.board, here.clauses
    start = board.at(clauses, answer.steps[0][1])
    if answer.serves == "this":
        return -there.differs(start)
    parts = []
    if answer.serves == "further":
        parts.append(board.goes_on(start, there, (standing.number,)))
    before = there
    for mover, _, reached in answer.steps:
        after = board.joined(there, board.at(clauses, reached), standing.number)
        parts += [board.feasible(after), board.allows(before, after, mover)]
        before = after
    parts.append(standing.liking.deters(here, before))
    return clauses.every(parts)
