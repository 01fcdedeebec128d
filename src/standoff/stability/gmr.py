"""General metarational stability (Howard 1971; Fang, Hipel & Kilgour 1993).

After every improvement of the actor, the others can by some moves put it where it is no better
off than it was, whatever that costs them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.stability.sanctions import least_reached, resists

__all__ = ["gmr"]


def gmr(game: Game, number: int) -> NDArray[np.bool_]:
    """Say in which states an actor is general metarational stable.

    Returns
    -------
    ndarray of bool, shape (states,)
    """
    ranks = game.players[number].ranks
    return resists(game, number, least_reached(game, number, ranks, improving=False))
