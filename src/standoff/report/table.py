"""States against options, Y or N, with the solution concepts under which each is an equilibrium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.outlook.distance import differing
from standoff.outlook.phases import Phase
from standoff.outlook.reach import place
from standoff.report.answer import period
from standoff.report.labels import Labels
from standoff.report.view import View
from standoff.stability.keys import concept_of, index_of, strength_of
from standoff.stability.solution import Solution

__all__ = ["CONCEPTS", "Column", "Row", "Table", "mark", "table"]

CONCEPTS = ("Nash", "SSEQ", "SEQ", "SMR", "GMR")
"""From what holds best to what holds least."""


@dataclass(frozen=True, slots=True)
class Column:
    """A state: its short name and its spelling."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """An option, and for each column whether it is taken and whether that is a change."""

    option: str
    cells: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table, and how many equilibria it leaves out.

    Parameters
    ----------
    groups
        For each actor with options its name and its rows.
    marks
        For each phase its name and, for each concept, a mark for each column (see `mark`).
    """

    columns: tuple[Column, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    marks: tuple[tuple[str | None, tuple[tuple[str, tuple[str, ...]], ...]], ...]
    left_out: int


def table(view: View, states: Sequence[str], labels: Labels) -> Table:
    """Set out some states of a dispute."""
    dispute = view.dispute
    groups, at = [], 0
    for actor in dispute.actors:
        rows = [
            Row(option.name, _cells(states, at + within, dispute.status_quo))
            for within, option in enumerate(actor.options)
        ]
        at += len(actor.options)
        if rows:
            groups.append((actor.name, tuple(rows)))
    return Table(
        tuple(Column(labels[state], state) for state in states),
        tuple(groups),
        tuple((period(phase), tuple(_marks(phase, states))) for phase in view.phases),
        _left_out(view, states),
    )


def _cells(states: Sequence[str], at: int, origin: str | None) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (state[at], origin is not None and differing(origin[at], state[at]) > 0) for state in states
    )


def _marks(phase: Phase, states: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    feasible = [place(phase.game, state) for state in states]
    return [
        (concept, tuple("–" if i is None else _mark(phase, concept, i) for i in feasible))
        for concept in CONCEPTS
    ]


def _mark(phase: Phase, concept: str, index: int) -> str:
    """Set a mark in brackets where the status quo does not lead to the state."""
    held = mark(phase.solution, concept, index)
    return held if held == "–" or phase.reachable[index] else f"({held})"


def mark(solution: Solution, concept: str, index: int) -> str:
    """Say whether a state is an equilibrium: ``✓``, ``–``, or under which indices it is.

    Where preferences may be strong, it is ``strong`` or ``weak``.
    """
    keys = [key for key in solution.concepts if concept_of(key) == concept]
    held = [key for key in keys if solution.equilibria[key][index]]
    if not held:
        return "–"
    if forms := [strength_of(key) for key in held if strength_of(key)]:
        return forms[0]
    return "✓" if len(held) == len(keys) else " ".join(index_of(key) for key in held)


def _left_out(view: View, states: Sequence[str]) -> int:
    """How many equilibria, of all phases together, are not among these states (at least)."""
    shown = set(states)
    listed = {r.state for phase in view.phases for r in phase.resting}
    unlisted = max(phase.total - len(phase.resting) for phase in view.phases)
    return len(listed - shown) + unlisted
