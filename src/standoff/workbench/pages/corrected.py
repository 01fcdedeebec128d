"""What the analyst has corrected and added: told of, put in place, and taken back."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten

from nicegui import ui

from standoff.reading.corrections import (
    Change,
    correction_of,
    corrections_in,
    own_claims_in,
)
from standoff.reading.dossier import Dossier
from standoff.reading.own_claims import OwnClaim, source_of
from standoff.reading.records import Claim
from standoff.report.words import capital
from standoff.workbench.bench import Bench
from standoff.workbench.pages.frame import said, tried
from standoff.workbench.selection import shown

__all__ = ["correcting", "corrections_list", "taking_back", "told"]

_CHANGES = 4
_LONGEST = 120


def correcting(bench: Bench, dossier: Dossier, claim: Claim) -> None:
    """Offer to say that a claim is wrong, or who it really is."""

    def correct(actor: str | None) -> None:
        # By what was read: an actor that was corrected before is corrected again.
        found = next((c for c in (bench.read or dossier).claims if c.id == claim.id), claim)
        made = correction_of(dossier, found, actor=actor)
        others = tuple(
            each
            for each in bench.corrections
            if isinstance(each, OwnClaim) or replace(each, actor=None) != replace(made, actor=None)
        )
        told(bench, (*others, made))

    with ui.element("div").classes("keep"):
        ui.button("This is wrong", on_click=lambda: correct(None)).props("flat dense no-caps")
        names = {actor.id: actor.name for actor in dossier.actors}
        chosen = ui.select(names, value=claim.actor if claim.actor in names else None)
        chosen.props("dense outlined options-dense").props["aria-label"] = "Who it really is"
        ui.button(
            "It is this one", on_click=lambda: correct(chosen.value) if chosen.value else None
        ).props("flat dense no-caps")


def told(bench: Bench, changes: tuple[Change, ...]) -> bool:
    """Put corrections in place, and say what that has changed."""
    news: list[str] = []
    done = tried(lambda: news.extend(bench.correct(changes)))
    if done:
        changed = "; ".join(news[:_CHANGES]) or "Nothing in the model had to change."
        more = f"; and {len(news) - _CHANGES} more" if len(news) > _CHANGES else ""
        said(shown(f"{changed}{more}"))
    return done


def taking_back(bench: Bench, change: Change) -> None:
    """Offer to take back what was corrected or added."""
    rest = tuple(each for each in bench.corrections if each != change)
    ui.button("Take it back", on_click=lambda: told(bench, rest)).props("flat dense no-caps")


def corrections_list(bench: Bench) -> None:
    """List what has been corrected and added, each to be taken back."""
    dossier = bench.dossier
    if not bench.corrections or bench.read is None or dossier is None:
        return
    names = {actor.id: actor.name for actor in dossier.actors}
    with ui.element("section").classes("actor").props('aria-label="Corrections"'):
        ui.html("Corrected and added", tag="h2", sanitize=False)
        for each in corrections_in(bench.corrections):
            who = names.get(each.was or "", "somebody not named")
            now = "is wrong" if each.actor is None else f"is {names.get(each.actor, each.actor)}"
            with ui.element("div").classes("option"):
                what = capital(each.act or each.kind)
                ui.label(f"{what} of {who}, characters {each.start}–{each.end}: {now}")
                taking_back(bench, each)
        for own in own_claims_in(bench.corrections):
            with ui.element("div").classes("option"):
                ui.label(_own_in_words(bench.read, own))
                taking_back(bench, own)


def _own_in_words(dossier: Dossier, own: OwnClaim) -> str:
    names = {actor.id: actor.name for actor in own.actors}
    item = own.claim.evidence[0]
    words = shorten(shown(item.exact or ""), _LONGEST, placeholder=" …")
    who = names.get(own.claim.actor or "", "nobody named")
    said = f"{capital(own.claim.act or own.claim.kind)} of {who}, made by you of “{words}”"
    source = source_of(dossier, own)
    if source is None:
        return f"{said}: these words are not in the reports any more, so it counts for nothing"
    return f"{said} ({source.id}, characters {item.start}–{item.end})"
