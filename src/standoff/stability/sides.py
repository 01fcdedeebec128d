"""The actors of a game, their moves listed one by one and sorted out by what they hope for.

For games with unknown comparisons, and for those in which moves are not transitive.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standoff.graph.arcs import Arcs
from standoff.graph.comparison import Comparison, known
from standoff.graph.game import Game, Player
from standoff.progress import NOBODY, Part

__all__ = ["Side", "side_of", "sides_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One actor.

    Parameters
    ----------
    moves
        All its moves.
    hopeful
        Those to states that are better, or of which that is not known (R⁺ᵁ).
    better
        Those to states that are known to be better (R⁺).
    transitive
        Whether two hopeful moves in a row never lead where one does not. It may be False although
        they do not.
    plain
        Whether so it is with all its moves, and each changes the actor's own options only.
    """

    comparison: Comparison
    moves: Arcs
    hopeful: Arcs
    better: Arcs
    transitive: bool
    plain: bool = True


def sides_of(game: Game, part: Part = NOBODY) -> tuple[Side, ...]:
    """Sort out the moves of every actor.

    Parameters
    ----------
    part
        Of the work; it is looked at before each actor.

    Raises
    ------
    SizeError
        There are too many moves to list.
    """
    sides = []
    for player in game.players:
        part.look()
        sides.append(side_of(player))
    return tuple(sides)


def side_of(player: Player) -> Side:
    """Sort out the moves of one actor."""
    comparison = player.comparison or known(player.ranks)
    moves = player.each_move
    plain = player.moves.transitive
    better = comparison.better(moves.source, moves.target)
    unknown = comparison.unknown(moves.source, moves.target)
    return Side(
        comparison, moves, moves.where(better | unknown), moves.where(better),
        plain and _transitive(player, comparison), plain,
    )  # fmt: skip


def _transitive(player: Player, comparison: Comparison) -> bool:
    """Say whether hopeful moves are transitive: sufficient, and quick to tell.

    Moves between two states are. Where only equal ranks hide what is unknown, two unknown moves in
    a row end at an indifferent state only if two members of a list rank alike and agree in all that
    is unknown, while a third ranks alike and does not.
    """
    moves = player.moves
    longest = int(np.bincount(moves.of_list).max())
    if longest <= 2:
        return True
    if not comparison.tiered:
        return False
    tiers = int(comparison.ranks.max()) + 1
    abouts = int(comparison.about.max()) + 1
    block = moves.of_list.astype(np.int64) * tiers + comparison.ranks[moves.member]
    tiers_of, members = np.unique(block, return_counts=True)
    cells = np.unique(block * abouts + comparison.about[moves.member]) // abouts
    distinct = np.bincount(np.searchsorted(tiers_of, cells))
    return not bool(((distinct > 1) & (members > distinct)).any())
