"""Preferences: what actors demand, support, oppose, reject and keep up, most important first.

The reports say what an actor wants and seldom what it wants more; the order in which the kinds of
statement are ranked is therefore assumed, and the draft says so.
"""

from __future__ import annotations

import re

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.names import with_article
from standoff.drafting.phrases import key_words, same_subject
from standoff.reading.records import Claim

__all__ = ["ORDER", "collect_aims", "trigger_of"]

# Ranks leave room between the kinds; the sentence below tells the reader the same order.
_REFUSED, _GOAL, _DEMANDED, _SUPPORTED, _AGAINST, _THREAT, _KEPT, _PROMISED = range(10, 90, 10)

ORDER = (
    "No report says which of its aims an actor puts first. The draft ranks what an actor refuses "
    "to give up first, then what it is after itself, what it demands, what it supports or opposes, "
    "what is threatened against it, its own threats, what it keeps up, and what it offers or "
    "promises. Change the order where you know better."
)

_TRIGGER = re.compile(r"\b(?:if|against|should|in case)\b(.*)", re.DOTALL)


def collect_aims(board: Board) -> None:
    """Enter the preference statements that the claims support."""
    _own_threats(board)
    _demands(board)
    _plans(board)
    _refusals(board)
    _supports(board)
    _against_parties(board)
    _side_with(board)
    _kept(board)


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


def _own_threats(board: Board) -> None:
    for claim in board.material.stances("threaten"):
        for option in _options(board, claim):
            if claim.modality == "hypothetical":
                continue
            demand = _demand_with(board, claim)
            trigger = trigger_of(board, claim, option)
            if demand is not None:
                board.aim(
                    option.actor,
                    _THREAT,
                    f"{option.path} iff not ({demand})"
                    if " " in demand
                    else f"{option.path} iff not {demand}",
                    f"{option.name}, unless its demand is met",
                    claim,
                    assumed="A threat is taken as meant.",
                )
            elif trigger is not None:
                board.aim(
                    option.actor,
                    _AGAINST,
                    f"not {trigger.path}",
                    board.wish(option.actor, trigger, done=False),
                    claim,
                    assumed="What an actor threatens to answer is taken to be unwelcome to it.",
                )
                board.aim(
                    option.actor,
                    _THREAT,
                    f"{option.path} iff {trigger.path}",
                    f"{option.name}, if it comes to that",
                    claim,
                    assumed="A threat is taken as meant.",
                )
            else:
                board.aim(
                    option.actor,
                    _GOAL,
                    option.path,
                    option.name,
                    claim,
                    assumed="A threat without a condition is taken for what the actor is after.",
                )


def _demand_with(board: Board, claim: Claim) -> str | None:
    """Return the demand that stands in the same sentence as a threat ("unless ...")."""
    for other in board.material.stances("demand"):
        same = other.actor == claim.actor and other.evidence == claim.evidence
        if same and (met := _met(board, other)):
            return met
    return None


def trigger_of(board: Board, claim: Claim, option: DraftOption) -> DraftOption | None:
    """Return the option that a threat answers ("if filling starts", "against violence")."""
    found = _TRIGGER.search(claim.evidence[0].exact or "")
    if found is None:
        return None
    words = key_words(found[1])
    scored = [
        (len(other.words & words), other)
        for other in board.options
        if other.actor != option.actor and other.origin in {"threat", "demand"}
    ]
    best = max(scored, default=None, key=lambda item: item[0])
    return best[1] if best is not None and best[0] > 0 else None


def _demands(board: Board) -> None:
    for claim in board.material.stances("demand", "appeal"):
        met = _met(board, claim)
        if met is not None and claim.actor is not None:
            done = claim.id not in board.against
            options = _options(board, claim)
            names = dict.fromkeys(board.wish(claim.actor, o, done=done) for o in options)
            board.aim(claim.actor, _DEMANDED, met, "; ".join(names), claim)


def _plans(board: Board) -> None:
    for claim in board.material.stances("accept"):
        for option in _options(board, claim):
            sign = "" if claim.polarity else "not "
            name = board.wish(option.actor, option, done=claim.polarity)
            board.aim(option.actor, _DEMANDED, sign + option.path, name, claim)
    for claim in board.material.stances("propose"):
        options = [o for o in _options(board, claim) if o.origin == "plan"]
        if options and claim.actor is not None:
            board.aim(
                claim.actor,
                _DEMANDED,
                " and ".join(dict.fromkeys(option.path for option in options)),
                "Its proposal is accepted by both sides",
                claim,
            )


def _refusals(board: Board) -> None:
    for claim in board.material.stances("reject", "oppose"):
        for option in _options(board, claim):
            if claim.actor is None or not claim.polarity:
                continue
            rank = _REFUSED if option.actor == claim.actor else _SUPPORTED
            name = board.wish(claim.actor, option, done=False)
            board.aim(claim.actor, rank, f"not {option.path}", name, claim)


def _supports(board: Board) -> None:
    for claim in board.material.stances("support"):
        if claim.actor is None or not claim.polarity:
            continue
        words = key_words(board.material.text(claim))
        backed = [
            option
            for option in board.options
            if option.actor == claim.target and option.origin in {"threat", "demand"}
        ]
        near = [o for o in backed if _shares_more_than_names(board, o, words)]
        for option in near[:1]:
            doubts = _doubts(board, option)
            board.aim(
                claim.actor,
                _SUPPORTED,
                option.path,
                board.wish(claim.actor, option),
                claim,
                *doubts,
                assumed="What is supported is read as this option; the report does not say that "
                f"it must come about in this way.{_doubt_in_words(board, doubts)}",
            )


def _doubts(board: Board, option: DraftOption) -> list[Claim]:
    """Claims that somebody does not support an option ("stops short of supporting")."""
    return [
        claim
        for claim in board.material.stances("support")
        if not claim.polarity
        and _shares_more_than_names(board, option, key_words(board.material.text(claim)))
    ]


def _doubt_in_words(board: Board, doubts: list[Claim]) -> str:
    names = dict.fromkeys(board.material.actor(c.actor).name for c in doubts if c.actor)
    if not names:
        return ""
    return f" It also says that support for it is withheld by: {', '.join(names)}."


def _shares_more_than_names(board: Board, option: DraftOption, words: frozenset[str]) -> bool:
    """Whether an option and some words share a word that names no actor."""
    named = {w for actor in board.material.dossier.actors for w in key_words(actor.name)}
    return bool((option.words & words) - named) and same_subject(option.words, words) > 0


def _against_parties(board: Board) -> None:
    """Enter that what one party threatens is unwelcome to the other.

    It is cited where the other is reported to refuse to yield.
    """
    for party in board.material.parties():
        opponent = board.material.opponent(party)
        refusals = [c for c in board.material.stances("refuse to concede") if c.actor == party]
        threats = [o for o in board.options if o.actor == opponent and o.origin == "threat"]
        for option in threats:
            # That a party does not yield says nothing of what it thinks of being attacked.
            cited = [] if option.id == "use_force" else refusals
            board.aim(
                party,
                _AGAINST,
                f"not {option.path}",
                board.wish(party, option, done=False),
                *cited,
                assumed="The other side threatens it, so it is taken to be unwelcome.",
            )


def _side_with(board: Board) -> None:
    """Whoever backs a party is against what that party is against on the other side."""
    for claim in board.material.of_kind("relation"):
        if claim.act != "back" or not claim.polarity or not claim.actor or not claim.target:
            continue
        if any(a.actor == claim.actor and a.rank in {_SUPPORTED, _DEMANDED} for a in board.aims):
            already = {a.expression for a in board.aims if a.actor == claim.actor}
        else:
            already = set()
        backed = board.material.actor(claim.target).name
        for aim in [a for a in board.aims if a.actor == claim.target and a.rank == _AGAINST]:
            if aim.expression not in already and _supports_nothing_else(board, claim):
                board.aim(
                    claim.actor,
                    _SUPPORTED,
                    aim.expression,
                    aim.name,
                    claim,
                    assumed=f"It backs {with_article(backed)}, and is taken to share this aim.",
                )


def _supports_nothing_else(board: Board, claim: Claim) -> bool:
    """Whether a backer's support was not already read as support for one option."""
    return not any(
        aim.actor == claim.actor and aim.rank == _SUPPORTED and not aim.expression.startswith("not")
        for aim in board.aims
    )


def _kept(board: Board) -> None:
    for option in board.options:
        cited = [c for c in board.material.claims if option in _options(board, c)]
        if option.origin in {"commitment", "backing"} and option.taken:
            board.aim(option.actor, _KEPT, option.path, option.name, *cited)
        elif option.origin in {"promise", "offer"}:
            board.aim(option.actor, _PROMISED, option.path, option.name, *cited)
