"""What solving for coalitions yields: where they stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.dispute.states import States
from standoff.stability.tables import (
    Columns,
    Tabular,
    coded,
    refuse_if_many,
    settled_table,
    truth,
)

__all__ = ["FORMAT", "CoalitionSolution"]

FORMAT = "standoff.coalition/1"

_LISTED_ABOVE_LIMIT = 1000
_SHOWN = 8


@dataclass(frozen=True, slots=True, eq=False)
class CoalitionSolution(Tabular):
    """Which states are stable for a coalition, or for every coalition.

    Parameters
    ----------
    dispute
        What was solved.
    as_of
        The day on which options had to be available, or None.
    states
        The feasible states.
    coalition
        Ids of its members in file order; None: every nonempty coalition.
    stable
        For each concept (CNash, CGMR, CSMR, CSEQ) an array of shape (states,), dtype bool.
    """

    dispute: Dispute
    as_of: date | None
    states: States
    coalition: tuple[str, ...] | None
    stable: Mapping[str, NDArray[np.bool_]]

    @property
    def concepts(self) -> tuple[str, ...]:
        """The keys of `stable`."""
        return tuple(self.stable)

    @property
    def size(self) -> int:
        """How many feasible states there are."""
        return self.states.size

    def state(self, index: int) -> str:
        """Spell a state in Y and N."""
        return self.states.name(index)

    def index(self, state: str) -> int:
        """Find a state by its name.

        Raises
        ------
        MissingError
            There is no such state, or it is not feasible.
        """
        return self.states.index(state)

    def settled(self, concept: str) -> tuple[str, ...]:
        """Spell the states that are stable under one concept."""
        return tuple(self.states.names(np.flatnonzero(self.stable[concept])))

    def to_dict(self, list_limit: int = 65_536) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.coalition/1``.

        Parameters
        ----------
        list_limit
            Above this number of states `stable` lists the first 1,000 of each concept.
        """
        most = None if self.size <= list_limit else _LISTED_ABOVE_LIMIT
        return {
            "format": FORMAT,
            "options": list(self.states.options),
            "actors": [actor.id for actor in self.dispute.actors],
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "coalition": None if self.coalition is None else list(self.coalition),
            "stable": {
                concept: self.states.names(np.flatnonzero(array)[:most])
                for concept, array in self.stable.items()
            },
            "counts": {
                "states": self.size,
                "stable": {concept: int(array.sum()) for concept, array in self.stable.items()},
            },
        }

    def __repr__(self) -> str:
        """Show the stable states, a line for each concept."""
        lines = [f"<Stable for {self._who()} in '{self.dispute.title}', {self.size:,} states"]
        width = max((len(concept) for concept in self.concepts), default=0)
        for concept, array in self.stable.items():
            found = np.flatnonzero(array)
            names = ", ".join(self.states.names(found[:_SHOWN])) or "none"
            more = f", … ({len(found):,} in all)" if len(found) > _SHOWN else ""
            lines.append(f"  {concept:<{width}}  {names}{more}")
        return "\n".join(lines) + ">"

    def _repr_html_(self) -> str:
        caption = f"Stable for {self._who()} in {self.dispute.title}"
        return settled_table(caption, self.states, self.stable)

    def _who(self) -> str:
        return "every coalition" if self.coalition is None else " and ".join(self.coalition)

    def _columns(self) -> Columns:
        """One row for each state and concept, in this order."""
        shape = (self.size, len(self.concepts))
        refuse_if_many(shape[0] * shape[1])
        states, concepts = (places.ravel() for places in np.indices(shape))
        stable = np.zeros(shape, dtype=np.bool_)
        for place, array in enumerate(self.stable.values()):
            stable[:, place] = array
        return {
            "state": coded(self.states.names(), states),
            "concept": coded(self.concepts, concepts),
            "stable": truth(stable.ravel()),
        }
