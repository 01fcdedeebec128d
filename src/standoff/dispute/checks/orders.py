"""How an actor's preference orders the feasible states, with and without one of its statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.checks.finding import Flags, Material
from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Preference, Ranking, Statement, Statements, Weights
from standoff.dispute.tiers import tier_of

__all__ = ["Ranks", "dense", "order", "without_each"]

Ranks = NDArray[np.int64]


def dense(keys: NDArray[np.int64]) -> Ranks:
    """Replace values by their places in order, from 0 and without gaps."""
    return np.unique(keys, return_inverse=True)[1].astype(np.int64)


def order(preference: Preference, material: Material) -> Ranks:
    """Rank the feasible states, 0 the worst; states that a ranking leaves out come last.

    Returns
    -------
    ndarray of int64, shape (states,)
    """
    if isinstance(preference, Ranking):
        return dense(-tier_of(preference, material.states))
    if isinstance(preference, Weights):
        return dense(_weighed(preference, material))
    ranks = np.zeros(material.states.size, dtype=np.int64)
    for level in preference.levels:
        ranks = _refined(ranks, _count(level, material))
    return ranks


def without_each(actor: Actor, material: Material) -> Iterator[tuple[str, Statement, bool, Ranks]]:
    """Ask of each statement whether the order is the same without it.

    Yields
    ------
    its path, the statement, whether the order is the same, and how the more important levels
    order the states (all alike where statements have weights)
    """
    preference = actor.preference
    whole = order(preference, material)
    paths = [path for path, _ in statements_of(actor)]
    if isinstance(preference, Weights):
        total = _weighed(preference, material)
        for path, item in zip(paths, preference.items, strict=True):
            held = material.holds(item.statement.expression).astype(total.dtype)
            left = dense(total - held * item.weight)
            yield path, item.statement, np.array_equal(left, whole), np.zeros_like(whole)
    if isinstance(preference, Statements):
        after = _after(preference, material)
        before = np.zeros(material.states.size, dtype=np.int64)
        place = iter(paths)
        for level, later in zip(preference.levels, after, strict=True):
            count = _count(level, material)
            for statement in level:
                rest = count - material.holds(statement.expression)
                left = _refined(_refined(before, rest), later)
                yield next(place), statement, np.array_equal(left, whole), before
            before = _refined(before, count)


def _after(preference: Statements, material: Material) -> list[Ranks]:
    """Return for each level how the less important ones order the states."""
    found = [np.zeros(material.states.size, dtype=np.int64)][: len(preference.levels)]
    for level in reversed(preference.levels[1:]):
        # The level comes first, what follows it decides among those that it holds alike.
        found.append(_refined(_count(level, material), found[-1]))
    return found[::-1]


def _refined(first: Ranks, then: Ranks) -> Ranks:
    """Order by one thing, and where that is alike by another."""
    span = int(then.max(initial=0)) + 1
    keys = first * span + then
    most = (int(first.max(initial=0)) + 1) * span
    if most > 4 * len(keys) + 1024:
        return dense(keys)
    # Few keys are possible: to mark those that occur is quicker than to sort.
    occurs = np.zeros(most, dtype=np.int64)
    occurs[keys] = 1
    places: Ranks = (np.cumsum(occurs) - 1)[keys]
    return places


def _count(level: Sequence[Statement], material: Material) -> Ranks:
    count = np.zeros(material.states.size, dtype=np.int64)
    for statement in level:
        count += material.holds(statement.expression)
    return count


def _weighed(weights: Weights, material: Material) -> NDArray[np.int64]:
    largest = sum(abs(item.weight) for item in weights.items)
    total = np.zeros(material.states.size, dtype=np.int64 if largest < 1 << 62 else object)
    for item in weights.items:
        held: Flags = material.holds(item.statement.expression)
        total = total + held.astype(total.dtype) * item.weight
    return total
