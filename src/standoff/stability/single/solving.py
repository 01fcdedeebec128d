"""Nash, GMR and SMR for one state, or for those that fit a pattern, without listing the states."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from standoff.dispute.bodies import decision_of
from standoff.dispute.expressions import Expression, parse
from standoff.dispute.model import Dispute
from standoff.errors import (
    ExpressionError,
    InputError,
    MissingError,
    SizeError,
    nearest,
)
from standoff.stability.single.asking import Asker, OutOfTimeError
from standoff.stability.single.board import Board
from standoff.stability.single.judging import Judged
from standoff.stability.single.record import SingleAnswer, SingleSolution, SingleVerdict
from standoff.stability.single.searching import Found, fitting, judged_by, search
from standoff.stability.single.telling import told
from standoff.stability.single.views import View, doubtful, refuse_unsound, views_of
from standoff.stability.unknown import INDICES

__all__ = ["SINGLE", "solve_state"]

SINGLE = ("Nash", "GMR", "SMR")
"""The concepts that the solver answers."""


def solve_state(
    dispute: Dispute,
    state: str,
    concepts: Sequence[str] = SINGLE,
    *,
    as_of: date | None = None,
    time_limit: float = 60.0,
) -> SingleSolution:
    """Ask a constraint solver about one state of a dispute, or for an equilibrium among several.

    No states are listed, so that the dispute may have as many options as it wants. What could not
    be decided in the time given is undecided, never guessed.

    Parameters
    ----------
    state
        A state spelled in Y and N, a pattern (``Y-N-``) or an expression. Where one feasible state
        fits, its verdicts are told for every actor; where several do, for each concept one of them
        is looked for at which every actor stays.
    concepts
        Of Nash, GMR and SMR. Where a comparison of feasible states is not known, each has four
        answers (``GMR_a`` … ``GMR_d``).
    as_of
        The day on which options have to be available; None: that of the dispute.
    time_limit
        Seconds that the answer may take, shared among the questions.

    Raises
    ------
    MissingError
        No feasible state fits, or a concept is not known.
    ExpressionError
        `state` does not parse.
    DisputeError
        No state is feasible, or a ranking leaves states out.
    InputError
        States of the dispute are merged: then states are not what the solver can tell apart.
    SizeError
        Weights are too large, or the time was over before anything could be said.
    """
    asked = _concepts(concepts)
    if dispute.merged:
        raise InputError(
            "the solver takes each state for itself, and this dispute has states that count as "
            "one ('merged'); solve it without --state"
        )
    expression = _expression(dispute, state)
    asker = Asker(time.monotonic() + time_limit)
    board = Board(dispute, as_of or dispute.as_of, asker)
    views = views_of(board)
    try:
        refuse_unsound(views)
        only = _only(board, expression)
        indices = INDICES if doubtful(views) else ("",)
    except OutOfTimeError:
        raise SizeError(
            f"the {time_limit:g} seconds were over before it was known which states fit "
            f"'{expression}'; give more with --time-limit"
        ) from None
    keys = [(concept, index) for concept in asked for index in indices]
    if only is None:
        answers = _searched(board, views, expression, keys)
    else:
        answers = _judged(asker, views, only, keys)
    return SingleSolution(dispute, board.day, expression.text, only, tuple(answers))


def _concepts(concepts: Sequence[str]) -> tuple[str, ...]:
    usual = {concept.lower(): concept for concept in SINGLE}
    for concept in concepts:
        if concept.lower() not in usual:
            raise MissingError(
                f"the solver knows no concept '{concept}'.{nearest(concept, SINGLE)} Others are "
                "told where the states can be listed, without --state"
            )
    return tuple(dict.fromkeys(usual[concept.lower()] for concept in concepts))


def _expression(dispute: Dispute, state: str) -> Expression:
    text = state.strip()
    if re.fullmatch(r"[YNyn-]+", text):
        text = text.upper()
    facts = {fact.id: fact.expression.root for fact in dispute.facts}
    facts.update({body.id: decision_of(body) for body in dispute.bodies})
    try:
        return parse(text, options=dispute.options, facts=facts)
    except ExpressionError as error:  # it stands in no file, so that a column says nothing
        raise ExpressionError([replace(each, column=None) for each in error.problems]) from None


def _only(board: Board, asked: Expression) -> str | None:
    """Return the one feasible state that fits, or None where several do."""
    first = fitting(board, asked)
    if first is None:
        raise MissingError(f"no feasible state fits '{asked}': a constraint excludes what would")
    second = fitting(board, asked, [lambda point: point.differs(board.at(point.clauses, first))])
    return first if second is None else None


def _shared(asker: Asker, works: Sequence[Callable[[], object]]) -> None:
    """Do some works, each in its share of the time.

    What one leaves over is for the rest; in the end, for those whose share was too small.
    """
    until, had, waiting = asker.until, 0.0, list(works)
    while waiting and (until - time.monotonic()) / len(waiting) > had:
        late = []
        for place, work in enumerate(waiting):
            now = time.monotonic()
            share = max(until - now, 0) / (len(waiting) - place)
            asker.until = now + share
            work()
            if asker.left <= 0:
                late.append(work)
                had = max(had, share)
        waiting = late
    asker.until = until


def _judged(
    asker: Asker, views: Sequence[View], state: str, keys: Sequence[tuple[str, str]]
) -> list[SingleAnswer]:
    known: dict[tuple[int, str, str], Judged] = {}

    def about(view: View, concept: str, index: str) -> tuple[int, str, str]:
        # Where nothing is unknown to an actor, all indices say the same.
        return view.number, concept, (index or "d") if view.actor.unknown else "d"

    def judged(view: View, concept: str, index: str) -> None:
        key = about(view, concept, index)
        if key not in known or known[key].stable is None:
            known[key] = judged_by(view, state, concept, key[2])

    _shared(asker, [partial(judged, view, *key) for key in keys for view in views])
    answers = []
    for concept, index in keys:
        verdicts = tuple(
            told(view, state, _key(concept, index), known[about(view, concept, index)])
            for view in views
        )
        answers.append(SingleAnswer(_key(concept, index), _all(verdicts), state, verdicts))
    return answers


def _all(verdicts: Sequence[SingleVerdict]) -> bool | None:
    stable = {verdict.stable for verdict in verdicts}
    if False in stable:
        return False
    return None if None in stable else True


def _searched(
    board: Board, views: Sequence[View], asked: Expression, keys: Sequence[tuple[str, str]]
) -> list[SingleAnswer]:
    found: dict[tuple[str, str], tuple[Found, tuple[SingleVerdict, ...]]] = {}

    def look(concept: str, index: str) -> None:
        # An equilibrium of one concept often is one of the next (Nash implies GMR and SMR).
        known = [each.state for (_, by), (each, _) in found.items() if by == index and each.state]
        each = search(board, views, asked, (concept, index or "d"), known)
        verdicts: tuple[SingleVerdict, ...] = ()
        if each.state is not None:
            verdicts = tuple(
                told(view, each.state, _key(concept, index), judged)
                for view, judged in zip(views, each.judged, strict=True)
            )
        found[concept, index] = each, verdicts

    _shared(board.asker, [partial(look, *key) for key in keys])
    answers = []
    for (concept, index), (each, verdicts) in found.items():
        stable = True if each.state is not None else False if each.open is None else None
        key = _key(concept, index)
        answers.append(SingleAnswer(key, stable, each.state, verdicts, each.open))
    return answers


def _key(concept: str, index: str) -> str:
    return f"{concept}_{index}" if index else concept
