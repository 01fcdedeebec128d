"""What stands around every page: its places, the state of the file, undo and redo, what is said."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any
from weakref import WeakKeyDictionary

from nicegui import Client, background_tasks, ui

from standoff.dispute.model import Dispute
from standoff.errors import StandoffError
from standoff.workbench.bench import Bench

__all__ = ["PLACES", "begun", "cited", "framed", "said", "tried"]

PLACES = (
    ("Sources", "/sources"),
    ("Model", "/model"),
    ("Outcomes", "/outcomes"),
    ("What if", "/what-if"),
    ("Brief", "/brief"),
)
_LOOK = 0.4
"""Seconds between looks at whether the file has changed."""
_PATIENCE = 1.5
"""Seconds that a page waits for what it needs before it is drawn without."""
_SAID: WeakKeyDictionary[Client, ui.html] = WeakKeyDictionary()
"""In each window where what is said of the last step stands."""
# A click on what is said closes it, unless words of it are being selected; so does Escape.
_CLOSE = """(e) => {
  if (e.target.closest('button') || !window.getSelection().toString()) emit();
}"""
_ESCAPE = """document.addEventListener('keydown', (e) => {
  if (e.key === 'Escape') document.querySelector('.said button')?.click();
})"""


@contextmanager
def framed(
    bench: Bench, here: str, refresh: Callable[[], object], *, title: str | None = None
) -> Iterator[None]:
    """Draw the frame; what is drawn inside is the page.

    Parameters
    ----------
    here
        The address of the place.
    refresh
        Called, and awaited beside the rest, whenever the file has changed, by whoever.
    title
        Of a page within the place; None: that of the place.
    """
    ui.colors(primary="#0b5d66", negative="#96401f")
    place = title or next(name for name, address in PLACES if address == here)
    ui.page_title(f"{place} · {bench.desk.page.dispute.title}")
    with ui.element("header").classes("bar"):
        with ui.element("nav").props('aria-label="Places"'):
            for name, address in PLACES:
                link = ui.link(name, address).classes("place")
                if address == here:
                    link.classes("here").props(
                        'aria-current="true"' if title else 'aria-current="page"'
                    )
        with ui.element("div").classes("file"):
            ui.label(bench.desk.path.name).classes("name").tooltip(str(bench.desk.path))
            undo = ui.button("Undo", on_click=lambda: tried(bench.undo)).props("flat dense no-caps")
            redo = ui.button("Redo", on_click=lambda: tried(bench.redo)).props("flat dense no-caps")
    notice = ui.element("div").classes("notice").props('role="status" aria-live="polite"')
    seen, drawn = -1, bench.desk.edition

    def look() -> None:
        nonlocal seen, drawn
        if bench.desk.revision == seen:
            return
        seen, before, drawn = bench.desk.revision, drawn, bench.desk.edition
        undo.set_enabled(bench.desk.can_undo or bool(bench.desk.problems))
        redo.set_enabled(bench.desk.can_redo)
        notice.clear()
        with notice:
            if bench.desk.notice:
                ui.label(bench.desk.notice)
            for problem in bench.desk.problems[:5]:
                ui.label(str(problem)).classes("problem")
        # Where only the file has become invalid the page is as it was, and whoever is about to
        # choose something on it is not disturbed.
        if drawn != before and inspect.iscoroutine(done := refresh()):
            # Beside this, for it may take long, and the file may change again meanwhile.
            background_tasks.create(done, context=content)

    with ui.element("div").props('id="content"') as content:
        yield
    told = ui.html("", sanitize=False).classes("said").props('role="status" aria-live="polite"')
    told.on("click", lambda: told.set_content(""), js_handler=_CLOSE)
    ui.add_body_html(f"<script>{_ESCAPE}</script>")
    _SAID[ui.context.client] = told
    ui.timer(_LOOK, look)


def said(message: str, *, wrong: bool = False) -> None:
    """Say what has come of a step, in place of what was said before; it stays until it is closed.

    Parameters
    ----------
    wrong
        Whether the step was refused.
    """
    told = _SAID.get(ui.context.client)
    if told is not None:
        kind = "problem" if wrong else "good"
        told.set_content(
            f'<div class="{kind}"><span>{escape(message)}</span> '
            '<button type="button" aria-label="Close this message">Close</button></div>'
        )


def tried(act: Callable[[], object]) -> bool:
    """Do something that may be refused, and say so where it is."""
    told = _SAID.get(ui.context.client)
    try:
        act()
    except StandoffError as error:
        said(str(error), wrong=True)
        return False
    if told is not None and told.content:
        told.set_content("")
    return True


async def begun(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Begin what a page needs, and wait for it a little: most pages are then drawn at once whole.

    What takes longer comes when it is there; the page does not wait for it.
    """
    task = asyncio.create_task(work)
    await asyncio.wait({task}, timeout=_PATIENCE)
    return task


def cited(dispute: Dispute, ident: str) -> None:
    """Quote evidence, with the source that it is from."""
    item = dispute.evidence.get(ident)
    if item is None:
        return
    words = " ".join(item.exact.split()) if item.exact else ""
    quoted = words if words[:1] in '"“„«' else f"“{words}”"
    quoted = quoted if words else "text withheld"
    ui.label(f"{quoted} ({item.source})").classes("cited")
