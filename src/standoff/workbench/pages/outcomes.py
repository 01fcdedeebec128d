"""Outcomes: where the dispute can settle in each stretch of time; a state, and why it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from nicegui import ui

from standoff.outlook.phases import Phase, Resting
from standoff.report import answer as words
from standoff.report.labels import Labels
from standoff.workbench.answers import Answer
from standoff.workbench.bench import Bench
from standoff.workbench.outcome_view import Asked
from standoff.workbench.pages.equilibria import equilibria
from standoff.workbench.pages.frame import begun, framed
from standoff.workbench.pages.solving import Solving
from standoff.workbench.pages.state_graph import StateGraphSection

__all__ = ["register", "settles"]

_HERE = "/outcomes"
_SHOWN = 12
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
        answer: Answer | None = None

        async def solve() -> None:
            nonlocal answer
            found = await solving.wait(bench.answer_of_file(), more=True)
            if found is None:
                return
            # What there was before stays until all of this is there, or no more of it comes.
            if await graph.solve(found):
                answer = found
                content.refresh()

        @ui.refreshable
        def content() -> None:
            if answer is None:
                return
            walk = Walk(graph.view.labels, choose) if graph.view else None
            with ui.element("div").classes("columns"):
                settles(answer, walk)
            if graph.view is not None:
                equilibria(graph.view)
            graph.draw()

        async def choose(chosen: str, phase: int) -> None:
            await graph.choose(chosen, phase)
            ui.run_javascript(_LOOK)

        async def arrive() -> None:
            await arriving
            if state:
                # Further down nobody would see that it is there.
                ui.run_javascript(_LOOK)

        with framed(bench, _HERE, solve):
            ui.html("Outcomes", tag="h1", sanitize=False)
            solving = Solving(solve)
            graph = StateGraphSection(bench, _HERE, asked, solving)
            content()
            arriving = await begun(solve())
            ui.timer(0, arrive, once=True)


@dataclass(frozen=True, slots=True)
class Walk:
    """How states lead to their explanation.

    Parameters
    ----------
    names
        Their short names.
    choose
        Called, and awaited, with a state and the phase, by its number, that it is looked at in.
    at_once
        How many of those that are held best are seen before the others are asked for.
    """

    names: Labels
    choose: Callable[[str, int], object]
    at_once: int = 3


def settles(answer: Answer, walk: Walk | None) -> None:
    """Tell where a dispute can settle in each phase.

    Parameters
    ----------
    walk
        How states lead to their explanation; None: they do not.
    """
    if answer.refused:
        ui.label(answer.refused).classes("problem")
    for phase in answer.phases:
        with ui.element("section").classes("phase"):
            ui.html(escape(words.period(phase) or "As things stand"), tag="h2", sanitize=False)
            ui.label(words.headline(answer.dispute, phase)).classes("headline")
            _leading(answer, phase, walk)
            less = [each for each in phase.resting if each not in phase.leading][:_SHOWN]
            if less:
                with ui.element("details"):
                    with ui.element("summary"):
                        ui.label(f"{phase.total - phase.best} more are held less well")
                    for resting in less:
                        _state(answer, phase, resting, None, walk)


def _leading(answer: Answer, phase: Phase, walk: Walk | None) -> None:
    """Tell of the states that are held best."""
    common = words.common(answer.dispute, phase.pattern) if phase.best > 1 else None
    for deed in common.shared if common else ():
        ui.label(str(deed)).classes("told")
    leading = phase.leading[:_SHOWN]
    first = len(leading) if walk is None else min(walk.at_once, len(leading))
    for resting in leading[:first]:
        _state(answer, phase, resting, common, walk)
    if leading[first:]:
        hidden = phase.best - first
        with ui.element("details"):
            with ui.element("summary"):
                ui.label(f"{hidden:,} more {'is' if hidden == 1 else 'are'} held as well")
            for resting in leading[first:]:
                _state(answer, phase, resting, common, walk)
            if phase.best > len(leading):
                ui.label(f"and {phase.best - len(leading)} more").classes("note")
    elif phase.best > len(leading):
        ui.label(f"and {phase.best - len(leading)} more").classes("note")


def _state(
    answer: Answer,
    phase: Phase,
    resting: Resting,
    common: words.Common | None,
    walk: Walk | None,
) -> None:
    with ui.element("div").classes("state"):
        if walk is None:
            ui.label(resting.state).classes("code")
        else:
            ui.label(walk.names[resting.state]).classes("name")
            at = next(at for at, each in enumerate(answer.phases) if each is phase)
            link = ui.link(resting.state, Asked(state=resting.state, phase=at).address(_HERE))
            link.classes("code").on("click.prevent", lambda: walk.choose(resting.state, at))
        ui.label(words.held_by(resting)).classes("grade")
        for line in words.besides(answer.dispute, resting.state, common, phase.game.states):
            ui.label(line).classes("told")
