"""Lists of moves: their members, and these in the order of an actor's preference.

States, lists and ranks are int32; there are fewer than 2^31 of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled.jit import compiled

__all__ = ["bounds_of", "count_ordered", "fill_lists", "fill_ordered", "sort_lists"]

Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]


@compiled
def fill_lists(own_list: Ints, start: Ints, member: Ints) -> None:
    """List the states of each group; `start` has one entry more than there are groups."""
    for s in range(len(own_list)):
        start[own_list[s] + 1] += 1
    for group in range(1, len(start)):
        start[group] += start[group - 1]
    place = start[:-1].copy()
    for s in range(len(own_list)):
        member[place[own_list[s]]] = s
        place[own_list[s]] += 1


@compiled
def bounds_of(of_list: Ints, bounds: Ints) -> None:
    """Find where each list begins, from the list of each entry; and last where all end."""
    for entry in range(len(of_list)):
        bounds[of_list[entry] + 1] += 1
    for at in range(1, len(bounds)):
        bounds[at] += bounds[at - 1]


@compiled
def count_ordered(
    member: Ints, start: Ints, progress: NDArray[np.int64]
) -> tuple[np.int64, np.int64]:
    """Count the lists that `fill_ordered` makes, and their entries."""
    lists, entries = np.int64(0), np.int64(0)
    for group in range(len(start) - 1):
        for k in range(start[group], start[group + 1]):
            degree = progress[member[k]]
            new = True
            for before in range(start[group], k):
                if progress[member[before]] == degree:
                    new = False
                    break
            if new:
                lists += 1
                for other in range(start[group], start[group + 1]):
                    entries += (progress[member[other]] & degree) == degree
    return lists, entries


@compiled
def fill_ordered(
    member: Ints, start: Ints, progress: NDArray[np.int64], own_list: Ints, of_list: Ints,
    found: Ints,
) -> None:  # fmt: skip
    """List, for each degree that members of a group have, the members that are as far along."""
    at, entry = 0, 0
    for group in range(len(start) - 1):
        for k in range(start[group], start[group + 1]):
            degree = progress[member[k]]
            new = True
            for before in range(start[group], k):
                if progress[member[before]] == degree:
                    own_list[member[k]] = own_list[member[before]]
                    new = False
                    break
            if new:
                own_list[member[k]] = at
                for other in range(start[group], start[group + 1]):
                    if (progress[member[other]] & degree) == degree:
                        of_list[entry] = at
                        found[entry] = member[other]
                        entry += 1
                at += 1


@compiled
def _sort(keys: NDArray[np.int64], count: int) -> None:
    """Sort so many keys (Shell 1959, gaps of Knuth 1973; where there are few, by insertion)."""
    gap = 1
    while gap < count // 9:
        gap = 3 * gap + 1
    if count <= 24:
        gap = 1
    while gap:
        for k in range(gap, count):
            key = keys[k]
            place = k
            while place >= gap and keys[place - gap] > key:
                keys[place] = keys[place - gap]
                place -= gap
            keys[place] = key
        gap //= 3


@compiled
def sort_lists(  # noqa: PLR0913, PLR0917 - what is written is given, too
    member: Ints, start: Ints, own_list: Ints, ranks: Ints, ordered: Ints, fresh: Bytes,
    better: Ints, improves: Bytes,
) -> None:  # fmt: skip
    """Sort each list from the best to the worst member, equals by number.

    Parameters
    ----------
    ordered
        The lists, sorted.
    fresh
        Whether an entry ranks below the one before it in its list.
    better
        For each state one past the last entry of its own list that is better.
    improves
        Whether there is one.
    """
    longest = 0
    for at in range(len(start) - 1):
        longest = max(longest, start[at + 1] - start[at])
    keys = np.empty(longest, dtype=np.int64)
    top = (np.int64(1) << 31) - 1
    low = np.int64(0xFFFFFFFF)
    for at in range(len(start) - 1):
        begin = start[at]
        count = start[at + 1] - begin
        for k in range(count):
            s = member[begin + k]
            keys[k] = ((top - np.int64(ranks[s])) << 32) | np.int64(s)
        _sort(keys, count)
        tier = begin
        for k in range(count):
            s = np.int32(keys[k] & low)
            ordered[begin + k] = s
            differs = k > 0 and (keys[k] >> 32) != (keys[k - 1] >> 32)
            fresh[begin + k] = differs
            if differs:
                tier = begin + k
            if own_list[s] == at:
                better[s] = tier
                improves[s] = tier > begin
