"""Limited-move stability L_h of two actors (Zagare 1984; Kilgour 1985).

The actor looks h moves ahead, knowing that its opponent looks one move less far: it stays if
anticipated play that it starts ends where it began (see `standoff.stability.foresight`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.stability.foresight import foresee

__all__ = ["limited"]


def limited(game: Game, horizon: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say in which states each of two actors is L_h stable.

    Parameters
    ----------
    horizon
        h, at least 1.

    Returns
    -------
    two ndarrays of bool, shape (states,)
        In file order of the actors.

    Raises
    ------
    SizeError
        As `foresee`.
    """
    first, second = foresee(game, horizon).at(horizon) == np.arange(game.states.size)
    return first, second
