"""What actors have said for and against an option over time, and what a later word overtakes.

A later word of the same actor on the same option, to the opposite effect, overtakes an earlier one:
a plan that is rejected on Monday and accepted on Friday is accepted. Within one report, and between
reports of the same time, nothing overtakes anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.done import done_deeds, is_deed
from standoff.drafting.phrases import key_words, same_subject
from standoff.reading.records import Claim

__all__ = ["Stand", "Stands", "settle_answers", "sign_of"]

_FOR = frozenset({"accept", "demand", "appeal", "support", "prefer", "promise", "offer", "propose"})
_AGAINST = frozenset({"reject", "oppose", "retract", "refuse to concede"})
_SAME = 0.6
_ANSWERS = frozenset({"accept", "reject"})


@dataclass(frozen=True, slots=True)
class Stand:
    """What one claim says of one option: its actor is for it (1), or against it (-1)."""

    claim: Claim
    option: DraftOption
    sign: int


def sign_of(board: Board, claim: Claim, option: DraftOption) -> int:
    """Say whether a claim is for an option (1), against it (-1), or neither (0)."""
    if claim.kind == "relation" and claim.act == "back":
        return 1 if claim.polarity else -1
    if claim.kind == "commitment":
        return 1 if claim.polarity else -1
    if is_deed(claim):
        return -1 if (claim.id, option.path) in board.undone else 1
    if claim.kind != "stance" or claim.modality == "hypothetical":
        return 0
    sign = 1
    if claim.act == "threaten":
        if option.actor != claim.actor:
            return 0
    elif claim.act == "deny":
        # That it was said is denied.
        sign = -1
    elif claim.act in _AGAINST:
        sign = -1
    elif claim.act not in _FOR:
        return 0
    if claim.id in board.against:
        sign = -sign
    if claim.act in {"threaten", *_ANSWERS}:
        return sign if claim.polarity else -sign
    return sign if claim.polarity else 0


class Stands:
    """All that is said for and against the options of a board, by actor and option.

    What is retracted, denied or done is linked first to the options that it is about.
    """

    def __init__(self, board: Board) -> None:
        self._board = board
        _link_retractions(board)
        done_deeds(board)
        self._by: dict[tuple[str, str], list[Stand]] = defaultdict(list)
        claims = {claim.id: claim for claim in board.material.claims}
        for ident, options in board.by_claim.items():
            claim = claims[ident]
            for option in options:
                if claim.actor is not None and (sign := sign_of(board, claim, option)):
                    self._by[claim.actor, option.path].append(Stand(claim, option, sign))

    def __iter__(self) -> Iterator[Stand]:
        return (stand for stands in self._by.values() for stand in stands)

    def of(self, actor: str, option: DraftOption) -> list[Stand]:
        """Return what an actor has said of an option, in the order of the claims."""
        return self._by.get((actor, option.path), [])

    def overtaken(self, claim: Claim, option: DraftOption) -> Claim | None:
        """Return the later claim of the same actor that says the opposite of an option, or None."""
        sign = sign_of(self._board, claim, option)
        later = self._board.material.is_later
        for stand in self._by.get((claim.actor or "", option.path), ()):
            if sign and stand.sign == -sign and later(stand.claim, claim):
                return stand.claim
        return None


def _link_retractions(board: Board) -> None:
    material = board.material
    for claim in material.stances("retract", "deny"):
        if claim.actor is None or not claim.polarity:
            continue
        words = key_words(material.text(claim))
        threat = "threat" in words
        words = words - material.name_words() - {"threat"}
        for option in board.of_actor(claim.actor):
            # A threat that is taken back is about what was threatened, and nothing else.
            if option.origin == "plan" or (threat and option.origin != "threat"):
                continue
            if same_subject(option.words - material.name_words(), words) >= _SAME:
                board.link(claim, option)


def settle_answers(board: Board, stands: Stands) -> None:
    """Let the last answer to a demand or a plan, or the last deed, stand in the status quo."""
    for option in board.options:
        own = stands.of(option.actor, option)
        answers = [s for s in own if s.claim.act in _ANSWERS or is_deed(s.claim)]
        kept = [s for s in answers if not _settled_later(board, s, answers)]
        signs = {stand.sign for stand in kept}
        deeds = any(is_deed(stand.claim) for stand in kept)
        if len(signs) == 1 and (deeds or len(kept) < len(answers)):
            option.taken = signs == {1}
            option.taken_because = [board.material.cite(stand.claim) for stand in kept]


def _settled_later(board: Board, stand: Stand, others: list[Stand]) -> bool:
    """Whether a later answer or deed says the opposite."""
    later = board.material.is_later
    return any(o.sign == -stand.sign and later(o.claim, stand.claim) for o in others)
