"""Which tier of a ranking each feasible state belongs to, and which states it leaves out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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
    for number, tier in enumerate(ranking.tiers):
        for expression in tier:
            held = unnamed & np.broadcast_to(expression.evaluate(columns), unnamed.shape)
            found[held] = number
            unnamed &= ~held
    return found


def unranked(ranking: Ranking, states: States) -> NDArray[np.int64]:
    """Return the indices of the feasible states that a ranking leaves out, rising."""
    return np.flatnonzero(tier_of(ranking, states) == len(ranking.tiers))
