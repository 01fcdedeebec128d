"""Verdicts for coalitions in words."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.dispute.model import Dispute
from standoff.stability.coalition_verdict import Departure
from standoff.stability.sentences import doing
from standoff.stability.verdict import Move

__all__ = ["coalition_sentences"]

_TOLD = 8


def coalition_sentences(
    dispute: Dispute, coalition: Sequence[str], concept: str, departures: Sequence[Departure]
) -> tuple[str, ...]:
    """Say why a coalition stays, or why it does not."""
    names = [dispute.actor(member).name for member in coalition]
    if not departures:
        if len(names) == 1:
            return (f"{names[0]} cannot do better by moving alone.",)
        return (f"Nothing that {_listed(names)} can reach together is better for each of them.",)
    open_to = [item for item in departures if item.sanction is None]
    shown = open_to or departures
    told = [_departure(dispute, names, concept, item) for item in shown[:_TOLD]]
    more = len(shown) - _TOLD
    if more > 0:
        ways = "is 1 more such way" if more == 1 else f"are {more:,} more such ways"
        told.append(f"There {ways} to leave.")
    return tuple(told)


def _departure(dispute: Dispute, names: Sequence[str], concept: str, item: Departure) -> str:
    who = names[0] if len(names) == 1 else f"{_listed(names)} together"
    could = f"{who} could do better: {_sequence(dispute, item.moves)}"
    if concept == "CNash":
        return f"{could}."
    if item.sanction is None:
        whose = "that others would want to make" if concept == "CSEQ" else "of the others"
        end = (
            "it no better off than now" if len(names) == 1 else "any of them no better off than now"
        )
        out = " with no way out" if concept == "CSMR" else ""
        return f"{could}; and no moves {whose} would leave {end}{out}."
    harmed = _listed([dispute.actor(member).name for member in item.harmed])
    out = ", with no way out" if concept == "CSMR" else ""
    might = "would" if concept == "CSEQ" else "could"
    return (
        f"{could}; but then the others {might} answer, {_sequence(dispute, item.sanction)}, which "
        f"leaves {harmed} no better off than now{out}."
    )


def _sequence(dispute: Dispute, moves: Sequence[Move]) -> str:
    return ", then ".join(
        f"{dispute.actor(move.actor).name} by {doing(dispute, move)}" for move in moves
    )


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
