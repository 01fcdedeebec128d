"""What was only announced and has since been done, or undone, as later reports tell."""

from __future__ import annotations

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.opposites import are_opposite
from standoff.drafting.patterns import STOP
from standoff.drafting.phrases import key_words, phrase, same_subject, without_lead
from standoff.reading.records import Claim

__all__ = ["done_deeds", "is_deed"]

_SAME = 0.7
_WORDS_OF = frozenset({"threat", "demand", "offer", "propos", "plan", "ultimatum", "statement"})
"""Stems of what is said and not done."""
_HAPPENED = frozenset({"done", "reported"})


def done_deeds(board: Board) -> None:
    """Link what later reports say has been done to the options that it is about.

    Only what is reported after the option was first spoken of counts, or what is said to have
    happened since: a report on a threat may tell of a like deed of long ago.
    """
    spoken_of: dict[str, Claim] = {}
    for claim in board.material.claims:
        for option in board.by_claim.get(claim.id, ()):
            first = spoken_of.setdefault(option.path, claim)
            if board.material.is_later(first, claim):
                spoken_of[option.path] = claim
    material = board.material
    for claim in (*material.of_kind("event"), *material.of_kind("commitment")):
        if claim.actor is None or not claim.polarity or claim.modality not in _HAPPENED:
            continue
        for option in board.of_actor(claim.actor):
            if claim.kind == "commitment" and option.origin == "commitment":
                continue
            first_claim = spoken_of.get(option.path)
            if first_claim is None or not _is_since(board, claim, first_claim):
                continue
            wording = board.wording(claim)
            if are_opposite(option.name, wording) or _ends(board, option, wording):
                board.undone.add((claim.id, option.path))
                board.link(claim, option)
            elif _does(board, option, claim, wording):
                board.link(claim, option)


def is_deed(claim: Claim) -> bool:
    """Whether a claim that is linked to an option says that it was done or undone."""
    moved = claim.kind == "commitment" and claim.act == "withdraw"
    return claim.kind == "event" or (moved and claim.modality in _HAPPENED)


def _is_since(board: Board, claim: Claim, first: Claim) -> bool:
    moment = board.material.moment(first)
    if claim.date is not None and moment is not None and claim.date < moment.day:
        return False
    return board.material.is_later(claim, first)


def _does(board: Board, option: DraftOption, claim: Claim, wording: str) -> bool:
    """Whether a deed is the option: the same verb, and about the same."""
    verb = key_words((claim.act or "") if claim.kind == "event" else wording.partition(" ")[0])
    # What was begun ("began to fill it") is told by what stands behind the verb.
    if not verb <= key_words(option.name):
        return False
    names = board.material.name_words()
    return same_subject(option.words - names, key_words(phrase(wording)) - names) >= _SAME


def _ends(board: Board, option: DraftOption, wording: str) -> bool:
    """Whether a deed ends the option: "ended the strike", "withdrew the soldiers" it had sent."""
    verb, _, rest = without_lead(wording).casefold().partition(" ")
    if not STOP.match(verb) or STOP.match(option.name.casefold()):
        return False
    words = key_words(phrase(rest)) - board.material.name_words()
    # Who withdraws a threat ends no deed.
    if words & _WORDS_OF:
        return False
    return same_subject(option.words - board.material.name_words(), words) >= _SAME
