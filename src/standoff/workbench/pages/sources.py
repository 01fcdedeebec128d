"""Sources: each report as it was published, with what was claimed of it marked in place."""

from __future__ import annotations

from html import escape

from nicegui import events, ui

from standoff.evidence import Source
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim
from standoff.report.quotes import origin
from standoff.report.rested import labels_of
from standoff.workbench.bench import Bench
from standoff.workbench.marked import marked, marks_of, resting_on
from standoff.workbench.pages.frame import framed

__all__ = ["register"]

_HERE = "/sources"
# A mark is chosen by mouse or by Enter; which claims it bears stands in it.
_CLAIMS = """(e) => {
  const mark = e.target.closest('mark');
  if (mark && (e.type !== 'keydown' || e.key === 'Enter')) emit(mark.dataset.claims);
}"""


def register(bench: Bench) -> None:
    """Let the place be found at its address."""

    @ui.page(_HERE)
    def sources(source: str = "", claim: str = "") -> None:
        dossier = bench.dossier

        @ui.refreshable
        def content() -> None:
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
        ui.label(
            "In the model there rests on it:" if resting else "Nothing in the model rests on it."
        )
        with ui.element("ul"):
            for element in resting:
                with ui.element("li"):
                    ui.label(labels.get(element.path, element.label))


def _said(dossier: Dossier, claim: Claim) -> str:
    names = {actor.id: actor.name for actor in dossier.actors}
    who = names.get(claim.actor or "", "Nobody named")
    text = next((s.text or "" for s in dossier.sources if s.id == claim.evidence[0].source), "")
    what = " … ".join(text[span.start : span.end] for span in claim.content)
    return f"{who} · {claim.act or claim.kind}: {what}"
