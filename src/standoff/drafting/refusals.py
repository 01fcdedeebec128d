"""Options to grant what somebody refuses."""

from __future__ import annotations

from standoff.drafting.board import Board
from standoff.drafting.demands import demand_upon
from standoff.drafting.patterns import ELSEWHERE, IDLE, is_act
from standoff.drafting.phrases import key_words, label, phrase, without_lead
from standoff.drafting.plans import offer_option, plan_of, plan_option
from standoff.reading.records import Claim

__all__ = ["refused_options"]


def refused_options(board: Board) -> None:
    """Enter what somebody refuses as an option to grant it, unless it is about a known option."""
    for claim in board.material.stances("reject", "oppose"):
        if claim.actor is None or not claim.polarity or claim.modality == "hypothetical":
            continue
        if board.by_claim.get(claim.id) or demand_upon(board, claim) is not None:
            continue
        if not _rejects_known(board, claim):
            _grant(board, claim)


def _rejects_known(board: Board, claim: Claim) -> bool:
    """Link a refusal to a plan, or to the option of another that it is about."""
    plan = plan_of(board, claim)
    accept = None
    if plan is not None:
        accept = plan_option(board, claim.actor or "", plan[0]) or offer_option(board, claim, *plan)
    if accept is not None:
        cited = board.material.cite(claim)
        accept.because.append(cited)
        accept.taken_because.append(cited)
        accept.taken, accept.taken_assumed = False, None
        board.link(claim, accept)
        return True
    text = board.material.text(claim)
    other = board.about(key_words(text) - board.material.name_words(), but=claim.actor)
    if other is None or is_act(text):
        return False
    own = board.find(claim.actor or "", other.id) if other.origin == "plan" else None
    board.link(claim, own or other)
    return True


def _grant(board: Board, claim: Claim) -> None:
    text = board.material.text(claim)
    if claim.act != "reject" or len(key_words(text)) < 2 or ELSEWHERE.search(text):
        return
    if IDLE.match(without_lead(text)):
        return
    wording = board.wording(claim)
    name = label(wording) if is_act(wording) else f"Grant {phrase(wording)}"
    option = board.add(claim.actor or "", claim, "refusal", name=name)
    if option.origin == "refusal":
        option.taken_because = list(option.because)
