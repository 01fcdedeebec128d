"""Explain verdicts of large models, along ordered lists of moves.

Where there are many states, their moves cannot be listed one by one as `standoff.stability.explain`
does it. Where every comparison is known and moves are transitive, they need not be: what improves
on a state is the head of its list, and a shortest sanction is found by opening lists.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled import pays
from standoff.graph.game import Game
from standoff.graph.order import Values
from standoff.stability.keys import strength_of
from standoff.stability.moving import move_made, moves_made
from standoff.stability.sanctions import best_answer, least_reached
from standoff.stability.sentences import sentences
from standoff.stability.tree import FarError, Step, path_by_lists
from standoff.stability.verdict import Improvement, Verdict

__all__ = ["Listed", "along_lists"]

_NEAR = 1 << 17


def along_lists(game: Game, keys: Sequence[str]) -> bool:
    """Say whether the verdicts of a game are explained along its lists."""
    return (
        pays(game.states.size)
        and not game.explicit
        and not any(player.comparison for player in game.players)
        and not any(strength_of(key) for key in keys)
    )


class Listed:
    """Explains verdicts of one actor in a game.

    Parameters
    ----------
    number
        The actor, by its place in the game.
    """

    def __init__(self, game: Game, number: int) -> None:
        self._game = game
        self._number = number
        self._others = [place for place in range(len(game.players)) if place != number]
        self._values: dict[bool, Values] = {}
        self._least: dict[tuple[bool, bool], Values] = {}

    def verdict(self, concept: str, state: int) -> Verdict:
        """Explain one of the five usual concepts at a state."""
        game, player = self._game, self._game.players[self._number]
        order = player.order
        better = order.member[order.start[order.own_list[state]] : order.better[state]]
        improvements = []
        for target in np.sort(better).tolist():
            steps = None if concept == "Nash" else self._sanction(concept, state, target)
            sanction = moves_made(game, self._others, steps or ())
            move = move_made(game, self._number, state, target)
            improvements.append(Improvement(move, sanction or None))
        nothing = [False] * len(improvements)
        actor = player.actor.id
        return Verdict(
            actor, concept, game.states.name(state), all(each.sanction for each in improvements),
            tuple(improvements),
            sentences(game.dispute, actor, concept, improvements, nothing, nothing),
        )  # fmt: skip

    def _sanction(self, concept: str, state: int, target: int) -> tuple[Step, ...] | None:
        """Find a shortest sanction of an improvement; whether there is any, if it is not near."""
        symmetric, improving = concept in ("SMR", "SSEQ"), concept in ("SEQ", "SSEQ")
        rank = self._game.players[self._number].ranks[state]
        goal: NDArray[np.bool_] = self._value(symmetric=symmetric) <= rank
        movers = [self._game.players[place].order for place in self._others]
        try:
            return path_by_lists(movers, target, goal, improving=improving, most=_NEAR)
        except FarError:
            if self._reached(symmetric=symmetric, improving=improving)[target] > rank:
                return None
        return path_by_lists(movers, target, goal, improving=improving, most=len(goal))

    def _value(self, *, symmetric: bool) -> Values:
        """Rank each state by what the actor is left with there: at best, if it may answer."""
        if symmetric not in self._values:
            own = self._game.players[self._number]
            self._values[symmetric] = (
                best_answer(self._game, self._number) if symmetric else own.ranks
            )
        return self._values[symmetric]

    def _reached(self, *, symmetric: bool, improving: bool) -> Values:
        key = symmetric, improving
        if key not in self._least:
            values = self._value(symmetric=symmetric)
            self._least[key] = least_reached(self._game, self._number, values, improving=improving)
        return self._least[key]
