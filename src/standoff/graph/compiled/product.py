"""What the others reach where nobody's choices bind anybody else's.

Where all of an actor's opponents keep the same ways to take their own options whatever the rest do,
they reach together every state in which the rest is as it was. So the least value over what they
reach is the least over the states that agree in the rest, and no moves have to be followed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled.kernels import folds
from standoff.graph.compiled.numbering import bits_of
from standoff.graph.lists import Moves
from standoff.graph.order import Values

__all__ = ["least_across"]


def least_across(
    codes: NDArray[np.uint64], options: int, others: Sequence[Moves], values: Values
) -> Values | None:
    """Least value over each state and all that some actors reach from it.

    Parameters
    ----------
    options
        How many options there are.
    others
        The moves of these actors.

    Returns
    -------
    ndarray of int32, shape (states,)
        None where somebody's choices bind another's, or moves cannot be undone.
    """
    free = 0
    for moves in others:
        if moves.whole is None:
            return None
        free |= moves.whole
    keys, most = bits_of(codes, [place for place in range(options) if not free >> place & 1])
    least = np.full(most, np.iinfo(np.int32).max, dtype=np.int32)
    folds.least_of_keys(keys, np.ascontiguousarray(values, dtype=np.int32), least)
    found: Values = least[keys]
    return found
