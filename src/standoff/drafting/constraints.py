"""Constraints: what cannot be the case together, as far as the reports and sense say."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.expressions import parse
from standoff.dispute.model import Constraint, Grounds
from standoff.drafting.board import Board

__all__ = ["constraints_of"]


def constraints_of(board: Board) -> Iterator[Constraint]:
    """Yield the constraints of a draft: nobody carries out a threat while negotiating over it.

    A constraint that ties one actor's option to another's is never drafted. That an answer needs
    what it answers, for example, would keep the other from ending what is answered: it would hold
    both in a state that neither wants. Such ties are left to preferences.
    """
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
