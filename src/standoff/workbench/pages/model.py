"""Model: who can do what and wants what, on what grounds; what the model check finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from nicegui import ui

from standoff.dispute.bodies import decision_of
from standoff.dispute.checks.finding import Finding
from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Grounds
from standoff.errors import ExpressionError, InputError
from standoff.report.actor_map.record import ActorMap
from standoff.report.quotes import Quotes
from standoff.report.rules import rules
from standoff.workbench import edits
from standoff.workbench.answers import Answer
from standoff.workbench.bench import Bench
from standoff.workbench.pages.actors import Maps, mapped
from standoff.workbench.pages.chosen import Chosen
from standoff.workbench.pages.frame import begun, cited, framed, tried
from standoff.workbench.pages.preferences import ordered
from standoff.workbench.pages.solving import Solving
from standoff.workbench.phrases import phrases, with_ids

__all__ = ["register"]

_HERE = "/model"
_PATIENCE = 1.0
"""Seconds after which the model is drawn without what the check finds, which moves it later."""


def register(bench: Bench) -> None:
    """Let the place be found at its address."""
    maps = Maps(bench)

    @ui.page(_HERE)
    async def model(line: str = "", actor: str = "") -> None:
        chosen = Chosen(line, actor)
        answer: Answer | None = None
        shown: tuple[Dispute, ActorMap] | None = None

        async def solve() -> None:
            nonlocal answer, shown
            page = bench.desk.page
            drawn = page.dispute, await maps.of(page.dispute)
            work = bench.answer_of_file()
            if at_once := await solving.soon(work, _PATIENCE):
                answer = await solving.wait(work)
            else:
                answer = None
            shown = drawn
            content.refresh()
            if at_once or (found := await solving.wait(work)) is None:
                return
            # Not the whole page, on which somebody may be at work.
            answer = found
            findings.refresh()
            rest.refresh()

        @ui.refreshable
        def findings(owner: str) -> None:
            """Tell what the model check finds of an actor, or (of nobody) of the whole."""
            if answer is None:
                return
            known = [f for f in answer.findings if f.level != "note"]
            of = {id(f): each.id for each in answer.dispute.actors for f in known
                  if _is_about(f, each.id)}  # fmt: skip
            about = f": {answer.dispute.actor(owner).name}" if owner else ""
            _findings([f for f in known if of.get(id(f), "") == owner], f"Model check{about}")

        @ui.refreshable
        def rest(dispute: Dispute) -> None:
            states = answer.phases[-1].game.states.size if answer and answer.phases else 0
            _rules(dispute, states)

        @ui.refreshable
        def content() -> None:
            if shown is None:
                return
            dispute, found = shown
            findings("")
            mapped(bench, found, _HERE, chosen)
            for each in dispute.actors:
                _actor(bench, dispute, each, findings)
            rest(dispute)

        with framed(bench, _HERE, solve):
            ui.html("Model", tag="h1", sanitize=False)
            solving = Solving(solve)
            content()
            await begun(solve())


def _is_about(finding: Finding, actor: str) -> bool:
    return f"{finding.element}.".startswith(f"actors.{actor}.")


def _findings(findings: Sequence[Finding], label: str) -> None:
    """Tell what the model check finds, where it belongs."""
    if findings:
        section = ui.element("section").classes("findings")
        section.props["aria-label"] = label
        with section:
            for finding in findings:
                ui.label(f"{finding.level}: {finding.message}").classes(finding.level)


def _actor(bench: Bench, dispute: Dispute, actor: Actor, findings: Callable[[str], object]) -> None:
    with ui.element("section").classes("actor"):
        ui.html(escape(actor.name), tag="h2", sanitize=False)
        if actor.role:
            ui.label(actor.role).classes("role")
        findings(actor.id)
        with ui.element("div").classes("sides"):
            with ui.element("div"):
                ui.html("Can do", tag="h3", sanitize=False)
                if not actor.options:
                    ui.label("Has no options in this model; it looks on.").classes("note")
                for option in actor.options:
                    _option(bench, dispute, actor.id, option.id)
            with ui.element("div"):
                ui.html("Wants, most important first", tag="h3", sanitize=False)
                ordered(dispute, actor, move=lambda *how: _move(bench, *how),
                        drop=lambda *how: _drop(bench, *how))  # fmt: skip
                _add(bench, dispute, actor.id)


def _option(bench: Bench, dispute: Dispute, actor: str, ident: str) -> None:
    option = next(o for o in dispute.actor(actor).options if o.id == ident)
    path = f"{actor}.{ident}"
    place = dispute.options.index(path)
    taken = bool(dispute.status_quo) and (dispute.status_quo or "")[place] == "Y"

    def put(event: object) -> None:
        value = bool(getattr(event, "value", False))
        tried(lambda: bench.desk.change(edits.set_taken(bench.desk.page.text, path, taken=value)))

    with ui.element("div").classes("option"):
        ui.checkbox(option.name, value=taken, on_change=put).props(
            'aria-label="' + escape(f"{option.name}: taken now", quote=True) + '"'
        )
        notes = []
        if option.available_from:
            notes.append(f"from {option.available_from}")
        if option.irreversible:
            notes.append("cannot be undone")
        if notes:
            ui.label("; ".join(notes)).classes("note")
        _grounds(dispute, option.grounds)


def _grounds(dispute: Dispute, grounds: Grounds) -> None:
    for ident in grounds.because[:2]:
        cited(dispute, ident)
    if grounds.assumed:
        ui.label(f"Assumed: {grounds.assumed}").classes("assumed")
    if not grounds.because and not grounds.assumed:
        ui.label("Neither evidence nor an assumption.").classes("assumed")


def _add(bench: Bench, dispute: Dispute, actor: str) -> None:
    facts = {body.id: decision_of(body) for body in dispute.bodies}
    facts |= {fact.id: fact.expression.root for fact in dispute.facts}

    said = phrases(dispute)

    def wrong(written: str) -> str | None:
        """Say what is wrong with an expression, while it is typed."""
        if not written.strip():
            return None
        try:
            parse(with_ids(dispute, written, actor), options=dispute.options, facts=facts)
        except ExpressionError as error:
            return "; ".join(problem.message for problem in error.problems)
        except InputError as error:
            return str(error)
        return None

    field = ui.input(
        placeholder="options in words, or ids",
        autocomplete=[*said, *(f"not {words}" for words in said), *dispute.options, *facts],
        validation=wrong,
    ).props("dense outlined")
    field.props["aria-label"] = "A further wish: options in words or by their ids"

    def add() -> None:
        text = field.value.strip()
        if not text or wrong(text):
            return
        text, why = with_ids(dispute, text, actor), "Added in the workbench."
        if tried(lambda: bench.desk.change(
            edits.add_statement(bench.desk.page.text, actor, text, assumed=why))):  # fmt: skip
            field.value = ""

    field.on("keydown.enter", add)
    ui.button("Add as most important", on_click=add).props("flat dense no-caps")


def _rules(dispute: Dispute, states: int) -> None:
    for section in rules(dispute, Quotes(dispute), states=states):
        with ui.element("section").classes("actor"):
            ui.html(escape(section.title), tag="h2", sanitize=False)
            for item in section.items:
                ui.label(item.text)
                for note in (*item.notes, *([item.formal] if item.formal else [])):
                    ui.label(note).classes("note")
                if item.assumed:
                    ui.label(f"Assumed: {item.assumed}").classes("assumed")


def _move(bench: Bench, actor: str, place: int, to: int) -> None:
    tried(lambda: bench.desk.change(edits.move_statement(bench.desk.page.text, actor, place, to)))


def _drop(bench: Bench, actor: str, place: int) -> None:
    tried(lambda: bench.desk.change(edits.drop_statement(bench.desk.page.text, actor, place)))
