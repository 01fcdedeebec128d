"""Symmetric metarational stability (Howard 1971; Fang, Hipel & Kilgour 1993).

As general metarational, and the actor cannot escape the sanction by answering it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.stability.sanctions import best_answer, least_reached, resists

__all__ = ["smr"]


def smr(game: Game, number: int) -> NDArray[np.bool_]:
    """Say in which states an actor is symmetric metarational stable.

    Returns
    -------
    ndarray of bool, shape (states,)
    """
    answered = best_answer(game, number)
    return resists(game, number, least_reached(game, number, answered, improving=False))
