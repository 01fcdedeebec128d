"""What some states have in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.merging import letters_of
from standoff.dispute.states import States

__all__ = ["pattern_of"]


def pattern_of(states: States, chosen: NDArray[np.bool_]) -> str:
    """Spell what some states share, ``-`` standing for either; empty where there are none.

    Parameters
    ----------
    chosen
        Shape (states,).
    """
    if not chosen.any():
        return ""
    merging = states.merging
    every, some = (states.codes,) * 2 if merging is None else (merging.every, merging.some)
    return letters_of(
        int(np.bitwise_and.reduce(every[chosen])),
        int(np.bitwise_or.reduce(some[chosen])),
        len(states.options),
    )
