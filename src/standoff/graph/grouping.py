"""Groups of states among which an actor can move, and the lists of their members.

This is the reference, in NumPy. Where there are many states, its compiled twin takes its place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.graph.lists import Moves

__all__ = ["grouped", "listed", "ordered"]

Indices = NDArray[np.int64]


def grouped(codes: NDArray[np.uint64], own: int) -> tuple[Indices, int]:
    """Give numbers to the groups of states that agree in all that an actor cannot flip.

    Parameters
    ----------
    own
        The options that it can flip, as bits.

    Returns
    -------
    ndarray of int64, shape (states,)
        The group of each state, in the order of the codes with the actor's own bits cleared.
    int
        How many groups there are.
    """
    values, group = np.unique(codes & ~np.uint64(own), return_inverse=True)
    return group.astype(np.int64), len(values)


def listed(group: Indices, groups: int, codes: NDArray[np.uint64], own: int) -> Moves:
    """Make one list of each group (see `grouped`)."""
    member = np.argsort(group, kind="stable")
    ways = len(np.unique(codes & np.uint64(own)))
    whole = own if ways * groups == len(codes) else None
    return Moves(group, group[member], member, groups, whole=whole)


def ordered(group: Indices, groups: int, progress: Indices) -> Moves:
    """Make a list of the members that are as far along, for each degree that a group has.

    Parameters
    ----------
    progress
        Shape (states,): the irreversible steps that have been made for good, as bits.
    """
    degrees = np.unique(progress)
    own_list = np.empty(len(group), dtype=np.int64)
    of_list, member = [], []
    lists = 0
    for degree in degrees.tolist():
        here = np.flatnonzero(progress == degree)
        number = np.full(groups, -1, dtype=np.int64)
        occurring = np.unique(group[here])
        number[occurring] = lists + np.arange(len(occurring))
        own_list[here] = number[group[here]]
        reached = np.flatnonzero((progress & degree == degree) & (number[group] >= 0))
        order = reached[np.argsort(number[group[reached]], kind="stable")]
        of_list.append(number[group[order]])
        member.append(order)
        lists += len(occurring)
    return Moves(own_list, np.concatenate(of_list), np.concatenate(member), lists)
