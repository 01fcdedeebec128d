"""What if: the model changed on the side, with the answer before and after beside one another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

from nicegui import events, ui

from standoff.errors import ExpressionError, InputError
from standoff.outlook.comparison import traits
from standoff.workbench.answers import Answer
from standoff.workbench.bench import Bench
from standoff.workbench.pages.before_after import NOT_SOLVED, SOLVING, answer_beside, differing
from standoff.workbench.pages.changes import ACT, DROP, FORM, GRAB, changes, form
from standoff.workbench.pages.frame import framed, said, tried
from standoff.workbench.pages.needed import needed
from standoff.workbench.pages.pledges import credible
from standoff.workbench.pages.shelf import entered, named, shelf
from standoff.workbench.pages.solving import Solving
from standoff.workbench.phrases import with_ids
from standoff.workbench.variant import read_as

__all__ = ["register"]

_HERE = "/what-if"
_LOOK = 0.4
"""Seconds between looks at whether another window has changed what is tried."""


def register(bench: Bench) -> None:
    """Let the place be found at its address."""

    @ui.page(_HERE)
    def what_if() -> None:
        _Page(bench).draw()


class _Page:
    """One window on what is tried."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.trial = bench.trial
        self.drawn = -1
        self.before: Answer | None = None

    def draw(self) -> None:
        self._follow()
        with framed(self.bench, _HERE, self.file_changed):
            ui.html("What if", tag="h1", sanitize=False)
            ui.label(
                "Nothing here changes the file. Save a variant, or put it in the file's place."
            )
            self._keep()
            with ui.element("div").classes("trying"):
                with ui.element("div"):
                    self._controls()
                with ui.element("div"):
                    # Above what comes and goes, so that it does not move from under the pointer.
                    needed(self.bench)
                    self.solving = Solving(self.again)
                    with ui.element("div").classes("answers"):
                        self.was = _panel("Before", SOLVING)
                        self.would_be = _panel("After", SOLVING).classes("after")
                    self.otherwise = _panel("Otherwise than in the file").classes("needed")
                    self.pledges = _panel("Commitments").classes("needed")
        ui.timer(_LOOK, self.look)

    def _keep(self) -> None:
        with ui.element("div").classes("keep"):
            self.name = named(self.bench, "Name of the variant")
            ui.button("Save as a variant", on_click=self.save).props("dense no-caps")
            ui.button("Put it in the file's place", on_click=self.take).props("flat dense no-caps")
            self.back = ui.button(
                "Take the last change back", on_click=lambda: self.do(self.trial.take_back)
            ).props("flat dense no-caps")
            ui.button("Start again", on_click=self.start).props("flat dense no-caps")
        self.saved = shelf(self.bench, self.open)

    def _controls(self) -> None:
        with ui.element("section").classes("actor"):
            ui.html("The day", tag="h2", sanitize=False)
            self.day = ui.input().props("dense outlined type=date")
            self.day.props["aria-label"] = "The day that the model describes"
            self.day.on("change", self.set_day)
        adding = ui.html(form(self.trial.dispute), tag="form", sanitize=False)
        adding.classes("actor adding").on("submit", self.add, js_handler=FORM)
        adding.on("input", self.check, js_handler=FORM, throttle=0.2)
        self.adding = adding
        self.wrong = ui.label().classes("problem").props('role="status"')
        self.list = ui.html("", sanitize=False)
        self.list.on("click", self.act, js_handler=ACT)
        self.list.on("dragstart", lambda: None, js_handler=GRAB)
        self.list.on("dragover", lambda: None, js_handler="(e) => e.preventDefault()")
        self.list.on("drop", self.act, js_handler=DROP)

    async def look(self) -> None:
        """Draw what is tried, where it is not what is drawn."""
        if self.drawn != self.trial.revision:
            await self.again()

    async def again(self) -> None:
        """Draw the list, then the answer, then what takes longer."""
        trial, revision = self.trial, self.trial.revision
        self.drawn = revision
        self.list.set_content(changes(trial.dispute, revision))
        self.day.set_value(str(trial.dispute.as_of or ""))
        self.back.set_enabled(trial.can_take_back)
        page = self.bench.desk.page
        before = self.before or await self._answer_before()
        if before is None:
            return
        work = self.bench.answer_of_trial()
        if not await self.solving.soon(work):
            self.would_be.set_content(SOLVING)
        after = await self.solving.wait(work)
        if revision != trial.revision:
            # Something else has been tried meanwhile; its answer is on the way.
            return
        if after is None:
            self.would_be.set_content(NOT_SOLVED)
            return
        heading = "As changed here" if trial.changed else "As changed here: nothing yet"
        if trial.opened:
            heading = f"As changed here, from {trial.opened}"
        self.would_be.set_content(answer_beside(after, before, heading=heading, revision=revision))
        self.otherwise.set_content(differing(traits([page.dispute, trial.dispute])))
        self.pledges.set_content(await asyncio.to_thread(credible, before, after))

    async def _answer_before(self) -> Answer | None:
        """Solve the file as it is; None where that was stopped."""
        page = self.bench.desk.page
        found = await self.solving.wait(
            self.bench.answer_of_file(checked=False, last=True), more=True
        )
        if page.text != self.bench.desk.page.text:
            # The file has changed meanwhile; what it says now is on the way.
            return None
        self.before = found
        if found is None:
            for panel in (self.was, self.would_be):
                panel.set_content(NOT_SOLVED)
        else:
            self.was.set_content(answer_beside(found, None, heading="As the file is"))
        return found

    async def file_changed(self) -> None:
        self.before = None
        self._follow()
        self.adding.set_content(form(self.trial.dispute))
        await self.again()

    def _follow(self) -> None:
        """Go on from the file as it is now, unless something has been tried already."""
        page = self.bench.desk.page
        if not self.trial.changed and self.trial.made_of != page.text:
            self.trial.start(page.text, page.dispute)

    async def do(self, how: Callable[[], object]) -> None:
        """Try a change, and show what comes of it."""
        if tried(how):
            await self.again()

    async def act(self, event: events.GenericEventArguments) -> None:
        what, actor, place, to, revision = event.args
        trial = self.trial
        if revision != trial.revision:
            said("The list has changed meanwhile: look at it, and then try again.", wrong=True)
            return
        done = {
            "move": lambda: trial.move_statement(actor, place, to),
            "drop_statement": lambda: trial.drop_statement(actor, place),
            "drop_constraint": lambda: trial.drop_constraint(place),
            "drop_commitment": lambda: trial.drop_commitment(place),
        }
        if what == "move" and place == to:
            return
        await self.do(done[what])

    async def add(self, event: events.GenericEventArguments) -> None:
        _, kind, text, condition = event.args
        which, _, who = kind.partition(" ")
        trial = self.trial
        if not text.strip():
            return

        def told(written: str) -> str:
            return with_ids(trial.dispute, written, who)

        done = {
            "wish": lambda: trial.add_statement(who, told(text)),
            "constraint": lambda: trial.add_constraint(who, told(text)),
            "commitment": lambda: trial.add_commitment(who, told(condition) or "true", told(text)),
        }
        if tried(done[which]):
            # At once, before anything else is written there.
            ui.run_javascript("document.querySelector('form.adding').reset()")
            self.wrong.set_text("")
            await self.again()

    def check(self, event: events.GenericEventArguments) -> None:
        """Say what is wrong with an expression, while it is typed."""
        self.wrong.set_text("")
        dispute, who = self.trial.dispute, event.args[1].partition(" ")[2]
        for written in event.args[2:]:
            if written.strip():
                try:
                    read_as(dispute, with_ids(dispute, written, who))
                except ExpressionError as error:
                    self.wrong.set_text("; ".join(each.message for each in error.problems))
                except InputError as error:
                    self.wrong.set_text(str(error))

    async def set_day(self) -> None:
        value = self.day.value
        await self.do(lambda: self.trial.set_day(_day(value)))

    async def start(self) -> None:
        page = self.bench.desk.page
        self.trial.start(page.text, page.dispute)
        await self.again()

    async def open(self, name: str) -> None:
        found = self.bench.shelf.get(name)
        if found.text is None or found.dispute is None:
            said(found.problem or "", wrong=True)
            return
        self.trial.open(name, found.text, found.dispute)
        said(f"{name} is open here. The file is as it was.")
        await self.again()

    def save(self) -> None:
        chosen = entered(self.name)
        if chosen is not None and tried(lambda: self.bench.shelf.save(chosen, self.trial.text)):
            self.name.value = ""
            said(f"Saved: {self.bench.desk.path.stem}.{chosen}{self.bench.desk.path.suffix}")
            self.saved()

    def take(self) -> None:
        if tried(self._put):
            page = self.bench.desk.page
            self.trial.start(page.text, page.dispute)

    def _put(self) -> None:
        revision = self.bench.desk.revision
        if self.trial.opened is None and self.trial.made_of != self.bench.desk.page.text:
            raise InputError(
                "the file has changed since this was begun, and would lose that: save this as a "
                "variant and compare, or start again"
            )
        self.bench.desk.change(self.trial.text, since=revision)


def _panel(label: str, content: str = "") -> ui.html:
    found = ui.html(content, tag="section", sanitize=False)
    found.props["aria-label"] = label
    return found


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise InputError(f"'{value}' is no day: write it as 2007-12-10") from None
