"""Preferences from promises and offers: a side is ready to do what it says it will do."""

from __future__ import annotations

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.conditions import (
    condition_of,
    doubt_on_condition,
    expression_of,
    wish_on_condition,
)
from standoff.drafting.rules import by
from standoff.drafting.stands import Stands
from standoff.reading.records import Claim

__all__ = ["granted_aims", "promised_aim"]

_READY = by("offered-wanted", "What it offers or promises it is taken to be ready to do.")


def granted_aims(board: Board, rank: int, stands: Stands) -> None:
    """Enter that a side is ready to do what it has promised, or to leave a threat be."""
    if not board.rules.on("offered-wanted"):
        return
    for claim in board.material.stances("promise"):
        for option in board.by_claim.get(claim.id, ()):
            own = option.actor == claim.actor and option.origin in {"demand", "threat"}
            if not own or not claim.polarity or stands.overtaken(claim, option):
                continue
            condition = condition_of(claim)
            if condition is not None and expression_of(board, option, condition) is None:
                doubt_on_condition(board, option, condition, [claim])
                continue
            sign = "not " if claim.id in board.against else ""
            board.aim(option.actor, rank, sign + option.path, claim, assumed=_READY)


def promised_aim(board: Board, rank: int, option: DraftOption, cited: list[Claim]) -> None:
    """Enter that a promise is kept: where it has a condition, if that is met and not otherwise.

    An offer stands whether or not its condition is met; the condition is told with it.
    """
    promises = [claim for claim in cited if claim.act in {"promise", "offer"}]
    conditions = [condition_of(claim) for claim in promises]
    first = next((condition for condition in conditions if condition is not None), None)
    if first is None or not all(conditions):
        said = _READY
    elif first.claim.act == "promise":
        wish_on_condition(board, rank, option, first, cited)
        return
    else:
        said = f"{_READY} It is offered on a condition: “{first.text}”."
    if board.rules.on("offered-wanted"):
        board.aim(option.actor, rank, option.path, *cited, assumed=said)
