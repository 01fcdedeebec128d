"""Which tier of a ranking each feasible state belongs to, and which states it leaves out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.expressions import Expression
from standoff.dispute.model import Ranking
from standoff.dispute.states import States

__all__ = ["tier_of", "unranked"]


def tier_of(ranking: Ranking, states: States) -> NDArray[np.int64]:
    """Return for each state the number of the first tier that names it.

    Returns
    -------
    ndarray of int64, shape (states,)
        `ranking.rest` where no tier names it, or the number of tiers where there is no rest.
    """
    columns = states.columns
    found = np.full(states.size, len(ranking.tiers), dtype=np.int64)
    if ranking.rest is not None:
        found[:] = ranking.rest
    unnamed = np.ones(states.size, dtype=np.bool_)
    bits = {name: 1 << place for place, name in enumerate(states.options)}
    for number, tier in enumerate(ranking.tiers):
        for expression in tier:
            if (code := _spelled(expression, bits)) is not None:
                # A ranking that spells every state would else look at each state for each other.
                at = int(np.searchsorted(states.codes, np.uint64(code)))
                if at < states.size and states.codes[at] == code and unnamed[at]:
                    found[at], unnamed[at] = number, False
                continue
            held = unnamed & np.broadcast_to(expression.evaluate(columns), unnamed.shape)
            found[held] = number
            unnamed &= ~held
    return found


def unranked(ranking: Ranking, states: States) -> NDArray[np.int64]:
    """Return the indices of the feasible states that a ranking leaves out, rising."""
    return np.flatnonzero(tier_of(ranking, states) == len(ranking.tiers))


def _spelled(expression: Expression, bits: Mapping[str, int]) -> int | None:
    """Return the code of the one state that a pattern without gaps spells, or None."""
    parts = expression.root.parts
    if expression.root.operator != "and" or len(parts) != len(bits):
        return None
    code, named = 0, set()
    for part in parts:
        taken = part.operator == "name"
        node = part if taken else part.parts[0] if part.operator == "not" else None
        if node is None or node.operator != "name":
            return None
        named.add(node.name)
        code |= bits[node.name] if taken else 0
    return code if len(named) == len(bits) else None
