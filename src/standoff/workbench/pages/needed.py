"""What it would take for a state to be an equilibrium, asked of what is tried."""

from __future__ import annotations

import asyncio
import time

from nicegui import ui

from standoff.errors import StandoffError
from standoff.report.words import concepts_of
from standoff.robustness.inverse.ask import why_not
from standoff.workbench.variant import Variant

__all__ = ["needed"]

_PATIENCE = 10
"""Seconds that a search for what it would take may last."""


def needed(variant: Variant) -> None:
    """Ask what it would take for a state to be an equilibrium."""
    with ui.element("section").classes("needed"):
        ui.html("What would it take", tag="h2", sanitize=False)
        state = ui.input(placeholder="a state, as YNNY…").props("dense outlined")
        state.props["aria-label"] = "A state, spelled in Y and N"
        told = ui.element("div").props('aria-live="polite"')

        async def ask() -> None:
            told.clear()
            with told:
                ui.label(f"Searching, for {_PATIENCE} seconds at the most …").classes("note")
            until = time.monotonic() + _PATIENCE
            try:
                found = await asyncio.to_thread(
                    why_not,
                    variant.dispute,
                    state.value.strip().upper(),
                    go_on=lambda _: time.monotonic() < until,
                )
            except StandoffError as error:
                told.clear()
                with told:
                    ui.label(str(error)).classes("problem")
                return
            told.clear()
            with told:
                if found.interrupted:
                    ui.label("Not all was tried: this was found so far.").classes("problem")
                for each in found.excluded_by:
                    ui.label(each.sentence)
                for answer in found.answers[:1]:
                    ui.label(f"Under {concepts_of([answer.concept])}:").classes("note")
                    if answer.equilibrium:
                        ui.label(f"{found.state} is an equilibrium as it is.")
                    for sentence in answer.sentences:
                        ui.label(sentence)

        state.on("keydown.enter", ask)
        ui.button("Ask", on_click=ask).props("dense no-caps")
