"""What the terminal tells of equilibria under concepts that grade none, and of coalitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from standoff.dispute.model import Dispute
from standoff.report.words import count, day, listing
from standoff.stability.coalition_solution import CoalitionSolution
from standoff.stability.solution import Solution

__all__ = ["settled"]

Block = Text | Table | Padding

_LISTED = 20


def settled(
    dispute: Dispute,
    days: Sequence[date | None],
    solutions: Sequence[Solution | CoalitionSolution],
) -> Iterator[Block]:
    """Tell which states are stable, for every actor or for coalitions, stretch by stretch of time.

    Parameters
    ----------
    days
        The first day of each stretch; the last one has no end.
    solutions
        One for each.
    """
    yield Text(dispute.title, "bold")
    if dispute.question:
        yield Text(dispute.question, "italic")
    for start, end, solution in zip(days, [*days[1:], None], solutions, strict=True):
        when = f", until {day(end)}" if end else f", from {day(start)}" if start else ""
        yield Text(f"\n{_heading(dispute, solution)}{when}", "bold cyan")
        yield from _states(solution)


def _heading(dispute: Dispute, solution: Solution | CoalitionSolution) -> str:
    if isinstance(solution, Solution):
        return "Where every actor stays"
    if solution.coalition is None:
        return "Where every coalition stays"
    names = [dispute.actor(member).name for member in solution.coalition]
    if len(names) == 1:
        return f"Where {names[0]} stays"
    return f"Where {listing(names)} stay together"


def _states(solution: Solution | CoalitionSolution) -> Iterator[Block]:
    stable: Mapping[str, NDArray[np.bool_]] = (
        solution.equilibria if isinstance(solution, Solution) else solution.stable
    )
    somewhere = np.zeros(solution.size, dtype=np.bool_)
    for holds in stable.values():
        somewhere |= holds
    found = np.flatnonzero(somewhere)
    if not len(found):
        yield Padding(Text(f"nowhere, under {listing(list(stable), 'or')}"), (0, 0, 0, 2))
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column()
    for _ in stable:
        grid.add_column(justify="center")
    grid.add_row("", Text("state", "dim"), *(Text(concept, "dim") for concept in stable))
    for state in found[:_LISTED].tolist():
        marks = ("✓" if holds[state] else "–" for holds in stable.values())
        grid.add_row("", solution.state(state), *marks)
    totals = (Text(f"{int(holds.sum()):,}", "dim") for holds in stable.values())
    grid.add_row("", Text(f"of {count(solution.size, 'state')}", "dim"), *totals)
    yield grid
    if len(found) > _LISTED:
        yield Padding(
            Text(f"{len(found) - _LISTED:,} more. All of them: --json", "dim"), (0, 0, 0, 2)
        )
