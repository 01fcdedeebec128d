"""Credible commitments: which announcements an actor would keep, and where.

Definitions: `standoff.stability.keeping` and the page on commitments. An announcement that pays
nowhere where it applies is empty; one that pays and then invites answers that undo the gain is
credible, and not sequentially credible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Commitment, Dispute
from standoff.graph.game import Game, graph
from standoff.stability.commitment_record import Answer, Commitments, Credibility, Deed, Standing
from standoff.stability.commitment_sentences import summary, told
from standoff.stability.keeping import BETTER, UNKNOWN, Keeping, answers, keeping, spoilers
from standoff.stability.keeping_known import answer_known, is_known
from standoff.stability.moving import move_made, moves_made
from standoff.stability.sides import Side, sides_of
from standoff.stability.verdict import Move
from standoff.stability.witness import shortest

__all__ = ["Commitments", "Credibility", "Deed", "Standing", "commitments"]

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A commitment in its game."""

    game: Game
    sides: tuple[Side, ...]
    number: int
    commitment: Commitment
    holds: Flags
    done: Flags
    found: Keeping


def commitments(
    dispute: Dispute, *, at: str | None = None, as_of: date | None = None
) -> Commitments:
    """Find where each commitment of a dispute is credible, and sequentially credible.

    Parameters
    ----------
    at
        A state to look at in detail, spelled in Y and N; None: the status quo, if it is known.
    as_of
        The day on which options have to be available; None: that of the dispute.

    Returns
    -------
    Commitments
        In the order of the file; none where the dispute has none.

    Raises
    ------
    MissingError
        The state is not there.
    DisputeError, SizeError
        As `solve` raises them; there may also be too many moves to list.
    """
    game = graph(dispute, as_of)
    state = dispute.status_quo if at is None else at
    here = None if state is None else game.states.index(state)
    sides = () if is_known(game) or not dispute.commitments else sides_of(game)
    return Commitments(
        dispute,
        game.day,
        game.states,
        None if here is None else game.states.name(here),
        tuple(_credibility(game, sides, each, here) for each in dispute.commitments),
    )


def _credibility(
    game: Game, sides: tuple[Side, ...], commitment: Commitment, here: int | None
) -> Credibility:
    asked = _asked(game, sides, commitment)
    where = _where(asked)
    examples = tuple(_standing(asked, where, state) for state in _examples(where))
    return Credibility(
        commitment,
        MappingProxyType(where),
        None if here is None else _standing(asked, where, here),
        examples,
        summary(game.dispute, commitment, where),
    )


def _asked(game: Game, sides: tuple[Side, ...], commitment: Commitment) -> _Asked:
    ids = [player.actor.id for player in game.players]
    number = ids.index(commitment.actor)
    holds = game.states.holds(commitment.condition)
    done = game.states.holds(commitment.action)
    found = keeping(game, sides, number, holds & ~done, done)
    return _Asked(game, sides, number, commitment, holds, done, found)


def _where(asked: _Asked) -> dict[str, Flags]:
    found = asked.found
    better, hoped = found.gain == BETTER, found.gain >= UNKNOWN
    credible = found.somewhere(better)
    sequentially = found.somewhere(better & ~found.perhaps_spoiled)
    return {
        "applies": asked.holds & ~asked.done,
        "kept": asked.holds & asked.done,
        "possible": found.somewhere(np.ones_like(better)),
        "credible": credible,
        "perhaps_credible": found.somewhere(hoped) & ~credible,
        "sequentially_credible": sequentially,
        "perhaps_sequentially_credible": found.somewhere(hoped & ~found.spoiled) & ~sequentially,
    }


def _examples(where: dict[str, Flags]) -> Iterator[int]:
    """Choose a state of each kind: sequentially credible, spoiled, without gain, impossible."""
    credible = where["credible"] | where["perhaps_credible"]
    lasting = where["sequentially_credible"] | where["perhaps_sequentially_credible"]
    kinds = (
        (lasting, where["sequentially_credible"]),
        (credible & ~lasting, where["credible"]),
        (where["possible"] & ~credible, where["possible"]),
        (where["applies"] & ~where["possible"], where["applies"]),
    )
    for kind, certain in kinds:
        # What is credible whatever is unknown shows more than what may be.
        surely = kind & certain
        yield from np.flatnonzero(surely if surely.any() else kind)[:1].tolist()


def _standing(asked: _Asked, where: dict[str, Flags], state: int) -> Standing:
    status: Literal["applies", "kept", "idle"]
    status = "idle" if not asked.holds[state] else "kept" if asked.done[state] else "applies"
    deeds = tuple(_deeds(asked, state))
    credible = _answer(where, "credible", state)
    sequentially = _answer(where, "sequentially_credible", state)
    name = asked.game.states.name(state)
    says = told(asked.game.dispute, asked.commitment, status, deeds)
    return Standing(name, status, credible, sequentially, deeds, says)


def _answer(where: dict[str, Flags], kind: str, state: int) -> Answer:
    if where[kind][state]:
        return "yes"
    return "perhaps" if where[f"perhaps_{kind}"][state] else "no"


def _deeds(asked: _Asked, state: int) -> Iterator[Deed]:
    found = asked.found
    ranks = asked.game.players[asked.number].ranks
    for arc in np.flatnonzero(found.arcs.source == state).tolist():
        target = int(found.arcs.target[arc])
        move = move_made(asked.game, asked.number, state, target)
        if found.gain[arc] == BETTER or found.gain[arc] == UNKNOWN:
            gain: Literal["better", "unknown"] = (
                "better" if found.gain[arc] == BETTER else "unknown"
            )
            certain = bool(found.spoiled[arc]) or not found.perhaps_spoiled[arc]
            steps = _sanction(asked, state, target, certain=certain)
            yield Deed(move, gain, steps, certain)
        else:
            yield Deed(move, "worse" if ranks[target] < ranks[state] else "alike")


def _sanction(asked: _Asked, state: int, target: int, *, certain: bool) -> tuple[Move, ...] | None:
    """Find a shortest sequence of the others' improvements that spoils a move."""
    places = [place for place in range(len(asked.game.players)) if place != asked.number]
    if not asked.sides:
        steps = answer_known(asked.game, asked.number, state, target)
    else:
        known, hopeful = answers(asked.sides, asked.number)
        goal = spoilers(asked.sides[asked.number], np.array([state]), surely=certain)[:, 0]
        steps = shortest(known if certain else hopeful, target, goal)
    return moves_made(asked.game, places, steps) if steps else None
