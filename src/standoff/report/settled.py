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
from standoff.report import answer
from standoff.report.words import count, day, listing
from standoff.stability.coalition_solution import CoalitionSolution
from standoff.stability.coalition_verdict import CoalitionVerdict
from standoff.stability.solution import Solution

__all__ = ["departing", "settled"]

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
    for number, line in enumerate(answer.eyes(dispute)):
        yield Padding(Text(line, "dim"), (0 if number else 1, 0, 0, 2))


def _heading(dispute: Dispute, solution: Solution | CoalitionSolution) -> str:
    if isinstance(solution, Solution):
        return "Where every actor stays"
    if solution.coalition is None:
        return "Where every coalition stays"
    names = _names(dispute, solution.coalition)
    return f"Where {names} {'stays' if len(solution.coalition) == 1 else 'stay together'}"


def _names(dispute: Dispute, coalition: Sequence[str]) -> str:
    """Name the members, and the coalition where the file names one of just these."""
    members = listing([dispute.actor(member).name for member in coalition])
    called = [each.name or each.id for each in dispute.coalitions
              if each.members == tuple(coalition)]  # fmt: skip
    return f"{members} ({called[0]})" if called else members


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


def departing(
    dispute: Dispute, state: str, verdicts: Sequence[CoalitionVerdict]
) -> Iterator[Block]:
    """Tell why a state is stable for a coalition or not."""
    yield Text(state, "bold")
    for line in answer.told(dispute, state):
        yield Padding(Text(line), (0, 0, 0, 2))
    yield Text(f"\n{_names(dispute, verdicts[0].coalition)}", "bold cyan")
    alike: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for verdict in verdicts:
        alike.setdefault((verdict.stable, verdict.sentences), []).append(verdict.concept)
    for (stable, sentences), concepts in alike.items():
        said = ("stable", "green") if stable else ("not stable", "red")
        yield Padding(Text.assemble((f"{', '.join(concepts)}: ", "bold"), said), (0, 0, 0, 2))
        for sentence in sentences:
            yield Padding(Text(sentence), (0, 0, 0, 4))
