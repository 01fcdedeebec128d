"""Which wishes stand in another order: the fewest whose move explains the difference."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

__all__ = ["moved"]

_Wish = TypeVar("_Wish", bound=Hashable)


def moved(before: Mapping[_Wish, int], after: Mapping[_Wish, int]) -> frozenset[_Wish]:
    """Return the fewest wishes without which the others stand in the same order.

    Wishes that only one of the two has are left out.

    Parameters
    ----------
    before, after
        The place of each wish; those that tie have the same.
    """
    groups: dict[tuple[int, int], list[_Wish]] = {}
    for wish in before.keys() & after.keys():
        groups.setdefault((before[wish], after[wish]), []).append(wish)
    # The heaviest chain that rises in both orders; each group ties in both.
    best: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
    for here in sorted(groups):
        led = max(
            ((best[each][0], each) for each in best if each[0] < here[0] and each[1] < here[1]),
            default=(0, None),
        )
        best[here] = (len(groups[here]) + led[0], led[1])
    at = max(best, key=lambda each: best[each][0], default=None)
    kept: set[_Wish] = set()
    while at is not None:
        kept.update(groups[at])
        at = best[at][1]
    return frozenset(wish for wishes in groups.values() for wish in wishes if wish not in kept)
