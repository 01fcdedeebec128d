"""Options to grant what somebody refuses."""

from __future__ import annotations

import re

from standoff.drafting.board import Board
from standoff.drafting.conditions import condition_of
from standoff.drafting.demands import demand_upon
from standoff.drafting.opposites import are_opposite
from standoff.drafting.parts import part_option
from standoff.drafting.patterns import ELSEWHERE, IDLE, STOP, is_act
from standoff.drafting.phrases import key_words, label, phrase, without_lead
from standoff.drafting.plans import offer_option, plan_of, plan_option
from standoff.reading.records import Claim

__all__ = ["refused_options"]

_TERMS = re.compile(
    r"(?:\w+ )?(?:\w+ )?(?:bargain|ceasefire|compromise|deal|settlement|solution|truce)\b"
)
"""What is accepted, and not granted."""
_ANY = re.compile(r"^any (?P<noun>[a-z]+)(?= )|^any (?P<last>[a-z]+)$")
_UNDER = key_words("threat pressure duress protest")
"""To refuse to act under any of these is to refuse the act."""
_DEMANDED = frozenset({"demand", "claim", "call", "posit", "request"})


def refused_options(board: Board) -> None:
    """Enter what somebody refuses as an option to grant it, unless it is about a known option."""
    for claim in board.material.stances("reject", "oppose"):
        if claim.actor is None or not claim.polarity or claim.modality == "hypothetical":
            continue
        if board.by_claim.get(claim.id) or demand_upon(board, claim) is not None:
            continue
        if not _rejects_known(board, claim):
            _grant(board, claim)
    for claim in board.material.stances("accept"):
        condition = condition_of(claim)
        if condition is not None and condition.sole and not board.by_claim.get(claim.id):
            _accept_on_condition(board, claim)


def _accept_on_condition(board: Board, claim: Claim) -> None:
    """Enter what somebody would accept on a condition as an option to accept it."""
    text = board.material.text(claim)
    if claim.actor is None or not board.decides(claim.actor) or ELSEWHERE.search(text):
        return
    if not key_words(text) - board.material.name_words():
        return
    act = claim.base is not None or text.startswith("to ")
    name = label(board.wording(claim)) if act else f"Accept {phrase(text)}"
    option = board.add(claim.actor, claim, "refusal", name=name)
    if option.origin == "refusal":
        option.taken_because = list(option.because)


def _rejects_known(board: Board, claim: Claim) -> bool:
    """Link a refusal to a plan, or to the option of another that it is about."""
    accept = part_option(board, claim)
    plan = plan_of(board, claim) if accept is None else None
    if plan is not None:
        accept = plan_option(board, claim.actor or "", plan[0]) or offer_option(board, claim, *plan)
    if accept is not None:
        cited = board.material.cite(claim)
        accept.because.append(cited)
        accept.taken_because.append(cited)
        accept.taken = False
        board.link(claim, accept)
        return True
    text = board.material.text(claim)
    announced = board.same(claim.actor or "", key_words(board.wording(claim)), "threat")
    if is_act(text) and announced is not None:
        # "will not expel the fleet" is about the act that it has threatened.
        board.link(claim, announced)
        return True
    opposed = [o for o in board.of_actor(claim.actor or "") if are_opposite(o.name, text)]
    if opposed:
        # "refuses to delay the filling" is for filling.
        board.against.add(claim.id)
        board.link(claim, opposed[0])
        return True
    other = board.about(key_words(text) - board.material.name_words(), but=claim.actor)
    if other is None or is_act(text):
        return False
    own = board.find(claim.actor or "", other.id) if other.origin == "plan" else None
    board.link(claim, own or other)
    return True


def _keeps_up(text: str) -> bool:
    """Whether to refuse this is to keep up a demand: no option that is not there already."""
    opening = without_lead(text).casefold()
    return bool(STOP.match(opening)) and key_words(opening.partition(" ")[2]) <= _DEMANDED


def _granting(thing: str) -> str:
    """Return the act that is refused where a report names only the thing ("any extension")."""
    verb = "Accept" if _TERMS.match(thing) else "Grant"
    return f"{verb} {_ANY.sub(_article, thing)}"


def _article(any_of: re.Match[str]) -> str:
    noun = any_of["noun"] or any_of["last"]
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _grant(board: Board, claim: Claim) -> None:
    text = board.material.text(claim)
    if claim.act != "reject" or len(key_words(text) - _UNDER) < 2 or ELSEWHERE.search(text):
        return
    if IDLE.match(without_lead(text)) or _keeps_up(text):
        return
    wording = board.wording(claim)
    name = label(wording) if is_act(wording) else _granting(phrase(wording))
    option = board.add(claim.actor or "", claim, "refusal", name=name)
    if option.origin == "refusal":
        option.taken_because = list(option.because)
