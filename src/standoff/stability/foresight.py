"""Anticipated play between two actors: where it ends when each looks a number of moves ahead.

With G_0(i, s) = s and j the opponent, G_h(i, s) is where play ends that starts at s with i to move
and h moves to come: i looks among its moves t for the one whose continuation G_{h-1}(j, t) it likes
best (among equals the t with the lowest number), and makes it if it likes that end better than s;
else it stays, and play ends at s. (Zagare 1984; Kilgour 1985; Fang, Hipel & Kilgour 1993, ch. 3.)

G_h depends on G_{h-1} only. So once some G_h is equal to an earlier one, all that follows repeats,
and what holds for every large h can be read off one period, exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.errors import SizeError
from standoff.graph.game import Game, Player

__all__ = ["Foresight", "foresee", "next_move"]

_MOST_GB = 2
_MOST_BYTES = _MOST_GB << 30

Ends = NDArray[np.int32]
"""Where play ends, for each actor that moves first and each state: shape (2, states), int32."""


@dataclass(frozen=True, slots=True, eq=False)
class Foresight:
    """Where anticipated play ends, by the number of moves that are looked ahead.

    Parameters
    ----------
    ends
        G_0, G_1, … up to the horizon that was asked for, or to the end of the first period.
    repeats
        The least horizon from which everything repeats; None if it was not met.
    """

    ends: tuple[Ends, ...]
    repeats: int | None

    def at(self, horizon: int) -> Ends:
        """Return G_h."""
        if horizon < len(self.ends) or self.repeats is None:
            return self.ends[horizon]
        return self.ends[self.repeats + (horizon - self.repeats) % len(self.period)]

    @property
    def period(self) -> range:
        """Horizons, from the least one of at least a move, until everything repeats."""
        if self.repeats is None:
            return range(0)
        first = max(self.repeats, 1)
        return range(first, first + len(self.ends) - self.repeats)


def foresee(game: Game, horizon: int | None = None) -> Foresight:
    """Anticipate play of a game of two actors.

    Parameters
    ----------
    horizon
        How many moves ahead; None: until everything repeats.

    Raises
    ------
    SizeError
        The horizons to be remembered until then take too much memory.
    """
    ends = [np.tile(np.arange(game.states.size, dtype=np.int32), (2, 1))]
    seen = {hash(ends[0].tobytes()): [0]}
    while horizon is None or len(ends) <= horizon:
        if ends[0].nbytes * (len(ends) + 1) > _MOST_BYTES:
            raise SizeError(
                f"looking further ahead is too large: {len(ends):,} horizons of "
                f"{game.states.size:,} states take {_MOST_GB} GB, and none repeats an earlier one. "
                "Ask for a nearer horizon (L_1, L_2, …), or for fewer states."
            )
        found = np.stack([_ahead(player, ends[-1][1 - i]) for i, player in enumerate(game.players)])
        alike = seen.setdefault(hash(found.tobytes()), [])
        for earlier in alike:
            if np.array_equal(ends[earlier], found):
                return Foresight(tuple(ends), earlier)
        alike.append(len(ends))
        ends.append(found)
    return Foresight(tuple(ends), None)


def _ahead(player: Player, after: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return G_h(i, ·) for one actor, where `after` is G_{h-1}(j, ·) of the other."""
    order, ranks = player.order, player.ranks
    size = len(ranks)
    every = np.arange(size, dtype=np.int32)
    # One number for each state t: larger is a better continuation, among equals a lower t.
    key = ranks[after].astype(np.int64) * size + (size - 1 - every)
    entries = key[order.member]
    first = np.maximum.reduceat(entries, order.start)
    length = np.diff(order.start, append=len(entries))
    rest = np.where(entries == np.repeat(first, length), -1, entries)
    second = np.maximum.reduceat(rest, order.start)
    # A state is in its own list and is no move from itself: where it comes first, take the next.
    best = np.where(first[order.own_list] == key, second[order.own_list], first[order.own_list])
    end = after[size - 1 - best % size]
    moves = (best >= 0) & (ranks[end] > ranks)
    return np.where(moves, end, every)


def next_move(player: Player, state: int, after: NDArray[np.int32]) -> int | None:
    """Return the move whose continuation an actor likes best, made or not; None: it cannot move.

    Parameters
    ----------
    after
        As G_{h-1}(j, ·) of the other actor, shape (states,).
    """
    reached = np.sort(player.order.reached(state))
    if not len(reached):
        return None
    return int(reached[np.argmax(player.ranks[after[reached]])])
