"""Symmetric sequential stability (Rêgo & Vieira 2017).

As sequential, and the actor cannot escape the sanction by answering it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.stability.sanctions import best_answer, least_reached, resists

__all__ = ["sseq"]


def sseq(game: Game, number: int) -> NDArray[np.bool_]:
    """Say in which states an actor is symmetric sequentially stable.

    Returns
    -------
    ndarray of bool, shape (states,)
    """
    answered = best_answer(game, number)
    return resists(game, number, least_reached(game, number, answered, improving=True))
