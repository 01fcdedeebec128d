"""Ranks: the order in which an actor prefers the feasible states, as dense integers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor, Ranking, Statements
from standoff.dispute.states import States
from standoff.errors import DisputeError, Problem

__all__ = ["Ranks", "rank"]

Ranks = NDArray[np.int32]
"""One rank for each state, 0 for the worst, without gaps; larger is better."""

_NAMED = 6


def rank(actor: Actor, states: States, *, file: str | None = None) -> Ranks:
    """Rank the states for an actor.

    Returns
    -------
    ndarray of int32, shape (states,)

    Raises
    ------
    DisputeError
        A ranking leaves states out and has no `rest`; says which.
    """
    if isinstance(actor.preference, Ranking):
        keys = _ranked(actor, actor.preference, states, file)
    else:
        keys = _prioritised(actor.preference, states)
    return _dense(keys)


def unranked(ranking: Ranking, states: States) -> NDArray[np.int64]:
    """Return the indices of the feasible states that a ranking leaves out."""
    if ranking.rest is not None:
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(_tiers(ranking, states) == len(ranking.tiers))


def _dense(keys: NDArray[np.int64]) -> Ranks:
    return np.unique(keys, return_inverse=True)[1].astype(np.int32)


def _prioritised(statements: Statements, states: States) -> NDArray[np.int64]:
    """Score lexicographically, exactly: keys are made dense before they could overflow."""
    keys = np.zeros(states.size, dtype=np.int64)
    most = 1
    columns = states.columns
    for level in statements.levels:
        if most * (len(level) + 1) > 2**62:
            keys = _dense(keys).astype(np.int64)
            most = int(keys.max(initial=0)) + 1
        most *= len(level) + 1
        keys *= len(level) + 1
        for statement in level:
            keys += np.broadcast_to(statement.expression.evaluate(columns), keys.shape)
    return keys


def _tiers(ranking: Ranking, states: States) -> NDArray[np.int64]:
    """Return for each state the number of the first tier that names it, or of the rest."""
    columns = states.columns
    found = np.full(states.size, len(ranking.tiers), dtype=np.int64)
    if ranking.rest is not None:
        found[:] = ranking.rest
    open_still = np.ones(states.size, dtype=np.bool_)
    for number, tier in enumerate(ranking.tiers):
        for expression in tier:
            held = open_still & np.broadcast_to(expression.evaluate(columns), open_still.shape)
            found[held] = number
            open_still &= ~held
    return found


def _ranked(actor: Actor, ranking: Ranking, states: States, file: str | None) -> NDArray[np.int64]:
    missing = unranked(ranking, states)
    if len(missing):
        some = ", ".join(states.names(missing[:_NAMED]))
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        line, column = ranking.place or (None, None)
        raise DisputeError(
            Problem(
                f"the ranking of '{actor.id}' leaves out {len(missing)} feasible "
                f"state{'s' * (len(missing) > 1)}: {some}{more}. Add them, or end with 'rest'.",
                file, line, column,
            )
        )  # fmt: skip
    return -_tiers(ranking, states)
