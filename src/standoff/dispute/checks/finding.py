"""What the model check finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.expressions import Expression
from standoff.dispute.model import Constraint, Dispute, Place
from standoff.dispute.states import States

__all__ = ["Finding", "Flags", "Material", "listed", "named", "nowhere"]

_MOST_TOLD = 1 << 28

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the model check found.

    Parameters
    ----------
    level
        ``error``: the model cannot be solved, or its answer means nothing. ``warning``: it can,
        but an element does not do what it seems to. ``note``: worth knowing.
    message
        What was found.
    remedy
        What would mend it; empty where nothing needs to be.
    place
        Line and column in the dispute file, where they are known.
    element
        Path of the element (``actors.serbia.preferences[0]``), or None for the whole dispute.
    """

    level: Literal["error", "warning", "note"]
    message: str
    remedy: str = ""
    place: Place | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A dispute with its feasible states, each for itself (none merged)."""

    dispute: Dispute
    states: States
    _told: dict[Expression, Flags] = field(default_factory=dict, repr=False)

    def holds(self, expression: Expression) -> Flags:
        """Say where an expression holds; shape (states,). What was asked lately is remembered."""
        found = self._told.get(expression)
        if found is None:
            size = self.states.size
            found = np.broadcast_to(expression.evaluate(self.states.columns), (size,))
            if len(self._told) * size > _MOST_TOLD:
                self._told.clear()
            self._told[expression] = found
        return found

    def own(self, actor: str) -> np.uint64:
        """Return the mask of an actor's options in the codes of the states."""
        places = enumerate(self.states.options)
        return np.uint64(sum(1 << at for at, name in places if name.partition(".")[0] == actor))


def nowhere(holds: Flags) -> str | None:
    """Say ``in no`` or ``in every`` where something tells no states apart, else None."""
    if holds.all():
        return "in every"
    return None if holds.any() else "in no"


def named(constraint: Constraint) -> str:
    """Name a constraint in a sentence."""
    return f"the constraint '{constraint.kind}: {constraint.expression}'"


def listed(parts: Sequence[str]) -> str:
    """Join words: ``a``, ``a and b``, ``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
