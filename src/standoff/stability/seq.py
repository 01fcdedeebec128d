"""Sequential stability (Fraser & Hipel 1979, 1984; Fang, Hipel & Kilgour 1993).

As general metarational, where the others sanction only by moves that improve things for whoever
makes them: the sanction is credible.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.stability.sanctions import least_reached, resists

__all__ = ["seq"]


def seq(game: Game, number: int) -> NDArray[np.bool_]:
    """Say in which states an actor is sequentially stable.

    Returns
    -------
    ndarray of bool, shape (states,)
    """
    ranks = game.players[number].ranks
    return resists(game, number, least_reached(game, number, ranks, improving=True))
