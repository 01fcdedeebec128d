"""What solving a dispute yields: who is stable where, and the equilibria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute
from standoff.dispute.perceived import perceiving
from standoff.dispute.states import States
from standoff.stability.tables import (
    Columns,
    Tabular,
    coded,
    refuse_if_many,
    settled_table,
    truth,
)

__all__ = ["FORMAT", "Solution"]

FORMAT = "standoff.solution/1"

_LISTED_ABOVE_LIMIT = 1000
_SHOWN = 8


@dataclass(frozen=True, slots=True, eq=False)
class Solution(Tabular):
    """The answer, with the question that it answers.

    Parameters
    ----------
    dispute
        What was solved.
    as_of
        The day on which options had to be available, or None.
    states
        The feasible states.
    stable
        For each concept (``SEQ``; with unknown preferences ``SEQ_a`` … ``SEQ_d``; with strong ones
        also ``SEQ_strong`` and ``SEQ_weak``) and each actor an array of shape (states,), dtype
        bool. An actor that has a picture of its own judges in the game that it sees.
    equilibria
        For each concept the states that are stable for every actor, in the same form. Those that
        are weakly stable are stable for every actor and not strongly stable for every one.
    """

    dispute: Dispute
    as_of: date | None
    states: States
    stable: Mapping[str, Mapping[str, NDArray[np.bool_]]]
    equilibria: Mapping[str, NDArray[np.bool_]]

    @property
    def concepts(self) -> tuple[str, ...]:
        """The keys of `stable` and `equilibria`."""
        return tuple(self.stable)

    @property
    def options(self) -> tuple[str, ...]:
        """Names of the options (``actor.option``) in the order that spells the states."""
        return self.states.options

    @property
    def actors(self) -> tuple[str, ...]:
        """Ids of the actors, in file order."""
        return tuple(actor.id for actor in self.dispute.actors)

    @property
    def perceiving(self) -> tuple[str, ...]:
        """Ids of the actors that judge in a game of their own, in file order."""
        return tuple(actor.id for actor in perceiving(self.dispute))

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
        """Spell the equilibria under one concept."""
        return tuple(self.states.names(np.flatnonzero(self.equilibria[concept])))

    def to_dict(self, list_limit: int = 65_536) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.solution/1``.

        Parameters
        ----------
        list_limit
            Above this number of states `states`, `merged` and `stable` are left out, and
            `equilibria` lists the first 1,000 of each concept.
        """
        listed = self.size <= list_limit
        most = None if listed else _LISTED_ABOVE_LIMIT
        form: dict[str, Any] = {
            "format": FORMAT,
            "options": list(self.options),
            "actors": list(self.actors),
        }
        if self.perceiving:
            form["perceiving"] = list(self.perceiving)
        if listed:
            form["states"] = self.states.names()
            if self.states.merging is not None:
                form["merged"] = [
                    {
                        "state": self.state(node),
                        "name": self.states.title(node),
                        "members": self.states.members(node),
                    }
                    for node in self.states.merging.nodes.tolist()
                ]
            form["stable"] = {
                concept: {actor: np.flatnonzero(array).tolist() for actor, array in by.items()}
                for concept, by in self.stable.items()
            }
        form["equilibria"] = {
            concept: self.states.names(np.flatnonzero(array)[:most])
            for concept, array in self.equilibria.items()
        }
        form["counts"] = {
            "states": self.size,
            "stable": {
                concept: {actor: int(array.sum()) for actor, array in by.items()}
                for concept, by in self.stable.items()
            },
            "equilibria": {concept: int(array.sum()) for concept, array in self.equilibria.items()},
        }
        return form

    def __repr__(self) -> str:
        """Show the equilibria, a line for each concept."""
        lines = [f"<Solution of '{self.dispute.title}', {self.size:,} states"]
        width = max((len(concept) for concept in self.concepts), default=0)
        for concept, array in self.equilibria.items():
            found = np.flatnonzero(array)
            names = ", ".join(self.states.names(found[:_SHOWN])) or "none"
            more = f", … ({len(found):,} in all)" if len(found) > _SHOWN else ""
            lines.append(f"  {concept:<{width}}  {names}{more}")
        if self.perceiving:
            lines.append(f"  in games of their own: {', '.join(self.perceiving)}")
        return "\n".join(lines) + ">"

    def _repr_html_(self) -> str:
        return settled_table(f"Equilibria of {self.dispute.title}", self.states, self.equilibria)

    def _columns(self) -> Columns:
        """One row for each state, concept and actor, in this order."""
        shape = (self.size, len(self.concepts), len(self.actors))
        refuse_if_many(shape[0] * shape[1] * shape[2])
        states, concepts, actors = (places.ravel() for places in np.indices(shape))
        stable, settled = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
        for place, (concept, by) in enumerate(self.stable.items()):
            settled[:, place, :] = self.equilibria[concept][:, None]
            for who, array in enumerate(by.values()):
                stable[:, place, who] = array
        return {
            "state": coded(self.states.names(), states),
            "concept": coded(self.concepts, concepts),
            "actor": coded(self.actors, actors),
            "stable": truth(stable.ravel()),
            "equilibrium": truth(settled.ravel()),
        }
