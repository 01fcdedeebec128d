"""Unilateral moves: from each state, where one actor alone can take the dispute.

An actor may flip any number of its own options at once, as long as the state that results is
feasible, no irreversible option is flipped the wrong way, and every flipped option is available.
The states among which an actor can move at all (those that agree in everything it cannot flip)
form a *group*. Irreversible options order the group: from a state, the actor reaches the members
that are at least as far along in each of them. States of a group that are equally far along reach
the same members, so one *list* of members is kept for each degree of being far along that occurs.
Without irreversible options there is one list a group, and the lists are a permutation of the
states: memory is linear in states, and no matrix of states by states is ever made.

An option may be irreversible on a condition. Where the actor cannot change whether it holds, it
holds in a whole group or in none of it, and nothing else changes. Where the actor can, a move may
lead where another move is open that was not; moves are then not transitive, and each is listed.
So they are where states are merged: what is moved is the members, and a merged state is left by
the moves out of any of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.merging import Merging
from standoff.dispute.model import Actor, Dispute, Option
from standoff.dispute.states import States
from standoff.graph import grouping
from standoff.graph.arcs import Arcs, arcs_of, listed
from standoff.graph.compiled import pays
from standoff.graph.lists import Moves

__all__ = ["Moves", "available", "moves_of"]


def available(option: Option, day: date | None) -> bool:
    """Say whether an option can be taken or given up on a day (always, where no day is given)."""
    if day is None:
        return True
    started = option.available_from is None or option.available_from <= day
    return started and (option.available_until is None or day <= option.available_until)


def moves_of(actor: Actor, dispute: Dispute, states: States, day: date | None) -> Moves:
    """Find the moves of an actor on a day.

    Raises
    ------
    SizeError
        Moves have to be listed one by one, and there are too many of them.
    """
    found = _unmerged(actor, dispute, states.unmerged, day)
    return found if states.merging is None else _merged(found, states.merging)


@dataclass(frozen=True, slots=True, eq=False)
class _Lasting:
    """An irreversible option: from which states its step may not be undone.

    Parameters
    ----------
    made
        Shape (states,): where the step has been made.
    binds
        Shape (states,): where it may not be undone.
    """

    made: NDArray[np.bool_]
    binds: NDArray[np.bool_]


def _unmerged(actor: Actor, dispute: Dispute, states: States, day: date | None) -> Moves:
    own = 0
    lasting = []
    for place, name in enumerate(dispute.options):
        option = _option(actor, name)
        if option is None or not available(option, day):
            continue
        own |= 1 << place
        if option.irreversible:
            lasting.append(_lasting(option, name, states))
    make = _makers(states.size)
    group, groups = make.grouped(states.codes, own)
    found: Moves
    if not lasting:
        found = make.listed(group, groups, states.codes, own)
        return found
    given = [each for each in lasting if _is_given(each, group)]
    found = make.ordered(group, groups, _progress(states, given))
    if len(given) == len(lasting):
        return found
    arcs = arcs_of(found)
    for each in lasting:
        barred = each.made[arcs.source] & each.binds[arcs.source] & ~each.made[arcs.target]
        arcs = arcs.where(~barred)
    return listed(arcs)


def _makers(states: int) -> ModuleType:
    """Return what makes groups and lists: the reference, or where it pays its compiled twin."""
    if not pays(states):
        return grouping
    from standoff.graph.compiled import grouping as compiled

    return compiled


def _lasting(option: Option, name: str, states: States) -> _Lasting:
    taken = states.columns[name]
    made = taken if option.irreversible == "forward" else ~taken
    if option.irreversible_if is None:
        return _Lasting(made, np.ones(states.size, dtype=np.bool_))
    return _Lasting(made, states.holds(option.irreversible_if))


def _is_given(lasting: _Lasting, group: NDArray[Any]) -> bool:
    """Say whether the actor cannot change whether a step may be undone."""
    count = np.bincount(group)
    bound = np.bincount(group[lasting.binds], minlength=len(count))
    return bool(((bound == 0) | (bound == count)).all())


def _merged(moves: Moves, merging: Merging) -> Moves:
    """Find the moves between nodes; of several between the same two the one of fewest flips."""
    arcs = arcs_of(moves)
    left, entered = merging.codes[arcs.source], merging.codes[arcs.target]
    source, target = merging.node[arcs.source], merging.node[arcs.target]
    flips = np.bitwise_count(left ^ entered)
    order = np.lexsort((entered, left, flips, target, source))
    order = order[source[order] != target[order]]
    size = len(merging.first)
    keys, first = np.unique(source[order] * size + target[order], return_index=True)
    chosen = order[first]
    found = listed(Arcs(keys // size, keys % size, size))
    # Each list begins with its own node; then come the others, by rising node, as `chosen` does.
    others = found.member != found.of_list
    ends = []
    for codes in (left[chosen], entered[chosen]):
        entries = merging.codes[merging.first[found.of_list]]
        entries[others] = codes
        ends.append(entries)
    return replace(found, left=ends[0], entered=ends[1])


def _option(actor: Actor, name: str) -> Option | None:
    owner, _, identifier = name.partition(".")
    if owner != actor.id:
        return None
    return next(option for option in actor.options if option.id == identifier)


def _progress(states: States, lasting: list[_Lasting]) -> NDArray[np.int64]:
    """Return for each state, as bits, which irreversible steps have been made for good."""
    progress = np.zeros(states.size, dtype=np.int64)
    for bit, each in enumerate(lasting):
        progress |= (each.made & each.binds).astype(np.int64) << bit
    return progress
