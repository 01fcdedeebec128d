"""Feasible states, part by part.

Options that no constraint ties to each other can be told apart: a *part* is a set of options that
constraints connect. The states are all combinations of what is feasible in each part, so that they
are counted before any is made. Within a part, options are decided one by one, those of the
narrowest constraint first; and what cannot become feasible any more is dropped at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Constraint
from standoff.dispute.possible import possible

__all__ = ["Part", "TooManyError", "combined", "count", "feasible", "parts_of"]

Codes = NDArray[np.uint64]

_WORD = 64
_GUESSED_FROM = 1 << 22
_FOLLOWED = 4096
_FAR = 4
_FREE: Codes = np.array([0, 1], dtype=np.uint64)


class TooManyError(Exception):
    """More than could be held.

    Parameters
    ----------
    about
        How many there seem to be, or None.
    """

    def __init__(self, about: int | None = None) -> None:
        super().__init__(about)
        self.about = about


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Options that constraints connect.

    Parameters
    ----------
    places
        Which of the options of the dispute, rising.
    constraints
        What is said of them; of several parts only one without options may have any.
    """

    places: tuple[int, ...]
    constraints: tuple[Constraint, ...]


def parts_of(options: Sequence[str], constraints: Iterable[Constraint]) -> list[Part]:
    """Tell the options apart that no constraint connects, in the order of their first options."""
    number = {name: place for place, name in enumerate(options)}
    leader = list(range(len(options)))

    def leading(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    said = [(each, sorted(number[n] for n in each.expression.names)) for each in constraints]
    for _, places in said:
        for place in places[1:]:
            one, other = sorted((leading(places[0]), leading(place)))
            leader[other] = one
    members: dict[int, list[int]] = {}
    rules: dict[int, list[Constraint]] = {}
    for place in range(len(options)):
        members.setdefault(leading(place), []).append(place)
    for each, places in said:
        rules.setdefault(leading(places[0]) if places else -1, []).append(each)
    found = [Part(tuple(own), tuple(rules.get(head, ()))) for head, own in members.items()]
    return [Part((), tuple(rules[-1])), *found] if -1 in rules else found


def feasible(part: Part, options: Sequence[str], most: int) -> Codes:
    """List what is feasible in a part.

    Parameters
    ----------
    most
        How many states may be held at once.

    Returns
    -------
    ndarray of uint64
        Rising: bit k says whether the part's k-th option is taken.

    Raises
    ------
    TooManyError
        More would have to be held.
    """
    if not part.constraints:
        return _FREE  # an option that stands alone
    if len(part.places) > _WORD:
        raise TooManyError
    if 1 << len(part.places) > _GUESSED_FROM and (about := _guessed(part, options)) > _FAR * most:
        raise TooManyError(about)
    decided: dict[str, int] = {}
    codes = _kept(np.zeros(1, dtype=np.uint64), part.constraints, decided)
    for bit in _sequence(part, options):
        if 2 * len(codes) > most:
            raise TooManyError
        codes = _extended(codes, part, options, bit, decided)
    return np.sort(codes)


def _guessed(part: Part, options: Sequence[str]) -> int:
    """Estimate how many states a part has (Knuth 1975): some are followed for all of their kind."""
    draw = np.random.default_rng(0)
    decided: dict[str, int] = {}
    codes, each = np.zeros(1, dtype=np.uint64), 1.0
    for bit in _sequence(part, options):
        codes = _extended(codes, part, options, bit, decided)
        if len(codes) > _FOLLOWED:
            each *= len(codes) / _FOLLOWED
            codes = draw.choice(codes, _FOLLOWED, replace=False)
    return int(len(codes) * each)


def _extended(
    codes: Codes, part: Part, options: Sequence[str], bit: int, decided: dict[str, int]
) -> Codes:
    """Decide one more option, either way, and drop what cannot become feasible."""
    name = options[part.places[bit]]
    decided[name] = bit
    about = [each for each in part.constraints if name in each.expression.names]
    return _kept(np.concatenate([codes, codes | np.uint64(1 << bit)]), about, decided)


def _sequence(part: Part, options: Sequence[str]) -> list[int]:
    """Put the options in order: by constraints, those first of which the fewest are undecided."""
    bits = {options[place]: bit for bit, place in enumerate(part.places)}
    left: list[set[int]] = [
        {bits[name] for name in each.expression.names} for each in part.constraints
    ]
    order: list[int] = []
    while left := [names for names in left if names]:
        narrow = min(left, key=_width)
        order += sorted(narrow)
        left = [names - narrow for names in left]
    return order + [bit for bit in range(len(part.places)) if bit not in order]


def _width(names: set[int]) -> tuple[int, int]:
    return len(names), min(names)


def _kept(codes: Codes, constraints: Sequence[Constraint], decided: dict[str, int]) -> Codes:
    """Drop what breaks a constraint, whatever is still to be decided."""
    for each in constraints:
        columns = {
            name: (codes >> np.uint64(decided[name]) & np.uint64(1)).astype(np.bool_)
            for name in each.expression.names
            if name in decided
        }
        can, fails = possible(each.expression.root, columns)
        codes = codes[np.broadcast_to(can if each.kind == "always" else fails, codes.shape)]
    return codes


def count(found: Sequence[Codes]) -> int:
    """Count the states that the parts make up."""
    return prod(len(codes) for codes in found)


def combined(parts: Sequence[Part], found: Sequence[Codes]) -> Codes:
    """Combine what is feasible in each part: all states, by rising code."""
    states = np.zeros(1, dtype=np.uint64)
    top, rising = -1, True
    for part, codes in zip(parts, found, strict=True):
        placed = _placed(codes, part.places)
        if part.places:
            rising = rising and part.places[0] > top
            top = max(top, part.places[-1])
        states = (placed[:, None] | states[None, :]).ravel()
    return states if rising else np.sort(states)


def _placed(codes: Codes, places: Sequence[int]) -> Codes:
    """Move the bits of a part to where its options stand in the dispute."""
    if not places or places[-1] - places[0] == len(places) - 1:
        return codes << np.uint64(places[0] if places else 0)
    placed = np.zeros_like(codes)
    for bit, place in enumerate(places):
        placed |= (codes >> np.uint64(bit) & np.uint64(1)) << np.uint64(place)
    return placed
