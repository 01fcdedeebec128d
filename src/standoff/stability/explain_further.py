"""Explain SIM by the moves that others may make at once, L_h and NM by anticipated play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from standoff.dispute.merging import spell_code
from standoff.graph.game import Game, apart
from standoff.stability.foresight import Foresight, foresee, next_move
from standoff.stability.further import horizon_of, refuse_undefined
from standoff.stability.further_sentences import anticipating, meeting
from standoff.stability.moving import move_made
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
    player = game.players[number]
    order = player.order
    begin = order.start[order.own_list[state]]
    targets = order.member[begin : order.better[state]].tolist()
    met = _meetings(game, number, state)
    improvements = [_met(game, number, (state, target), met[target]) for target in targets]
    return Verdict(
        player.actor.id,
        "SIM",
        game.states.name(state),
        all(item.sanction for item in improvements),
        tuple(improvements),
        meeting(game, player.actor, improvements),
    )


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Feasible states (by code): the one that is left, and where the actor alone would get.

    Parameters
    ----------
    movers
        Others who move at the same moment, by their places, each with the state that it alone
        would reach.
    together
        Where all of them get; None where nobody meets the move.
    """

    left: int
    alone: int
    movers: tuple[tuple[int, int], ...] = ()
    together: int | None = None

    @property
    def key(self) -> tuple[bool, int, int, int]:
        """What is told first: met, by the fewest, from and to the lowest states."""
        return self.together is None, len(self.movers), self.left, self.together or 0


def _meetings(game: Game, number: int, state: int) -> dict[int, _Meeting]:
    """Meet each improvement from a state by the moves of as few others as can, if any can."""
    members = apart(game)
    merging = game.states.merging
    codes = members.states.codes
    order = members.players[number].order
    found: dict[int, _Meeting] = {}
    for here in [state] if merging is None else merging.members(state).tolist():
        left = int(codes[here])
        begin = order.start[order.own_list[here]]
        for which, alone in enumerate(order.member[begin : order.better[here]].tolist()):
            moves = joint(members, number, np.array([here]), which)
            ways = zip(moves.flipped[moves.deters], moves.code[moves.deters], strict=True)
            meetings = [_Meeting(left, int(codes[alone]))]
            for flipped, code in ways:
                movers = tuple((who, left ^ flips) for who, flips in _movers(game, int(flipped)))
                meetings.append(_Meeting(left, int(codes[alone]), movers, int(code)))
            target = alone if merging is None else int(merging.node[alone])
            best = min(meetings, key=lambda each: each.key)
            if target not in found or best.key < found[target].key:
                found[target] = best
    return found


def _met(game: Game, number: int, ends: tuple[int, int], met: _Meeting) -> Improvement:
    own = _from_member(game, number, ends, (met.left, met.alone))
    if met.together is None:
        return Improvement(own, None)
    made = tuple(
        _from_member(game, who, (ends[0], _state(game, code)), (met.left, code))
        for who, code in met.movers
    )
    return Improvement(own, made, game.states.name(_state(game, met.together)))


def _from_member(game: Game, number: int, ends: tuple[int, int], via: tuple[int, int]) -> Move:
    """Tell a move; between merged states as it is made from the member that all leave."""
    move = move_made(game, number, *ends)
    width = len(game.states.options)
    left, entered = (spell_code(code, width) for code in via)
    return move if move.via is None else replace(move, via=(left, entered))


def _state(game: Game, code: int) -> int:
    """Return the state that a feasible state belongs to."""
    return game.states.index(spell_code(code, len(game.states.options)))


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
        anticipating(game, game.players[number].actor, told, stable=not leaving),
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
        moves.append(move_made(game, number, state, target))
        number, state, horizon = 1 - number, target, horizon - 1
    return tuple(moves)
