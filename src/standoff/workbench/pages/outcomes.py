"""Outcomes: where the dispute can settle in each stretch of time; a state, and why it holds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from html import escape

from nicegui import ui

from standoff.outlook.phases import Phase, Resting
from standoff.report import answer as words
from standoff.report.labels import Labels
from standoff.workbench.bench import Answer, Bench
from standoff.workbench.outcome_view import Asked
from standoff.workbench.pages.equilibria import equilibria
from standoff.workbench.pages.frame import answered, framed
from standoff.workbench.pages.state_graph import StateGraphSection

__all__ = ["register", "settles"]

_HERE = "/outcomes"
_SHOWN = 12
_PATIENCE = 1.5
"""Seconds that the page waits for an answer before it is drawn without."""
_LOOK = "document.getElementById('chosen')?.scrollIntoView({block: 'center'})"


def register(bench: Bench) -> None:
    """Let the place be found at its address."""

    @ui.page(_HERE)
    async def outcomes(
        state: str = "",
        actor: str = "",
        concept: str = "",
        way: str = "",
        phase: int = -1,
        opened: str = "",
    ) -> None:
        usual = Asked()
        asked = Asked(state, actor, concept or usual.concept, way or usual.way, phase, opened)
        graph = StateGraphSection(_HERE, asked)
        answer: Answer | None = None

        async def solve() -> None:
            nonlocal answer
            page = bench.desk.page
            found = await answered(bench, page.text, page.dispute)
            await graph.solve(found)
            answer = found

        @ui.refreshable
        def content() -> None:
            if answer is None:
                ui.label("Solving …").classes("note").props("role=status")
                return
            names = graph.view.labels if graph.view else None
            with ui.element("div").classes("columns"):
                settles(answer, link=True, names=names, choose=choose)
            if graph.view is not None:
                equilibria(graph.view)
            graph.draw()

        async def choose(chosen: str) -> None:
            await graph.choose(chosen)
            ui.run_javascript(_LOOK)

        async def again() -> None:
            # Solved first, so that the page is not empty meanwhile.
            await solve()
            content.refresh()

        async def arrive() -> None:
            await solving
            content.refresh()
            begin()

        def begin() -> None:
            if state:
                # Further down nobody would see that it is there.
                ui.run_javascript(_LOOK)

        # What takes long comes when it is there: the page does not wait for it.
        solving = asyncio.create_task(solve())
        await asyncio.wait({solving}, timeout=_PATIENCE)
        with framed(bench, _HERE, again):
            ui.html("Outcomes", tag="h1", sanitize=False)
            content()
            if solving.done():
                begin()
            else:
                ui.timer(0, arrive, once=True)


def settles(
    answer: Answer,
    *,
    link: bool = False,
    beside: Answer | None = None,
    last: bool = False,
    most: int = _SHOWN,
    names: Labels | None = None,
    choose: Callable[[str], object] | None = None,
) -> None:
    """Tell where a dispute can settle in each phase.

    Parameters
    ----------
    link
        Whether states lead to their explanation.
    beside
        Another answer; states that it does not have, or has no longer, are set off.
    last
        Whether to tell of the last phase only.
    most
        How many states are told of in each phase.
    names
        Short names of the states; None: they are spelled only.
    choose
        Called, and awaited, with a state whose explanation is asked for; None: its address is
        opened.
    """

    def told(
        phase: Phase, resting: Resting, common: words.Common | None, others: list[str] | None
    ) -> None:
        new = others is not None and resting.state not in others
        with ui.element("div").classes("state new" if new else "state"):
            if names is not None:
                ui.label(names[resting.state]).classes("name")
            if link:
                address = Asked(state=resting.state).address(_HERE)
                leading = ui.link(resting.state, address).classes("code")
                if choose is not None:
                    leading.on("click.prevent", lambda: choose(resting.state))
            else:
                ui.label(resting.state).classes("code")
            ui.label(words.held_by(resting) + (" · new" if new else "")).classes("grade")
            for line in words.besides(answer.dispute, resting.state, common, phase.game.states):
                ui.label(line).classes("told")

    if answer.refused:
        ui.label(answer.refused).classes("problem")
    for phase in answer.phases[-1:] if last else answer.phases:
        others = _same(beside, phase)
        with ui.element("section").classes("phase"):
            ui.html(escape(words.period(phase) or "As things stand"), tag="h2", sanitize=False)
            ui.label(words.headline(answer.dispute, phase)).classes("headline")
            common = words.common(answer.dispute, phase.pattern) if phase.best > 1 else None
            for deed in common.shared if common else ():
                ui.label(str(deed)).classes("told")
            leading = phase.leading[:most]
            for resting in leading:
                told(phase, resting, common, others)
            if phase.best > len(leading):
                ui.label(f"and {phase.best - len(leading)} more").classes("note")
            less = [each for each in phase.resting if each not in phase.leading][:most]
            if less:
                with ui.element("details"):
                    with ui.element("summary"):
                        ui.label(f"{phase.total - phase.best} more are held less well")
                    for resting in less:
                        told(phase, resting, None, others)
            gone = [s for s in others or () if s not in {r.state for r in phase.resting}]
            for lost in gone[:most]:
                with ui.element("div").classes("state gone"):
                    ui.label(lost).classes("code")
                    ui.label("no longer").classes("grade")


def _same(beside: Answer | None, phase: Phase) -> list[str] | None:
    """Return the states in which another answer settles in a phase.

    None where there is no other answer, or where one of the two settles in more states than are
    listed: then nothing can be said to be new, or gone.
    """
    if beside is None or not beside.phases:
        return None
    alike = [each for each in beside.phases if each.start == phase.start]
    chosen = alike[0] if alike else beside.phases[-1]
    if any(each.total > len(each.resting) for each in (chosen, phase)):
        return None
    return [resting.state for resting in chosen.resting]
