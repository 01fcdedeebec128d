"""Whether an actor has a way out of a state to which the others have brought it (SMR)."""

from __future__ import annotations

from standoff.stability.single.clauses import Clauses
from standoff.stability.single.improving import Standing
from standoff.stability.single.points import Point

__all__ = ["bar", "escape"]


def escape(standing: Standing, state: str, *, lasting: bool = True) -> str | None:
    """Find a state that the actor reaches from another and would like; None: there is none.

    Parameters
    ----------
    lasting
        Whether what is irreversible stays so.

    Raises
    ------
    OutOfTimeError
    """
    board, number = standing.board, standing.number
    clauses = Clauses()
    here, caught = board.at(clauses, standing.state), board.at(clauses, state)
    out = board.freed(clauses, state, (number,))
    clauses.add(board.feasible(out))
    if lasting:
        clauses.add(board.allows(caught, out, number))
    clauses.add(out.differs(caught))
    clauses.add(standing.liking.escapes(here, out))
    found = board.asker.ask(clauses)
    return None if found is None else board.spelled(out, found)


def bar(standing: Standing, caught: Point, known: str) -> int:
    """Hold where an actor cannot escape from a point with its options as in a known escape."""
    board, clauses = standing.board, caught.clauses
    out = board.joined(board.at(clauses, known), caught, standing.number)
    way = [
        board.feasible(out),
        board.allows(caught, out, standing.number),
        out.differs(caught),
        standing.liking.escapes(board.at(clauses, standing.state), out),
    ]
    return -clauses.every(way)
