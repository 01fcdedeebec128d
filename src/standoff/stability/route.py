"""How a state can be reached from another, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from standoff.dispute.model import Dispute
from standoff.stability.verdict import Move

__all__ = ["FORMAT", "Block", "Paths", "Route"]

FORMAT = "standoff.paths/1"


@dataclass(frozen=True, slots=True)
class Block:
    """The first move of a sequence that its mover would not make.

    Parameters
    ----------
    step
        Which move of the sequence, counted from 1.
    because
        The mover would be ``worse`` off, or as well off as before (``alike``), or which of these
        is not known (``unknown``).
    """

    step: int
    move: Move
    because: Literal["worse", "alike", "unknown"]


@dataclass(frozen=True, slots=True)
class Route:
    """A state, and the shortest ways to it.

    Parameters
    ----------
    state
        Spelled in Y and N.
    concepts
        The concepts under which it is an equilibrium.
    moves
        A shortest legal sequence of moves that leads there (empty where it is the start); None
        where there is none.
    improvements
        A shortest one in which each move is known to improve things for its mover; None where
        there is none.
    blocked
        Where moves lead there and improvements do not: the first of `moves` that its mover would
        not make.
    """

    state: str
    concepts: tuple[str, ...]
    moves: tuple[Move, ...] | None
    improvements: tuple[Move, ...] | None
    blocked: Block | None

    @property
    def movers(self) -> tuple[str, ...]:
        """Ids of the actors who move, each once, in the order of their first move."""
        steps = self.moves if self.improvements is None else self.improvements
        return tuple(dict.fromkeys(move.actor for move in steps or ()))


@dataclass(frozen=True, slots=True)
class Paths:
    """The status quo analysis of a dispute.

    Parameters
    ----------
    dispute, as_of
        What was analysed, as it stands on which day.
    start
        Where the sequences begin.
    routes
        To the states asked for: first those that are equilibria under most concepts, of these
        first those that the fewest moves reach.
    counts
        How many states were asked for (``states``), and to how many of them ``moves`` and
        ``improvements`` lead; `routes` may list fewer.
    """

    dispute: Dispute
    as_of: date | None
    start: str
    routes: tuple[Route, ...]
    counts: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.paths/1``."""
        return {
            "format": FORMAT,
            "from": self.start,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "routes": [asdict(route) for route in self.routes],
            "counts": dict(self.counts),
        }
