"""Ranks: the order in which an actor prefers the feasible states, as dense integers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor, Ranking, Statements, Weights
from standoff.dispute.states import States
from standoff.dispute.tiers import tier_of, unranked
from standoff.errors import DisputeError, Problem
from standoff.graph.compiled import pays

__all__ = ["Ranks", "rank"]

Ranks = NDArray[np.int32]
"""One rank for each state, 0 for the worst, without gaps; larger is better."""

_NAMED = 6


def rank(actor: Actor, states: States, *, file: str | None = None) -> Ranks:
    """Rank the states for an actor.

    A merged state ranks as its members do. Where the actor tells them apart, it ranks as the member
    that the model names for the actor, else a statement counts where it holds in every member.

    Returns
    -------
    ndarray of int32, shape (states,)

    Raises
    ------
    DisputeError
        A ranking leaves states out and has no `rest`; says which.
    """
    if states.merging is None and pays(states.size):
        from standoff.graph.compiled.ranks import rank as compiled

        if (found := compiled(actor.preference, states)) is not None:
            return found
    if isinstance(actor.preference, Ranking):
        return _dense(_ranked(actor, actor.preference, states, file))
    if isinstance(actor.preference, Weights):
        keys = _weighted(actor.preference, states)
    else:
        keys = _prioritised(actor.preference, states)
    return _dense(states.settled(keys, actor.id))


def _dense(keys: NDArray[np.int64]) -> Ranks:
    return np.unique(keys, return_inverse=True)[1].astype(np.int32)


def _prioritised(statements: Statements, states: States) -> NDArray[np.int64]:
    """Score lexicographically, exactly: keys are made dense before they could overflow."""
    keys = np.zeros(states.held_size, dtype=np.int64)
    most = 1
    for level in statements.levels:
        if most * (len(level) + 1) > 2**62:
            keys = _dense(keys).astype(np.int64)
            most = int(keys.max(initial=0)) + 1
        most *= len(level) + 1
        keys *= len(level) + 1
        for statement in level:
            keys += states.held(statement.expression)
    return keys


def _weighted(weights: Weights, states: States) -> NDArray[np.int64]:
    """Add up the weights, exactly: where they could overflow, as whole numbers of any size."""
    largest = sum(abs(item.weight) for item in weights.items)
    total = np.zeros(states.held_size, dtype=np.int64 if largest < 1 << 62 else object)
    for item in weights.items:
        holds = states.held(item.statement.expression)
        total = total + holds.astype(total.dtype) * item.weight
    return _dense(total).astype(np.int64)


def _ranked(actor: Actor, ranking: Ranking, states: States, file: str | None) -> NDArray[np.int64]:
    missing = unranked(ranking, states, actor.id)
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
    return -tier_of(ranking, states, actor.id)
