"""Unilateral moves: from each state, where one actor alone can take the dispute.

An actor may flip any number of its own options at once, as long as the state that results is
feasible, no irreversible option is flipped the wrong way, and every flipped option is available.
The states among which an actor can move at all (those that agree in everything it cannot flip)
form a *group*. Irreversible options order the group: from a state, the actor reaches the members
that are at least as far along in each of them. States of a group that are equally far along reach
the same members, so one *list* of members is kept for each degree of being far along that occurs.
Without irreversible options there is one list a group, and the lists are a permutation of the
states: memory is linear in states, and no matrix of states by states is ever made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Actor, Dispute, Option
from standoff.dispute.states import States

__all__ = ["Moves", "available", "moves_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """What one actor reaches in one unilateral move from each state.

    Parameters
    ----------
    own_list
        Shape (states,), dtype int64: the list of each state. The state itself is always in it;
        all other members are what the actor reaches from it.
    of_list, member
        Shape (entries,), dtype int64: the lists, one entry for each member, by rising list.
    lists
        How many lists there are.
    """

    own_list: NDArray[np.int64]
    of_list: NDArray[np.int64]
    member: NDArray[np.int64]
    lists: int


def available(option: Option, day: date | None) -> bool:
    """Say whether an option can be taken or given up on a day (always, where no day is given)."""
    if day is None:
        return True
    started = option.available_from is None or option.available_from <= day
    return started and (option.available_until is None or day <= option.available_until)


def moves_of(actor: Actor, dispute: Dispute, states: States, day: date | None) -> Moves:
    """Find the moves of an actor on a day."""
    own = 0
    lasting: list[tuple[int, bool]] = []
    for place, name in enumerate(dispute.options):
        option = _option(actor, name)
        if option is None or not available(option, day):
            continue
        own |= 1 << place
        if option.irreversible:
            lasting.append((place, option.irreversible == "forward"))
    fixed = states.codes & ~np.uint64(own)
    values, group = np.unique(fixed, return_inverse=True)
    group = group.astype(np.int64)
    if lasting:
        return _ordered(group, len(values), _progress(states, lasting))
    member = np.argsort(group, kind="stable")
    return Moves(group, group[member], member, len(values))


def _option(actor: Actor, name: str) -> Option | None:
    owner, _, identifier = name.partition(".")
    if owner != actor.id:
        return None
    return next(option for option in actor.options if option.id == identifier)


def _progress(states: States, lasting: list[tuple[int, bool]]) -> NDArray[np.int64]:
    """Return for each state, as bits, which irreversible steps have been made."""
    progress = np.zeros(states.size, dtype=np.int64)
    for bit, (place, forward) in enumerate(lasting):
        taken = (states.codes >> np.uint64(place) & np.uint64(1)).astype(np.int64)
        progress |= (taken if forward else 1 - taken) << bit
    return progress


def _ordered(group: NDArray[np.int64], groups: int, progress: NDArray[np.int64]) -> Moves:
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
