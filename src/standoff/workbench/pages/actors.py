"""The map of the actors: chosen from it, what a line rests on, and what an actor wants."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urlencode

from nicegui import events, ui

from standoff.report.actor_map.compose import actor_map
from standoff.report.actor_map.picture import map_in_svg
from standoff.report.actor_map.record import ActorMap, Line, Proof, Turned, Wanted
from standoff.report.happened import act_in_words
from standoff.report.quotes import origin
from standoff.report.words import capital, count, day, listing
from standoff.workbench.bench import Bench

__all__ = ["map_of", "mapped"]

Reports = Mapping[str, str]
"""Where the claims of the dossier stand: the id of the report of each."""

_WIDE = 884.0
"""Pixels from which on a picture leaves no room beside it on a laptop."""
_TONES = (
    ("with", "backs"), ("against", "against"), ("asks", "asks, offers or answers"),
    ("between", "mediates"), ("over", "administers, guards"), ("part", "part of, advises"),
)  # fmt: skip
# A line or an actor is chosen by mouse, by Enter or by the space bar.
_CHOSEN = """(e) => {
  const it = e.target.closest('[data-lines], [data-actor]');
  if (!it || (e.type === 'keydown' && e.key !== 'Enter' && e.key !== ' ')) return;
  e.preventDefault();
  emit([it.dataset.lines || '', it.dataset.actor || '']);
}"""
_SET_OFF = """
for (const it of document.querySelectorAll('.map [data-lines], .map [data-actor]')) {
  const own = [...(it.dataset.lines || '').split(' '), '@' + it.dataset.actor];
  it.classList.toggle('chosen', CHOSEN.some((each) => own.includes(each)));
}"""


async def map_of(bench: Bench) -> ActorMap:
    """Map the actors of what is on the desk, beside the page's loop."""
    return await asyncio.to_thread(actor_map, bench.desk.page.dispute, bench.dossier)


def mapped(bench: Bench, found: ActorMap, here: str, *, lines: str = "", actor: str = "") -> None:
    """Show the map.

    Parameters
    ----------
    here
        The address of the place; what is chosen stands in it.
    lines
        Ids of the lines that are chosen, with spaces between them.
    actor
        Id of the actor that is chosen.
    """
    claims = () if bench.dossier is None else bench.dossier.claims
    reports = {claim.id: claim.evidence[0].source for claim in claims}
    with ui.element("section").classes("map").props('aria-label="Map of the actors"'):
        ui.html("Map of the actors", tag="h2", sanitize=False)
        if not found.lines:
            ui.label(
                "Neither the reports nor the roles in the file say who backs, opposes or mediates."
            ).classes("note")
        svg, width = map_in_svg(found)
        with ui.element("div").classes("drawn wide" if width > _WIDE else "drawn"):
            with ui.element("div"):
                picture = ui.html(svg, sanitize=False).classes("picture")
                _legend(found)
                _list(found, lambda line: choose_and_tell(line, ""))
            panel = ui.element("aside").classes("panel")
            panel.props('aria-label="Chosen on the map" aria-live="polite"')

        def choose(lines: str, actor: str) -> None:
            panel.clear()
            with panel:
                _chosen(reports, found, lines, actor)
            chosen = [*lines.split(), f"@{actor}"] if lines or actor else []
            ui.run_javascript(_SET_OFF.replace("CHOSEN", json.dumps(chosen)))

        def choose_and_tell(lines: str, actor: str) -> None:
            choose(lines, actor)
            asked = {key: value for key, value in (("line", lines), ("actor", actor)) if value}
            ui.navigate.history.replace(f"{here}?{urlencode(asked)}")

        def clicked(event: events.GenericEventArguments) -> None:
            choose_and_tell(*(str(each) for each in event.args))

        picture.on("click", clicked, js_handler=_CHOSEN)
        picture.on("keydown", clicked, js_handler=_CHOSEN)
        choose(lines, actor)


def _legend(found: ActorMap) -> None:
    used = {line.tone for line in found.lines}
    with ui.element("ul").classes("tones"):
        for tone, words in _TONES:
            if tone in used:
                with ui.element("li"):
                    ui.html(
                        f'<svg width="34" height="10" aria-hidden="true" class="line {tone}">'
                        '<path class="stroke" d="M1 5H33"/></svg>',
                        sanitize=False,
                    )
                    ui.label(words)
    left_out = f" {count(found.left_out, 'actor')} with few lines are left out." * bool(
        found.left_out
    )
    ui.label(
        "The sides stand left and right, whoever is with them below; between them who mediates, "
        f"administers or is with neither. Dashed: only the reports name it.{left_out}"
    ).classes("note")


def _list(found: ActorMap, choose: Callable[[str], None]) -> None:
    """List the lines: what the picture says, to be read and chosen without it."""
    if not found.lines:
        return
    with ui.element("details"):
        with ui.element("summary"):
            ui.label(f"The {count(len(found.lines), 'line')} as a list")
        with ui.element("ul").classes("lines"):
            for line in found.lines:
                with ui.element("li"):
                    ui.button(
                        _said(found, line), on_click=lambda _, ident=line.id: choose(ident)
                    ).props("flat dense no-caps align=left")


def _said(found: ActorMap, line: Line) -> str:
    days = listing([day(each) for each in line.days])
    return found.sentence(line) + (f" ({days})" if days else "")


def _chosen(reports: Reports, found: ActorMap, lines: str, actor: str) -> None:
    shown = [line for ident in lines.split() if (line := found.line(ident)) is not None]
    for alike in _alike(shown):
        _line(reports, found, alike)
    known = {each.id for each in found.actors}
    if not shown and actor in known:
        _actor(reports, found, actor)
    elif not shown:
        ui.label("Choose a line: what says so. Choose an actor: what it wants.").classes("note")


def _alike(lines: list[Line]) -> list[list[Line]]:
    """Group lines that rest on the same, so that it is quoted once."""
    groups: dict[object, list[Line]] = {}
    for line in lines:
        places = tuple((proof.evidence.source, proof.evidence.span) for proof in line.proofs)
        groups.setdefault((places, line.role, line.assumed), []).append(line)
    return list(groups.values())


def _line(reports: Reports, found: ActorMap, alike: list[Line]) -> None:
    with ui.element("section").classes("claim"):
        for line in alike:
            ui.html(escape(found.sentence(line)), tag="h3", sanitize=False)
        if alike[0].role:
            ui.label(f"By its role in the file: {alike[0].role}").classes("role")
        _rests_on(reports, alike[0].proofs, alike[0].assumed)


def _rests_on(reports: Reports, proofs: tuple[Proof, ...], assumed: str | None) -> None:
    for proof in proofs:
        _proof(reports, proof)
    if assumed:
        ui.label(f"Assumed: {assumed}").classes("assumed")
    if not proofs and not assumed:
        ui.label("Neither evidence nor an assumption.").classes("assumed")


def _proof(reports: Reports, proof: Proof) -> None:
    words = " ".join((proof.evidence.exact or "").split())
    quoted = words if words[:1] in '"“„«' else f"“{words}”"
    with ui.element("div").classes("proof"):
        when = day(proof.day) if proof.day else "day not given"
        as_said = " · as somebody else says" if proof.reported else ""
        ui.label(f"{when}{as_said}").classes("facts")
        ui.label(quoted if words else "Text withheld.").classes("words")
        _origin(reports, proof)


def _origin(reports: Reports, proof: Proof) -> None:
    """Name the source of a proof; where the report is at hand, lead to it."""
    source = reports.get(proof.claim or "")
    if source is None:
        ui.label(origin(proof.source)).classes("facts")
        return
    asked = urlencode({"source": source, "claim": proof.claim})
    ui.link(f"In the report: {origin(proof.source)}", f"/sources?{asked}")


def _actor(reports: Reports, found: ActorMap, ident: str) -> None:
    actor = found.actor(ident)
    with ui.element("section").classes("claim"):
        ui.html(escape(capital(actor.name)), tag="h3", sanitize=False)
        if actor.role:
            ui.label(capital(actor.role)).classes("role")
        if not actor.modelled:
            ui.label("Only the reports name it; the model does not have it.").classes("note")
        own = [line for line in found.lines if ident in {line.start, line.end}]
        with ui.element("ul"):
            for line in own:
                with ui.element("li"):
                    ui.label(_said(found, line))
        _wants(
            reports, [each for each in actor.wants if each.modelled], "Wants, most important first"
        )
        besides = [each for each in actor.wants if not each.modelled]
        _wants(reports, besides, "Has taken a stand on" if actor.modelled else "Takes a stand on")


def _wants(reports: Reports, wants: list[Wanted], title: str) -> None:
    if not wants:
        return
    ui.html(title, tag="h4", sanitize=False)
    with ui.element("ol" if wants[0].modelled else "ul"):
        for each in wants:
            with ui.element("li"):
                ui.label(each.words)
                if each.course:
                    with ui.element("ul").classes("course"):
                        for turned in each.course:
                            _turned(reports, turned)
                told = {turned.proof.evidence.span for turned in each.course}
                rest = tuple(proof for proof in each.proofs if proof.evidence.span not in told)
                if each.modelled and not (each.course and not rest and not each.assumed):
                    _rests_on(reports, rest, each.assumed)


def _turned(reports: Reports, turned: Turned) -> None:
    when = day(turned.proof.day) if turned.proof.day else "day not given"
    sign = "for" if turned.sign > 0 else "against"
    changed = "; the opposite of what it said before" if turned.changed else ""
    with ui.element("li").classes("turned changed" if turned.changed else "turned"):
        ui.label(f"{when}: {sign} {turned.about}{changed}").classes("facts")
        ui.label(f"{capital(act_in_words(turned.act))}: {turned.words}").classes("words")
        _origin(reports, turned.proof)
