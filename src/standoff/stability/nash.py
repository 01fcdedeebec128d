"""Nash stability: the actor has no improvement (Nash 1950; Fang, Hipel & Kilgour 1993)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game

__all__ = ["nash"]


def nash(game: Game, number: int) -> NDArray[np.bool_]:
    """Say in which states an actor has no unilateral improvement.

    Returns
    -------
    ndarray of bool, shape (states,)
    """
    return ~game.players[number].order.improves
