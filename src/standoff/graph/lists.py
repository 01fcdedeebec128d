"""What one actor reaches in one move from each state, as lists that states share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Moves"]


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """What one actor reaches in one unilateral move from each state.

    Parameters
    ----------
    own_list
        Shape (states,), whole numbers: the list of each state. The state itself is always in it;
        all other members are what the actor reaches from it.
    of_list, member
        Shape (entries,), whole numbers: the lists, one entry for each member, by rising list.
    lists
        How many lists there are.
    transitive
        Whether two moves in a row never lead where one does not. Else each state has a list of its
        own.
    whole
        Where whatever the others do leaves the actor the same ways to take its own options: those
        that it can flip, as bits. None: so it is not, or that was not asked.
    left, entered
        Where states are merged, shape (entries,), dtype uint64: the codes of the members between
        which the move from the list's state to this entry is made, by the fewest flips.
    """

    own_list: NDArray[Any]
    of_list: NDArray[Any]
    member: NDArray[Any]
    lists: int
    transitive: bool = True
    whole: int | None = None
    left: NDArray[np.uint64] | None = None
    entered: NDArray[np.uint64] | None = None
