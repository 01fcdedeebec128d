"""Sources: each report as it was published, with what was claimed of it marked in place."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from nicegui import events, ui

from standoff.evidence import Source
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim
from standoff.report.quotes import origin
from standoff.report.rested import labels_of
from standoff.workbench.bench import Bench
from standoff.workbench.corrections import Correction, correction_of
from standoff.workbench.marked import marked, marks_of, resting_on
from standoff.workbench.pages.frame import framed, tried

__all__ = ["register"]

_HERE = "/sources"
_CHANGES = 4
# A mark is chosen by mouse or by Enter; which claims it bears stands in it.
_CLAIMS = """(e) => {
  const mark = e.target.closest('mark');
  if (mark && (e.type !== 'keydown' || e.key === 'Enter')) emit(mark.dataset.claims);
}"""


def register(bench: Bench) -> None:
    """Let the place be found at its address."""

    @ui.page(_HERE)
    def sources(source: str = "", claim: str = "") -> None:
        @ui.refreshable
        def content() -> None:
            dossier = bench.dossier
            if dossier is None:
                _without(bench)
                return
            _report(bench, dossier, source or dossier.sources[0].id, claim)

        with framed(bench, _HERE, content.refresh):
            ui.html("Sources", tag="h1", sanitize=False)
            content()


def _without(bench: Bench) -> None:
    """Tell of the sources that a dispute names where the reports themselves are not at hand."""
    ui.label(
        "No dossier is beside this file, so the reports cannot be shown. What the model cites of "
        "them stands at each element under Model."
    )
    for source in bench.desk.page.dispute.sources.values():
        ui.label(f"{source.id}: {source.title or 'untitled'} ({origin(source)})")


def _report(bench: Bench, dossier: Dossier, ident: str, claim: str) -> None:
    found = next((each for each in dossier.sources if each.id == ident), None)
    if found is None:
        ui.label(f"There is no source '{ident}'.")
        return
    with ui.element("nav").classes("reports").props('aria-label="Reports"'):
        for each in dossier.sources:
            link = ui.link(each.title or each.id, f"{_HERE}?source={each.id}")
            if each.id == ident:
                link.props('aria-current="page"')
    _corrections(bench)
    with ui.element("div").classes("sides"):
        with ui.element("article").classes("report"):
            ui.html("", tag="h2", sanitize=False).set_content(escape(found.title or "Untitled"))
            ui.label(origin(found)).classes("origin")
            text = ui.html(
                marked(found.text or "", marks_of(dossier, ident), chosen=claim), sanitize=False
            ).classes("text")
        panel = ui.element("aside").classes("panel").props('aria-label="Claims" aria-live="polite"')

    def choose(event: events.GenericEventArguments) -> None:
        panel.clear()
        with panel:
            for chosen in str(event.args).split():
                _claim(bench, dossier, found, chosen)

    text.on("click", choose, js_handler=_CLAIMS)
    text.on("keydown", choose, js_handler=_CLAIMS)
    with panel:
        if claim:
            _claim(bench, dossier, found, claim)
        else:
            ui.label(
                "Choose a marked passage: what was read in it, and what in the model rests on it."
            )
            _legend()


def _legend() -> None:
    with ui.element("ul").classes("legend"):
        for kind in ("stance", "quotation", "event", "commitment", "deadline", "relation"):
            with ui.element("li"):
                ui.html(f'<mark class="{kind}">{kind}</mark>', sanitize=False)


def _claim(bench: Bench, dossier: Dossier, source: Source, ident: str) -> None:
    claim = next((each for each in dossier.claims if each.id == ident), None)
    if claim is None:
        return
    with ui.element("section").classes("claim"):
        ui.html(escape(_said(dossier, claim)), tag="h3", sanitize=False)
        facts = {
            "kind": claim.kind, "act": claim.act, "class": claim.plover,
            "day": claim.date.isoformat() if claim.date else None,
            "holds": None if claim.polarity else "denied", "mode": claim.modality,
            "found by": ", ".join(claim.found_by),
        }  # fmt: skip
        ui.label("; ".join(f"{name}: {value}" for name, value in facts.items() if value)).classes(
            "facts"
        )
        dispute = bench.desk.page.dispute
        labels = labels_of(dispute)
        resting = resting_on(dispute, source, claim)
        said = "In the model there rests on it:" if resting else "Nothing in the model rests on it."
        ui.label(said)
        with ui.element("ul"):
            for element in resting:
                with ui.element("li"):
                    ui.label(labels.get(element.path, element.label))
        _correcting(bench, dossier, claim)


def _correcting(bench: Bench, dossier: Dossier, claim: Claim) -> None:
    """Offer to say that a claim is wrong, or who it really is."""

    def correct(actor: str | None) -> None:
        # By what was read: an actor that was corrected before is corrected again.
        found = next((c for c in (bench.read or dossier).claims if c.id == claim.id), claim)
        made = correction_of(dossier, found, actor=actor)
        others = tuple(
            each
            for each in bench.corrections
            if replace(each, actor=None) != replace(made, actor=None)
        )
        _told(bench, (*others, made))

    with ui.element("div").classes("keep"):
        ui.button("This is wrong", on_click=lambda: correct(None)).props("flat dense no-caps")
        names = {actor.id: actor.name for actor in dossier.actors}
        chosen = ui.select(names, value=claim.actor if claim.actor in names else None)
        chosen.props("dense outlined options-dense").props["aria-label"] = "Who it really is"
        ui.button(
            "It is this one", on_click=lambda: correct(chosen.value) if chosen.value else None
        ).props("flat dense no-caps")


def _told(bench: Bench, corrections: tuple[Correction, ...]) -> None:
    """Put corrections in place, and say what that has changed."""
    changes: list[str] = []
    if tried(lambda: changes.extend(bench.correct(corrections))):
        said = "; ".join(changes[:_CHANGES]) or "Nothing in the model had to change."
        more = f"; and {len(changes) - _CHANGES} more" if len(changes) > _CHANGES else ""
        ui.notify(f"{said}{more}", multi_line=True, timeout=8000, close_button="Close")


def _corrections(bench: Bench) -> None:
    """List what has been corrected, each to be taken back."""
    if not bench.corrections or bench.read is None:
        return
    names = {actor.id: actor.name for actor in bench.read.actors}
    with ui.element("section").classes("actor").props('aria-label="Corrections"'):
        ui.html("Corrected", tag="h2", sanitize=False)
        for each in bench.corrections:
            who = names.get(each.was or "", "somebody not named")
            now = "is wrong" if each.actor is None else f"is {names.get(each.actor, each.actor)}"
            with ui.element("div").classes("option"):
                ui.label(
                    f"{each.act or each.kind} of {who}, characters {each.start}–{each.end}: {now}"
                )
                rest = tuple(other for other in bench.corrections if other != each)
                ui.button("Take it back", on_click=lambda _, r=rest: _told(bench, r)).props(
                    "flat dense no-caps"
                )


def _said(dossier: Dossier, claim: Claim) -> str:
    names = {actor.id: actor.name for actor in dossier.actors}
    who = names.get(claim.actor or "", "Nobody named")
    text = next((s.text or "" for s in dossier.sources if s.id == claim.evidence[0].source), "")
    what = " … ".join(text[span.start : span.end] for span in claim.content)
    return f"{who} · {claim.act or claim.kind}: {what}"
