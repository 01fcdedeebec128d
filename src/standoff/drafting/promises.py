"""Preferences from promises and offers: a side is ready to do what it says it will do."""

from __future__ import annotations

import re

from standoff.drafting.board import Board, Doubt, DraftOption
from standoff.drafting.opposites import are_opposite
from standoff.drafting.patterns import STOP
from standoff.drafting.phrases import key_words, same_subject, without_lead
from standoff.drafting.rules import by
from standoff.drafting.stands import Stands
from standoff.reading.records import Claim

__all__ = ["granted_aims", "promised_aim"]

_READY = by("offered-wanted", "What it offers or promises it is taken to be ready to do.")

_IF = re.compile(r"\bif\s+(?P<what>[^,.;”\"]+)")
_SAME = 0.6


def granted_aims(board: Board, rank: int, stands: Stands) -> None:
    """Enter that a side is ready to do what it has promised, or to leave a threat be."""
    if not board.rules.on("offered-wanted"):
        return
    for claim in board.material.stances("promise"):
        for option in board.by_claim.get(claim.id, ()):
            own = option.actor == claim.actor and option.origin in {"demand", "threat"}
            if not own or not claim.polarity or stands.overtaken(claim, option):
                continue
            sign = "not " if claim.id in board.against else ""
            board.aim(option.actor, rank, sign + option.path, claim, assumed=_READY)


def promised_aim(board: Board, rank: int, option: DraftOption, cited: list[Claim]) -> None:
    """Enter that a promise is kept: where it has a condition, if that is met and not otherwise."""
    promises = [claim for claim in cited if claim.act == "promise"]
    conditions = [_IF.search(claim.evidence[0].exact or "") for claim in promises]
    if not promises or not all(conditions):
        if board.rules.on("offered-wanted"):
            board.aim(option.actor, rank, option.path, *cited, assumed=_READY)
        return
    found = next((c for c in conditions if c is not None), None)
    met = None if found is None else _met(board, option, found["what"])
    if met is not None:
        board.pledge(option, met, *promises)
    if met is not None and not board.rules.on("promise-meant"):
        return
    if met is not None:
        board.aim(
            option.actor,
            rank,
            f"{option.path} iff {met}",
            *cited,
            assumed=by(
                "promise-meant",
                "A promise is taken as meant, and not to go beyond its condition.",
            ),
        )
    elif found is not None:
        cites = tuple(board.material.cite(claim) for claim in promises)
        said = (
            f"It is promised on a condition that the draft does not model (“{found[0].strip()}”); "
            "whether it would be done without is not reported."
        )
        board.doubted.append(Doubt(option.actor, option, cites, said))


def _met(board: Board, promised: DraftOption, what: str) -> str | None:
    """Return the expression that holds where a condition is met, or None without an option."""
    words = key_words(what) - board.material.name_words()
    for option in board.options:
        if option is promised:
            continue
        if are_opposite(option.name, what):
            return f"not {option.path}"
        stops = any(STOP.match(word) for word in without_lead(what).casefold().split())
        alike = stops is bool(STOP.match(option.name.casefold()))
        about = option.words - board.material.name_words()
        if alike and words and same_subject(about, words) >= _SAME and _verb(option) <= words:
            return option.path
    return None


def _verb(option: DraftOption) -> frozenset[str]:
    return key_words(option.name.partition(" ")[0])
