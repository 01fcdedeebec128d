"""How a state can be reached from another, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from standoff.dispute.model import Dispute
from standoff.dispute.perceived import perceiving
from standoff.stability.tables import Columns, Tabular, html_table, text, whole
from standoff.stability.verdict import Move, as_data

__all__ = ["FORMAT", "Block", "Paths", "Route"]

FORMAT = "standoff.paths/1"

_SHOWN = 20


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
class Paths(Tabular):
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

    Where actors have pictures of their own, the equilibria are stable for each actor in the game
    that it sees; the moves, and what they are said to pay, are those of the model.
    """

    dispute: Dispute
    as_of: date | None
    start: str
    routes: tuple[Route, ...]
    counts: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return the machine-readable form, ``standoff.paths/1``."""
        form: dict[str, Any] = {
            "format": FORMAT,
            "from": self.start,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "routes": [as_data(route) for route in self.routes],
            "counts": dict(self.counts),
        }
        if having := perceiving(self.dispute):
            form["perceiving"] = [actor.id for actor in having]
        return form

    def _repr_html_(self) -> str:
        shown = self.routes[:_SHOWN]
        rows = [
            (
                route.state,
                ", ".join(route.concepts) or "–",
                _way(self.dispute, route.moves),
                _way(self.dispute, route.improvements),
            )
            for route in shown
        ]
        left = self.counts["states"] - len(shown)
        head = ["state", "equilibrium under", "by moves", "by improvements"]
        caption = f"Ways from {self.start} in {self.dispute.title}"
        return html_table(caption, head, rows, f"{left:,} more are not shown." if left > 0 else "")

    def _columns(self) -> Columns:
        """One row for each move of each way; step 0 is where it begins."""
        rows = [row for route in self.routes for row in _rows(route, self.start)]
        state, concepts, way, step, actor, before, after = (
            zip(*rows, strict=True) if rows else [()] * 7
        )
        return {
            "state": text(state),
            "concepts": text(concepts),
            "way": text(way),
            "step": whole(step),
            "actor": text(actor),
            "before": text(before),
            "after": text(after),
        }


def _rows(route: Route, start: str) -> Iterator[tuple[Any, ...]]:
    ways = {"moves": route.moves, "improvements": route.improvements}
    for way, moves in ways.items():
        if moves is None:
            continue
        about = (route.state, ", ".join(route.concepts), way)
        yield (*about, 0, None, None, start)
        for step, move in enumerate(moves, 1):
            yield (*about, step, move.actor, move.before, move.after)


def _way(dispute: Dispute, moves: tuple[Move, ...] | None) -> str:
    if moves is None:
        return "none"
    return "\n".join(f"{dispute.actor(move.actor).name}: {move.after}" for move in moves) or "there"
