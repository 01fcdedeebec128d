"""What backing comes to where independence is declared, or where the Security Council decides.

Reports say that a government "backs" a side. Where that side may declare independence, what its
backer can do is to recognise it; and a permanent member of the Security Council that takes a side's
part there can block a decision, for none of substance is made against the vote of one (Charter of
the United Nations, Articles 23 and 27).
"""

from __future__ import annotations

import re

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.council import council_rules
from standoff.drafting.names import possessive
from standoff.reading.records import Claim

__all__ = ["RECOGNISE", "blocks", "recognises", "recognition_name"]

RECOGNISE = "recognise_independence"
"""Id of a backer's option to recognise what the side it backs declares."""

_COUNCIL = re.compile(r"\bSecurity Council\b")
_STATES = frozenset({"government", "body", "organisation"})
_DECLARED = frozenset({"proclaim", "independ"})


def recognises(board: Board, claim: Claim) -> DraftOption | None:
    """Return what a backer would recognise: the backed side's declaration of independence."""
    if board.material.actor(claim.actor or "").kind not in _STATES:
        return None
    for option in board.of_actor(claim.target or ""):
        if option.origin == "threat" and _DECLARED <= option.words:
            return option
    return None


def blocks(claim: Claim) -> bool:
    """Whether a permanent member is said to take a side's part in the Security Council."""
    said = claim.evidence[0].exact or ""
    return claim.actor in council_rules().permanent and _COUNCIL.search(said) is not None


def recognition_name(board: Board, claim: Claim) -> str:
    """Name the option to recognise what the backed side declares."""
    owner = possessive(board.material.actor(claim.target or ""))
    return f"Recognise {owner} independence"
