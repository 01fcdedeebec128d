"""Preferences: what actors demand, support, oppose, reject and keep up, most important first.

The reports say what an actor wants and seldom what it wants more; the order in which the kinds of
statement are ranked is therefore assumed, and the draft says so.
"""

from __future__ import annotations

import re

from standoff.drafting.board import Board, Doubt, DraftOption
from standoff.drafting.conditions import condition_of, wish_on_condition
from standoff.drafting.council import council_aims
from standoff.drafting.names import with_article
from standoff.drafting.phrases import key_words
from standoff.drafting.promises import granted_aims, promised_aim
from standoff.drafting.recognition import recognises
from standoff.drafting.rules import by
from standoff.drafting.stands import Stands, sign_of
from standoff.drafting.threats import FORCE, is_withdrawn, threats
from standoff.drafting.triggers import demand_with, trigger_of
from standoff.reading.records import Claim

__all__ = ["ORDER", "collect_aims"]

# Ranks leave room between the kinds; the sentence below tells the reader the same order.
(
    _REFUSED, _GOAL, _DEMANDED, _SUPPORTED, _AGAINST, _THREAT, _KEPT, _PROMISED, _PREFERRED,
) = range(10, 100, 10)  # fmt: skip

ORDER = (
    "No report says which of its aims an actor puts first. The draft ranks what an actor refuses "
    "to give up first, then what it is after itself, what it demands, what it supports or opposes, "
    "what is threatened against it, its own threats, what it keeps up, what it offers or "
    "promises, and what it would merely prefer. Change the order where you know better."
)

_CONDITION = re.compile(
    r"\b(?:if|unless|until|in case|in the event|provided that|should(?= the\b| an?\b| [A-Z]))\s+"
    r"(?:[^\s,;]+\s+){0,5}[^\s,;.]+"
)
_MEANT = by("threat-meant", "A threat is taken as meant.")
_PROPOSED = by("proposer-wants", "Who proposes a plan is taken to want it accepted.")
_WANTED = by("kept-wanted", "What it does with its forces it is taken to want.")
_UNWELCOME = (
    "threatened-unwelcome",
    "The other side threatens it, so it is taken to be unwelcome.",
)
_FORCE_UNWELCOME = (
    "force-unwelcome",
    (
        "Force is taken to be unwelcome to the other side. Nobody who speaks for its author is "
        "reported to have threatened it."
    ),
)
_ANSWER_MEANT = "What it would accept on a condition, it is taken to accept then and not otherwise."
_NOT_ACCEPTED = "It is reported not to have accepted; whether it would is not."


def collect_aims(board: Board, stands: Stands) -> None:
    """Enter the preference statements that the claims support.

    A claim that a later one of the same actor has overtaken supports none.
    """
    _own_threats(board, stands)
    _demands(board, stands)
    _plans(board, stands)
    _refusals(board, stands)
    _supports(board, stands)
    _against_parties(board)
    _unyielding(board)
    _side_with(board)
    council_aims(board, _AGAINST)
    _kept(board, stands)
    granted_aims(board, _PROMISED, stands)
    _preferences(board, stands)


def _options(board: Board, claim: Claim) -> list[DraftOption]:
    return board.by_claim.get(claim.id, [])


def _met(board: Board, claim: Claim) -> str | None:
    """Return the expression that holds where a demand is met, or None without an option."""
    options = _options(board, claim)
    if not options:
        return None
    if claim.id in board.against:
        return " and ".join(f"not {option.path}" for option in options)
    return " and ".join(dict.fromkeys(option.path for option in options))


def _own_threats(board: Board, stands: Stands) -> None:
    for claim in threats(board):
        for option in _options(board, claim):
            own = option.actor == claim.actor
            if claim.modality in {"hypothetical", "reported"} or not own:
                continue
            if is_withdrawn(board, claim, option) or stands.overtaken(claim, option):
                continue
            _own_threat(board, claim, option)


def _own_threat(board: Board, claim: Claim, option: DraftOption) -> None:
    demand = demand_with(board, claim)
    met = None if demand is None else _met(board, demand)
    trigger = trigger_of(board, claim, option)
    meant = board.rules.on("threat-meant")
    if met is not None:
        met = f"({met})" if " " in met else met
        board.pledge(option, f"not {met}", claim)
        if meant:
            board.aim(option.actor, _THREAT, f"{option.path} iff not {met}", claim, assumed=_MEANT)
    elif trigger is not None:
        board.pledge(option, trigger.path, claim)
        if board.rules.on("answered-unwelcome"):
            said = "What an actor threatens to answer is taken to be unwelcome to it."
            unwelcome = f"not {trigger.path}"
            said = by("answered-unwelcome", said)
            board.aim(option.actor, _AGAINST, unwelcome, claim, assumed=said)
        if meant:
            answer = f"{option.path} iff {trigger.path}"
            board.aim(option.actor, _THREAT, answer, claim, assumed=_MEANT)
    elif condition := _CONDITION.search(claim.evidence[0].exact or ""):
        board.doubted.append(
            Doubt(
                option.actor,
                option,
                (board.material.cite(claim),),
                f"It is threatened on a condition that the draft does not model ("
                f"“{condition[0].strip()} …”); whether it would be done without is not reported.",
            )
        )
    elif board.rules.on("threat-goal") and not _has_condition(board, claim, option):
        said = "A threat without a condition is taken for what the actor is after."
        board.aim(option.actor, _GOAL, option.path, claim, assumed=by("threat-goal", said))


def _has_condition(board: Board, claim: Claim, option: DraftOption) -> bool:
    """Whether the same threat was made before with a condition, which a repetition leaves out."""
    return any(
        option in _options(board, other)
        and other.actor == claim.actor
        and not board.material.is_later(other, claim)
        and (demand_with(board, other) or _CONDITION.search(other.evidence[0].exact or ""))
        for other in threats(board)
    )


def _demands(board: Board, stands: Stands) -> None:
    for claim in board.material.stances("demand", "appeal"):
        if any(stands.overtaken(claim, option) for option in _options(board, claim)):
            continue
        met = _met(board, claim)
        if met is not None and claim.actor is not None:
            board.aim(claim.actor, _DEMANDED, met, claim)


def _preferences(board: Board, stands: Stands) -> None:
    for claim in board.material.stances("prefer"):
        if any(stands.overtaken(claim, option) for option in _options(board, claim)):
            continue
        met = _met(board, claim)
        if met is not None and claim.actor is not None:
            board.aim(claim.actor, _PREFERRED, met, claim)


def _plans(board: Board, stands: Stands) -> None:
    for claim in board.material.stances("accept"):
        for option in _options(board, claim):
            if option.actor != claim.actor or stands.overtaken(claim, option):
                continue
            if (condition := condition_of(claim)) is not None:
                wish_on_condition(board, _PROMISED, option, condition, [claim], _ANSWER_MEANT)
            elif claim.polarity:
                board.aim(option.actor, _DEMANDED, option.path, claim)
            else:
                # Who "has not accepted it" may be about to.
                board.doubted.append(
                    Doubt(option.actor, option, (board.material.cite(claim),), _NOT_ACCEPTED)
                )
    proposals = board.material.stances("propose", "offer")
    for claim in proposals if board.rules.on("proposer-wants") else ():
        options = [o for o in _options(board, claim) if o.origin == "plan"]
        if options and claim.actor is not None:
            both = " and ".join(dict.fromkeys(option.path for option in options))
            board.aim(claim.actor, _DEMANDED, both, claim, assumed=_PROPOSED)


def _refusals(board: Board, stands: Stands) -> None:
    for claim in board.material.stances("reject", "oppose"):
        for option in _options(board, claim):
            if claim.actor is None or not claim.polarity or claim.modality == "hypothetical":
                continue
            if stands.overtaken(claim, option):
                continue
            condition = condition_of(claim) if option.actor == claim.actor else None
            if condition is not None:
                wish_on_condition(board, _PROMISED, option, condition, [claim], _ANSWER_MEANT)
                continue
            rank = _REFUSED if option.actor == claim.actor else _SUPPORTED
            sign = "" if claim.id in board.against else "not "
            board.aim(claim.actor, rank, f"{sign}{option.path}", claim)


def _supports(board: Board, stands: Stands) -> None:
    for claim in board.material.stances("support"):
        if claim.actor is None or not claim.polarity:
            continue
        for option in _options(board, claim):
            if not stands.overtaken(claim, option):
                sign = "not " if claim.id in board.against else ""
                board.aim(claim.actor, _SUPPORTED, sign + option.path, claim)
        words = key_words(board.material.text(claim)) - board.material.name_words()
        backed = [
            option
            for option in board.options
            if option.actor == claim.target
            and option.origin in {"threat", "demand"}
            and option.words & words
        ]
        if backed and not stands.overtaken(claim, backed[0]):
            _supported(board, claim, backed[0])


def _supported(board: Board, claim: Claim, option: DraftOption) -> None:
    """Enter what is supported as an aim, or as not known where others are said to withhold it."""
    doubts = _doubts(board, option)
    if not doubts:
        said = (
            "What is supported is read as this option; the report does not say that it must come "
            "about in this way."
        )
        if board.rules.on("support-is-for-act"):
            said = by("support-is-for-act", said)
            board.aim(claim.actor or "", _SUPPORTED, option.path, claim, assumed=said)
        return
    names = dict.fromkeys(board.material.actor(c.actor).name for c in doubts if c.actor)
    cited = tuple(dict.fromkeys(board.material.cite(c) for c in (claim, *doubts)))
    board.doubted.append(
        Doubt(
            claim.actor or "",
            option,
            cited,
            "It is said to support the aim. Whether it would want it in this way is not reported; "
            f"support for that is said to be withheld by: {', '.join(names)}.",
        )
    )


def _doubts(board: Board, option: DraftOption) -> list[Claim]:
    """Return the claims that somebody does not support an option ("stops short of supporting")."""
    return [
        claim
        for claim in board.material.stances("support")
        if not claim.polarity
        and (key_words(board.material.text(claim)) - board.material.name_words()) & option.words
    ]


def _against_parties(board: Board) -> None:
    """Enter that what one party threatens is unwelcome to the other.

    It is cited where the other is reported to refuse to yield.
    """
    for party in board.material.parties():
        opponent = board.material.opponent(party)
        for option in board.options:
            if option.actor != opponent or option.origin != "threat":
                continue
            # That a party does not yield says nothing of what it thinks of being attacked.
            force = option.id == FORCE
            cited = [] if force else _refusing(board, party)
            rule, said = _FORCE_UNWELCOME if force else _UNWELCOME
            if board.rules.on(rule):
                against = f"not {option.path}"
                board.aim(party, _AGAINST, against, *cited, assumed=by(rule, said))


def _refusing(board: Board, party: str) -> list[Claim]:
    return [c for c in board.material.stances("refuse to concede") if c.actor == party]


def _unyielding(board: Board) -> None:
    """Enter that a party that will not yield does not accept an outsider's plan, unless it has."""
    for party in board.material.parties() if board.rules.on("unyielding") else ():
        cited = _refusing(board, party)
        for option in board.of_actor(party):
            if cited and option.origin == "plan" and not option.taken_because:
                board.aim(
                    party,
                    _REFUSED,
                    f"not {option.path}",
                    *cited,
                    assumed=by(
                        "unyielding",
                        "It is not willing to concede its position; the plan is taken to ask for "
                        "that.",
                    ),
                )


def _side_with(board: Board) -> None:
    """Enter that whoever backs a party is against what that party is against on the other side."""
    for claim in board.material.of_kind("relation") if board.rules.on("backer-shares") else ():
        if claim.act != "back" or not claim.polarity or not claim.actor or not claim.target:
            continue
        if _sides_already(board, claim.actor):
            continue
        backed = board.material.actor(claim.target)
        own = {aim.expression for aim in board.aims if aim.actor == claim.actor}
        for aim in [a for a in board.aims if a.actor == claim.target and a.rank == _AGAINST]:
            if aim.expression not in own and f"not {claim.actor}." not in aim.expression:
                board.aim(
                    claim.actor,
                    _SUPPORTED,
                    aim.expression,
                    claim,
                    assumed=by(
                        "backer-shares",
                        f"It backs {with_article(backed)}, and is taken to share this aim.",
                    ),
                )


def _sides_already(board: Board, actor: str) -> bool:
    """Whether a backer's support was read as support for, or doubt about, one option."""
    supported = any(
        aim.actor == actor and aim.rank == _SUPPORTED and not aim.expression.startswith("not")
        for aim in board.aims
    )
    return supported or any(doubt.actor == actor for doubt in board.doubted)


def _recognised(board: Board, option: DraftOption, cited: list[Claim]) -> None:
    """Enter that a backer would recognise what is declared, once it is declared."""
    for claim in cited:
        if (declared := recognises(board, claim)) is not None:
            wish = f"{option.path} iff {declared.path}"
            board.aim(option.actor, _KEPT, wish, *cited, assumed=option.assumed)
            return


def _kept(board: Board, stands: Stands) -> None:
    linked: dict[int, list[Claim]] = {id(option): [] for option in board.options}
    for claim in board.material.claims:
        for option in _options(board, claim):
            standing = sign_of(board, claim, option) >= 0 and not stands.overtaken(claim, option)
            if standing and id(option) in linked:
                linked[id(option)].append(claim)
    for option in board.options:
        cited = linked[id(option)]
        if not cited:
            continue
        if option.origin == "backing" and not option.taken:
            _recognised(board, option, cited)
        elif option.origin == "backing":
            board.aim(option.actor, _KEPT, option.path, *cited, assumed=option.assumed)
        elif option.origin == "commitment" and option.taken and board.rules.on("kept-wanted"):
            board.aim(option.actor, _KEPT, option.path, *cited, assumed=_WANTED)
        elif option.origin in {"promise", "offer"}:
            promised_aim(board, _PROMISED, option, cited)
