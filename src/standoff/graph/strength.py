"""Which preferences of an actor are strong: x ≫ y (Hamouda, Kilgour & Hipel 2004).

A state x is strongly preferred to y where it is better, and either its rank is so many ranks
higher (`gap`), or y satisfies an expression that x does not (`worse`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor
from standoff.dispute.states import States
from standoff.graph.ranks import Ranks

__all__ = ["Strength", "strength"]

Values = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Strength:
    """When an actor's preference is strong.

    Parameters
    ----------
    ranks
        Shape (states,).
    gap
        The least difference of ranks that is strong; None where none is declared to be.
    worse
        Shape (declarations, states), dtype bool: the states that satisfy each `worse`.
    """

    ranks: Values
    gap: int | None
    worse: NDArray[np.bool_]

    def above(self, state: int) -> NDArray[np.bool_]:
        """Say to which states one state is strongly preferred; shape (states,)."""
        return np.asarray(self._needed(self.worse[:, state]) <= self.ranks[state])

    def levels(self) -> Iterator[tuple[NDArray[np.bool_], Values]]:
        """Part the states by which of the declarations they satisfy.

        Yields
        ------
        ndarray of bool, shape (states,)
            The states of one part.
        ndarray of int64, shape (states,)
            For each state the least rank that a state of the part must have to be strongly
            preferred to it; one more than the highest where no rank is enough.
        """
        part = np.zeros(len(self.ranks), dtype=np.int64)
        for holds in self.worse:
            part = np.unique(part * 2 + holds, return_inverse=True)[1].astype(np.int64)
        first = np.unique(part, return_index=True)[1]
        for number, state in enumerate(first.tolist()):
            yield part == number, self._needed(self.worse[:, state])

    def _needed(self, satisfied: NDArray[np.bool_]) -> Values:
        """Least rank that is needed, for a state that satisfies some of the declarations."""
        never = int(self.ranks.max(initial=0)) + 1
        needed = np.full(len(self.ranks), never)
        if self.gap is not None:
            needed = np.minimum(needed, self.ranks + min(self.gap, never))
        hit = self.worse[~satisfied].any(axis=0)
        needed[hit] = np.minimum(needed, self.ranks + 1)[hit]
        return needed


def strength(actor: Actor, states: States, ranks: Ranks) -> Strength:
    """Find when an actor's preference is strong; nowhere, where it declares nothing.

    A merged state satisfies what the member does as which the actor ranks it, else what all do.
    """
    gaps = [each.gap for each in actor.strong if each.gap is not None]
    worse = [
        states.settled(states.held(each.worse), actor.id)
        for each in actor.strong
        if each.worse is not None
    ]
    nowhere = np.zeros((0, states.size), dtype=np.bool_)
    return Strength(
        ranks.astype(np.int64),
        max(min(gaps), 1) if gaps else None,
        np.array(worse) if worse else nowhere,
    )
