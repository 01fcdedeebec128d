"""What several movers make of values in turn, until none of them changes any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from standoff.graph.order import Order

__all__ = ["settled"]

Array = TypeVar("Array", bound=NDArray[Any])


def settled(orders: Sequence[Order], values: Array, step: Callable[[Order, Array], Array]) -> Array:
    """Let each mover take its step in turn, until the values stay as they are.

    Parameters
    ----------
    values
        For each state.
    step
        What a mover makes of them; to take it twice at a time changes no more than to take it once.
    """
    unchanged = 0
    for order in cycle(orders):
        found = step(order, values)
        unchanged = unchanged + 1 if np.array_equal(found, values) else 1
        values = found
        if unchanged == len(orders):
            break
    return values
