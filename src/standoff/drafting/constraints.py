"""Constraints: what cannot be the case together, as far as the reports and sense say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from standoff.dispute.expressions import parse
from standoff.dispute.model import Constraint, Grounds
from standoff.drafting.board import Board, DraftOption
from standoff.drafting.opposites import are_opposite
from standoff.drafting.recognition import RECOGNISE, recognises
from standoff.drafting.rules import by

__all__ = ["constraints_of"]

_FOLLOWS = "The reports do not say so; it is taken to follow from what is threatened."
_MEANS = "The reports do not say so; it is taken to follow from what the acts are."


def constraints_of(board: Board) -> Iterator[Constraint]:
    """Yield the constraints of a draft.

    One that ties an actor's option to another's is drafted only where what is needed cannot be
    undone: that an answer needs what it answers would else keep the other from ending what is
    answered, and hold both in a state that neither wants. Such ties are left to preferences.
    """
    if board.rules.on("no-threat-while-talking"):
        yield from _talking(board)
    if board.rules.on("exclusive-acts"):
        yield from _exclusive(board)
    if board.rules.on("recognition-needs-declaration"):
        yield from _needs(board)


def _talking(board: Board) -> Iterator[Constraint]:
    for option in board.options:
        negotiate = board.find(option.actor, "negotiate")
        if option.origin == "threat" and negotiate is not None:
            yield Constraint(
                "never",
                parse(f"{option.path} and {negotiate.path}"),
                "Nobody carries out a threat while negotiating over it",
                _grounds("no-threat-while-talking", _FOLLOWS, option),
            )


def _exclusive(board: Board) -> Iterator[Constraint]:
    for one, other in combinations(board.options, 2):
        # What stands together as things are does not exclude itself.
        together = one.actor == other.actor and not (one.taken and other.taken)
        if together and are_opposite(one.name, other.name):
            yield Constraint(
                "never",
                parse(f"{one.path} and {other.path}"),
                "Nobody does at once two acts that undo one another",
                _grounds("exclusive-acts", _MEANS, one, other),
            )


def _needs(board: Board) -> Iterator[Constraint]:
    for option in board.options:
        declared = _declared(board, option) if option.id == RECOGNISE else None
        # As things stand in the reports a recognition may be there already.
        if declared is None or declared.irreversible != "forward" or option.taken:
            continue
        yield Constraint(
            "always",
            parse(f"{declared.path} if {option.path}"),
            "Nobody recognises what is not declared",
            _grounds("recognition-needs-declaration", _MEANS, option, declared),
        )


def _declared(board: Board, option: DraftOption) -> DraftOption | None:
    for claim in board.material.of_kind("relation"):
        if option in board.by_claim.get(claim.id, ()):
            return recognises(board, claim)
    return None


def _grounds(rule: str, said: str, *options: DraftOption) -> Grounds:
    because = dict.fromkeys(e for option in options for e in option.because)
    return Grounds(tuple(because), by(rule, said))
