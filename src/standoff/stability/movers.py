"""Some actors of a game who move in turn: what they reach together, and how.

Where everybody's moves are transitive, plain reachability along the ordered lists of moves tells
it; where they are not, the arcs are followed with their last mover. Which of the two it takes is
decided here, once for all analyses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.game import Game, Player
from standoff.graph.order import Order, Values
from standoff.stability.reach import follow, spread
from standoff.stability.sanctions import least_followed, least_led_to
from standoff.stability.settling import settled
from standoff.stability.sides import side_of
from standoff.stability.tree import Tree, tree_by_arcs, tree_by_lists

__all__ = ["Movers", "movers_of"]

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Movers:
    """Some actors of a game.

    Parameters
    ----------
    players
        In file order.
    size
        How many states there are.
    explicit
        Whether somebody's moves in the game are not transitive.
    """

    players: tuple[Player, ...]
    size: int
    explicit: bool

    @property
    def orders(self) -> tuple[Order, ...]:
        """Their moves, best first."""
        return tuple(player.order for player in self.players)

    def least(self, values: Values, *, improving: bool) -> Values:
        """Least value over each state and all that they reach from it.

        Parameters
        ----------
        improving
            Count only sequences in which each move improves things for its mover; of all
            preferences known.
        """
        if self.explicit:
            return least_followed(self.players, values, improving=improving)
        return least_led_to(self.orders, values, improving=improving)

    def joined(self, bits: Bits) -> Bits:
        """Join the bits of each state with those of all states that they reach from it.

        Parameters
        ----------
        bits
            Shape (states, words).
        """
        if self.explicit:
            found: Bits = bits | follow(self._arcs(improving=False), bits, np.bitwise_or, 0)
            return found
        return settled(self.orders, bits, _join)

    def tree(self, start: int, *, improving: bool) -> Tree:
        """Find a shortest sequence to each state; improvements are those that are known to be."""
        if self.explicit or (improving and any(player.comparison for player in self.players)):
            return tree_by_arcs(self._arcs(improving=improving), start, self.size)
        return tree_by_lists(self.orders, start, self.size, improving=improving)

    def spread(self, begin: Flags, *, improving: bool) -> Flags:
        """Say where sequences lead from any of some states; these are among them."""
        return spread(self._arcs(improving=improving), begin)

    def _arcs(self, *, improving: bool) -> list[Arcs]:
        if not improving:
            return [player.each_move for player in self.players]
        return [side_of(player).better for player in self.players]


def movers_of(game: Game, places: Sequence[int] | None = None) -> Movers:
    """Take some actors of a game, by their places in it; None: all."""
    chosen = range(len(game.players)) if places is None else sorted(places)
    players = tuple(game.players[place] for place in chosen)
    return Movers(players, game.states.size, game.explicit)


def _join(order: Order, bits: Bits) -> Bits:
    """Give each state the bits of all that its mover can move to from it, and its own."""
    joined: Bits = np.bitwise_or.reduceat(bits[order.member], order.start, axis=0)[order.own_list]
    return joined
