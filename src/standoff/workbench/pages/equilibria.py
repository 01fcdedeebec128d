"""The equilibria under each solution concept, as a table."""

from __future__ import annotations

import numpy as np
from nicegui import ui

from standoff.report.table import CONCEPTS, mark
from standoff.report.words import count
from standoff.stability.keys import concept_of, index_of
from standoff.stability.solution import Solution
from standoff.workbench.outcome_view import View

__all__ = ["equilibria"]

_LISTED = 40


def equilibria(view: View) -> None:
    """Tell which states are equilibria under which of the usual concepts."""
    solution = view.phase.solution
    held = np.any(list(solution.equilibria.values()), axis=0)
    found = np.flatnonzero(held)
    first = [resting.state for resting in view.phase.resting[:_LISTED]]
    rest = (solution.state(at) for at in found[: 2 * _LISTED].tolist())
    listed = list(dict.fromkeys([*first, *rest]))[:_LISTED]
    with ui.element("details").classes("equilibria"):
        with ui.element("summary"):
            ui.html(
                f"Equilibria by concept: {count(len(found), 'state')} under one or more",
                tag="span", sanitize=False,
            )  # fmt: skip
        with (
            ui.element("div")
            .classes("scrolled")
            .props('tabindex=0 role=region aria-label="Equilibria by concept"'),
            ui.element("table"),
        ):
            with ui.element("thead"), ui.element("tr"):
                ui.html("State", tag="th", sanitize=False).props("scope=col")
                for concept in CONCEPTS:
                    ui.html(
                        f"{concept}: {_counted(solution, concept)}", tag="th", sanitize=False
                    ).props("scope=col")
            with ui.element("tbody"):
                for state in listed:
                    _row(view, state)
        if len(found) > len(listed):
            ui.label(f"and {len(found) - len(listed):,} more").classes("note")
        ui.label(
            "In brackets: the moves of the actors cannot lead there from where it stands."
            + (" a to d: only on these readings of what is not known, a the most cautious."
               if any(index_of(key) for key in solution.concepts) else "")
        ).classes("note")  # fmt: skip


def _row(view: View, state: str) -> None:
    solution = view.phase.solution
    at = solution.index(state)
    with ui.element("tr"):
        with ui.element("th").props("scope=row"):
            ui.link(view.labels[state], view.asked.address("/outcomes", state=state))
            ui.html(state, tag="span", sanitize=False).classes("code")
        for concept in CONCEPTS:
            said = mark(solution, concept, at)
            if said != "–" and not view.phase.reachable[at]:
                said = f"({said})"
            ui.html(said, tag="td", sanitize=False)


def _counted(solution: Solution, concept: str) -> str:
    keys = [key for key in solution.concepts if concept_of(key) == concept]
    counts = [int(solution.equilibria[key].sum()) for key in keys]
    least, most = min(counts, default=0), max(counts, default=0)
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"
