"""Which reports were read: new, known already, or not to be read."""

from __future__ import annotations

from html import escape

from nicegui import ui

from standoff.report.proposed import named
from standoff.report.words import count
from standoff.workbench.proposed import Proposed
from standoff.workbench.selection import shown

__all__ = ["section", "was_read"]


def was_read(found: Proposed) -> None:
    """List the reports, each with what it is."""
    result = found.result
    sources = {source.id: source for source in result.dossier.sources}
    with section("What was read"):
        if not result.fresh:
            ui.label("There is no new report among these.")
        with ui.element("ul").classes("read-reports"):
            for ident in result.fresh:
                same = found.same_story.get(ident)
                kind = f"new, with the same story as {named(sources[same])}" if same else "new"
                _told(named(sources[ident]), kind)
            by_key = {(each.sha256, each.part): each for each in sources.values()}
            for source in result.known:
                held = by_key.get((source.sha256, source.part), source)
                _told(named(held), "known already: passed over")
            for problem in result.problems:
                _told(problem.file or "a report", f"not read: {problem.message}", wrong=True)
        if found.base is None:
            ui.label(
                "This dispute has no dossier yet, so what the reports say is compared with "
                "nothing, and all of it looks new. One is begun with these reports."
            ).classes("note")
        if found.lost:
            ui.label(
                f"{count(len(found.lost), 'correction')} of yours no longer finds its claim, "
                "now that all is read anew with these reports, and counts for nothing."
            ).classes("problem")


def section(title: str) -> ui.element:
    """Draw a section with its heading; what it holds is drawn inside."""
    found = ui.element("section").classes("actor")
    found.props["aria-label"] = title
    with found:
        ui.html(escape(title), tag="h2", sanitize=False)
    return found


def _told(name: str, kind: str, *, wrong: bool = False) -> None:
    with ui.element("li"):
        ui.label(shown(name)).classes("name")
        ui.label(shown(kind)).classes("problem" if wrong else "note")
