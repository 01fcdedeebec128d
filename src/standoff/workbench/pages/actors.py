"""The map of the actors, from which lines and actors are chosen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from urllib.parse import urlencode

from nicegui import events, ui

from standoff.dispute.model import Dispute
from standoff.report.actor_map.compose import actor_map
from standoff.report.actor_map.picture import map_in_svg
from standoff.report.actor_map.record import ActorMap
from standoff.report.actor_map.reports import Reports, reports_of
from standoff.report.words import count
from standoff.workbench.bench import Bench
from standoff.workbench.pages.chosen import Chosen, line_in_words, tell_chosen

__all__ = ["Maps", "mapped"]

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


class Maps:
    """The map of a dispute; what the reports tell is found once, as long as they stay."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._reports: Reports | None = None

    async def of(self, dispute: Dispute) -> ActorMap:
        """Map the actors of a dispute, beside the page's loop."""
        return await asyncio.to_thread(self._map, dispute)

    def _map(self, dispute: Dispute) -> ActorMap:
        dossier = self._bench.dossier
        if dossier is None:
            return actor_map(dispute)
        if self._reports is None or self._reports.dossier != dossier:
            self._reports = reports_of(dossier)
        return actor_map(dispute, self._reports)


def mapped(bench: Bench, found: ActorMap, here: str, chosen: Chosen) -> None:
    """Show the map.

    Parameters
    ----------
    here
        The address of the place; what is chosen stands in it.
    chosen
        What is set off; it changes with what the user chooses.
    """
    claims = () if bench.dossier is None else bench.dossier.claims
    places = {claim.id: claim.evidence[0].source for claim in claims}
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
                _list(found, lambda line: choose(line, ""))
            panel = ui.element("aside").classes("panel")
            panel.props('aria-label="Chosen on the map" aria-live="polite"')

        def choose(lines: str, actor: str) -> None:
            chosen.lines, chosen.actor = lines, actor
            show()
            asked = {key: value for key, value in (("line", lines), ("actor", actor)) if value}
            ui.navigate.history.replace(f"{here}?{urlencode(asked)}")

        def show() -> None:
            panel.clear()
            with panel:
                tell_chosen(places, found, chosen)
            ids = [*chosen.lines.split(), f"@{chosen.actor}"]
            ui.run_javascript(_SET_OFF.replace("CHOSEN", json.dumps(ids)))

        def clicked(event: events.GenericEventArguments) -> None:
            choose(*(str(each) for each in event.args))

        picture.on("click", clicked, js_handler=_CHOSEN)
        picture.on("keydown", clicked, js_handler=_CHOSEN)
        show()


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
                        line_in_words(found, line), on_click=lambda _, ident=line.id: choose(ident)
                    ).props("flat dense no-caps align=left")
