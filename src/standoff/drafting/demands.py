"""Options that somebody demands of another, and what is feared of another."""

from __future__ import annotations

import re

from standoff.drafting.answerers import THE_DEMAND, answerers, threatened_over, without_owner
from standoff.drafting.board import Board, DraftOption
from standoff.drafting.conditions import condition_of
from standoff.drafting.names import possessive
from standoff.drafting.opposites import are_opposite
from standoff.drafting.patterns import ONGOING, STOP, is_act, is_ongoing
from standoff.drafting.phrases import key_words, label, phrase, same_subject, without_lead
from standoff.drafting.plan_demands import asks_to_accept, plans_asked_for
from standoff.drafting.subjects import without_subject
from standoff.reading.records import Claim

__all__ = ["demand_upon", "demanded_options"]

_IT = re.compile(r"(?:that\s+)?(?:it|one|so|them|they|this)\b")
_DROP_THREAT = re.compile(
    r"(?:withdraw|drop|retract|rescind|take back|give up|abandon)\s+(?:\w+\s+)?(?:threat|ultimatum)"
)
_BOTH = re.compile(r"\b(?:both|two) (?:governments|parties|sides)\b", re.IGNORECASE)
_THREAT_WORDS = frozenset("withdraw drop retract rescind abandon threat ultimatum".split())
_SAME_ACT = 0.7
"""How much two acts with other verbs have to have in common, to be the same."""
_GO_ON = "Go on negotiating"
_WITHDRAW = re.compile(r"\b(?:withdraw|leave|pull|retract)")


def demanded_options(board: Board) -> None:
    """Enter what is demanded of whom, and what somebody says that it would answer."""
    for claim in board.material.stances("demand", "appeal"):
        words = key_words(board.material.text(claim))
        if claim.actor is None or not claim.polarity:
            continue
        if board.material.taken_back(claim.actor, words, since=claim) is None:
            _demanded(board, claim)
    for claim in board.material.stances("oppose"):
        if claim.modality == "hypothetical" and claim.target is None:
            _feared(board, claim)
        elif claim.modality == "hypothetical" and claim.target and board.decides(claim.target):
            option = _known_act(board, claim) or board.add(claim.target, claim, "demand")
            board.link(claim, option)
    for claim in board.material.stances("accept", "reject"):
        _answered(board, claim)
    for claim in board.material.stances("prefer"):
        if claim.modality != "hypothetical":
            _preferred(board, claim)
    for claim in board.material.stances("support"):
        if claim.actor and claim.target is None and claim.polarity:
            _supported(board, claim)


def _preferred(board: Board, claim: Claim) -> None:
    """Link what somebody would prefer: an act of another is asked for, an own act is known."""
    text = board.material.text(claim)
    if claim.target is not None and board.decides(claim.target):
        _demanded(board, claim)
        return
    if not is_act(text):
        _supported(board, claim)
        return
    words = key_words(text) - board.material.name_words()
    own = board.about(words, of=(claim.actor or "",))
    if own is None:
        return
    stops = bool(STOP.match(without_lead(text).casefold())) or text.casefold().startswith("not ")
    if stops is not bool(STOP.match(own.name.casefold())):
        board.against.add(claim.id)
    board.link(claim, own)


def _supported(board: Board, claim: Claim) -> None:
    """Link support for a thing ("supports the tax") to what somebody may do to it, or drop."""
    text = board.material.text(claim)
    words = key_words(text) - board.material.name_words()
    option = None if is_act(text) else board.about(words, but=claim.actor, plans=False)
    if option is None or option.origin == "backing":
        return
    if STOP.match(option.name.casefold()):
        board.against.add(claim.id)
    board.link(claim, option)


def _feared(board: Board, claim: Claim) -> None:
    """Link "if the plan is dropped" to the option that somebody has to drop it."""
    text = board.material.text(claim)
    words = key_words(text) - board.material.name_words()
    stops = any(STOP.match(word) for word in text.casefold().split())
    option = board.about(words, but=claim.actor)
    if option is not None and stops is bool(STOP.match(option.name.casefold())):
        board.link(claim, option)


def _known_act(board: Board, claim: Claim) -> DraftOption | None:
    """Return the option that is the act which somebody would answer, or None."""
    words = key_words(board.material.text(claim)) - board.material.name_words()
    verb = key_words(without_lead(board.wording(claim)).partition(" ")[0])
    for option in board.of_actor(claim.target or ""):
        own = option.words - board.material.name_words()
        alike = 0.5 if verb <= key_words(option.name.partition(" ")[0]) else _SAME_ACT
        if option.origin != "plan" and same_subject(own, words) >= alike:
            return option
    return None


def _demanded(board: Board, claim: Claim) -> None:
    text = board.material.text(claim)
    words = key_words(text)
    about_it = _IT.match(text) is not None
    if not words - board.material.name_words() or about_it or _is_about_it(text, words):
        _demand_of_it(board, claim)
        return
    addressees = _addressees(board, claim, words)
    if plans := plans_asked_for(board, claim, addressees):
        for option in plans:
            board.link(claim, option)
        return
    act = words - board.material.name_words()
    known = board.about(act, of=addressees) if addressees else None
    known = known or board.about(words, but=claim.actor)
    if known is not None and _asks_for(board, known, claim):
        board.link(claim, known)
        return
    if _asks_to_refrain(board, claim):
        return
    if not addressees and claim.modality != "hypothetical":
        name = board.material.actor(claim.actor or "").name
        board.unaddressed.append(f"{name}: {phrase(board.wording(claim))}")
    for addressee in addressees:
        option = board.add(
            addressee,
            claim,
            "demand",
            name=_name(board, claim, addressee, words),
            ident="negotiate" if "negoti" in words else None,
        )
        option.taken = is_ongoing(without_subject(board, addressee, board.wording(claim)))


def _is_about_it(text: str, words: frozenset[str]) -> bool:
    """Whether a demand says only that "it" or "they" be withdrawn or retracted."""
    return words <= {"retract", "withdrawn", "withdraw"} and bool(_WITHDRAW.search(text))


def _demand_of_it(board: Board, claim: Claim) -> None:
    """Link "that they be withdrawn" to the forces that the passage before speaks of."""
    earlier = [
        option
        for deployment in board.material.of_kind("commitment")
        if deployment.actor != claim.actor
        and deployment.evidence[0].source == claim.evidence[0].source
        and 0 <= claim.evidence[0].start - deployment.evidence[0].start < 600
        for option in board.by_claim.get(deployment.id, ())
    ]
    if earlier and _WITHDRAW.search(board.material.text(claim)):
        board.against.add(claim.id)
        board.link(claim, earlier[-1])


def _asks_for(board: Board, option: DraftOption, claim: Claim) -> bool:
    """Whether a demand is for an option that is already there, or for it to be left alone.

    It has to be an option of those whom the demand addresses. A plan is asked for by "accept", and
    a threat or a deployment can only be asked to stop.
    """
    text = board.material.text(claim)
    addressees = _addressees(board, claim, key_words(text))
    if addressees and option.actor not in addressees:
        return False
    if option.origin == "demand":
        if are_opposite(option.name, without_subject(board, option.actor, board.wording(claim))):
            board.against.add(claim.id)
        return True
    opening = without_lead(without_subject(board, option.actor, board.wording(claim))).casefold()
    if option.origin == "plan":
        return asks_to_accept(board, claim, option.actor)
    if option.name.casefold().split()[:1] == opening.split()[:1]:
        # "withdraw its troops" is asked for, where withdrawing them is already an option.
        return True
    stops = bool(STOP.match(opening))
    if stops:
        board.against.add(claim.id)
    return stops


def _asks_to_refrain(board: Board, claim: Claim) -> bool:
    """Link a demand to drop a threat, or for the opposite of an option, to what is to be left."""
    addressees = _addressees(board, claim, key_words(board.material.text(claim)))
    if not addressees:
        # Who threatens a thing is plainly who is to leave it.
        addressees = tuple(dict.fromkeys(o.actor for o in board.options if o.actor != claim.actor))
    for addressee in addressees:
        wording = without_subject(board, addressee, board.wording(claim))
        # What is to go on is asked for before somebody threatens to end it, too.
        own = [
            option
            for option in board.of_actor(addressee)
            if _is_threatened_by_then(board, option, claim)
            or (option.origin == "threat" and is_ongoing(wording))
        ]
        found = [option for option in own if are_opposite(option.name, wording)]
        if _DROP_THREAT.match(without_lead(wording).casefold()):
            about = key_words(wording) - _THREAT_WORDS
            found = [o for o in own if same_subject(o.words, about) >= 0.5] or own[-1:]
        if found:
            board.against.add(claim.id)
            board.link(claim, found[-1])
            return True
    return False


def _is_threatened_by_then(board: Board, option: DraftOption, claim: Claim) -> bool:
    """Whether an option was threatened when a claim was printed."""
    return any(
        option in board.by_claim.get(threat.id, ()) and not board.material.is_later(threat, claim)
        for threat in board.material.stances("threaten")
    )


def _addressees(board: Board, claim: Claim, words: frozenset[str]) -> tuple[str, ...]:
    """Return of whom something is demanded: who is named, is threatened over it, or answers it.

    Where it is nobody of these it is not known, and nobody is guessed.
    """
    if claim.target is not None and board.decides(claim.target):
        return (claim.target,)
    if "negoti" in words or _BOTH.search(board.material.text(claim)):
        return board.material.parties()
    return threatened_over(board, claim) or answerers(board, claim)


def _name(board: Board, claim: Claim, addressee: str, words: frozenset[str]) -> str:
    text = board.wording(claim)
    if "negoti" in words:
        return _GO_ON if ONGOING.search(text) else "Negotiate"
    text = without_subject(board, addressee, text)
    if is_act(text):
        return label(text)
    owner = possessive(board.material.actor(claim.actor or ""))
    return f"Meet {owner} demand: {phrase(text)}"


def demand_upon(board: Board, claim: Claim) -> DraftOption | None:
    """Return the option that an answer to "the demand" is about, or None.

    It is what was demanded last, before the answer, of the actor that answers; or, where the answer
    says what ("refused to withdraw the plan"), what was demanded of it in the same words.
    """
    words = key_words(board.material.text(claim))
    own = [o for o in board.of_actor(claim.actor or "") if o.origin == "demand"]
    opening = without_lead(board.wording(claim)).casefold()
    verb = opening.partition(" ")[0]
    alike = [
        o for o in own
        # "agreed to pay the premium in full" is about "pay a premium for farmers".
        if same_subject(o.words, words) >= (0.5 if o.name.casefold().startswith(verb) else 0.6)
    ]  # fmt: skip
    if not alike and STOP.match(opening):
        # "refused to withdraw the plan" answers the demand to drop it.
        ends = [o for o in own if STOP.match(o.name.casefold())]
        alike = [o for o in ends if same_subject(_object(o.name), _object(opening)) >= 0.6]
    if alike:
        return alike[0]
    named = key_words(without_owner(board.material.text(claim)))
    if not named or not named <= THE_DEMAND:
        return None
    earlier = [
        option
        for demand in board.material.stances("demand", "appeal")
        if demand.evidence[0].source == claim.evidence[0].source
        and demand.evidence[0].start <= claim.evidence[0].start
        and demand.actor != claim.actor
        and claim.target in {None, demand.actor}
        for option in board.by_claim.get(demand.id, ())
        if option.actor == claim.actor
    ]
    return earlier[-1] if earlier else None


def _object(text: str) -> frozenset[str]:
    """Return the key words behind the first word of an act."""
    return key_words(text.partition(" ")[2])


def _talks(board: Board, claim: Claim) -> DraftOption | None:
    """Return the option to go on negotiating, for a party that has agreed to do so."""
    text = board.material.text(claim)
    agreed = claim.act == "accept" and claim.polarity and claim.actor in board.material.parties()
    if not agreed or "negoti" not in key_words(text) or not ONGOING.search(text):
        return None
    return board.add(claim.actor or "", claim, "demand", name=_GO_ON, ident="negotiate")


def _answered(board: Board, claim: Claim) -> None:
    """Record in the status quo that a demand was agreed to or refused."""
    option = None if claim.actor is None else demand_upon(board, claim) or _talks(board, claim)
    conditional = condition_of(claim) is not None
    if option is None or (claim.modality == "hypothetical" and not conditional):
        return
    cited = board.material.cite(claim)
    agrees = claim.polarity is (claim.act == "accept")
    option.taken = agrees and not conditional
    option.taken_because.append(cited)
    option.because.append(cited)
    board.link(claim, option)
