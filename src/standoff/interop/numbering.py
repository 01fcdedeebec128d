"""State numbers of GMCR+: from 1, in order of value, the first option being the lowest bit.

Whether they count all states or the feasible ones alone is not written in the file. Where nothing
is infeasible it makes no difference. Where something is, and the rankings name every feasible
state, only one reading fits. What remains is read as counting the feasible states.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.states import States

__all__ = ["Numbering", "in_other_order", "numbering_of", "places_in"]

Codes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Numbering:
    """How a file numbers its states.

    Parameters
    ----------
    codes
        Shape (feasible states,), rising: their codes in the file's order of the options.
    feasible
        Whether numbers count the feasible states alone.
    """

    codes: Codes
    feasible: bool

    def code(self, number: int) -> int | None:
        """Return the code of a numbered state, or None where it is not feasible."""
        if self.feasible:
            return int(self.codes[number - 1]) if number <= len(self.codes) else None
        at = int(np.searchsorted(self.codes, np.uint64(number - 1)))
        return number - 1 if at < len(self.codes) and self.codes[at] == number - 1 else None


def numbering_of(codes: Codes, numbers: Iterable[int], options: int) -> Numbering | None:
    """Find out what numbers count, or None where they fit neither reading.

    Parameters
    ----------
    codes
        Shape (feasible states,), rising, in the file's order of the options.
    numbers
        All that the file's rankings name.
    options
        How many there are.
    """
    greatest = max(numbers, default=0)
    if greatest <= len(codes):
        return Numbering(codes, feasible=True)
    return Numbering(codes, feasible=False) if greatest <= 1 << options else None


def places_in(order: Sequence[int]) -> tuple[int, ...]:
    """Return for each option of the file where it stands in another order of the options."""
    places = [0] * len(order)
    for place, option in enumerate(order):
        places[option] = place
    return tuple(places)


def in_other_order(states: States, places: Sequence[int]) -> Codes:
    """Return the codes of states, rising, as they are in another order of the options.

    Parameters
    ----------
    places
        For each option of the other order where it stands in that of `states`.
    """
    found = np.zeros(states.size, dtype=np.uint64)
    for other, own in enumerate(places):
        found |= (states.codes >> np.uint64(own) & np.uint64(1)) << np.uint64(other)
    return np.sort(found)
