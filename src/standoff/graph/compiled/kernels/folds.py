"""Values over an actor's lists of moves, which are sorted best first.

States, lists and ranks are int32; there are fewer than 2^31 of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled.jit import compiled

__all__ = ["least_of_better", "least_of_keys", "lower", "lower_better", "mark_lists", "resist"]

Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]


@compiled
def lower(
    member: Ints, start: Ints, own_list: Ints, stale: Bytes, values: Ints, changed: Ints
) -> int:
    """Lower each state's value to the least of its own list; only lists that are stale.

    Returns
    -------
    int
        How many values were changed; `changed` begins with their states.
    """
    count = 0
    shared = len(member) > len(own_list)
    for at in range(len(start) - 1):
        if not stale[at]:
            continue
        stale[at] = 0
        least = values[member[start[at]]]
        for entry in range(start[at] + 1, start[at + 1]):
            least = min(least, values[member[entry]])
        for entry in range(start[at], start[at + 1]):
            s = member[entry]
            if values[s] > least and (not shared or own_list[s] == at):
                values[s] = least
                changed[count] = s
                count += 1
    return count


@compiled
def lower_better(
    member: Ints, start: Ints, fresh: Bytes, own_list: Ints, stale: Bytes, values: Ints,
    changed: Ints,
) -> int:  # fmt: skip
    """Lower each state's value to the least of what is better in its own list (see `lower`)."""
    count = 0
    shared = len(member) > len(own_list)
    for at in range(len(start) - 1):
        if not stale[at]:
            continue
        stale[at] = 0
        least = np.int32(0x7FFFFFFF)
        pending = least
        for entry in range(start[at], start[at + 1]):
            if fresh[entry]:
                least = min(least, pending)
            s = member[entry]
            value = values[s]
            if value > least:
                if not shared or own_list[s] == at:
                    values[s] = least
                    changed[count] = s
                    count += 1
            else:
                pending = min(pending, value)
    return count


@compiled
def least_of_better(
    member: Ints, start: Ints, fresh: Bytes, own_list: Ints, values: Ints, found: Ints
) -> None:
    """Find the least value of what is better in a state's own list; where nothing is, leave it."""
    shared = len(member) > len(own_list)
    for at in range(len(start) - 1):
        least = np.int32(0x7FFFFFFF)
        pending = least
        improves = False
        for entry in range(start[at], start[at + 1]):
            if fresh[entry]:
                least = min(least, pending)
                improves = True
            s = member[entry]
            if improves and (not shared or own_list[s] == at):
                found[s] = least
            pending = min(pending, values[s])


@compiled
def least_of_keys(keys: Ints, values: Ints, least: Ints) -> None:
    """Find the least value of the states of each key."""
    for s in range(len(keys)):
        least[keys[s]] = min(least[keys[s]], values[s])


@compiled
def mark_lists(own_list: Ints, changed: Ints, count: int, stale: Bytes) -> None:
    """Mark the lists of the states that were changed as stale."""
    for k in range(count):
        stale[own_list[changed[k]]] = 1


@compiled
def resist(
    member: Ints, start: Ints, fresh: Bytes, own_list: Ints, ranks: Ints, values: Ints, holds: Bytes
) -> None:
    """Say where the values of all that is better in a state's own list are at most its rank."""
    shared = len(member) > len(own_list)
    for at in range(len(start) - 1):
        greatest = np.int32(-1)
        pending = greatest
        for entry in range(start[at], start[at + 1]):
            if fresh[entry]:
                greatest = max(greatest, pending)
            s = member[entry]
            if not shared or own_list[s] == at:
                holds[s] = greatest <= ranks[s]
            pending = max(pending, values[s])
