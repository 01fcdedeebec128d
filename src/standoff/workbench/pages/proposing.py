"""What reports that were read would change, for the analyst to accept all of it, some or none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from nicegui import ui

from standoff.dispute.file import loads
from standoff.errors import StandoffError
from standoff.evidence import Evidence
from standoff.report.proposed import sayings, sign_of
from standoff.report.words import count
from standoff.tracking.update import TOO_MANY
from standoff.tracking.versions import Proposal
from standoff.workbench.pages.before_after import NOT_SOLVED, SOLVING, answer_beside
from standoff.workbench.pages.frame import said, tried
from standoff.workbench.pages.solving import Solving
from standoff.workbench.pages.was_read import section, was_read
from standoff.workbench.proposed import Proposed
from standoff.workbench.selection import shown
from standoff.workbench.taking_in import Intake

__all__ = ["Proposing"]

_MOST_OPTIONS = 24


class Proposing:
    """The proposals in one window.

    Parameters
    ----------
    done
        Called when the analyst has decided.
    """

    def __init__(self, intake: Intake, found: Proposed, done: Callable[[], object]) -> None:
        self.intake = intake
        self.found = found
        self.done = done
        self.window = ui.context.client
        self.ticked: dict[Proposal, bool] = {
            each: each not in intake.unticked for each in found.update.open
        }

    def draw(self) -> ui.element:
        """Draw what was read, what is proposed, and what can be decided.

        Returns
        -------
        ui.element
            Where the keyboard goes on.
        """
        with ui.element("div").props('tabindex="-1"') as first:
            was_read(self.found)
        self._changes()
        return first

    def _changes(self) -> None:
        update = self.found.update
        if not update.fresh:
            self._leave("Done")
            return
        if update.open:
            self._proposed()
        blocked = [each for each in update.proposals if each.blocked is not None]
        if blocked:
            with section("Left alone"):
                for each in blocked:
                    with ui.element("div").classes("change"):
                        ui.label(f"{shown(each.what)} ({each.blocked})")
                        self._quotes(each.old, each.new)
                if any(each.blocked == TOO_MANY for each in blocked):
                    self._room()
        if update.news:
            with section("Also told"):
                for item in update.news:
                    with ui.element("div").classes("change"):
                        ui.label(f"{item.kind}: {shown(item.what)}")
                        self._quotes(item.old, item.new)
        if not update.proposals and not update.news:
            ui.label("The new reports change nothing in the model.").classes("verdict")
        self.solving = Solving(self.settle)
        self.settling = ui.element("div").classes("answers").props('aria-live="polite"')
        self._decide()

    def _proposed(self) -> None:
        update = self.found.update
        with section("Proposed changes"):
            with ui.element("div").classes("keep"):
                ui.button("Tick all", on_click=lambda: self._tick(ticked=True)).props(
                    "flat dense no-caps"
                )
                ui.button("Tick none", on_click=lambda: self._tick(ticked=False)).props(
                    "flat dense no-caps"
                )
            self.boxes = {}
            for each in update.open:
                with ui.element("div").classes("change"):
                    box = ui.checkbox(
                        f"{sign_of(each)} {shown(each.what)}", value=self.ticked[each]
                    )
                    box.on_value_change(lambda e, each=each: self._turn(each, ticked=bool(e.value)))
                    self.boxes[each] = box
                    self._quotes(each.old, each.new)

    def _quotes(self, old: Sequence[Evidence], new: Sequence[Evidence]) -> None:
        told, more = sayings(self.found.update, old, new)
        for each in told:
            ui.label(f"{each.time}: “{shown(each.words)}” ({shown(each.where)})").classes("cited")
        if more:
            ui.label(f"and {count(more, 'more sentence')}").classes("cited")

    def _room(self) -> None:
        """Let the file have more options than it may now."""

        def allow() -> None:
            if room.value is not None:
                self.intake.allow(int(room.value))
                self.done()

        with ui.element("div").classes("keep"):
            room = ui.number(
                "Options that the file may have", value=self.intake.max_options, min=1,
                max=_MOST_OPTIONS, precision=0,
            )  # fmt: skip
            room.props("dense outlined")
            ui.button("Propose anew", on_click=allow).props("outline no-caps")
            ui.label("Each more doubles the states.").classes("note")

    def _decide(self) -> None:
        with ui.element("section").classes("actor deciding").props('aria-label="Decide"'):
            self.sum = ui.label().props('role="status"')
            with ui.element("div").classes("keep"):
                if self.found.update.open:
                    self.taking = ui.button("Take these in", on_click=self.take).props("no-caps")
                ui.button(
                    "Keep the reports, change nothing in the model", on_click=self.keep
                ).props("outline no-caps")
                self._leave("Leave the reports out")
                if self.found.update.open:
                    ui.button("Show where it would settle", on_click=self.settle).props(
                        "flat no-caps"
                    )
        self._summed()

    def _leave(self, words: str) -> None:
        ui.button(words, on_click=self.leave).props("flat no-caps")

    @property
    def chosen(self) -> list[Proposal]:
        """The proposals that are ticked."""
        return [each for each, ticked in self.ticked.items() if ticked]

    def _turn(self, each: Proposal, *, ticked: bool) -> None:
        self.ticked[each] = ticked
        self.intake.tick(each, ticked=ticked)
        self.settling.clear()
        self._summed()

    def _tick(self, *, ticked: bool) -> None:
        for box in self.boxes.values():
            box.set_value(ticked)

    def _summed(self) -> None:
        update = self.found.update
        if not update.open:
            self.sum.set_text("")
            return
        chosen = self.chosen
        told = f"{len(chosen)} of {count(len(update.open), 'change')} ticked."
        more = [each for each in update.with_needs(chosen) if each not in chosen]
        if more:
            told += f" With them comes what they need: {shown('; '.join(e.what for e in more))}."
        self.sum.set_text(told)
        self.taking.set_enabled(bool(chosen))

    async def take(self) -> None:
        """Take in what is ticked."""
        await self._do(self.chosen)

    async def keep(self) -> None:
        """Keep the reports, and leave the file as it is."""
        await self._do([])

    async def _do(self, chosen: list[Proposal]) -> None:
        # Beside the page's loop: a large dossier takes a moment to write.
        found = asyncio.create_task(asyncio.to_thread(self.intake.take_in, chosen))
        await asyncio.wait({found})
        # What was pressed may be gone by now.
        with self.window:
            tried(found.result)
        self.done()

    def leave(self) -> None:
        """Leave the reports out."""
        self.intake.discard()
        self.done()

    async def settle(self) -> None:
        """Say where it settles now, and where with what is ticked."""
        bench, update, chosen = self.intake.bench, self.found.update, self.chosen
        self.settling.clear()
        with self.settling:
            panels = [
                ui.html(SOLVING, tag="section", sanitize=False).classes("actor") for _ in range(2)
            ]
        try:
            text = await asyncio.to_thread(update.accept, chosen)
            after = loads(text, file=update.file.file)
        except StandoffError as error:
            self.settling.clear()
            said(str(error), wrong=True)
            return

        def wanted() -> bool:
            return self.intake.proposed is self.found and chosen == self.chosen

        find = bench.answers.find
        file = find(update.text, update.file, wanted, checked=False, last=True)
        was = await self.solving.wait(file, more=True)
        now = None
        if was is not None:
            ticked = find(text, after, wanted, checked=False, last=True)
            now = await self.solving.wait(ticked)
        if not wanted():
            return
        if was is None or now is None:
            for panel in panels:
                panel.set_content(NOT_SOLVED)
            return
        panels[0].set_content(answer_beside(was, None, heading="As the file is"))
        panels[1].set_content(answer_beside(now, was, heading="With what is ticked"))
        self.window.run_javascript(f"getHtmlElement({self.settling.id}).scrollIntoView()")
