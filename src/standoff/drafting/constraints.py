"""Constraints: what cannot be the case together, as far as the reports and sense say."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.expressions import parse
from standoff.dispute.model import Constraint, Grounds
from standoff.drafting.board import Board
from standoff.drafting.threats import threats
from standoff.drafting.triggers import demand_with, trigger_of

__all__ = ["constraints_of"]


def constraints_of(board: Board) -> Iterator[Constraint]:
    """Yield the constraints of a draft.

    An answer that somebody threatens to another's act needs that act to answer; and a side does not
    carry out what it threatens while it goes on negotiating over it.
    """
    seen: set[str] = set()
    for constraint in (*_answers(board), *_unilateral(board)):
        if constraint.expression.text not in seen:
            seen.add(constraint.expression.text)
            yield constraint


def _answers(board: Board) -> Iterator[Constraint]:
    for claim in threats(board):
        for option in board.by_claim.get(claim.id, ()):
            if demand_with(board, claim) is not None:
                continue
            trigger = trigger_of(board, claim, option)
            if trigger is not None and claim.modality != "hypothetical":
                yield Constraint(
                    "never",
                    parse(f"{option.path} and not {trigger.path}"),
                    f"It answers: {trigger.name}",
                    Grounds((board.material.cite(claim),)),
                )


def _unilateral(board: Board) -> Iterator[Constraint]:
    for option in board.options:
        negotiate = board.find(option.actor, "negotiate")
        if option.origin == "threat" and negotiate is not None:
            yield Constraint(
                "never",
                parse(f"{option.path} and {negotiate.path}"),
                "Nobody carries out a threat while negotiating over it",
                Grounds(
                    tuple(dict.fromkeys(option.because)),
                    "The reports do not say so; it is taken to follow from what is threatened.",
                ),
            )
