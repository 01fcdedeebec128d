"""The graph of states and moves: drawn, walked through, and asked about."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from nicegui import events, ui

from standoff.errors import StandoffError
from standoff.progress import Tell
from standoff.report import answer as words
from standoff.stability.explain import Verdict
from standoff.workbench.answers import Answer
from standoff.workbench.bench import Bench
from standoff.workbench.outcome_view import (
    Asked,
    View,
    concepts_for,
    explained,
    viewed,
)
from standoff.workbench.pages.chosen_state import by_options, chosen
from standoff.workbench.pages.frame import said
from standoff.workbench.pages.legend import legend
from standoff.workbench.pages.picked import picked
from standoff.workbench.pages.solving import Solving

__all__ = ["StateGraphSection"]

_WAYS = {
    "best": "each actor's best move",
    "improvements": "every move that pays",
    "moves": "any move",
}
# A click with a key held opens another tab, as with any link.
_CLICK = """(e) => {
  const box = e.target.closest('a.box');
  if (!box || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  emit([box.dataset.state ?? null, box.dataset.layer ?? null]);
}"""


class StateGraphSection:
    """The part of a page that shows the graph of an answer.

    Parameters
    ----------
    here
        The address of the page.
    asked
        What the address asks for.
    solving
        Where the page tells what it waits for.
    """

    def __init__(self, bench: Bench, here: str, asked: Asked, solving: Solving) -> None:
        self._bench = bench
        self._here = here
        self._asked = asked
        self._solving = solving
        self._view: View | None = None
        self._problem = ""
        self._verdicts: Sequence[Verdict] | str = ()

    @property
    def view(self) -> View | None:
        """What is shown; None where there is nothing to show."""
        return self._view

    async def solve(self, answer: Answer) -> bool:
        """Compute what is to be drawn of an answer; False where that is wanted no more.

        Where somebody has stopped it there is nothing to draw, or what there was of that answer.
        """
        asked, text = self._asked, self._bench.desk.page.text

        def wanted() -> bool:
            return self._asked == asked and self._bench.desk.page.text == text

        def look(tell: Tell) -> tuple[View, Sequence[Verdict] | str]:
            view = viewed(answer, asked, tell)
            return view, explained(view)

        self._problem = ""
        if not answer.phases:
            self._view = None
            self._solving.over()
            return True
        work = self._bench.works.begin(("graph", id(answer), asked), look, wanted)
        try:
            found = await self._solving.wait(work)
        except StandoffError as error:
            self._view, self._problem = None, str(error)
            return True
        if found is not None:
            self._view, self._verdicts = found
        elif work.stopped and self._view is not None and self._view.answer is not answer:
            self._view = None
        return found is not None or work.stopped

    def draw(self) -> None:
        """Draw it, or say why it cannot be drawn."""
        if self._problem:
            ui.label(self._problem).classes("problem")
        if self._view is None:
            return
        ui.html("Who would move where, and who stops whom", tag="h2", sanitize=False)
        self._controls()
        with ui.element("div").classes("graph"):
            with ui.element("div").classes("drawn"):
                self._sheet()
            with ui.element("aside").props('aria-label="The chosen state"'):
                self._panel()
        ui.run_javascript("standoffChart.begin()")

    async def choose(self, state: str, phase: int | None = None) -> None:
        """Choose a state, as it is in a phase; None: the one that is shown."""
        if self._view is None:
            return
        view = self._view.choosing(state)
        now = self._view.phase_number
        if phase not in (None, now):
            await self._ask(state=state, phase=phase, opened="")
            return
        if view is None:
            await self._ask(state=state)
            return
        self._view = view
        self._asked = view.asked
        self._verdicts = await asyncio.to_thread(explained, view)
        ui.navigate.history.push(self._asked.address(self._here))
        for part, written in zip(self._around, self._svg_around(), strict=True):
            part.set_content(written)
        self._panel.refresh()
        ui.run_javascript(f"standoffChart.chosen({view.chosen if view.chosen is not None else -1})")

    async def _ask(self, **changes: Any) -> None:
        """Ask for something else, and draw it anew."""
        if self._view is None:
            return
        before, self._asked = self._view, replace(self._view.asked, **changes)
        if not await self.solve(before.answer):
            # Something else has been asked for meanwhile; it is on the way.
            return
        if self._problem:
            # A concept may be too much to compute: what was there stays.
            self._view, self._asked = before, before.asked
            said(self._problem, wrong=True)
            self._problem = ""
        if self._view is before:
            self._controls.refresh()
            return
        ui.navigate.history.push(self._asked.address(self._here))
        self._controls.refresh()
        self._sheet.refresh()
        self._panel.refresh()
        kept = "again" if changes.get("opened") else "begin"
        ui.run_javascript(f"standoffChart.{kept}()")

    @ui.refreshable_method
    def _controls(self) -> None:
        if (view := self._view) is None:
            return
        asked = view.asked
        with ui.element("div").classes("keep"):
            phases = view.answer.phases
            if len(phases) > 1:
                when = {str(at): words.period(each) or "" for at, each in enumerate(phases)}
                now = str(view.phase_number)
                picked("When", when, now, lambda at: self._ask(phase=int(at), opened=""))
            picked("Stable under", {each: each for each in concepts_for(view.phase)},
                   asked.concept, lambda each: self._ask(concept=each))  # fmt: skip
            picked("Follow", _WAYS, asked.way, lambda way: self._ask(way=way, opened=""))
            for sign, label, act in (
                ("−", "Smaller", "standoffChart.zoom(0.8)"),
                ("+", "Larger", "standoffChart.zoom(1.25)"),
                ("Fit", "The whole at once", "standoffChart.fit()"),
            ):
                button = ui.button(sign).props("flat dense no-caps")
                button.props["aria-label"] = label
                button.on("click", js_handler=f"() => {act}")
        legend(view)

    @ui.refreshable_method
    def _sheet(self) -> None:
        if (view := self._view) is None:
            return

        def address(state: int) -> str:
            return view.asked.address(self._here, state=view.game.states.name(state))

        def opening(moves: int) -> str:
            return view.asked.address(self._here, opened=_opened(view.asked, moves))

        boxes = view.drawn.svg(-1 if view.chosen is None else view.chosen, address, opening)
        chart = ui.element("div").classes("chart").on("click", self._clicked, js_handler=_CLICK)
        with chart, ui.element("div").classes("sheet"):
            under, over = self._svg_around()
            first = ui.html(under, sanitize=False).classes("around")
            ui.html(boxes, sanitize=False).classes("boxes")
            self._around = first, ui.html(over, sanitize=False).classes("around")

    def _svg_around(self) -> tuple[str, str]:
        if self._view is None or self._view.chosen is None:
            return "", ""
        return self._view.drawn.svg_around(self._view.chosen)

    async def _clicked(self, event: events.GenericEventArguments) -> None:
        state, layer = event.args
        if self._view is None:
            return
        if state is not None and 0 <= int(state) < self._view.game.states.size:
            await self.choose(self._view.game.states.name(int(state)))
        elif layer is not None:
            await self._ask(opened=_opened(self._view.asked, int(layer)))

    @ui.refreshable_method
    def _panel(self) -> None:
        if (view := self._view) is None:
            return
        with ui.element("details") as chooser:
            with ui.element("summary"):
                ui.label("Choose a state by who does what")
            by_options(view, self.choose)
        if view.chosen is None:
            chooser.props("open")
        with ui.element("div").props('aria-live="polite"'):
            chosen(view, self._verdicts, self.choose, self._ask_actor)

    async def _ask_actor(self, actor: str) -> None:
        if self._view is None:
            return
        self._asked = replace(self._view.asked, actor=actor)
        self._view = replace(self._view, asked=self._asked)
        self._verdicts = await asyncio.to_thread(explained, self._view)
        ui.navigate.history.push(self._asked.address(self._here))
        self._panel.refresh()


def _opened(asked: Asked, moves: int) -> str:
    return ".".join(map(str, sorted({*asked.layers, moves})))
