"""How each actor sees the state that is asked about: in the model, or in a picture of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.dispute.model import Actor, Dispute, Perception, Place, Ranking
from standoff.dispute.perceived import perceived, picture_of, seen_as
from standoff.errors import DisputeError, Problem
from standoff.stability.single.board import Board
from standoff.stability.single.clauses import Clauses
from standoff.stability.single.liking import unknown, unranked

__all__ = ["View", "doubtful", "refuse_unsound", "views_of"]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """An actor, and the dispute as it sees it.

    Parameters
    ----------
    model
        The dispute as it is.
    board
        The dispute as the actor sees it.
    number
        The actor, by its place in the dispute.
    picture
        What it perceives; None where it sees the model's dispute.
    """

    model: Dispute
    board: Board
    number: int
    picture: Perception | None

    @property
    def actor(self) -> Actor:
        """The actor, with the preference that it has."""
        return self.board.dispute.actors[self.number]

    def seen(self, state: str) -> str | None:
        """Spell a state of the model as the actor sees it; None: it holds it not possible."""
        if self.picture is None:
            return state
        own = seen_as(self.board.dispute, self.picture.unseen, state)
        return own if self.board.holds(own) else None


def views_of(board: Board) -> tuple[View, ...]:
    """Say for each actor how it sees a dispute."""
    return tuple(_views(board.dispute, board))


def _views(dispute: Dispute, board: Board) -> Iterator[View]:
    for number, actor in enumerate(dispute.actors):
        picture = picture_of(actor)
        if picture is None:
            yield View(dispute, board, number, None)
        else:
            own = Board(perceived(dispute, actor.id), board.day, board.asker)
            yield View(dispute, own, number, picture)


def doubtful(views: tuple[View, ...]) -> bool:
    """Say whether a comparison of two feasible states is not known, to anyone as anyone sees it.

    Raises
    ------
    OutOfTimeError
    """
    boards = dict.fromkeys(view.board for view in views)
    return any(_doubts(board, actor) for board in boards for actor in board.dispute.actors)


def _doubts(board: Board, actor: Actor) -> bool:
    if not actor.unknown:
        return False
    clauses = Clauses()
    one, other = board.free(clauses), board.free(clauses)
    for point in (one, other):
        clauses.add(board.feasible(point))
    clauses.add(unknown(actor, one, other))
    return board.asker.ask(clauses) is not None


def refuse_unsound(views: tuple[View, ...]) -> None:
    """Refuse a dispute that cannot be solved, in the model or as an actor sees it.

    Raises
    ------
    DisputeError
        No state is feasible, or a ranking leaves states out (one is named).
    OutOfTimeError
    """
    problems: dict[Problem, None] = {}
    for view in views:
        eyes = "" if view.picture is None else f"as '{view.actor.id}' sees the dispute, "
        for message, place in _unsound(view.board):
            line, column = place or (None, None)
            problems[Problem(eyes + message, view.model.file, line, column)] = None
    if problems:
        raise DisputeError(list(problems))


def _unsound(board: Board) -> Iterator[tuple[str, Place | None]]:
    if _left_out(board, None) is None:
        yield "no state is feasible: the constraints contradict each other", None
        return
    for actor in board.dispute.actors:
        if not isinstance(actor.preference, Ranking) or actor.preference.rest is not None:
            continue
        if (state := _left_out(board, actor.preference)) is not None:
            said = (
                f"the ranking of '{actor.id}' leaves out feasible states, for example {state}. "
                "Add them, or end with 'rest'."
            )
            yield said, actor.preference.place


def _left_out(board: Board, ranking: Ranking | None) -> str | None:
    """Find a feasible state that a ranking leaves out (no ranking: any feasible state)."""
    clauses = Clauses()
    point = board.free(clauses)
    clauses.add(board.feasible(point))
    if ranking is not None:
        clauses.add(unranked(ranking, point))
    found = board.asker.ask(clauses)
    return None if found is None else board.spelled(point, found)
