"""Options that actors announce themselves: threats and promises, and when they are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.names import with_article
from standoff.drafting.opposites import are_opposite
from standoff.drafting.patterns import ELSEWHERE, FOR_GOOD, WEIGHING, is_ongoing
from standoff.drafting.phrases import key_words, same_subject
from standoff.drafting.rules import by
from standoff.reading.records import Claim

__all__ = [
    "FORCE",
    "is_withdrawn",
    "promised_options",
    "threatened_options",
    "threats",
]

FORCE = "use_force"
"""Id of the option to use force, where somebody only spoke of it."""

_WITHDRAWN = "The threat was withdrawn or denied; the act is taken to stay possible."
_ASKED_FOR = 0.7
_BY = re.compile(r"\b(?:before|by|during|in|until|within)\s+(?:\d|(?:the\s)?[A-Z]|the\send)")
_FORCE_WORDS = frozenset({"war", "forc", "invas", "intervent", "attack", "blockad"})


def threats(board: Board) -> Iterator[Claim]:
    """Yield the threats that stand: not denied, and by somebody who can decide."""
    for claim in board.material.stances("threaten"):
        if claim.actor is not None and claim.polarity and board.decides(claim.actor):
            yield claim


def is_withdrawn(board: Board, threat: Claim, option: DraftOption) -> Claim | None:
    """Return the claim that an actor has withdrawn or denied a threat, or None.

    What was withdrawn before it was threatened, or threatened anew, is not.
    """
    for claim in board.material.stances("threaten"):
        if claim.polarity or claim.actor != option.actor or board.material.is_later(threat, claim):
            continue
        if same_subject(key_words(board.material.text(claim)), option.words) >= 0.5:
            return claim
    return board.material.taken_back(option.actor, option.words, since=threat)


def threatened_options(board: Board) -> None:
    """Enter what is threatened, in the order of the reports."""
    for claim in threats(board):
        actor = claim.actor or ""
        adviser_of = board.material.adviser_of(actor)
        if not key_words(board.material.text(claim)) - board.material.name_words():
            continue
        aide_of_state = adviser_of is not None and claim.modality == "hypothetical"
        if aide_of_state and not board.rules.on("force-of-aide"):
            continue
        if claim.modality == "hypothetical":
            _talk_of_force(board, claim, adviser_of or actor, aide=adviser_of is not None)
            continue
        option = board.add(adviser_of or actor, claim, "threat")
        _date_it(board, option, claim)
        if is_ongoing(option.name) and option.origin == "threat":
            # Who threatens to go on with something does it now.
            option.taken, option.taken_because = True, list(option.because)
        if FOR_GOOD.match(option.name) and board.rules.on("irreversible"):
            option.irreversible = "forward"
            option.assumed = by(
                "irreversible", "Taken to be irreversible: the reports do not say so."
            )
        if claim.modality == "reported":
            said = "Somebody else says that it is threatened, not the actor itself."
            option.assumed = f"{said} {option.assumed}" if option.irreversible else said
        _withdrawn(board, claim, option)


def _withdrawn(board: Board, threat: Claim, option: DraftOption) -> None:
    """Say of an option whether the threat, as it was made last, has been withdrawn."""
    taken_back = is_withdrawn(board, threat, option)
    if taken_back is not None:
        option.because.append(board.material.cite(taken_back))
        option.assumed = _WITHDRAWN
    elif option.assumed == _WITHDRAWN:
        option.assumed = None


def _talk_of_force(board: Board, claim: Claim, actor: str, *, aide: bool) -> None:
    speaker = board.material.actor(claim.actor or actor).name
    principal = with_article(board.material.actor(actor))
    board.add(
        actor,
        claim,
        "threat",
        name="Use force",
        ident=FORCE,
        words=key_words(board.material.text(claim)) & _FORCE_WORDS | {"forc", "war"},
        assumed=(
            by(
                "force-of-aide",
                f"{speaker} spoke of it and does not speak for {principal}; that it is an "
                "option at all is assumed.",
            )
            if aide
            else f"{speaker} spoke of it as a possibility."
        ),
    )


def _date_it(board: Board, option: DraftOption, claim: Claim) -> None:
    """Let an option be open from the day that it is announced for, or from the deadline on.

    A deadline that was moved is that of the day to which it was moved.
    """
    day = claim.date
    cited: tuple[Claim, ...] = ()
    if day is None:
        sentence = claim.evidence[0].exact or ""
        main = board.deadlines.main
        if main is not None and re.search(r"\bdeadline|ultimatum\b", sentence):
            day, cited = main
        else:
            day = _day_of_demand(board, claim)
    if day is not None:
        option.available_from, by = board.deadlines.moved(day)
        option.because += [board.material.cite(each) for each in (*cited, *by)]
    option.because = list(dict.fromkeys(option.because))


def _day_of_demand(board: Board, claim: Claim) -> date | None:
    """Return the day by which the demand in the same sentence has to be met, or None."""
    same = (
        other.date
        for kind in (board.material.stances("demand"), board.material.of_kind("deadline"))
        for other in kind
        if other.evidence == claim.evidence and other.date and other.actor in {claim.actor, None}
    )
    return next(same, None)


def _promises_known(board: Board, claim: Claim) -> bool:
    """Link a promise to do what is demanded, or the opposite of what was threatened."""
    words = key_words(board.material.text(claim))
    wording = board.wording(claim)
    for option in board.of_actor(claim.actor or ""):
        undoes = option.origin in {"threat", "promise"} and are_opposite(option.name, wording)
        if undoes:
            board.against.add(claim.id)
        elif option.origin != "demand" or same_subject(option.words, words) < _ASKED_FOR:
            continue
        option.because.append(board.material.cite(claim))
        option.because = list(dict.fromkeys(option.because))
        if not undoes:
            _open_from(board, option, claim)
        board.link(claim, option)
        return True
    return False


def _open_from(board: Board, option: DraftOption, claim: Claim) -> None:
    """Let what is promised for a day be open from then on; what is promised by one is open now."""
    if claim.date is not None and not _BY.search(board.material.text(claim)):
        option.available_from = claim.date


def promised_options(board: Board) -> None:
    """Enter what is promised, where the sentence alone tells what."""
    for claim in board.material.stances("promise"):
        text = board.material.text(claim)
        if claim.actor is None or not claim.polarity or not board.decides(claim.actor):
            continue
        if len(key_words(text)) < 2 or ELSEWHERE.search(text) or WEIGHING.match(text):
            continue
        if _promises_known(board, claim):
            continue
        option = board.add(claim.actor, claim, "promise")
        if option.origin == "promise":
            _open_from(board, option, claim)
            option.taken = is_ongoing(board.wording(claim))
            option.taken_because = list(option.because) if option.taken else []
