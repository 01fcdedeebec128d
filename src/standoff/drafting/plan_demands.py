"""Demands that a plan be accepted, by whoever put it forward and by others."""

from __future__ import annotations

import re

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.phrases import without_lead
from standoff.drafting.plans import plan_of, plan_option
from standoff.drafting.subjects import without_subject
from standoff.reading.records import Claim

__all__ = ["asks_to_accept", "plans_asked_for"]

_ACCEPT = re.compile(r"(?:accept|agree|approve|back|endorse|sign)\b")
_CALLED = re.compile(r"\b(?:plan|proposal|offer|compromise)\b")


def asks_to_accept(board: Board, claim: Claim, addressee: str) -> bool:
    """Whether a demand is that somebody accept, sign or back something."""
    opening = without_lead(without_subject(board, addressee, board.wording(claim)))
    return _ACCEPT.match(opening.casefold()) is not None


def plans_asked_for(
    board: Board, claim: Claim, addressees: tuple[str, ...]
) -> tuple[DraftOption, ...]:
    """Return the options to accept the plan that a demand is about, of all whom it addresses.

    Who has put one forward and asks that "the plan" be accepted means that one.
    """
    if not all(asks_to_accept(board, claim, addressee) for addressee in addressees):
        return ()
    if _CALLED.search(board.material.text(claim)) is None:
        return ()
    meant = plan_of(board, claim)
    proposer = _proposer_of_own(board, claim) if meant is None else meant[0]
    found = (plan_option(board, each, proposer) for each in addressees) if proposer else ()
    return tuple(option for option in found if option is not None)


def _proposer_of_own(board: Board, claim: Claim) -> str | None:
    own = [
        proposal
        for proposal in board.material.stances("propose", "offer")
        if proposal.actor == claim.actor and not board.material.is_later(proposal, claim)
    ]
    return claim.actor if own else None
