"""Which tier of a ranking each feasible state belongs to, and which states it leaves out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.expressions import Expression
from standoff.dispute.merging import Merging, place_of
from standoff.dispute.model import Ranking
from standoff.dispute.states import States

__all__ = ["tier_of", "unranked"]


def tier_of(ranking: Ranking, states: States, actor: str | None = None) -> NDArray[np.int64]:
    """Return for each state the number of the first tier that names it.

    A tier names a merged state where it names every member, unless all members are in one tier
    or the actor ranks the merged state as one of them.

    Parameters
    ----------
    actor
        Id of the actor whose ranking it is.

    Returns
    -------
    ndarray of int64, shape (states,)
        `ranking.rest` where no tier names it, or the number of tiers where there is no rest.
    """
    found = _tiers(ranking, states.unmerged)
    if states.merging is None:
        return found
    return states.settled(np.concatenate([found, _common(ranking, states, states.merging)]), actor)


def unranked(ranking: Ranking, states: States, actor: str | None = None) -> NDArray[np.int64]:
    """Return the indices of the states that a ranking leaves out, rising (see `tier_of`)."""
    return np.flatnonzero(tier_of(ranking, states, actor) == len(ranking.tiers))


def _tiers(ranking: Ranking, states: States) -> NDArray[np.int64]:
    """Return the tier of each of some states none of which is merged."""
    columns = states.columns
    found = np.full(states.size, len(ranking.tiers), dtype=np.int64)
    if ranking.rest is not None:
        found[:] = ranking.rest
    unnamed = np.ones(states.size, dtype=np.bool_)
    bits = {name: 1 << place for place, name in enumerate(states.options)}
    for number, tier in enumerate(ranking.tiers):
        for expression in tier:
            if (code := _spelled(expression, bits)) is not None:
                # A ranking that spells every state would else look at each state for each other.
                at = place_of(states.codes, code)
                if at is not None and unnamed[at]:
                    found[at], unnamed[at] = number, False
                continue
            held = unnamed & np.broadcast_to(expression.evaluate(columns), unnamed.shape)
            found[held] = number
            unnamed &= ~held
    return found


def _common(ranking: Ranking, states: States, merging: Merging) -> NDArray[np.int64]:
    """Return for each merged state the first tier that names every member of it."""
    found = np.full(len(merging.nodes), len(ranking.tiers), dtype=np.int64)
    if ranking.rest is not None:
        found[:] = ranking.rest
    unnamed = np.ones(len(found), dtype=np.bool_)
    codes = np.sort(merging.codes[merging.inside])
    members = States(states.options, codes)
    place = np.searchsorted(codes, merging.codes[merging.inside])
    bits = {name: 1 << place for place, name in enumerate(states.options)}
    for number, tier in enumerate(ranking.tiers):
        spelled = [_spelled(expression, bits) for expression in tier]
        if len(tier) == 1 and spelled[0] is not None:
            continue  # one state is not all members
        named = np.zeros(members.size, dtype=np.bool_)
        for expression, code in zip(tier, spelled, strict=True):
            if code is None:
                named |= members.holds(expression)
            elif (at := place_of(codes, code)) is not None:
                named[at] = True
        held = unnamed & np.logical_and.reduceat(named[place], merging.start)
        found[held] = number
        unnamed &= ~held
    return found


def _spelled(expression: Expression, bits: Mapping[str, int]) -> int | None:
    """Return the code of the one state that a pattern without gaps spells, or None."""
    parts = expression.root.parts
    if expression.root.operator != "and" or len(parts) != len(bits):
        return None
    code, named = 0, set()
    for part in parts:
        taken = part.operator == "name"
        node = part if taken else part.parts[0] if part.operator == "not" else None
        if node is None or node.operator != "name":
            return None
        named.add(node.name)
        code |= bits[node.name] if taken else 0
    return code if len(named) == len(bits) else None
