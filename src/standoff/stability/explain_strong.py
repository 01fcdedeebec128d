"""Explain a strong or a weak verdict: for each improvement the sanction, and whether it is strong.

The witness of a strong verdict is a strong sanction for each improvement. A weak one has a sanction
for each, and an improvement that meets no strong one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game
from standoff.graph.strength import strength
from standoff.stability.keys import concept_of, strength_of
from standoff.stability.moving import move_made, moves_made
from standoff.stability.sides import Side
from standoff.stability.strong_sentences import strong_sentences
from standoff.stability.verdict import Improvement, Verdict
from standoff.stability.witness import deterrents, shortest

__all__ = ["strong_verdict"]


def strong_verdict(
    game: Game, sides: tuple[Side, ...], number: int, state: int, key: str
) -> Verdict:
    """Explain whether a state is strongly, or weakly, stable for an actor.

    Parameters
    ----------
    number
        The actor, by its place in the game.
    key
        ``GMR_strong``, ``SEQ_weak`` and so on.
    """
    concept, weak = concept_of(key), strength_of(key) == "weak"
    side = sides[number]
    others = [place for place in range(len(sides)) if place != number]
    movers = [sides[p].better if concept == "SEQ" else sides[p].moves for p in others]
    sure = _much_worse(game, side, number, state, symmetric=concept == "SMR")
    plain = deterrents(side, state, symmetric=concept == "SMR", index="d")
    improvements = []
    for target in side.better.target[side.better.source == state].tolist():
        steps = shortest(movers, target, sure)
        strongly = steps is not None
        if weak and not strongly:
            steps = shortest(movers, target, plain)
        sanction = moves_made(game, others, steps or ())
        move = move_made(game, number, state, target)
        improvements.append(Improvement(move, sanction or None, strongly=strongly))
    held = all(item.sanction for item in improvements)
    actor = game.players[number].actor.id
    return Verdict(
        actor,
        key,
        game.states.name(state),
        held and not (weak and all(item.strongly for item in improvements)),
        tuple(improvements),
        strong_sentences(game.dispute, actor, key, improvements),
    )


def _much_worse(
    game: Game, side: Side, number: int, state: int, *, symmetric: bool
) -> NDArray[np.bool_]:
    """Say which states the actor likes much less, and with `symmetric` all its answers to them."""
    player = game.players[number]
    found = strength(player.actor, game.states, player.ranks).above(state)
    if symmetric:
        moves = side.moves
        found = found & ~moves.joined(~found, np.logical_or, 0)
    return np.asarray(found)
