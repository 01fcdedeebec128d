"""Changed actors put back into the game, and the engine's verdict on the state with them.

Nothing is claimed of a change before it has been made, and the state has been judged again in the
changed game by the search that also explains verdicts: it lists the actor's improvements, and looks
for a legal sequence of moves by which the others sanction each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from standoff.graph.comparison import Comparison, compare
from standoff.graph.game import Game, Player
from standoff.graph.order import order_moves
from standoff.graph.ranks import rank
from standoff.robustness.inverse.arrangements import Levels, arranged
from standoff.stability.sides import Side, side_of
from standoff.stability.witness import deterrents, shortest

__all__ = ["Scene", "lowered", "rearranged"]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A state of a game, with the question that is asked about it.

    Parameters
    ----------
    concept, index
        The concept, and how unknown comparisons count (a to d).
    """

    game: Game
    sides: tuple[Side, ...]
    state: int
    concept: str
    index: str

    @property
    def credible(self) -> bool:
        """Whether others sanction only by moves that they would want to make."""
        return self.concept in ("SEQ", "SSEQ")

    @property
    def symmetric(self) -> bool:
        """Whether the actor may answer a sanction."""
        return self.concept in ("SMR", "SSEQ")

    def with_players(self, players: Mapping[int, Player]) -> Scene:
        """Put other players in the places of some."""
        sides = tuple(
            side_of(players[place]) if place in players else side
            for place, side in enumerate(self.sides)
        )
        return replace(self, sides=sides)

    def stable(self, number: int) -> bool:
        """Say whether the state is stable for an actor."""
        side = self.sides[number]
        leaves = side.hopeful if self.index in "ac" else side.better
        targets = leaves.target[leaves.source == self.state].tolist()
        if not targets or self.concept == "Nash":
            return not targets
        goal = deterrents(side, self.state, symmetric=self.symmetric, index=self.index)
        others = [other for place, other in enumerate(self.sides) if place != number]
        movers = [other.hopeful if self.credible else other.moves for other in others]
        return all(shortest(movers, target, goal) is not None for target in targets)

    def confirm(self, players: Mapping[int, Player], *numbers: int) -> None:
        """Judge the state again, for some actors, with others in the places of some.

        Raises
        ------
        RuntimeError
            It is not stable for them.
        """
        changed = self.with_players(players)
        if not all(changed.stable(number) for number in numbers):
            raise RuntimeError(
                f"the search and the engine disagree on the state {self.state} for the actors "
                f"{numbers}: this is an error in standoff, please report it"
            )

    def failing(self) -> list[int]:
        """List the actors for whom the state is not stable."""
        return [number for number in range(len(self.sides)) if not self.stable(number)]


def rearranged(game: Game, number: int, levels: Levels) -> Player:
    """Arrange an actor's statements otherwise."""
    player = game.players[number]
    actor = arranged(player.actor, levels)
    ranks = rank(actor, game.states)
    comparison = compare(actor, game.states, ranks)
    order = order_moves(player.moves, ranks)
    return replace(player, actor=actor, ranks=ranks, comparison=comparison, order=order)


def lowered(player: Player, state: int, others: Iterable[int]) -> Player:
    """Let an actor like some states less than a state, and keep its order in all else.

    They come right below those that rank with the state, in the order that they had; how they
    compare with it is known.
    """
    moved = np.array(sorted(others), dtype=np.int64)
    before = player.ranks.astype(np.int64)
    span = int(before.max(initial=0)) + 2
    keys = before * span
    keys[moved] = (before[state] - 1) * span + 1 + before[moved]
    ranks = np.unique(keys, return_inverse=True)[1].astype(np.int32)
    comparison = player.comparison and _settled(player.comparison, state, moved)
    if comparison is not None:
        comparison = replace(comparison, ranks=ranks)
    order = order_moves(player.moves, ranks)
    return replace(player, ranks=ranks, comparison=comparison, order=order)


def _settled(comparison: Comparison, state: int, others: np.ndarray) -> Comparison:
    """Let the comparisons of a state with others be known, and no more than these."""
    size = len(comparison.ranks)
    alone = np.zeros(size, dtype=np.bool_)
    alone[state] = True
    known = np.zeros(size, dtype=np.bool_)
    known[others] = True
    first, second = [], []
    for one, other in zip(*comparison.sides, strict=True):
        first.append(one & ~alone)
        second.append(other & ~alone)
        if one[state]:
            first.append(alone)
            second.append(other & ~known)
        if other[state]:
            first.append(one & ~known)
            second.append(alone)
    empty = np.zeros((0, size), dtype=np.bool_)
    sides = (np.array(first) if first else empty, np.array(second) if second else empty)
    return replace(comparison, sides=sides, cell=np.arange(size))
