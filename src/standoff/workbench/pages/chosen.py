"""What is chosen on the map of the actors: what a line rests on, and what an actor wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from nicegui import ui

from standoff.report.actor_map.record import ActorMap, Line, Proof, Turned, Wanted
from standoff.report.happened import act_in_words
from standoff.report.quotes import origin
from standoff.report.words import capital, day, listing

__all__ = ["Chosen", "Places", "line_in_words", "tell_chosen"]

Places = Mapping[str, str]
"""Where the claims of the dossier stand: the id of the report of each."""


@dataclass
class Chosen:
    """What is chosen on the map: ids of lines with spaces between them, or the id of an actor."""

    lines: str = ""
    actor: str = ""


def line_in_words(found: ActorMap, line: Line) -> str:
    """Say a line, with its days."""
    days = listing([day(each) for each in line.days])
    return found.sentence(line) + (f" ({days})" if days else "")


def tell_chosen(places: Places, found: ActorMap, chosen: Chosen) -> None:
    """Tell of the lines that are chosen, or else of the actor."""
    shown = [line for ident in chosen.lines.split() if (line := found.line(ident)) is not None]
    for alike in _alike(shown):
        _line(places, found, alike)
    known = {each.id for each in found.actors}
    if not shown and chosen.actor in known:
        _actor(places, found, chosen.actor)
    elif not shown:
        ui.label("Choose a line to read what says so, or an actor to read what it wants.").classes(
            "note"
        )


def _alike(lines: list[Line]) -> list[list[Line]]:
    """Group lines that rest on the same, so that it is quoted once."""
    groups: dict[object, list[Line]] = {}
    for line in lines:
        places = tuple((proof.evidence.source, proof.evidence.span) for proof in line.proofs)
        groups.setdefault((places, line.role, line.assumed), []).append(line)
    return list(groups.values())


def _line(places: Places, found: ActorMap, alike: list[Line]) -> None:
    with ui.element("section").classes("claim"):
        for line in alike:
            ui.html(escape(found.sentence(line)), tag="h3", sanitize=False)
        if alike[0].role:
            ui.label(f"By its role in the file: {alike[0].role}").classes("role")
        _rests_on(places, alike[0].proofs, alike[0].assumed)


def _rests_on(places: Places, proofs: tuple[Proof, ...], assumed: str | None) -> None:
    for proof in proofs:
        _proof(places, proof)
    if assumed:
        ui.label(f"Assumed: {assumed}").classes("assumed")
    if not proofs and not assumed:
        ui.label("Neither evidence nor an assumption.").classes("assumed")


def _proof(places: Places, proof: Proof) -> None:
    words = " ".join((proof.evidence.exact or "").split())
    quoted = words if words[:1] in '"“„«' else f"“{words}”"
    with ui.element("div").classes("proof"):
        when = day(proof.day) if proof.day else "day not given"
        as_said = " · as somebody else says" if proof.reported else ""
        ui.label(f"{when}{as_said}").classes("facts")
        ui.label(quoted if words else "Text withheld.").classes("words")
        _origin(places, proof)


def _origin(places: Places, proof: Proof) -> None:
    """Name the source of a proof; where the report is at hand, lead to it."""
    source = places.get(proof.claim or "")
    if source is None:
        ui.label(origin(proof.source)).classes("facts")
        return
    asked = urlencode({"source": source, "claim": proof.claim})
    ui.link(f"In the report: {origin(proof.source)}", f"/sources?{asked}")


def _actor(places: Places, found: ActorMap, ident: str) -> None:
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
                    ui.label(line_in_words(found, line))
        _wants(
            places, [each for each in actor.wants if each.modelled], "Wants, most important first"
        )
        besides = [each for each in actor.wants if not each.modelled]
        _wants(places, besides, "Has taken a stand on" if actor.modelled else "Takes a stand on")


def _wants(places: Places, wants: list[Wanted], title: str) -> None:
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
                            _turned(places, turned)
                told = {turned.proof.evidence.span for turned in each.course}
                rest = tuple(proof for proof in each.proofs if proof.evidence.span not in told)
                if each.modelled and not (each.course and not rest and not each.assumed):
                    _rests_on(places, rest, each.assumed)


def _turned(places: Places, turned: Turned) -> None:
    when = day(turned.proof.day) if turned.proof.day else "day not given"
    sign = "for" if turned.sign > 0 else "against"
    changed = "; the opposite of what it said before" if turned.changed else ""
    with ui.element("li").classes("turned changed" if turned.changed else "turned"):
        ui.label(f"{when}: {sign} {turned.about}{changed}").classes("facts")
        ui.label(f"{capital(act_in_words(turned.act))}: {turned.words}").classes("words")
        _origin(places, turned.proof)
