"""The state that is chosen among the outcomes: in words, how it is reached, why actors stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from nicegui import ui

from standoff.outlook.departures import Departure, Deterred
from standoff.report import answer as words
from standoff.report.state_chart import step_in_words
from standoff.report.table import CONCEPTS, mark
from standoff.report.words import concepts_of, listing
from standoff.robustness.inverse.ask import excluded_by
from standoff.stability.explain import Verdict
from standoff.stability.keys import concept_of
from standoff.workbench.outcome_view import View, replies_under
from standoff.workbench.pages.picked import picked

__all__ = ["by_options", "chosen"]

_MOVES = 12

Choose = Callable[[str], object]


def chosen(
    view: View, verdicts: Sequence[Verdict] | str, choose: Choose, ask_actor: Choose
) -> None:
    """Tell of the chosen state.

    Parameters
    ----------
    choose
        Called, and awaited, with another state.
    ask_actor
        Called, and awaited, with the actor to ask about; empty: all.
    """
    dispute, states = view.answer.dispute, view.game.states
    if view.chosen is None:
        _impossible(view)
        return
    name = states.name(view.chosen)
    ui.html(f"Why {escape(view.labels[name])}", tag="h2", sanitize=False).props("id=chosen")
    ui.label(name).classes("code")
    for line in words.told(dispute, name, states):
        ui.label(line).classes("told")
    _held(view, view.chosen)
    _way(view, view.chosen)
    _leaving(view, view.chosen, choose)
    names = {"": "All actors", **{actor.id: actor.name for actor in dispute.actors}}
    ui.html(f"Who stays, under {escape(view.asked.concept)}", tag="h3", sanitize=False)
    picked("Ask about", names, view.asked.actor, ask_actor)
    _verdicts(view, verdicts)


def _impossible(view: View) -> None:
    ui.html("Not possible", tag="h2", sanitize=False).props("id=chosen")
    ui.label(view.spelled).classes("code")
    dispute = view.answer.dispute
    if len(view.spelled) != len(dispute.options) or not set(view.spelled) <= {"Y", "N"}:
        ui.label(
            f"A state has a Y or an N for each of the {len(dispute.options)} options."
        ).classes("problem")
        return
    for line in words.told(dispute, view.spelled, view.game.states):
        ui.label(line).classes("told")
    for each in excluded_by(dispute, view.spelled):
        ui.label(each.sentence).classes("problem")


def _held(view: View, state: int) -> None:
    """Say under which of the usual concepts the state is an equilibrium."""
    solution = view.phase.solution
    with ui.element("dl").classes("held"):
        for concept in CONCEPTS:
            said = mark(solution, concept, state)
            with ui.element("div"):
                ui.html(concept, tag="dt", sanitize=False)
                ui.html(
                    {"✓": "✓ stable", "–": "– not"}.get(said, escape(said)),
                    tag="dd", sanitize=False,
                )  # fmt: skip


def _way(view: View, state: int) -> None:
    graph = view.drawn.graph
    if state == graph.start:
        ui.label("This is where the graph begins.").classes("note")
        return
    path = graph.paths.get(state)
    if path is None:
        ui.label("Such moves do not lead here from where the graph begins.").classes("note")
        return
    ui.html("A shortest way here", tag="h3", sanitize=False)
    with ui.element("ol").classes("way"):
        for step in path:
            with ui.element("li"):
                ui.label(step_in_words(view.phase, step))


def _leaving(view: View, state: int, choose: Choose) -> None:
    """List by which moves actors would leave, and who stops whom."""
    departures = view.drawn.departures
    found = sorted(departures.all_from(state), key=lambda each: each.deterred)
    ui.html("Who would leave, and who stops them", tag="h3", sanitize=False)
    if not found:
        ui.label("Nobody can do better by moving alone.")
        return
    with ui.element("ul").classes("leaving"):
        for each in found[:_MOVES]:
            with ui.element("li").classes("stopped" if each.deterred else "free"):
                _departure(view, each, choose)
    if len(found) > _MOVES:
        ui.label(f"and {len(found) - _MOVES} more moves").classes("note")


def _departure(view: View, each: Departure, choose: Choose) -> None:
    states = view.game.states
    target = states.name(each.target)
    step = (each.actor, each.source, each.target)
    ui.html(escape(step_in_words(view.phase, step)), tag="span", sanitize=False)
    ui.html(" leads to ", tag="span", sanitize=False)
    link = ui.link(view.labels[target], view.asked.address("/outcomes", state=target))
    link.on("click.prevent", lambda: choose(target))
    names = [player.actor.name for player in view.game.players]
    who = listing([names[place] for place in view.drawn.departures.stopped_by(each)])
    concept = replies_under(view.asked.concept)
    verb = "would" if concept in ("SEQ", "SSEQ") else "could"
    said = {
        Deterred.NO: "nothing deters it",
        Deterred.PERHAPS: f"whether {who} deters it is not known",
        Deterred.YES: f"{who} {verb} answer",
    }[each.deterred]
    pays = "" if each.pays else "; whether it pays is not known"
    ui.html(escape(f": {said}{pays}"), tag="span", sanitize=False)


def _verdicts(view: View, verdicts: Sequence[Verdict] | str) -> None:
    if isinstance(verdicts, str):
        ui.label(verdicts).classes("problem")
        return
    for group in _alike(verdicts):
        verdict = group[0]
        with ui.element("details").classes("verdict") as why:
            name = view.answer.dispute.actor(verdict.actor).name
            said = "stays" if verdict.stable else "leaves"
            keys = [each.concept for each in group]
            by = concepts_of(keys)
            # The concept alone stands above; what it is read with is told.
            more = "" if by == concept_of(keys[0]) else f" ({by})"
            with ui.element("summary"):
                ui.html(escape(f"{name} {said}{more}"), tag="h4", sanitize=False)
            for sentence in verdict.sentences:
                ui.label(sentence)
        if view.asked.actor:
            why.props("open")


def _alike(verdicts: Sequence[Verdict]) -> list[list[Verdict]]:
    """Group what is said of an actor in the same words under several indices."""
    groups: dict[tuple[str, bool, tuple[str, ...]], list[Verdict]] = {}
    for each in verdicts:
        groups.setdefault((each.actor, each.stable, tuple(each.sentences)), []).append(each)
    return list(groups.values())


def by_options(view: View, choose: Choose) -> None:
    """Let a state be chosen by who does what."""
    dispute, states = view.answer.dispute, view.game.states
    letters = view.spelled
    if view.chosen is not None and "-" in states.name(view.chosen):
        letters = letters if set(letters) <= {"Y", "N"} else states.members(view.chosen)[0]
    if len(letters) != len(dispute.options):
        letters = "N" * len(dispute.options)
    at = 0
    with ui.element("div").classes("by-options"):
        for actor in dispute.actors:
            if not actor.options:
                continue
            with ui.element("fieldset"):
                ui.html(escape(actor.name), tag="legend", sanitize=False)
                for option in actor.options:
                    other = "N" if letters[at] == "Y" else "Y"
                    asked = letters[:at] + other + letters[at + 1 :]
                    ui.checkbox(
                        option.name,
                        value=letters[at] == "Y",
                        on_change=lambda _, state=asked: choose(state),
                    ).props("dense")
                    at += 1
