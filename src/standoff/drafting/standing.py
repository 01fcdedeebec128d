"""Options that stand in the status quo: deployments, backing, offers on the table."""

from __future__ import annotations

import re

from standoff.drafting.board import Board
from standoff.drafting.council import BLOCK
from standoff.drafting.gifts import is_own_gift
from standoff.drafting.names import with_article
from standoff.drafting.patterns import is_act
from standoff.drafting.phrases import label, phrase, slug
from standoff.drafting.raised_offers import put_in_place, raised_offer
from standoff.drafting.recognition import RECOGNISE, blocks, recognises, recognition_name
from standoff.drafting.rules import by
from standoff.reading.records import Claim

__all__ = [
    "MEMBERS",
    "RECOGNITION",
    "backing_options",
    "is_of_members",
    "kept_options",
    "offered_options",
]

MEMBERS = by("members-act", "The report speaks of some of its members, taken to act for it.")
"""Why a body is taken to do what only members of it are reported to do."""

RECOGNITION = by(
    "backer-recognises",
    "It is reported to back that side; that it would recognise it is taken to follow.",
)
"""Why a backer is taken to be able to recognise what the side it backs declares."""

_SERIES = re.compile(
    r"^(?:a|an|the|its|their)\s+(?:whole\s+|long\s+|new\s+)?"
    r"(?:series|range|set|number|package|host|list)\s+of\s+"
)
_WHERE = re.compile(r"\b(?:in|at|on|to|along|near|off)\s+(?:the\s+)?[\w-]+(?:\s[A-Z]\w+)*")
_ITS = re.compile(r"^(?:Its|Their) ")
_STAYS = re.compile(
    r"\s(?:(?:will|would|are to|is to|have|has|had)\s)?(?:remain(?:ed|s)?|stay(?:ed|s)?|stood)\s"
)


def kept_options(board: Board) -> None:
    """Enter the forces that somebody keeps, sends or withdraws."""
    for claim in board.material.of_kind("commitment"):
        if claim.actor is None or not claim.polarity or not board.decides(claim.actor):
            continue
        if claim.act == "withdraw":
            option = board.add(claim.actor, claim, "commitment")
        else:
            unit = "forces" if claim.quantity is None else claim.quantity.unit
            option = board.add(
                claim.actor,
                claim,
                "commitment",
                name=_keep_name(board, claim),
                ident=f"keep_{slug(unit)}" if _is_in_place(claim) else None,
            )
        if option.origin == "commitment":
            option.taken = _is_in_place(claim)
            option.taken_because = list(option.because)


def _is_in_place(claim: Claim) -> bool:
    """Whether forces are where they are said to be: kept, or sent already."""
    if claim.act == "keep":
        return claim.modality not in {"hypothetical", "threatened"}
    return claim.modality in {"done", "reported"}


def _keep_name(board: Board, claim: Claim) -> str:
    """Say a deployment as something that goes on ("Keep 6,000 soldiers at the frontier")."""
    text = board.wording(claim)
    name = label(text)
    first, _, rest = name.partition(" ")
    if first.casefold() == "keep" or not _is_in_place(claim):
        return name
    if claim.quantity is not None:
        at = _WHERE.search(rest)
        where = "" if at is None else " " + re.sub(r"^to\b", "at", at[0])
        return f"Keep {claim.quantity.value:,.0f} {claim.quantity.unit}{where}"
    staying = _STAYS.sub(" ", phrase(_ITS.sub("its ", text)), count=1)
    return f"Keep {staying}" if _STAYS.search(text) else name


def backing_options(board: Board) -> None:
    """Enter the support that somebody gives to one of the two sides."""
    for claim in board.material.of_kind("relation"):
        if claim.act != "back" or not claim.actor or not claim.target or not claim.polarity:
            continue
        if not board.decides(claim.actor) or claim.target not in board.material.parties():
            continue
        if not board.rules.on("members-act") and is_of_members(board, claim):
            continue
        if board.rules.on("backer-recognises") and recognises(board, claim) is not None:
            _recognition(board, claim)
            continue
        backed = board.material.actor(claim.target)
        council = board.rules.on("council-vetoes") and (
            blocks(claim) or board.find(claim.actor, BLOCK) is not None
        )
        option = board.add(
            claim.actor,
            claim,
            "backing",
            name=f"Block what {with_article(backed)} refuses in the Security Council"
            if council
            else f"Back {with_article(backed)}",
            ident=BLOCK if council else f"back_{claim.target}",
        )
        option.taken = True
        option.taken_because = list(option.because)
        if council:
            option.backs = claim.target
            option.assumed = by(
                "council-vetoes",
                "It is reported to take that side's part there; that it would use its veto is "
                "taken to follow.",
            )
        elif is_of_members(board, claim):
            option.assumed = MEMBERS


def _recognition(board: Board, claim: Claim) -> None:
    """Enter that a backer can recognise the independence that the side it backs may declare."""
    option = board.add(
        claim.actor or "",
        claim,
        "backing",
        name=recognition_name(board, claim),
        ident=RECOGNISE,
    )
    option.assumed = RECOGNITION
    if is_of_members(board, claim):
        option.assumed = f"{RECOGNITION} {MEMBERS}"


def is_of_members(board: Board, claim: Claim) -> bool:
    """Whether a report speaks of some members of a body ("several EU nations") and not of it."""
    record = board.material.actor(claim.actor or "")
    names = "|".join(re.escape(name) for name in (record.name, *record.aliases))
    members = "nations|governments|members|member states|countries|states|capitals"
    return bool(re.search(rf"\b(?:{names})\s+(?:{members})\b", claim.evidence[0].exact or ""))


def offered_options(board: Board) -> None:
    """Enter what the sides themselves offer and propose, and the money that others offer."""
    for claim in board.material.stances("offer", "propose"):
        if not claim.actor or not claim.polarity or not board.decides(claim.actor):
            continue
        if claim.actor not in board.material.parties() and not is_own_gift(board, claim):
            continue
        if claim.act == "propose" and claim.modality == "hypothetical":
            continue
        offered = phrase(_SERIES.sub("", board.wording(claim)))
        infinitive = claim.base is not None or board.material.text(claim).startswith("to ")
        act = claim.act == "offer" and infinitive and is_act(offered)
        name = f"Offer to {offered}" if act else f"Offer {offered}"
        raised = raised_offer(board, claim)
        ident = None if raised is None else raised.id
        option = board.add(claim.actor, claim, "offer", name=name, ident=ident)
        if option.origin == "offer":
            put_in_place(board, option, claim, name)
            option.taken = True
            option.taken_because = list(option.because)
