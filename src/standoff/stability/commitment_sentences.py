"""Commitments in words: what was announced, where it is credible, and what would follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Commitment, Dispute
from standoff.dispute.wording import in_words
from standoff.stability.commitment_record import Deed
from standoff.stability.sentences import doing

__all__ = ["announced", "summary", "told"]

_TOLD = 4


def announced(dispute: Dispute, commitment: Commitment) -> str:
    """Say what was announced, by whom."""
    condition = in_words(dispute, commitment.condition)
    action = in_words(dispute, commitment.action, asked=commitment.actor)
    when = "in any case" if commitment.condition.root.operator == "true" else f"if {condition}"
    return f"{_name(dispute, commitment.actor)}: {when}, {action}"


def summary(
    dispute: Dispute, commitment: Commitment, where: Mapping[str, NDArray[np.bool_]]
) -> str:
    """Say in a sentence where a commitment is credible."""
    name = _name(dispute, commitment.actor)
    count = {kind: int(states.sum()) for kind, states in where.items()}
    what = f"The commitment “{commitment.name}”" if commitment.name else "The commitment"
    if not count["applies"]:
        return f"{what} never applies: there is no state where {name} would have to act on it."
    applies = _states(count["applies"])
    if not count["possible"]:
        return f"{what} cannot be kept: {name} has no move for it where it applies ({applies})."
    if not count["credible"] + count["perhaps_credible"]:
        return f"{what} is empty: {name} gains by it in no state where it applies ({applies})."
    credible = _known(count, "credible")
    sequentially = _known(count, "sequentially_credible")
    return (
        f"Of the {applies} where it applies, {what[0].lower()}{what[1:]} is credible in {credible} "
        f"and sequentially credible in {sequentially}."
    )


def _states(count: int) -> str:
    return "1 state" if count == 1 else f"{count:,} states"


def _known(count: Mapping[str, int], kind: str) -> str:
    perhaps = count[f"perhaps_{kind}"]
    return f"{count[kind]:,}" + (f" (perhaps in {perhaps:,} more)" if perhaps else "")


def told(
    dispute: Dispute, commitment: Commitment, status: str, deeds: Sequence[Deed]
) -> tuple[str, ...]:
    """Say how things stand with a commitment at one state; at most four moves are told."""
    name = _name(dispute, commitment.actor)
    if status == "idle":
        return (f"The condition does not hold here, so {name} owes nothing.",)
    if status == "kept":
        return (f"{name} does here what it announced.",)
    if not deeds:
        return (f"{name} cannot keep it by any move of its own.",)
    more = len(deeds) - _TOLD
    said = [_deed(dispute, name, deed) for deed in deeds[:_TOLD]]
    if more > 0:
        said.append(f"{more:,} more {'move' if more == 1 else 'moves'} would keep it.")
    return tuple(said)


def _deed(dispute: Dispute, name: str, deed: Deed) -> str:
    would = {
        "better": f"{name} would do better by {doing(dispute, deed.move)}",
        "unknown": f"Whether {name} would do better by {doing(dispute, deed.move)} is not known",
        "alike": f"{name} would gain nothing by {doing(dispute, deed.move)}",
        "worse": f"{name} would do worse by {doing(dispute, deed.move)}",
    }[deed.gain]
    if deed.gain in ("alike", "worse"):
        return f"{would}."
    if deed.sanction is None:
        return f"{would}, and no moves that others would want to make would undo that."
    would += "; but then " + ", then ".join(_answers(dispute, deed))
    if not deed.certain:
        return f"{would}, which might leave it no better off than now (that is not known)."
    return f"{would}, which leaves it no better off than now."


def _answers(dispute: Dispute, deed: Deed) -> Iterator[str]:
    how = "would" if deed.certain else "might"
    for move in deed.sanction or ():
        yield f"{_name(dispute, move.actor)} {how} answer by {doing(dispute, move)}"


def _name(dispute: Dispute, actor: str) -> str:
    return dispute.actor(actor).name
