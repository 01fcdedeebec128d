"""Parts of a plan that are answered one by one: "accepted the truce, rejected the exchange"."""

from __future__ import annotations

import re

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.patterns import is_act
from standoff.drafting.phrases import key_words, same_subject
from standoff.reading.records import Claim

__all__ = ["answered_parts", "part_option"]

_AND = re.compile(r",?\s+and\s+(?=(?:an?|the|all|its|their)\s)")
_SAME = 0.6


def answered_parts(board: Board, proposal: Claim, party: str) -> tuple[str, ...]:
    """Return the parts of a proposal, where a party has answered one of them alone; else none."""
    parts = tuple(_AND.split(board.material.text(proposal)))
    if len(parts) < 2 or is_act(parts[0]):
        return ()
    for claim in board.material.stances("accept", "reject"):
        if claim.actor == party and not board.material.is_later(proposal, claim):
            meant = [part for part in parts if _is_about(board, claim, key_words(part))]
            if len(meant) == 1:
                return parts
    return ()


def part_option(board: Board, claim: Claim) -> DraftOption | None:
    """Return the option for the part of a plan that an acceptance or a rejection is about."""
    if is_act(board.material.text(claim)):
        return None
    found = [
        option
        for option in board.of_actor(claim.actor or "")
        if option.origin == "plan" and "plan" not in option.words
        if _is_about(board, claim, option.words)
    ]
    return found[0] if len(found) == 1 else None


def _is_about(board: Board, claim: Claim, words: frozenset[str]) -> bool:
    about = key_words(board.material.text(claim)) - board.material.name_words()
    return len(about) > 0 and same_subject(about, words) >= _SAME and len(about & words) > 0
