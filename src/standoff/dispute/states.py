"""The feasible states of a dispute, enumerated under its constraints.

A state is an integer code: bit k says whether the k-th option (in file order) is taken, so that
the first option is the lowest bit and states come in the order in which the literature of the
graph model numbers them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Constraint, Dispute
from standoff.errors import MissingError, SizeError

__all__ = ["Columns", "States", "enumerate_states"]

_MOST_BYTES = 4 << 30
_MOST_OPTIONS = 63


class Columns(Mapping[str, NDArray[np.bool_]]):
    """For each option whether it is taken, made from the codes when it is asked for."""

    __slots__ = ("_codes", "_options")

    def __init__(self, options: tuple[str, ...], codes: NDArray[np.uint64]) -> None:
        self._options = {name: number for number, name in enumerate(options)}
        self._codes = codes

    def __getitem__(self, name: str) -> NDArray[np.bool_]:
        """Return the column of an option, of shape (states,)."""
        return (self._codes >> np.uint64(self._options[name]) & np.uint64(1)).astype(np.bool_)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the options."""
        return iter(self._options)

    def __len__(self) -> int:
        """Return the number of options."""
        return len(self._options)


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Feasible states, by rising code.

    Parameters
    ----------
    options
        Names of all options (``actor.option``), in the order that spells the states.
    codes
        Shape (states,), dtype uint64, strictly rising.
    """

    options: tuple[str, ...]
    codes: NDArray[np.uint64]

    @property
    def size(self) -> int:
        """How many states there are."""
        return len(self.codes)

    @property
    def columns(self) -> Columns:
        """For each option whether it is taken in each state."""
        return Columns(self.options, self.codes)

    def name(self, index: int) -> str:
        """Spell a state in Y and N."""
        return spell_code(int(self.codes[index]), len(self.options))

    def names(self, indices: NDArray[np.int64] | None = None) -> list[str]:
        """Spell many states (all of them where no indices are given)."""
        codes = self.codes if indices is None else self.codes[indices]
        width = len(self.options)
        if not width:
            return [""] * len(codes)
        letters = np.empty((len(codes), width), dtype=np.uint8)
        for place in range(width):
            taken = (codes >> np.uint64(place)) & np.uint64(1)
            letters[:, place] = np.where(taken, ord("Y"), ord("N"))
        return [str(text, "ascii") for text in letters.view(f"S{width}").ravel().tolist()]

    def index(self, state: str) -> int:
        """Find a state by its name.

        Raises
        ------
        MissingError
            It is not spelled in Y and N, one for each option, or it is not feasible.
        """
        if len(state) != len(self.options) or not set(state) <= {"Y", "N"}:
            raise MissingError(
                f"'{state[:80]}' names no state: a state has a Y or an N for each of the "
                f"{len(self.options)} options ({', '.join(self.options)})"
            )
        code = code_of(state)
        found = int(np.searchsorted(self.codes, np.uint64(code)))
        if found == self.size or int(self.codes[found]) != code:
            raise MissingError(f"the state {state} is not feasible: a constraint excludes it")
        return found


def code_of(state: str) -> int:
    """Return the code of a state that is spelled in Y and N."""
    return sum(1 << place for place, letter in enumerate(state) if letter == "Y")


def spell_code(code: int, width: int) -> str:
    """Spell the code of a state in Y and N."""
    return "".join("Y" if code >> place & 1 else "N" for place in range(width))


def enumerate_states(dispute: Dispute) -> States:
    """List the feasible states, option by option.

    Each constraint is applied as soon as the options that it mentions are there, so that no more
    than the states which satisfy the constraints so far are ever held.

    Raises
    ------
    SizeError
        There would be too many to hold; says how many, and what would make it smaller.
    """
    options = dispute.options
    if len(options) > _MOST_OPTIONS:
        raise SizeError(
            f"the dispute has {len(options)} options; at most {_MOST_OPTIONS} can be enumerated. "
            "Leave out options that no preference mentions."
        )
    due = _due(dispute.constraints, options)
    codes = np.zeros(1, dtype=np.uint64)
    for count in range(len(options) + 1):
        if count:
            _refuse_if_large(2 * len(codes), len(options) - count, dispute)
            codes = np.concatenate([codes, codes | np.uint64(1 << count - 1)])
        for constraint in due.get(count, ()):
            codes = codes[_allowed(constraint, Columns(options, codes), len(codes))]
    return States(options, codes)


def _due(
    constraints: tuple[Constraint, ...], options: tuple[str, ...]
) -> dict[int, list[Constraint]]:
    """Group the constraints by the number of options after which they can be applied."""
    due: dict[int, list[Constraint]] = {}
    for constraint in constraints:
        last = max((options.index(name) + 1 for name in constraint.expression.names), default=0)
        due.setdefault(last, []).append(constraint)
    return due


def _allowed(constraint: Constraint, columns: Columns, size: int) -> NDArray[np.bool_]:
    holds = np.broadcast_to(constraint.expression.evaluate(columns), (size,))
    return holds if constraint.kind == "always" else ~holds


def _refuse_if_large(states: int, to_come: int, dispute: Dispute) -> None:
    # As measured: codes and working arrays, and for each actor its ranks and its ordered moves.
    each = 80 + 70 * len(dispute.actors)
    if states * each <= _MOST_BYTES:
        return
    raise SizeError(
        f"the dispute is too large to enumerate: {states:,} states after "
        f"{len(dispute.options) - to_come} of {len(dispute.options)} options would take "
        f"{states * each / 2**30:.1f} GB, and {_MOST_BYTES / 2**30:.0f} GB is the most. "
        "Constraints among options that stand together in the file (such as exactly_one(...)), "
        "or fewer options, make it smaller."
    )
