"""What stands as the model is, and what would stand if one actor were different.

A state's standing under a concept is 2 where it is an equilibrium whatever the unknown comparisons
are (index a), 1 where it may be one (index d), and 0 where it is none. Changing one actor changes
the verdicts of the others only through the moves by which it would sanction them; where those stay
as they are, its own verdicts alone are computed anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.game import Game, Player
from standoff.stability.sides import Side, side_of, sides_of
from standoff.stability.unknown import uncertain

__all__ = ["Baseline", "Standing", "baseline"]

Standing = dict[str, int]
"""Standing by the state's name; states that stand nowhere are left out."""

Verdicts = tuple[NDArray[np.bool_], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """A game with its verdicts.

    Parameters
    ----------
    verdicts
        For each actor where it is stable under the stricter and under the more lenient index.
    """

    game: Game
    sides: tuple[Side, ...]
    concept: str
    indices: tuple[str, str]
    verdicts: tuple[Verdicts, ...]

    @property
    def standing(self) -> Standing:
        """What stands as the model is."""
        return self._standing(self.verdicts)

    def changed(self, number: int, player: Player) -> Standing:
        """Say what would stand if one actor were another.

        Parameters
        ----------
        number
            Its place in the game.
        player
            What would stand in its place, on the same states.
        """
        side = side_of(player)
        sides = (*self.sides[:number], side, *self.sides[number + 1 :])
        alone = self._same_threats(self.sides[number], side)
        verdicts = tuple(
            verdict
            if alone and place != number
            else _verdicts(sides, place, self.concept, self.indices)
            for place, verdict in enumerate(self.verdicts)
        )
        return self._standing(verdicts)

    def _same_threats(self, before: Side, after: Side) -> bool:
        """Whether an actor sanctions others by the same moves as before."""
        if self.concept == "Nash":
            return True
        credible = self.concept in ("SEQ", "SSEQ")
        one, other = (s.hopeful if credible else s.moves for s in (before, after))
        return _same(one, other)

    def _standing(self, verdicts: tuple[Verdicts, ...]) -> Standing:
        certain = np.logical_and.reduce([certain for certain, _ in verdicts])
        possible = np.logical_and.reduce([possible for _, possible in verdicts])
        grade = possible.astype(np.int64) + (possible & certain)
        found = np.flatnonzero(grade)
        names = self.game.states.names(found)
        return dict(zip(names, grade[found].tolist(), strict=True))


def baseline(game: Game, concept: str, index: str) -> Baseline:
    """Compute the verdicts of a game as it is.

    Parameters
    ----------
    index
        How unknown comparisons count; where it is empty, both a and d are looked at.
    """
    sides = sides_of(game)
    indices = (index, index) if index else ("a", "d")
    verdicts = tuple(_verdicts(sides, place, concept, indices) for place in range(len(sides)))
    return Baseline(game, sides, concept, indices, verdicts)


def _verdicts(
    sides: tuple[Side, ...], number: int, concept: str, indices: tuple[str, str]
) -> Verdicts:
    found = uncertain(sides, number, concept)
    return found[indices[0]], found[indices[1]]


def _same(one: Arcs, other: Arcs) -> bool:
    return np.array_equal(one.source, other.source) and np.array_equal(one.target, other.target)
