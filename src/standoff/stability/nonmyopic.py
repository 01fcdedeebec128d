"""Non-myopic stability of two actors (Brams & Wittman 1981; Kilgour 1985).

The actor stays however far it looks ahead, once it looks far enough: from some horizon h on, the
state is L_h stable for every h. Anticipated play repeats in h (see `standoff.stability.foresight`),
so that is so exactly when the state is L_h stable for each h of one period.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.stability.foresight import foresee

__all__ = ["nonmyopic"]


def nonmyopic(game: Game) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say in which states each of two actors is non-myopically stable.

    Returns
    -------
    two ndarrays of bool, shape (states,)
        In file order of the actors.

    Raises
    ------
    SizeError
        As `foresee`.
    """
    ahead = foresee(game)
    here = np.arange(game.states.size)
    first, second = np.all([ahead.at(h) == here for h in ahead.period], axis=0)
    return first, second
