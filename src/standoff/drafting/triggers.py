"""What a threat answers: the act of another on which it is carried out."""

from __future__ import annotations

import re

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.phrases import key_words
from standoff.drafting.threats import FORCE
from standoff.reading.records import Claim

__all__ = ["demand_with", "trigger_of"]

_CONDITION = re.compile(r"\b(?P<how>if|against|should|in case)\b(?P<what>.*)", re.DOTALL)


def demand_with(board: Board, claim: Claim) -> Claim | None:
    """Return the demand that stands in the same sentence as a threat ("unless ..."), or None."""
    for other in board.material.stances("demand"):
        same = other.actor == claim.actor and other.evidence == claim.evidence
        if same and board.by_claim.get(other.id):
            return other
    return None


def trigger_of(board: Board, claim: Claim, option: DraftOption) -> DraftOption | None:
    """Return the option of another that a threat answers, or None.

    What the same sentence is reported to oppose ("would bomb it if they closed the gates") comes
    first; else an option whose words stand behind its "against", or the use of force that its "if"
    speaks of without saying whose ("if anybody turned to force"). Actors' names are left out.
    """
    for other in board.material.stances("oppose"):
        same = other.actor == claim.actor and other.evidence == claim.evidence
        if same and other.modality == "hypothetical" and (found := board.by_claim.get(other.id)):
            return found[0]
    condition = _CONDITION.search(claim.evidence[0].exact or "")
    if condition is None:
        return None
    words = key_words(condition["what"]) - board.material.name_words()
    scored = [
        (len(other.words & words), other)
        for other in board.options
        if other.actor != option.actor
        and (other.id == FORCE or (condition["how"] == "against" and other.origin == "threat"))
    ]
    best = max(scored, default=None, key=lambda item: item[0])
    return best[1] if best is not None and best[0] > 0 else None
