"""What stands as the model is, and what would stand if one actor were different.

A state's standing under a concept is 2 where it is an equilibrium whatever the unknown comparisons
are (index a), 1 where it may be one (index d), and 0 where it is none. Changing one actor changes
the verdicts of the others only through the moves by which it would sanction them; where those stay
as they are, its own verdicts alone are computed anew. Where actors have pictures of their own, each
is judged in the game that it sees, and so is what changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.game import Game, Player
from standoff.stability.hypergame import Sight, own_game
from standoff.stability.sides import Side, side_of, sides_of
from standoff.stability.unknown import uncertain

__all__ = ["Baseline", "Standing", "baseline"]

Standing = dict[str, int]
"""Standing by the state's name; states that stand nowhere are left out."""

Verdicts = tuple[NDArray[np.bool_], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The game that an actor judges in, and its actors' moves."""

    sight: Sight
    sides: tuple[Side, ...]

    def ascribes(self, number: int) -> bool:
        """Whether the actor has a picture of its own of what another (by its place) prefers."""
        picture = self.sight.picture
        other = self.sight.game.dispute.actors[number].id
        return picture is not None and any(each.actor == other for each in picture.ascribed)


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """A game with its verdicts.

    Parameters
    ----------
    game
        The model's.
    views
        For each actor.
    verdicts
        For each actor where it is stable under the stricter and under the more lenient index.
    """

    game: Game
    views: tuple[View, ...]
    concept: str
    indices: tuple[str, str]
    verdicts: tuple[Verdicts, ...]

    @property
    def standing(self) -> Standing:
        """What stands as the model is."""
        return self._standing(self.verdicts)

    def changed(
        self, number: int, change: Callable[[Game], Player], *, wishes: bool = True
    ) -> Standing:
        """Say what would stand if one actor were another.

        Parameters
        ----------
        number
            Its place in the game.
        change
            Makes what would stand in its place in a game, on the same states.
        wishes
            Whether the actor would prefer other things, which is nothing to those who ascribe
            preferences to it; else what it can do is changed.
        """
        known: dict[int, Side] = {}
        verdicts = []
        for place, (view, verdict) in enumerate(zip(self.views, self.verdicts, strict=True)):
            if wishes and view.ascribes(number):
                verdicts.append(verdict)
                continue
            game = view.sight.game
            if id(game) not in known:
                known[id(game)] = side_of(change(game))
            side = known[id(game)]
            if place != number and self._same_threats(view.sides[number], side):
                verdicts.append(verdict)
                continue
            sides = (*view.sides[:number], side, *view.sides[number + 1 :])
            other = View(view.sight, sides)
            verdicts.append(_verdicts(self.game, other, self.concept, self.indices))
        return self._standing(tuple(verdicts))

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
    indices = (index, index) if index else ("a", "d")
    views: list[View] = []
    shared: tuple[Side, ...] | None = None
    for number in range(len(game.players)):
        sight = own_game(game, number)
        if sight.picture is not None:
            views.append(View(sight, sides_of(sight.game)))
        else:
            shared = shared or sides_of(game)
            views.append(View(sight, shared))
    verdicts = tuple(_verdicts(game, view, concept, indices) for view in views)
    return Baseline(game, tuple(views), concept, indices, verdicts)


def _verdicts(game: Game, view: View, concept: str, indices: tuple[str, str]) -> Verdicts:
    found = uncertain(view.sides, view.sight.number, concept)
    one, other = (view.sight.back(game.states, found[index]) for index in indices)
    return one, other


def _same(one: Arcs, other: Arcs) -> bool:
    return np.array_equal(one.source, other.source) and np.array_equal(one.target, other.target)
