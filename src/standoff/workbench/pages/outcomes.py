"""Outcomes: where the dispute can settle in each stretch of time; a state, and why it holds."""

from __future__ import annotations

import asyncio
from html import escape

from nicegui import ui

from standoff.errors import StandoffError
from standoff.outlook.phases import Phase, Resting
from standoff.report import answer as words
from standoff.report.brief import in_svg
from standoff.report.words import concepts_of
from standoff.stability.explain import Verdict, explain
from standoff.workbench.bench import Answer, Bench
from standoff.workbench.pages.frame import answered, framed

__all__ = ["register", "settles"]

_HERE = "/outcomes"
_SHOWN = 12
_SENTENCES = 6


def register(bench: Bench) -> None:
    """Let the place be found at its address."""

    @ui.page(_HERE)
    async def outcomes(state: str = "") -> None:
        page = bench.desk.page
        answer = await answered(bench, page.text, page.dispute)
        told = await _explained(answer, state)
        drawn = await _drawn(answer)

        @ui.refreshable
        def content() -> None:
            # What was asked about comes first: further down nobody would see that it is there.
            if told is not None:
                _explanation(answer, state, told)
            with ui.element("div").classes("columns"):
                settles(answer, link=True)
            if drawn:
                ui.html("Who would move where", tag="h2", sanitize=False)
                ui.label(
                    "An arrow is the best move of whoever it names, each moving alone. Solid: no "
                    "credible reply deters it; dashed: the others have one. A heavy border: the "
                    "dispute can settle there."
                ).classes("note")
                ui.html(drawn, sanitize=False).classes("picture")

        async def again() -> None:
            # Solved first, so that the page is not empty meanwhile.
            nonlocal answer, told, drawn
            now = bench.desk.page
            answer = await answered(bench, now.text, now.dispute)
            told = await _explained(answer, state)
            drawn = await _drawn(answer)
            content.refresh()

        with framed(bench, _HERE, again):
            ui.html("Outcomes", tag="h1", sanitize=False)
            content()


def settles(
    answer: Answer,
    *,
    link: bool = False,
    beside: Answer | None = None,
    last: bool = False,
    most: int = _SHOWN,
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
    """
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
                _state(answer, phase, resting, common, link=link, others=others)
            if phase.best > len(leading):
                ui.label(f"and {phase.best - len(leading)} more").classes("note")
            less = [each for each in phase.resting if each not in phase.leading][:most]
            if less:
                with ui.element("details"):
                    with ui.element("summary"):
                        ui.label(f"{phase.total - phase.best} more are held less well")
                    for resting in less:
                        _state(answer, phase, resting, None, link=link, others=others)
            gone = [s for s in others or () if s not in {r.state for r in phase.resting}]
            for lost in gone[:most]:
                with ui.element("div").classes("state gone"):
                    ui.label(lost).classes("code")
                    ui.label("no longer").classes("grade")


def _state(
    answer: Answer,
    phase: Phase,
    resting: Resting,
    common: words.Common | None,
    *,
    link: bool,
    others: list[str] | None,
) -> None:
    new = others is not None and resting.state not in others
    with ui.element("div").classes("state new" if new else "state"):
        if link:
            ui.link(resting.state, f"{_HERE}?state={resting.state}").classes("code")
        else:
            ui.label(resting.state).classes("code")
        ui.label(words.held_by(resting) + (" · new" if new else "")).classes("grade")
        for line in words.besides(answer.dispute, resting.state, common, phase.game.states):
            ui.label(line).classes("told")


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


async def _drawn(answer: Answer) -> str:
    """Draw the last phase; nothing where there is none."""
    if not answer.phases:
        return ""
    return await asyncio.to_thread(in_svg, answer.dispute, answer.phases[-1])


async def _explained(answer: Answer, state: str) -> tuple[Verdict, ...] | str | None:
    """Say of a state why each actor stays or leaves, in the last phase; None: nothing is asked."""
    if not state or not answer.phases:
        return None
    day = answer.phases[-1].start
    try:
        return tuple(
            await asyncio.to_thread(explain, answer.dispute, state, concept="SEQ", as_of=day)
        )
    except StandoffError as error:
        return str(error)


def _explanation(answer: Answer, state: str, told: tuple[Verdict, ...] | str) -> None:
    ui.html(f"Why {escape(state)}", tag="h2", sanitize=False)
    if isinstance(told, str):
        ui.label(told).classes("problem")
        return
    dispute = answer.dispute
    for line in words.told(dispute, state, answer.phases[-1].game.states):
        ui.label(line).classes("told")
    for group in _alike(told):
        verdict = group[0]
        with ui.element("section").classes("verdict"):
            name = dispute.actor(verdict.actor).name
            said = "stays" if verdict.stable else "leaves"
            by = concepts_of([each.concept for each in group])
            ui.html(escape(f"{name} {said} ({by})"), tag="h3", sanitize=False)
            for sentence in verdict.sentences[:_SENTENCES]:
                ui.label(sentence)


def _alike(verdicts: tuple[Verdict, ...]) -> list[list[Verdict]]:
    """Group what is said of an actor in the same words under several indices."""
    groups: dict[tuple[str, bool, tuple[str, ...]], list[Verdict]] = {}
    for each in verdicts:
        groups.setdefault((each.actor, each.stable, tuple(each.sentences)), []).append(each)
    return list(groups.values())
