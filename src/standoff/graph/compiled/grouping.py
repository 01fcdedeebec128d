"""Groups of states among which an actor can move: the compiled twin of `standoff.graph.grouping`.

States are counted into their groups; nothing is sorted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.errors import SizeError
from standoff.graph.compiled.kernels import lists
from standoff.graph.compiled.numbering import by_bits, count_by_bits
from standoff.graph.lists import Moves

__all__ = ["grouped", "listed", "ordered"]

Ints = NDArray[np.int32]

_LARGEST = (1 << 31) - 1


def grouped(codes: NDArray[np.uint64], own: int) -> tuple[Ints, int]:
    """Give numbers to the groups of states that agree in all that an actor cannot flip.

    Parameters
    ----------
    own
        The options that it can flip, as bits.

    Returns
    -------
    ndarray of int32, shape (states,)
        The group of each state, in the order of the codes with the actor's own bits cleared.
    int
        How many groups there are.
    """
    occurring = int(np.bitwise_or.reduce(codes, initial=np.uint64(0))) & ~own
    return by_bits(codes, _places(occurring))


def listed(group: Ints, groups: int, codes: NDArray[np.uint64], own: int) -> Moves:
    """Make one list of each group (see `grouped`)."""
    member, bounds = _members(group, groups)
    size = np.diff(bounds)
    alike = bool((size == size[0]).all())
    whole = own if alike and count_by_bits(codes, _places(own)) == size[0] else None
    of_list = np.repeat(np.arange(groups, dtype=np.int32), size)
    return Moves(group, of_list, member, groups, whole=whole)


def ordered(group: Ints, groups: int, progress: NDArray[np.int64]) -> Moves:
    """Make a list of the members that are as far along, for each degree that a group has.

    Parameters
    ----------
    progress
        Shape (states,): the irreversible steps that have been made for good, as bits.

    Raises
    ------
    SizeError
        The lists are too long to hold.
    """
    member, bounds = _members(group, groups)
    count, entries = lists.count_ordered(member, bounds, progress)
    if entries > _LARGEST:
        raise SizeError(
            f"irreversible options give one actor {entries:,} ways to move from state to state in "
            f"{count:,} lists; {_LARGEST:,} is the most. Fewer irreversible options of that actor, "
            "or tighter constraints, make it smaller."
        )
    own_list = np.empty(len(group), dtype=np.int32)
    of_list, found = np.empty(entries, dtype=np.int32), np.empty(entries, dtype=np.int32)
    lists.fill_ordered(member, bounds, progress, own_list, of_list, found)
    return Moves(own_list, of_list, found, int(count))


def _places(bits: int) -> list[int]:
    return [place for place in range(64) if bits >> place & 1]


def _members(group: Ints, groups: int) -> tuple[Ints, Ints]:
    """List the states group by group; return them, and where each group begins, and all end."""
    member, bounds = np.empty(len(group), dtype=np.int32), np.zeros(groups + 1, dtype=np.int32)
    lists.fill_lists(group, bounds, member)
    return member, bounds
