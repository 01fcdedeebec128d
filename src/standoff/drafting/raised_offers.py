"""Offers that take the place of earlier ones: 4 percent, where 3 percent had been offered.

The option stays the same one, so that what is said of it holds; it goes by the name of the newest
offer, and rests on what is reported of both.
"""

from __future__ import annotations

import re

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.phrases import key_words
from standoff.reading.numerals import FIGURES, NUMBER_WORDS
from standoff.reading.records import Claim

__all__ = ["put_in_place", "raised_offer"]

_NUMBER = re.compile(rf"\b(?:{FIGURES}|{NUMBER_WORDS})", re.IGNORECASE)
_RAISED = re.compile(r"\b(?:bid|offer)\b[^.;:]{0,60}\bto\s+(?:an?\s+)?$", re.IGNORECASE)


def raised_offer(board: Board, claim: Claim) -> DraftOption | None:
    """Return the option of what an actor had offered before it raised the offer, or None."""
    if not _is_raised(claim):
        return None
    own = [option for option in board.of_actor(claim.actor or "") if option.origin == "offer"]
    words = key_words(board.material.text(claim))
    alike = [option for option in own if words & option.words]
    return next(reversed(alike or own), None)


def put_in_place(board: Board, option: DraftOption, claim: Claim, name: str) -> None:
    """Let an option go by the name of a newer offer of another number.

    Parameters
    ----------
    name
        That the option would have if it were new.
    """
    earlier = [
        each
        for each in board.material.stances("offer", "propose")
        if each is not claim and option in board.by_claim.get(each.id, ())
    ]
    newer = _is_raised(claim) or all(board.material.is_later(claim, each) for each in earlier)
    numbers = _NUMBER.findall(name)
    if not earlier or not newer or not numbers or numbers == _NUMBER.findall(option.name):
        return
    one = len(numbers) == len(_NUMBER.findall(option.name)) == 1
    if one and _matter(name) <= _matter(option.name):
        # "now offers 4 percent" is a rise of 4 percent where a rise of 3 percent was offered.
        name = _NUMBER.sub(numbers[0], option.name)
    option.name = name
    option.words |= key_words(name)


def _matter(name: str) -> frozenset[str]:
    """Return the key words of what is offered, without the number."""
    return key_words(_NUMBER.sub("", name))


def _is_raised(claim: Claim) -> bool:
    """Whether a claim says what an earlier offer was raised or lowered to."""
    cited = claim.evidence[0]
    start = min((span.start for span in claim.content), default=cited.start) - cited.start
    return claim.act == "offer" and bool(_RAISED.search((cited.exact or "")[: max(0, start)]))
