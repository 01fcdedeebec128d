"""The feasible states of a dispute, enumerated under its constraints.

A state is an integer code: bit k says whether the k-th option (in file order) is taken, so that
the first option is the lowest bit and states come in the order in which the literature of the
graph model numbers them. Where states are merged, the states of the graph are the nodes that
`standoff.dispute.merging` makes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.expressions import Expression
from standoff.dispute.merging import Merging, code_of, merge, place_of, spell_code
from standoff.dispute.model import Dispute
from standoff.dispute.size import codes_within
from standoff.errors import MissingError

__all__ = ["Columns", "States", "code_of", "enumerate_states", "spell_code"]


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
    """The states of a graph, by rising code.

    Parameters
    ----------
    options
        Names of all options (``actor.option``), in the order that spells the states.
    codes
        Shape (states,), dtype uint64, strictly rising: the feasible states; of those that count
        as one, the first.
    merging
        How the feasible states make up these; None where each stands for itself.
    """

    options: tuple[str, ...]
    codes: NDArray[np.uint64]
    merging: Merging | None = None

    @property
    def size(self) -> int:
        """How many states there are."""
        return len(self.codes)

    @property
    def held_size(self) -> int:
        """How many values `held` returns."""
        return (
            self.size if self.merging is None else len(self.merging.codes) + len(self.merging.nodes)
        )

    @property
    def columns(self) -> Columns:
        """For each option whether it is taken in each state (in every member of a merged one).

        What an expression says of states is told by `holds`.
        """
        codes = self.codes if self.merging is None else self.merging.every
        return Columns(self.options, codes)

    @property
    def unmerged(self) -> States:
        """All feasible states, each for itself."""
        return self if self.merging is None else States(self.options, self.merging.codes)

    def holds(self, expression: Expression) -> NDArray[np.bool_]:
        """Say where an expression holds: shape (states,); in a merged state: in every member."""
        held = self.held(expression)
        merging = self.merging
        if merging is None:
            return held
        found = held[merging.first]
        found[merging.nodes] = held[len(merging.codes) :]
        return found

    def held(self, expression: Expression) -> NDArray[np.bool_]:
        """Say where an expression holds, also among the members of merged states.

        Returns
        -------
        ndarray of bool, shape (feasible states + merged states,)
            For each feasible state, then for each merged one whether it holds in every member.
        """
        if self.merging is None:
            return np.broadcast_to(expression.evaluate(self.columns), (self.size,))
        size = len(self.merging.codes)
        columns = Columns(self.options, self.merging.codes)
        held = np.broadcast_to(expression.evaluate(columns), (size,))
        return np.concatenate([held, self.merging.in_every(held)])

    def settled(self, values: NDArray[Any], actor: str | None = None) -> NDArray[Any]:
        """Give each state one value, from values in the form of `held` (see `Merging.settled`)."""
        return values if self.merging is None else self.merging.settled(values, actor)

    def members(self, index: int) -> list[str]:
        """Spell the feasible states that count as a state: itself, where it is not merged."""
        if self.merging is None:
            return [self.name(index)]
        return self.unmerged.names(self.merging.members(index))

    def title(self, index: int) -> str | None:
        """Return what the analyst calls a merged state, or None."""
        found = self._merged(index)
        return None if found is None or self.merging is None else self.merging.records[found].name

    def said(self, state: str | int) -> str:
        """Name a state in a sentence: as the analyst calls it, or by its letters."""
        index = self.index(state) if isinstance(state, str) else state
        return self.title(index) or self.name(index)

    def name(self, index: int) -> str:
        """Spell a state in Y and N (a merged one also with ``-``, see `Merging.letters`)."""
        if (found := self._merged(index)) is not None and self.merging is not None:
            return self.merging.letters[found]
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
        spelled = [str(text, "ascii") for text in letters.view(f"S{width}").ravel().tolist()]
        if self.merging is not None:
            every = np.arange(self.size) if indices is None else indices
            for place in np.flatnonzero(np.isin(every, self.merging.nodes)).tolist():
                spelled[place] = self.name(int(every[place]))
        return spelled

    def index(self, state: str) -> int:
        """Find a state by its name.

        A merged one is also found by that of any of its members, and by what the analyst calls it.

        Raises
        ------
        MissingError
            It is not spelled in Y and N, one for each option, or it is not feasible.
        """
        found = self.find(state)
        if found is None and self._is_spelled(state):
            raise MissingError(f"the state {state} is not feasible: a constraint excludes it")
        if found is None:
            raise MissingError(
                f"'{state[:80]}' names no state: a state has a Y or an N for each of the "
                f"{len(self.options)} options ({', '.join(self.options)})"
            )
        return found

    def find(self, state: str) -> int | None:
        """Find a state as `index` does; None where there is none."""
        codes = self.codes
        if self.merging is not None:
            codes = self.merging.codes
            titles = [(record.name or "").casefold() for record in self.merging.records]
            for known, name in ((self.merging.letters, state), (titles, state.casefold())):
                if name and known.count(name) == 1:
                    return int(self.merging.nodes[known.index(name)])
        if not self._is_spelled(state):
            return None
        found = place_of(codes, code_of(state))
        return found if found is None or self.merging is None else int(self.merging.node[found])

    def _is_spelled(self, state: str) -> bool:
        return len(state) == len(self.options) and set(state) <= {"Y", "N"}

    def _merged(self, index: int) -> int | None:
        """Return which of the merged states a state is, or None where it is none."""
        if self.merging is None:
            return None
        nodes = self.merging.nodes
        found = int(np.searchsorted(nodes, index))
        return found if found < len(nodes) and nodes[found] == index else None


def enumerate_states(dispute: Dispute, *, room: int | None = None) -> States:
    """List the feasible states.

    They are counted first, and nothing is listed that would not fit.

    Parameters
    ----------
    room
        How many bytes the graph of the dispute may take; None: most of what the machine can give
        (see `standoff.memory`).

    Raises
    ------
    SizeError
        There would be too many to hold; says how many, and what would make it smaller.
    DisputeError
        Two merged states share a feasible state, or one is ranked as a state that is no member.
    """
    codes = codes_within(dispute, room)
    found = States(dispute.options, codes)
    if not dispute.merged:
        return found
    merging = merge(dispute, codes, [found.holds(each.expression) for each in dispute.merged])
    return found if merging is None else States(found.options, codes[merging.first], merging)
