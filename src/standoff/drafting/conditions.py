"""Wishes on a condition: "would accept the plan only if the troops leave" wants both or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.drafting.board import Board, Doubt, DraftOption
from standoff.drafting.opposites import are_opposite
from standoff.drafting.patterns import STOP
from standoff.drafting.phrases import key_words, same_subject, without_lead
from standoff.drafting.rules import by
from standoff.drafting.triggers import demand_with
from standoff.reading.records import Claim

__all__ = [
    "Condition",
    "condition_of",
    "doubt_on_condition",
    "expression_of",
    "wish_on_condition",
]

_WHAT = r"(?P<what>[^,.;”\"]+)"
_PROVIDED = (
    r"(?:provided|providing|assuming)(?:\s+that)?|on\s+(?:the\s+)?(?:condition|understanding)\s+that"
    r"|(?:on|with)\s+the\s+proviso\s+that|in\s+the\s+event\s+that|(?:as|so)\s+long\s+as"
)
_IF = re.compile(rf"\b(?P<how>if|{_PROVIDED})\s+{_WHAT}", re.IGNORECASE)
_BEHIND = re.compile(
    r"[\s,–—-]*(?:but\s+)?(?:only\s+)?"
    rf"(?P<how>if|unless|until|once|should|{_PROVIDED}|(?<=only )(?:when|after))\s+{_WHAT}"
)
_BEFORE = re.compile(
    rf"(?:^|[,–—]\s+)(?:(?:but|and)\s+)?(?P<how>if|{_PROVIDED})\s+{_WHAT},[^,]*$", re.IGNORECASE
)
"""A condition in front of what is accepted, with no other clause between."""
_EXCEPT = frozenset({"unless", "until"})
_SAME = 0.6


@dataclass(frozen=True, slots=True)
class Condition:
    """On what somebody would do something.

    Parameters
    ----------
    claim
        The one that says so.
    text
        The words, with the one that opens them.
    what
        What has to happen.
    positive
        Whether it would do it where this happens; False where it would do it otherwise.
    """

    claim: Claim
    text: str
    what: str
    positive: bool

    @property
    def sole(self) -> bool:
        """Whether it is said to be the only one ("only if", "unless", "until")."""
        return self.text.startswith(("only ", "but only ", *_EXCEPT))


def condition_of(claim: Claim) -> Condition | None:
    """Return on what somebody promises, accepts or refuses something, or None.

    Of a promise an "if" anywhere in the sentence counts; else the condition has to stand right
    behind what is accepted or refused, or in front of it where that is accepted or offered. Who
    "will not sign unless" would sign in that case.
    """
    sentence = claim.evidence[0].exact or ""
    end = max((span.end for span in claim.content), default=0) - claim.evidence[0].start
    found = _BEHIND.match(sentence, max(0, end))
    if found is None and claim.act == "promise":
        found = _IF.search(sentence)
    if found is None and claim.act in {"accept", "offer"} and claim.content:
        start = min(span.start for span in claim.content) - claim.evidence[0].start
        found = _BEFORE.search(sentence[: max(0, start)])
    if found is None:
        return None
    willing = claim.act != "reject" and claim.polarity
    excepting = found["how"] in _EXCEPT
    if (found["how"] == "until" and willing) or (not excepting and not willing):
        # "will pay until" tells how long, and "refused when asked" how it came about.
        return None
    if willing and claim.act == "accept" and claim.modality == "done":
        return None
    text = sentence[found.start("how") : found.end("what")] if found.re is _BEFORE else found[0]
    text = text.strip(" ,–—-")
    return Condition(claim, text, found["what"], positive=excepting is not willing)


def wish_on_condition(
    board: Board,
    rank: int,
    option: DraftOption,
    condition: Condition,
    cited: Sequence[Claim],
    meant: str = "A promise is taken as meant, and not to go beyond its condition.",
) -> None:
    """Enter that an actor wants to do something where its condition is met, and not otherwise.

    Where the condition is no option of the draft, the wish is not known.
    """
    met = expression_of(board, option, condition)
    if met is not None:
        board.pledge(option, met, *cited)
        if board.rules.on("promise-meant"):
            said = by("promise-meant", meant)
            wish = f"{option.path} iff {met}"
            board.aim(option.actor, rank, wish, *cited, assumed=said)
        return
    doubt_on_condition(board, option, condition, cited)


def doubt_on_condition(
    board: Board, option: DraftOption, condition: Condition, cited: Sequence[Claim]
) -> None:
    """Enter that a wish is not known, as it has a condition that is no option of the draft."""
    cites = tuple(board.material.cite(claim) for claim in cited)
    how = "promised" if condition.claim.act == "promise" else "accepted"
    said = (
        f"It is {how} on a condition that the draft does not model (“{condition.text}”); "
        "whether it would be done without is not reported."
    )
    board.doubted.append(Doubt(option.actor, option, cites, said))


def expression_of(board: Board, promised: DraftOption, condition: Condition) -> str | None:
    """Return the expression that holds where a condition is met, or None without an option."""
    found = _option(board, promised, condition)
    if found is None:
        return None
    path, done = found
    return path if done is condition.positive else f"not {path}"


def _option(board: Board, promised: DraftOption, condition: Condition) -> tuple[str, bool] | None:
    """Return the option that a condition is about, and whether it has to be taken."""
    words = key_words(condition.what) - board.material.name_words()
    stops = any(STOP.match(word) for word in without_lead(condition.what).casefold().split())
    for option in board.options:
        if option is promised:
            continue
        if are_opposite(option.name, condition.what):
            return option.path, False
        alike = stops is bool(STOP.match(option.name.casefold()))
        about = option.words - board.material.name_words()
        verb = key_words(option.name.partition(" ")[0])
        if alike and words and same_subject(about, words) >= _SAME and verb <= words:
            return option.path, True
    demand = demand_with(board, condition.claim)
    asked = [] if demand is None else board.by_claim.get(demand.id, [])
    if demand is None or len(asked) != 1 or asked[0] is promised:
        return None
    return asked[0].path, demand.id not in board.against
