"""Explain SIM by the moves that others may make at once, L_h and NM by anticipated play."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.graph.game import Game
from standoff.stability.foresight import Foresight, foresee, next_move
from standoff.stability.further import horizon_of, refuse_undefined
from standoff.stability.further_sentences import anticipating, meeting
from standoff.stability.simultaneous import joint
from standoff.stability.verdict import Anticipation, Improvement, Move, Verdict

__all__ = ["explain_further"]


def explain_further(
    game: Game, state: str, concept: str, actor: str | None = None
) -> Iterator[Verdict]:
    """Explain a state under SIM, L_h or NM.

    Parameters
    ----------
    state
        Spelled in Y and N.
    concept
        In its usual spelling.
    actor
        Id of the actor asked about; None: all.

    Raises
    ------
    MissingError
        The state is not feasible.
    InputError
        The concept is not defined for the game.
    SizeError
        There is too much to try or to remember.
    """
    refuse_undefined(game, [concept])
    here = game.states.index(state)
    ahead = None if concept == "SIM" else foresee(game, horizon_of(concept))
    for number, player in enumerate(game.players):
        if actor not in (None, player.actor.id):
            continue
        if ahead is None:
            yield _simultaneous(game, number, here)
        else:
            yield _anticipating(game, number, here, concept, ahead)


def _simultaneous(game: Game, number: int, state: int) -> Verdict:
    order = game.players[number].order
    improvements = []
    for which in range(int(order.better[state] - order.start[order.own_list[state]])):
        target = int(order.member[order.start[order.own_list[state]] + which])
        improvements.append(_met(game, number, (state, target), which))
    return Verdict(
        game.players[number].actor.id,
        "SIM",
        game.states.name(state),
        all(item.sanction for item in improvements),
        tuple(improvements),
        meeting(game.dispute, game.players[number].actor, improvements),
    )


def _met(game: Game, number: int, ends: tuple[int, int], which: int) -> Improvement:
    """Meet an improvement by the moves of as few others as can, if any can."""
    state, target = ends
    moves = joint(game, number, np.array([state]), which)
    sanctions = [
        (_movers(game, int(flipped)), int(code))
        for flipped, code in zip(
            moves.flipped[moves.deters].tolist(), moves.code[moves.deters].tolist(), strict=True
        )
    ]
    own = _move(game, number, state, target)
    if not sanctions:
        return Improvement(own, None)
    movers, together = min(sanctions, key=lambda found: (len(found[0]), found[1]))
    here = int(game.states.codes[state])
    made = tuple(
        _move(game, place, state, int(np.searchsorted(game.states.codes, np.uint64(here ^ flips))))
        for place, flips in movers
    )
    index = int(np.searchsorted(game.states.codes, np.uint64(together)))
    return Improvement(own, made, game.states.name(index))


def _movers(game: Game, flipped: int) -> list[tuple[int, int]]:
    """Part flipped options by the actors that hold them: each mover with what it flips."""
    found, bit = [], 0
    for place, player in enumerate(game.players):
        mask = (1 << len(player.actor.options)) - 1 << bit
        bit += len(player.actor.options)
        if flipped & mask:
            found.append((place, flipped & mask))
    return found


def _anticipating(game: Game, number: int, state: int, concept: str, ahead: Foresight) -> Verdict:
    horizon = horizon_of(concept)
    horizons = list(ahead.period) if horizon is None else [horizon]
    leaving = [h for h in horizons if ahead.at(h)[number, state] != state]
    period = len(horizons) if horizon is None else None
    told = tuple(
        Anticipation(h, _line(game, number, state, ahead, h), period)
        for h in leaving[:1] or horizons
    )
    return Verdict(
        game.players[number].actor.id,
        concept,
        game.states.name(state),
        not leaving,
        (),
        anticipating(game.dispute, game.players[number].actor, told, stable=not leaving),
        told,
    )


def _line(game: Game, number: int, state: int, ahead: Foresight, horizon: int) -> tuple[Move, ...]:
    """Play on from an actor's favourite move until somebody stays."""
    moves: list[Move] = []
    while horizon:
        after = ahead.at(horizon - 1)[1 - number]
        target = next_move(game.players[number], state, after)
        stays = ahead.at(horizon)[number, state] == state
        if target is None or (moves and stays):
            break
        moves.append(_move(game, number, state, target))
        number, state, horizon = 1 - number, target, horizon - 1
    return tuple(moves)


def _move(game: Game, number: int, before: int, after: int) -> Move:
    names = game.states.name
    return Move(game.players[number].actor.id, names(before), names(after))
