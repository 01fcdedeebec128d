"""An equilibrium among the states that satisfy an expression, or proof that there is none.

Candidates come from the solver, and each is judged. Where an actor leaves one, all states are
ruled out that it would leave in the same way (counterexample-guided, as in `judging`), until a
candidate is stable for all or none is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from standoff.dispute.expressions import Expression
from standoff.stability.single.asking import OutOfTimeError
from standoff.stability.single.board import Board
from standoff.stability.single.clauses import Clauses
from standoff.stability.single.improving import Standing
from standoff.stability.single.judging import Judged, judge
from standoff.stability.single.liking import Liking, better
from standoff.stability.single.points import Point
from standoff.stability.single.views import View

__all__ = ["Found", "fitting", "judged_by", "search"]

Lemma = Callable[[Point], int]
"""Holds where a state is not ruled out."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking for an equilibrium.

    Parameters
    ----------
    state
        One, or None.
    tried
        How many candidates were judged.
    judged
        What was judged of `state`, actor by actor.
    open
        Why it is not known whether there is one; None where `state` is one, or there is none.
    """

    state: str | None
    tried: int
    judged: tuple[Judged, ...] = ()
    open: str | None = None


def fitting(board: Board, asked: Expression, lemmas: Sequence[Lemma] = ()) -> str | None:
    """Find a feasible state that satisfies an expression and that is not ruled out.

    Raises
    ------
    OutOfTimeError
    """
    clauses = Clauses()
    point = board.free(clauses)
    clauses.add(board.feasible(point))
    clauses.add(point.holds(asked))
    for lemma in lemmas:
        clauses.add(lemma(point))
    found = board.asker.ask(clauses)
    return None if found is None else board.spelled(point, found)


def judged_by(view: View, state: str, concept: str, index: str) -> Judged:
    """Judge whether an actor stays at a state of the model, as the actor sees it."""
    seen = view.seen(state)
    if seen is None:
        return Judged(stable=False, improvements=())
    liking = Liking(view.actor, index)
    standing = Standing(view.board, view.number, liking, seen, symmetric=concept == "SMR")
    return judge(standing, nash=concept == "Nash")


def search(
    board: Board,
    views: Sequence[View],
    asked: Expression,
    reading: tuple[str, str],
    first: Sequence[str] = (),
) -> Found:
    """Look for a state that satisfies an expression and at which every actor stays.

    Parameters
    ----------
    reading
        The concept and the index.
    first
        Feasible states that satisfy the expression, to try before all others.
    """
    concept, index = reading
    lemmas: list[Lemma] = []
    order = list(views)
    waiting = list(first)
    tried = doubted = 0
    try:
        while (state := waiting.pop() if waiting else fitting(board, asked, lemmas)) is not None:
            tried += 1
            judged = _judged(order, state, concept, index)
            leaving = next((each for each in order if judged[each.number].stable is False), None)
            if leaving is not None:
                # Who leaves one candidate often leaves the next.
                order.remove(leaving)
                order.insert(0, leaving)
                lemmas.append(_ruling_out(board, leaving, state, judged[leaving.number], index))
            elif any(each.stable is None for each in judged.values()):
                doubted += 1
                lemmas.append(_other_than(board, state))
            else:
                return Found(state, tried, tuple(judged[view.number] for view in views))
    except OutOfTimeError:
        return Found(None, tried, open=f"the time was over after {_candidates(tried)}")
    if doubted:
        return Found(None, tried, open=f"of {_candidates(doubted)} it could not be decided")
    return Found(None, tried)


def _candidates(number: int) -> str:
    return f"{number:,} candidate{'s' * (number != 1)}"


def _judged(views: Sequence[View], state: str, concept: str, index: str) -> dict[int, Judged]:
    """Judge actor after actor, by place, until one leaves."""
    judged: dict[int, Judged] = {}
    for view in views:
        judged[view.number] = judged_by(view, state, concept, index)
        if judged[view.number].stable is False:
            break
    return judged


def _ruling_out(board: Board, view: View, state: str, judged: Judged, index: str) -> Lemma:
    """Rule out all states that an actor would leave as it leaves one."""
    if view.picture is not None or not judged.improvements:
        return _other_than(board, state)
    there = judged.improvements[-1][0]
    if judged.how == "Nash":
        return _not_left(view, there, index)
    if judged.how == "nowhere" and not view.actor.unknown:
        return _answered_elsewhere(view, state, there)
    return _other_than(board, state)


def _other_than(board: Board, state: str) -> Lemma:
    return lambda point: point.differs(board.at(point.clauses, state))


def _not_left(view: View, there: str, index: str) -> Lemma:
    """Rule out the states from which taking its options as in `there` pays the actor (Nash)."""
    board, number = view.board, view.number

    def stays(point: Point) -> int:
        end = board.joined(board.at(point.clauses, there), point, number)
        leaves = Liking(view.actor, index).leaves(point, end)
        way = [board.feasible(end), board.allows(point, end, number), leaves]
        return -point.clauses.every(way)

    return stays


def _answered_elsewhere(view: View, state: str, there: str) -> Lemma:
    """Rule out the states that the actor likes no better than `state`, and leaves alike.

    From `there` no state exists, whatever the others do, that would deter the actor at `state`.
    Where it goes the same way from a state that it likes no better, to one that the others could
    also have brought about from `there`, even less deters it.
    """
    board, number = view.board, view.number
    others = tuple(each for each in board.movers if each != number)

    def stays(point: Point) -> int:
        clauses = point.clauses
        here, start = board.at(clauses, state), board.at(clauses, there)
        end = board.joined(start, point, number)
        fixed = [
            clauses.same(end.taken[lever.name], start.taken[lever.name])
            for lever in board.levers
            if not lever.movable
        ]
        way = [
            board.feasible(end),
            board.allows(point, end, number),
            board.goes_on(start, end, others),
            better(view.actor, end, point),
            -better(view.actor, point, here),
        ]
        return -clauses.every([*way, *fixed])

    return stays
