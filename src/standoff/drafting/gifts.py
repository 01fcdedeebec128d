"""Offers of money: what somebody would pay is for it to do, and no plan of settlement."""

from __future__ import annotations

import re

from standoff.drafting.board import Board
from standoff.reading.records import Claim

__all__ = ["is_own_gift"]

_A_PLAN = re.compile(
    r"\b(?:accord|agreement|compromise|deal|draft|plan|proposal|roadmap|settlement|terms|treaty"
    r"|truce)\b",
    re.IGNORECASE,
)
_GIVING = re.compile(
    r"^(?:to )?(?:\w+ly )?(?:compensat|donat|fund|financ|lend|pay|refund|reimburs|subsidi[sz])\w*\b"
    r"|\b(?:compensation|payments?|damages|refunds?)\b|[$£€¥]\s?\d"
    r"|\d[\d,.]*(?: (?:m|million|billion))? (?:crowns|dollars|euros|kroner|pounds|francs|pesos)\b",
    re.IGNORECASE,
)


def is_own_gift(board: Board, offer: Claim) -> bool:
    """Whether what is offered is money: something that the offerer does, and no plan of both sides.

    To accept it is an option only where somebody answers it.
    """
    text = board.material.text(offer)
    return offer.act == "offer" and bool(_GIVING.search(text)) and not _A_PLAN.search(text)
