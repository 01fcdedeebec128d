"""Add reports: gathered, read with progress and a way to stop, and what they would change."""

from __future__ import annotations

import asyncio

from nicegui import ui

from standoff.workbench.pages.frame import framed, tried
from standoff.workbench.pages.gathering import Gathering
from standoff.workbench.pages.proposing import Proposing
from standoff.workbench.pages.working import Working
from standoff.workbench.selection import shown
from standoff.workbench.taking_in import Intake

__all__ = ["ADDRESS", "leading", "register"]

ADDRESS = "/sources/add"
_READING = "Reports are being read."
_LOOK = 0.25
"""Seconds between looks at how far reading has come."""


def leading(intake: Intake) -> None:
    """Show what leads to the page, and how far reading has come."""
    with ui.element("p").classes("keep"):
        ui.link("Add reports", ADDRESS)
        told = ui.label().classes("note").props('role="status"')

    def look() -> None:
        told.set_text(
            {
                "gathering": "",
                "reading": f"{shown(intake.step.doing)} …",
                "proposed": "Reports are read; what they would change waits for you.",
            }[intake.stage]
        )

    look()
    ui.timer(_LOOK, look)


def register(intake: Intake) -> None:
    """Let the page be found at its address."""

    @ui.page(ADDRESS)
    def adding() -> None:
        _Page(intake).draw()


class _Page:
    """One window on it."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.seen = -1
        self.shown: object = None
        # Whether what goes on was begun here, so that the keyboard goes with it.
        self.acted = False

    def draw(self) -> None:
        with framed(self.intake.bench, "/sources", self.file_changed, title="Add reports"):
            ui.html("Add reports", tag="h1", sanitize=False)
            with ui.element("p").classes("keep"):
                ui.link("Back to Sources", "/sources")
            self.notice = ui.label().classes("verdict").props('role="status" tabindex="-1"')
            with ui.element("div") as self.gathering:
                self.gathered = Gathering(self.intake.gathered, self.read)
                self.gathered.draw()
            self.working = Working(self.intake.stop, self.read)
            self.proposals = ui.element("div")
        self.look()
        ui.timer(_LOOK, self.look)

    def read(self) -> None:
        self.acted = tried(self.intake.read)

    async def file_changed(self) -> None:
        """Propose anew what was proposed of another file."""
        await asyncio.to_thread(self.intake.look_again)

    def look(self) -> None:
        """Show what has changed since it was last shown."""
        intake = self.intake
        if intake.edition == self.seen:
            return
        self.seen, stage = intake.edition, intake.stage
        self.notice.set_text(intake.notice or "")
        self.notice.set_visibility(intake.notice is not None)
        if stage == "reading":
            self.working.show(_READING, shown(intake.step.doing), intake.step.share)
        else:
            self.working.hide()
        self.gathering.set_visibility(stage == "gathering")
        now = (stage, intake.proposed, intake.gathered.items)
        if now == self.shown:
            return
        self.shown = now
        self.gathered.again()
        self.proposals.clear()
        begin = ".working button" if stage == "reading" else f"#{self.notice.html_id}"
        if intake.proposed is not None:
            with self.proposals:
                first = Proposing(intake, intake.proposed, self.decided).draw()
            begin = f"#{first.html_id}"
        if self.acted:
            self._focus(begin)
            self.acted = stage != "gathering"

    def decided(self) -> None:
        """Show at once what has come of a decision."""
        self.acted = True
        self.look()

    def _focus(self, selector: str) -> None:
        """Let the keyboard go on there, unless it is at something else by now."""
        self.notice.client.run_javascript(
            "requestAnimationFrame(() => { if (!document.activeElement?.checkVisibility() || "
            "document.activeElement === document.body) "
            f"document.querySelector('{selector}')?.focus(); }})"
        )
