"""The fewest comparisons with a state that have to change for it to be stable.

Each target that the actor leaves for unsanctioned has to be dealt with. Either the actor comes to
like it no better than the state; or one of the states that the others can lead to from there
becomes a sanction, for which the actor has to like that state, and where it may answer all its
ways out, no better. Each is a set of comparisons; one set has to be fulfilled for each target, and
what is looked for is the smallest union. For Nash, GMR and SEQ, where each set is a single
comparison, that is a minimum hitting set. To like more states no better never makes a stable state
unstable, so other targets need not be looked at again.

Found by trying unions of 1, 2, … comparisons (depth first, over the ways to deal with the target
that has the fewest), so the first size at which one is found is the least.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from standoff.robustness.inverse.vicinity import Flags, Vicinity

__all__ = ["Least", "least_changes", "told"]

_MOST_STEPS = 200_000
_MOST_KEPT = 10_000

Group = frozenset[int]


@dataclass(frozen=True, slots=True)
class Least:
    """The fewest states that an actor has to come to like no better.

    Parameters
    ----------
    count
        So many are enough.
    at_least
        So many are needed.
    sets
        Sets of `count` states; the least stretch of the actor's order comes first.
    total
        How many such sets there are, or None where they were not all counted.
    """

    count: int
    at_least: int
    sets: tuple[tuple[int, ...], ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class _Way:
    """A set of atoms (states, or classes of states that serve the same) and whom it deals with."""

    needs: Group
    serves: Group


def least_changes(
    around: Vicinity, left: Flags, dreaded: Flags, stretch: NDArray[np.int64], most: int
) -> Least:
    """Find the fewest states that the actor has to come to like no better than the state.

    Parameters
    ----------
    left, dreaded
        See `Vicinity.unsanctioned`.
    stretch
        Shape (states,): how far each state is above the state in the actor's order.
    most
        How many sets to return at most.
    """
    asked = around.unsanctioned(left, dreaded)
    if not len(asked):
        return Least(0, 0, ((),), 1)
    if around.answers is None:
        ways, members = _single(around, asked, dreaded)
    else:
        ways, members = list(_with_ways_out(around, asked, dreaded)), None
    leaving = tuple(sorted(around.targets[asked].tolist()))
    search = _Search(ways, range(len(asked)))
    size = 1
    while not (found := search.of_size(size)):
        if search.stopped:  # to like none of those better for which it leaves is enough
            return Least(len(leaving), size, (leaving,), None)
        size += 1
    least, total = told(found, members, stretch, most)
    return Least(size, size, least, None if search.stopped else total)


def told(
    found: set[Group],
    members: list[list[int]] | None,
    stretch: NDArray[np.int64],
    most: int,
) -> tuple[tuple[tuple[int, ...], ...], int]:
    """Name the states of the sets with the least stretch, and count the sets."""

    def far(states: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        return sum(int(stretch[state]) for state in states), states

    if members is None:
        sets = [tuple(sorted(group)) for group in found]
        total = len(sets)
    else:
        nearest = [sorted(states, key=lambda s: far((s,)))[:most] for states in members]
        total = sum(prod(len(members[atom]) for atom in group) for group in found)
        sets = []
        for group in found:
            # Atoms share no states, so the best unions of some have the best of fewer in them.
            best: list[tuple[int, ...]] = [()]
            for atom in group:
                wider = (
                    tuple(sorted((*states, state))) for states in best for state in nearest[atom]
                )
                best = sorted(wider, key=far)[:most]
            sets += best
    return tuple(sorted(sets, key=far)[:most]), total


def _single(
    around: Vicinity, asked: NDArray[np.int64], dreaded: Flags
) -> tuple[list[_Way], list[list[int]]]:
    """List the single states that deal with targets, those that deal with the same in one class."""
    serves = around.led_to[asked] & dreaded
    serves[np.arange(len(asked)), around.targets[asked]] = True
    states = np.flatnonzero(serves.any(axis=0))
    kinds, kind = np.unique(serves[:, states], axis=1, return_inverse=True)
    kind = kind.ravel()
    members = [states[kind == number].tolist() for number in range(kinds.shape[1])]
    ways = [
        _Way(frozenset((number,)), frozenset(np.flatnonzero(kinds[:, number]).tolist()))
        for number in range(len(members))
    ]
    return ways, members


def _with_ways_out(around: Vicinity, asked: NDArray[np.int64], dreaded: Flags) -> Iterator[_Way]:
    """List the sets of states that make a sanction of a state; not those that are too large."""
    serving: dict[Group, set[int]] = {}
    for number, target in enumerate(around.targets[asked].tolist()):
        serving.setdefault(frozenset((target,)), set()).add(number)
    answers = around.answers
    if answers is None:
        return
    led = around.led_to[asked]
    reached = np.flatnonzero(led.any(axis=0))
    fearsome = answers.where(dreaded[answers.target])
    needed = fearsome.fold(np.ones(len(fearsome.source), dtype=np.int64), np.add, 0) + dreaded
    for state in reached[needed[reached] <= len(asked)].tolist():
        first, last = np.searchsorted(fearsome.source, [state, state + 1])
        needs = set(fearsome.target[first:last].tolist())
        if dreaded[state]:
            needs.add(state)
        serving.setdefault(frozenset(needs), set()).update(np.flatnonzero(led[:, state]).tolist())
    for needs_all, whom in serving.items():
        yield _Way(needs_all, frozenset(whom))


class _Search:
    """Looks for unions of a size that deal with every target, as long as it may."""

    def __init__(self, ways: list[_Way], asked: range) -> None:
        self._everyone = frozenset(asked)
        self._by_target = {n: [way for way in ways if n in way.serves] for n in asked}
        self._order = sorted(asked, key=lambda n: len(self._by_target[n]))
        self._steps = 0
        self.stopped = False

    def of_size(self, size: int) -> set[Group]:
        """Find the unions of a size that do, where none smaller does."""
        found: set[Group] = set()
        seen: set[tuple[Group, Group]] = set()
        todo: list[tuple[Group, Group]] = [(frozenset(), frozenset())]
        while todo:
            chosen, dealt = todo.pop()
            if dealt == self._everyone:
                found.add(chosen)
                continue
            open_ = next(n for n in self._order if n not in dealt)
            for way in self._by_target[open_]:
                self._steps += 1
                after = (chosen | way.needs, dealt | way.serves)
                if len(after[0]) <= size and after not in seen:
                    seen.add(after)
                    todo.append(after)
            if self._steps > _MOST_STEPS or len(found) > _MOST_KEPT:
                self.stopped = True
                break
        return found
