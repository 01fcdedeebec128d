"""Ranks of many states: the compiled twin of `standoff.graph.ranks`."""

from __future__ import annotations

from standoff.dispute.model import Ranking, Statements, Weights
from standoff.dispute.states import States
from standoff.graph.compiled.numbering import by_levels, by_weights
from standoff.graph.ranks import Ranks

__all__ = ["rank"]


def rank(preference: Statements | Weights | Ranking, states: States) -> Ranks | None:
    """Rank the states by statements or by weights.

    Returns
    -------
    ndarray of int32, shape (states,)
        None for a ranking, and where numbers would be too large to count: that takes the reference.
    """
    if isinstance(preference, Ranking):
        return None
    if isinstance(preference, Weights):
        expressions = [item.statement.expression for item in preference.items]
        weights = [item.weight for item in preference.items]
        return by_weights(expressions, weights, states.options, states.codes)
    levels = [[statement.expression for statement in level] for level in preference.levels]
    return by_levels(levels, states.options, states.codes)
