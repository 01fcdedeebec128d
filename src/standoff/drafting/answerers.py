"""Of whom a demand is made that names nobody: of whom it threatens, or who answers it."""

from __future__ import annotations

import re

from standoff.drafting.board import Board
from standoff.drafting.phrases import key_words, same_subject
from standoff.reading.records import Claim

__all__ = ["THE_DEMAND", "answerers", "threatened_over", "without_owner"]

THE_DEMAND = frozenset({"demand", "request", "ultimatum", "call", "appeal", "term"})
"""Words that mean a demand and do not say what is demanded."""

_OWNER = re.compile(r"^.*?(?:['’]s|s['’])\s+")
_CALLS = frozenset({"accept", "reject"})
"""Acts that may call what they answer "the demand"."""
_ALIKE = 0.6


def without_owner(text: str) -> str:
    """Leave out whose a thing is ("Peru's demand")."""
    return _OWNER.sub("", text)


def threatened_over(board: Board, claim: Claim) -> tuple[str, ...]:
    """Return whom a side threatens in the sentence of its demand ("if no accord is signed").

    Where the threat names nobody it is to the other side.
    """
    for threat in board.material.threats_beside(claim):
        if threat.actor == claim.actor:
            threatened = threat.target or board.material.opponent(claim.actor or "")
            return (threatened,) if threatened and board.decides(threatened) else ()
    return ()


def answerers(board: Board, claim: Claim) -> tuple[str, ...]:
    """Return who answers a demand further on in its report: the first who does, or nobody.

    An answer says again what is demanded, or is to "the demand" that was made last before it.
    """
    words = key_words(board.material.text(claim))
    here = claim.evidence[0]
    for answer in board.material.answers_in(here.source):
        actor = answer.actor
        if actor is None or actor == claim.actor or not board.decides(actor):
            continue
        if answer.evidence[0].start < here.start:
            continue
        said = without_owner(board.material.text(answer))
        about = key_words(said)
        called = about <= THE_DEMAND and bool(about) and answer.act in _CALLS
        if called and board.material.demand_before(answer) is claim:
            return (actor,)
        if not called and same_subject(words, about - THE_DEMAND) >= _ALIKE:
            return (actor,)
    return ()
