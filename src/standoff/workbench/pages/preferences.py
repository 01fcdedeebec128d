"""Preference statements that are put in order, dropped and added: by mouse or by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from nicegui import events, ui

from standoff.dispute.model import Actor, Dispute, Statements
from standoff.dispute.wording import wish
from standoff.workbench.pages.frame import cited

__all__ = ["ordered"]

# The row that is dragged tells its place to the one on which it is dropped.
_DRAG = """(e) => {
  e.dataTransfer.setData('text/plain', e.currentTarget.dataset.place);
  e.dataTransfer.effectAllowed = 'move';
}"""
_OVER = "(e) => e.preventDefault()"
_DROP = """(e) => {
  e.preventDefault();
  const came = parseInt(e.dataTransfer.getData('text/plain'));
  if (!isNaN(came)) emit([came, parseInt(e.currentTarget.dataset.place)]);
}"""


def ordered(
    dispute: Dispute,
    actor: Actor,
    *,
    move: Callable[[str, int, int], object],
    drop: Callable[[str, int], object],
) -> None:
    """Show an actor's statements, most important first, to be moved and dropped.

    Parameters
    ----------
    move
        Called with the actor, and a statement's place now and then.
    drop
        Called with the actor and a statement's place.
    """
    if not isinstance(actor.preference, Statements):
        ui.label("It ranks states, or weighs statements; that is edited in the file.").classes(
            "note"
        )
        return
    levels = actor.preference.levels
    if not levels:
        ui.label("No wish is known.").classes("note")
    with ui.element("ol").classes("wishes"):
        for place, level in enumerate(levels):
            words = "; and as much: ".join(wish(dispute, actor.id, s.expression) for s in level)
            row = ui.element("li").classes("wish").props(f'draggable="true" data-place="{place}"')
            row.on("dragstart", js_handler=_DRAG)
            row.on("dragover", js_handler=_OVER)

            def dropped(event: events.GenericEventArguments, owner: str = actor.id) -> object:
                came, went = event.args
                return move(owner, came, went) if came != went else None

            row.on("drop", dropped, js_handler=_DROP)
            with row:
                with ui.element("span").classes("words"):
                    ui.label(words)
                    grounds = level[0].grounds
                    if grounds.assumed:
                        ui.label(f"Assumed: {grounds.assumed}").classes("assumed")
                    for ident in grounds.because[:1]:
                        cited(dispute, ident)
                with ui.element("span").classes("steps"):
                    _step("↑", f"More important: {words}", place > 0,
                          lambda _, p=place: move(actor.id, p, p - 1))  # fmt: skip
                    _step("↓", f"Less important: {words}", place < len(levels) - 1,
                          lambda _, p=place: move(actor.id, p, p + 1))  # fmt: skip
                    _step("✕", f"Drop: {words}", True, lambda _, p=place: drop(actor.id, p))  # noqa: FBT003


def _step(sign: str, label: str, possible: bool, act: Callable[..., object]) -> None:  # noqa: FBT001
    button = ui.button(sign, on_click=act).props("flat dense round size=md")
    button.props["aria-label"] = label
    button.set_enabled(possible)
