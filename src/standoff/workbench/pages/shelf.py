"""The saved variants as they are listed: to open, compare, rename, delete and put back."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from nicegui import ui

from standoff.workbench.bench import Bench
from standoff.workbench.pages.frame import tried
from standoff.workbench.saved import as_name

__all__ = ["ADDRESS", "FILE", "address_of", "entered", "named", "shelf"]

ADDRESS = "/what-if/compare"
FILE = "."
"""Stands for the file itself among the names of variants; no variant can be called so."""


def address_of(names: list[str]) -> str:
    """Return where some variants are compared."""
    return f"{ADDRESS}?variants={','.join(quote(name) for name in names)}"


def shelf(bench: Bench, opening: Callable[[str], object]) -> Callable[[], object]:
    """List the saved variants; return what lists them anew.

    Parameters
    ----------
    opening
        Called with the name of a variant that is to be opened.
    """

    @ui.refreshable
    def listed() -> None:
        names, gone = bench.shelf.names(), bench.shelf.taken_out()
        if not names and not gone:
            return
        with ui.element("section").classes("actor shelf").props('aria-label="Saved variants"'):
            ui.html("Saved variants", tag="h2", sanitize=False)
            with ui.element("div").classes("shelf-rows"):
                for name in names:
                    _variant(bench, name, opening, listed.refresh)
                for name in gone:
                    _gone(bench, name, listed.refresh)
            if names:
                ui.link("Compare them side by side", address_of([FILE, *names]))

    listed()
    return listed.refresh


def named(bench: Bench, label: str, value: str = "") -> ui.input:
    """Draw the field for the name of a variant, which says what is wrong while it is typed."""

    def wrong(written: str) -> str | None:
        name = as_name(written)
        return bench.shelf.wrong(name) if name not in ("", value) else None

    field = ui.input(value=value, placeholder="name of the variant", validation=wrong)
    field.props("dense outlined hide-bottom-space").classes("naming")
    field.props["aria-label"] = label
    return field


def entered(field: ui.input) -> str | None:
    """Return the name that was entered; where there is none, or a wrong one, the field says so."""
    name = as_name(field.value)
    if not field.validate():
        return None
    if not name:
        field.error = "it needs a name"
    return name or None


def _variant(
    bench: Bench, name: str, opening: Callable[[str], object], again: Callable[[], object]
) -> None:
    def take_out() -> None:
        if tried(lambda: bench.shelf.take_out(name)):
            again()

    def rename() -> None:
        to = entered(field)
        if to is not None and tried(lambda: bench.shelf.rename(name, to)):
            again()

    with ui.element("div").classes("variant"):
        ui.label(name).classes("name")
        _button("Open", f"Open {name}", lambda: opening(name))
        ui.link("Beside the file", address_of([FILE, name])).props["aria-label"] = (
            f"Compare {name} with the file"
        )
        with ui.element("details"):
            with ui.element("summary"):
                ui.html(f"Rename<span class='unseen'> {escape(name)}</span>", tag="span",
                        sanitize=False)  # fmt: skip
            field = named(bench, f"New name of {name}", name)
            field.on("keydown.enter", rename)
            _button("Rename", f"Rename {name}", rename)
        _button("Delete", f"Delete {name}", take_out)


def _gone(bench: Bench, name: str, again: Callable[[], object]) -> None:
    def put_back() -> None:
        if tried(lambda: bench.shelf.put_back(name)):
            again()

    with ui.element("div").classes("variant gone"):
        ui.label(f"{name} (deleted)").classes("name")
        _button("Put it back", f"Put {name} back", put_back)


def _button(words: str, label: str, act: Callable[[], object]) -> None:
    button = ui.button(words, on_click=act).props("flat dense no-caps")
    button.props["aria-label"] = label
