"""What it would take for a state to be an equilibrium, asked of what is tried."""

from __future__ import annotations

import time

from nicegui import ui

from standoff.dispute.model import Dispute
from standoff.errors import StandoffError, Stopped
from standoff.progress import Tell
from standoff.report.words import concepts_of
from standoff.robustness.inverse.ask import why_not
from standoff.robustness.inverse.records import WhyNot
from standoff.workbench.bench import Bench
from standoff.workbench.pages.solving import Solving

__all__ = ["needed"]

_PATIENCE = 10
"""Seconds that a search for what it would take may last."""


def needed(bench: Bench) -> None:
    """Ask what it would take for a state to be an equilibrium."""
    with ui.element("section").classes("needed"):
        ui.html("What would it take", tag="h2", sanitize=False)
        with ui.element("div").classes("keep"):
            state = ui.input(placeholder="a state, as YNNY…").props("dense outlined")
            state.props["aria-label"] = "A state, spelled in Y and N"
            asking = ui.button("Ask").props("dense no-caps")
        asked: object = None

        async def ask() -> None:
            nonlocal asked
            told.clear()
            this = asked = object()
            dispute, spelled = bench.trial.dispute, state.value.strip().upper()
            work = bench.works.begin(
                this, lambda tell: _searched(dispute, spelled, tell), lambda: asked is this
            )
            try:
                found = await searching.wait(work)
            except StandoffError as error:
                with told:
                    ui.label(str(error)).classes("problem")
                return
            if found is not None and asked is this:
                with told:
                    _tell(found)

        state.on("keydown.enter", ask)
        asking.on_click(ask)
        searching = Solving(ask, said=f"Searching, for {_PATIENCE} seconds at the most …",
                            label="Ask again")  # fmt: skip
        told = ui.element("div").props('aria-live="polite"')


def _searched(dispute: Dispute, state: str, tell: Tell) -> WhyNot:
    begun = time.monotonic()

    def go_on(doing: str) -> bool:
        share = (time.monotonic() - begun) / _PATIENCE
        try:
            tell(doing, min(share, 1.0))
        except Stopped:
            # What was found so far is worth telling.
            return False
        return share < 1

    return why_not(dispute, state, go_on=go_on)


def _tell(found: WhyNot) -> None:
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
