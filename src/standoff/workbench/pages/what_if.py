"""What if: the model changed on the side, with the answer before and after beside one another."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import date
from html import escape

from nicegui import ui

from standoff.errors import InputError, StandoffError
from standoff.report.words import concepts_of
from standoff.robustness.inverse.ask import why_not
from standoff.workbench.bench import Bench
from standoff.workbench.pages.frame import answered, framed, tried
from standoff.workbench.pages.outcomes import settles
from standoff.workbench.pages.preferences import ordered
from standoff.workbench.variant import Variant

__all__ = ["register"]

_HERE = "/what-if"
_STATES = 6
_PATIENCE = 10
"""Seconds that a search for what it would take may last."""


def register(bench: Bench) -> None:
    """Let the place be found at its address."""

    @ui.page(_HERE)
    async def what_if() -> None:
        variant = Variant(bench.desk.page.text, bench.desk.page.dispute)

        page = bench.desk.page
        before = await answered(bench, page.text, page.dispute)
        after = before

        @ui.refreshable
        def was() -> None:
            with ui.element("section").props('aria-label="Before"'):
                ui.html("As the file is", tag="h2", sanitize=False)
                settles(before, last=True, most=_STATES)

        @ui.refreshable
        def would_be() -> None:
            with ui.element("section").props('aria-label="After"').classes("after"):
                ui.html("As changed here", tag="h2", sanitize=False)
                settles(after, beside=before, last=True, most=_STATES)

        @ui.refreshable
        def changes() -> None:
            _changes(variant, again)

        async def again() -> None:
            # Solved first, so that the page is not empty meanwhile.
            nonlocal after
            after = await answered(bench, variant.key, variant.dispute, checked=False)
            would_be.refresh()
            # The answer goes out first; the list of what may be changed is longer.
            await asyncio.sleep(0.02)
            changes.refresh()

        async def start() -> None:
            variant.start(bench.desk.page.text, bench.desk.page.dispute)
            await again()

        async def file_changed() -> None:
            nonlocal before
            now = bench.desk.page
            before = await answered(bench, now.text, now.dispute)
            was.refresh()
            if variant.changed:
                await again()
            else:
                await start()

        with framed(bench, _HERE, file_changed):
            ui.html("What if", tag="h1", sanitize=False)
            ui.label(
                "Nothing here changes the file. Save a variant, or put it in the file's place."
            )
            _keep(bench, variant, start)
            with ui.element("div").classes("trying"):
                with ui.element("div"):
                    changes()
                with ui.element("div"):
                    with ui.element("div").classes("answers"):
                        was()
                        would_be()
                    _needed(variant)


def _keep(bench: Bench, variant: Variant, start: Callable[[], Awaitable[None]]) -> None:
    def save() -> None:
        chosen = name.value.strip()
        if tried(lambda: ui.notify(f"Saved: {variant.save(bench.desk.path, chosen).name}")):
            name.value = ""

    def take() -> None:
        tried(lambda: bench.desk.change(variant.text))

    with ui.element("div").classes("keep"):
        name = ui.input(placeholder="name of the variant").props("dense outlined")
        name.props["aria-label"] = "Name of the variant"
        ui.button("Save as a variant", on_click=save).props("dense no-caps")
        ui.button("Put it in the file's place", on_click=take).props("flat dense no-caps")
        ui.button("Start again", on_click=start).props("flat dense no-caps")


def _changes(variant: Variant, again: Callable[[], Awaitable[None]]) -> None:
    dispute = variant.dispute

    async def changed(how: Callable[[], None]) -> None:
        if tried(how):
            await again()

    with ui.element("section").classes("actor"):
        ui.html("The day", tag="h2", sanitize=False)
        day = ui.input(value=str(dispute.as_of or "")).props("dense outlined type=date")
        day.props["aria-label"] = "The day that the model describes"
        day.on("change", lambda: changed(lambda: variant.set_day(_day(day.value))))
    if dispute.constraints:
        with ui.element("section").classes("actor"):
            ui.html("Constraints", tag="h2", sanitize=False)
            for place, constraint in enumerate(dispute.constraints):
                with ui.element("div").classes("option"):
                    ui.label(constraint.name or f"{constraint.kind}: {constraint.expression}")
                    ui.button(
                        "Without it",
                        on_click=lambda _, p=place: changed(lambda: variant.drop_constraint(p)),
                    ).props("flat dense no-caps")
    for actor in dispute.actors:
        with ui.element("section").classes("actor"):
            ui.html(escape(actor.name), tag="h2", sanitize=False)
            ordered(
                dispute,
                actor,
                move=lambda a, p, to: changed(lambda: variant.move_statement(a, p, to)),
                drop=lambda a, p: changed(lambda: variant.drop_statement(a, p)),
            )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise InputError(f"'{value}' is no day: write it as 2007-12-10") from None


def _needed(variant: Variant) -> None:
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
