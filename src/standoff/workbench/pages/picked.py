"""A choice of one among a few: the browser's own, with a label."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from nicegui import events, ui

__all__ = ["picked"]


def picked(
    label: str, choices: Mapping[str, str], value: str, choose: Callable[[str], object]
) -> None:
    """Show a choice.

    Parameters
    ----------
    choices
        What is chosen, and what it is called.
    choose
        Called, and awaited, with what is chosen.
    """

    async def changed(event: events.GenericEventArguments) -> None:
        done = choose(str(event.args))
        if hasattr(done, "__await__"):
            await done

    with ui.element("label").classes("picked"):
        ui.html(escape(label), tag="span", sanitize=False)
        box = ui.element("select").on("change", changed, js_handler="(e) => emit(e.target.value)")
        with box:
            for each, called in choices.items():
                option = ui.element("option")
                option.props["value"] = each
                if each == value:
                    option.props["selected"] = True
                with option:
                    ui.html(escape(called), tag="span", sanitize=False)
