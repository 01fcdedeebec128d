"""Commitments that contradict the preferences of whoever makes them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.dispute.checks.finding import Finding, Flags, Material
from standoff.dispute.checks.orders import Ranks, order
from standoff.dispute.model import Commitment
from standoff.dispute.syntax import Node

__all__ = ["pledges"]


def pledges(material: Material) -> Iterator[Finding]:
    """Find commitments that it would nowhere pay to keep.

    Whatever is irreversible is left aside: `standoff commitments` says more. Where what is
    announced says of some options what becomes of them, they alone are changed if that is feasible;
    else whatever the actor could change along with it.
    """
    dispute = material.dispute
    for number, commitment in enumerate(dispute.commitments):
        actor = dispute.actor(commitment.actor)
        done = material.holds(commitment.action)
        applies = material.holds(commitment.condition) & ~done
        if not applies.any() or not done.any() or actor.unknown:
            continue
        ranks = order(actor.preference, material)
        if (_best(commitment, material, ranks, done)[applies] > ranks[applies]).any():
            continue
        yield Finding(
            "warning",
            f"'{actor.id}' announces '{commitment.action}' and gains by it nowhere: wherever "
            f"'{commitment.condition}' holds, its preferences do not speak for it",
            "Look for a preference that is missing; if there is none, the announcement is empty.",
            commitment.place,
            f"commitments[{number}]",
        )


def _best(commitment: Commitment, material: Material, ranks: Ranks, done: Flags) -> Ranks:
    """Return for each state the best rank that doing it can lead to; -1 where nothing does."""
    codes = material.states.codes
    others = np.unique(codes & ~material.own(commitment.actor), return_inverse=True)[1]
    best = np.full(int(others.max()) + 1, -1)
    np.maximum.at(best, others[done], ranks[done])
    found: Ranks = best[others]
    literals = _literals(commitment.action.root)
    if literals is not None:
        target = codes.copy()
        for name, taken in literals.items():
            bit = np.uint64(1 << material.states.options.index(name))
            target = target | bit if taken else target & ~bit
        at = np.minimum(np.searchsorted(codes, target), len(codes) - 1)
        found = np.where(codes[at] == target, ranks[at], found)
    return found


def _literals(node: Node) -> dict[str, bool] | None:
    """Return what becomes of each option, or None where the expression leaves that open."""
    found: dict[str, bool] = {}
    for part in node.parts if node.operator == "and" else (node,):
        taken = part.operator == "name"
        inner = part if taken else part.parts[0] if part.operator == "not" else None
        if inner is None or inner.operator != "name":
            return None
        found[inner.name] = taken
    return found
