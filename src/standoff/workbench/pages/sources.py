"""Sources: each report as it was published, with what was claimed of it marked in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from nicegui import events, ui

from standoff.evidence import Source
from standoff.reading.corrections import own_claims_in
from standoff.reading.dossier import Dossier
from standoff.reading.own_claims import OwnClaim, is_own, own_id, own_of
from standoff.reading.records import Claim
from standoff.report.quotes import origin
from standoff.report.rested import labels_of
from standoff.workbench.bench import Bench
from standoff.workbench.marked import marked, marks_of, resting_on
from standoff.workbench.pages.adding import leading
from standoff.workbench.pages.corrected import correcting, corrections_list, taking_back, told
from standoff.workbench.pages.frame import framed
from standoff.workbench.pages.selecting import Picked, making, on_keys, picking
from standoff.workbench.selection import shown
from standoff.workbench.taking_in import Intake

__all__ = ["register"]

_HERE = "/sources"
# A mark is chosen by mouse or by Enter; which claims it bears stands in it.
_CLAIMS = """(e) => {
  const mark = e.target.closest('mark[data-claims]');
  if (!mark || (e.type === 'keydown' ? e.key !== 'Enter' : !getSelection().isCollapsed)) return;
  emit(mark.dataset.claims);
}"""


@dataclass(slots=True)
class _View:
    """What a page shows beside the report, whatever becomes of the file.

    Parameters
    ----------
    chosen
        Ids of claims.
    picked
        What a claim is being made of; `is_new` until it is shown.
    """

    chosen: tuple[str, ...]
    picked: Picked | None = None
    is_new: bool = False


def register(intake: Intake) -> None:
    """Let the place be found at its address."""
    bench = intake.bench

    @ui.page(_HERE)
    def sources(source: str = "", claim: str = "") -> None:
        view = _View((claim,) if claim else ())

        @ui.refreshable
        def content() -> None:
            dossier = bench.dossier
            if dossier is None:
                _without(bench)
                return
            first = dossier.sources[0].id if dossier.sources else ""
            _report(bench, dossier, source or first, view)

        with framed(bench, _HERE, content.refresh):
            ui.html("Sources", tag="h1", sanitize=False)
            leading(intake)
            content()


def _without(bench: Bench) -> None:
    """Tell of the sources that a dispute names where the reports themselves are not at hand."""
    ui.label(
        "No dossier is beside this file, so the reports cannot be shown. What the model cites of "
        "them stands at each element under Model."
    )
    for source in bench.desk.page.dispute.sources.values():
        ui.label(f"{source.id}: {source.title or 'untitled'} ({origin(source)})")


def _report(bench: Bench, dossier: Dossier, ident: str, view: _View) -> None:
    found = next((each for each in dossier.sources if each.id == ident), None)
    if found is None:
        ui.label(f"There is no source '{ident}'.")
        return
    with ui.element("nav").classes("reports").props('aria-label="Reports"'):
        for each in dossier.sources:
            link = ui.link(each.title or each.id, f"{_HERE}?source={each.id}")
            if each.id == ident:
                link.props('aria-current="page"')
    corrections_list(bench)

    def text_now() -> str:
        picked = view.picked.span if view.picked else None
        marks = marks_of(dossier, ident)
        return marked(found.text or "", marks, chosen=view.chosen, picked=picked)

    with ui.element("div").classes("sides"):
        with ui.element("article").classes("report"):
            ui.html("", tag="h2", sanitize=False).set_content(escape(found.title or "Untitled"))
            ui.label(origin(found)).classes("origin")
            text = ui.html(text_now(), sanitize=False).classes("text")
        panel = ui.element("aside").classes("panel").props('aria-label="Claims" aria-live="polite"')

    def show() -> None:
        beside.clear()
        with beside:
            _beside(bench, dossier, found, view, pick)

    def choose(event: events.GenericEventArguments) -> None:
        view.chosen = tuple(str(event.args).split())
        show()

    def pick(picked: Picked | None) -> None:
        view.chosen, view.picked, view.is_new = (), picked, picked is not None
        text.set_content(text_now())
        show()

    text.on("click", choose, js_handler=_CLAIMS)
    text.on("keydown", choose, js_handler=_CLAIMS)
    on_keys(text, dossier, found, pick)
    with panel:
        picking(dossier, found, pick)
        beside = ui.element("div")
    show()


def _beside(
    bench: Bench,
    dossier: Dossier,
    source: Source,
    view: _View,
    pick: Callable[[Picked | None], object],
) -> None:
    """Show what is beside the report: a claim that is being made, those chosen, or what to do."""

    def keep(own: OwnClaim) -> None:
        before = view.chosen, view.picked
        view.chosen, view.picked = (own_id(own),), None
        if not told(bench, (*bench.corrections, own)):
            view.chosen, view.picked = before

    making_one = view.picked is not None and view.picked.source == source.id
    if view.picked is not None and making_one:
        making(dossier, source, view.picked, keep=keep, leave=lambda: pick(None), focus=view.is_new)
        view.is_new = False
    chosen = [claim for claim in dossier.claims if claim.id in view.chosen]
    for claim in chosen:
        _claim(bench, dossier, source, claim)
    if not chosen and not making_one:
        ui.label("Choose a marked passage: what was read in it, and what in the model rests on it.")
        _legend()


def _legend() -> None:
    with ui.element("ul").classes("legend"):
        for kind in ("stance", "quotation", "event", "commitment", "deadline", "relation"):
            with ui.element("li"):
                ui.html(f'<mark class="{kind}">{kind}</mark>', sanitize=False)
        with ui.element("li"):
            ui.html('<mark class="own">of your own</mark>', sanitize=False)


def _claim(bench: Bench, dossier: Dossier, source: Source, claim: Claim) -> None:
    with ui.element("section").classes("claim"):
        ui.html(escape(_said(dossier, claim)), tag="h3", sanitize=False)
        facts = {
            "kind": claim.kind, "act": claim.act, "class": claim.plover,
            "day": claim.date.isoformat() if claim.date else None,
            "holds": None if claim.polarity else "denied", "mode": claim.modality,
            "found by": "you" if is_own(claim) else ", ".join(claim.found_by),
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
                    ui.label(shown(labels.get(element.path, element.label)))
        own = own_of(own_claims_in(bench.corrections), claim)
        if own is None:
            correcting(bench, dossier, claim)
        else:
            taking_back(bench, own)


def _said(dossier: Dossier, claim: Claim) -> str:
    names = {actor.id: actor.name for actor in dossier.actors}
    who = names.get(claim.actor or "", "Nobody named")
    text = next((s.text or "" for s in dossier.sources if s.id == claim.evidence[0].source), "")
    what = shown(" … ".join(text[span.start : span.end] for span in claim.content))
    return f"{who} · {claim.act or claim.kind}: {what}"
