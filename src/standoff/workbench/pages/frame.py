"""What stands around every page: its places, the state of the file, undo and redo."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nicegui import ui

from standoff.dispute.model import Dispute
from standoff.errors import StandoffError
from standoff.workbench.bench import Answer, Bench

__all__ = ["PLACES", "answered", "cited", "framed", "tried"]

PLACES = (
    ("Sources", "/sources"),
    ("Model", "/model"),
    ("Outcomes", "/outcomes"),
    ("What if", "/what-if"),
    ("Brief", "/brief"),
)
_LOOK = 0.4
"""Seconds between looks at whether the file has changed."""


@contextmanager
def framed(bench: Bench, here: str, refresh: Callable[[], object]) -> Iterator[None]:
    """Draw the frame; what is drawn inside is the page.

    Parameters
    ----------
    here
        The address of the place.
    refresh
        Called, and awaited, whenever the file has changed, by whoever.
    """
    ui.colors(primary="#0b5d66", negative="#96401f")
    place = next(name for name, address in PLACES if address == here)
    ui.page_title(f"{place} · {bench.desk.page.dispute.title}")
    with ui.element("header").classes("bar"):
        with ui.element("nav").props('aria-label="Places"'):
            for name, address in PLACES:
                link = ui.link(name, address).classes("place")
                if address == here:
                    link.classes("here").props('aria-current="page"')
        with ui.element("div").classes("file"):
            ui.label(bench.desk.path.name).classes("name").tooltip(str(bench.desk.path))
            undo = ui.button("Undo", on_click=lambda: tried(bench.undo)).props("flat dense no-caps")
            redo = ui.button("Redo", on_click=lambda: tried(bench.redo)).props("flat dense no-caps")
    notice = ui.element("div").classes("notice").props('role="status" aria-live="polite"')
    seen = -1

    async def look() -> None:
        nonlocal seen
        if bench.desk.revision == seen:
            return
        first, seen = seen < 0, bench.desk.revision
        undo.set_enabled(bench.desk.can_undo or bool(bench.desk.problems))
        redo.set_enabled(bench.desk.can_redo)
        notice.clear()
        with notice:
            if bench.desk.notice:
                ui.label(bench.desk.notice)
            for problem in bench.desk.problems[:5]:
                ui.label(str(problem)).classes("problem")
        if not first and inspect.isawaitable(done := refresh()):
            await done

    with ui.element("div").props('id="content"'):
        yield
    ui.timer(_LOOK, look)


def tried(act: Callable[[], object]) -> bool:
    """Do something that may be refused, and say so where it is."""
    try:
        act()
    except StandoffError as error:
        ui.notify(str(error), type="negative", multi_line=True, timeout=8000, close_button="Close")
        return False
    return True


async def answered(bench: Bench, text: str, dispute: Dispute, *, checked: bool = True) -> Answer:
    """Solve a dispute beside the page's loop, so that pages stay alive meanwhile."""
    return await asyncio.to_thread(bench.answer, text, dispute, checked=checked)


def cited(dispute: Dispute, ident: str) -> None:
    """Quote evidence, with the source that it is from."""
    item = dispute.evidence.get(ident)
    if item is None:
        return
    words = " ".join(item.exact.split()) if item.exact else "text withheld"
    quoted = words if words[:1] in '"“„«' else f"“{words}”"
    ui.label(f"{quoted} ({item.source})").classes("cited")
