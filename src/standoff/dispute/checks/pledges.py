"""Commitments that contradict the preferences of whoever makes them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.dispute.checks.finding import Finding, Material
from standoff.dispute.checks.orders import order

__all__ = ["pledges"]


def pledges(material: Material) -> Iterator[Finding]:
    """Find commitments that no move which keeps them would ever pay for.

    Asked of all feasible states that the actor's own options lead to, whatever is irreversible;
    `standoff commitments` says more.
    """
    dispute = material.dispute
    for number, commitment in enumerate(dispute.commitments):
        actor = dispute.actor(commitment.actor)
        done = material.holds(commitment.action)
        applies = material.holds(commitment.condition) & ~done
        if not applies.any() or not done.any() or actor.unknown:
            continue
        ranks = order(actor.preference, material)
        others = material.states.codes & ~material.own(actor.id)
        group = np.unique(others, return_inverse=True)[1]
        best = np.full(int(group.max()) + 1, -1)
        np.maximum.at(best, group[done], ranks[done])
        if (best[group[applies]] > ranks[applies]).any():
            continue
        yield Finding(
            "warning",
            f"'{actor.id}' announces '{commitment.action}' and gains by it nowhere: wherever "
            f"'{commitment.condition}' holds, its preferences are against doing it",
            "Look for a preference that is missing; if there is none, the announcement is empty.",
            commitment.place,
            f"commitments[{number}]",
        )
