"""Selecting words of a report, and saying who says, does or wants what of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from typing import Any, TypeVar

from nicegui import events, ui
from nicegui.elements.mixins.value_element import ValueElement

from standoff.errors import StandoffError
from standoff.evidence import Source, Span
from standoff.reading.acts import ACTS
from standoff.reading.dossier import Dossier
from standoff.reading.language import load_language
from standoff.reading.own_claims import OwnClaim
from standoff.workbench.making import made
from standoff.workbench.pages.frame import tried
from standoff.workbench.saying import Saying, first_saying, usual_modality
from standoff.workbench.selection import selected, shown

__all__ = ["Picked", "making", "on_keys", "picking"]

_Field = TypeVar("_Field", bound=ValueElement[Any])

_KINDS = {
    "stance": "stance: demands, offers, refuses, …",
    "event": "event: has done it",
    "commitment": "commitment: keeps forces somewhere, sends or withdraws them",
    "quotation": "quotation: said it in these words",
    "deadline": "deadline: until when",
    "relation": "relation: backs, mediates, is part of, …",
}
_SORTS = {
    "organisation": "an organisation", "government": "a government", "group": "a group",
    "person": "a person", "armed_force": "an armed force", "body": "a body of several",
}  # fmt: skip
_MODALITIES = {
    "done": "plainly", "intended": "as an intention", "threatened": "as a threat",
    "hypothetical": "for a case that may come", "reported": "by somebody else",
}  # fmt: skip
# Units of UTF-16 from the beginning of the text, of what of the selection is inside of it.
_EMIT = """
  const text = document.querySelector('.report .text');
  const whole = document.createRange();
  whole.selectNodeContents(text);
  const length = whole.toString().length;
  const before = (node, offset) => {
    const side = whole.comparePoint(node, offset);
    if (side) return side < 0 ? 0 : length;
    const part = whole.cloneRange();
    part.setEnd(node, offset);
    return part.toString().length;
  };
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  emit(range ? [before(range.startContainer, range.startOffset),
                before(range.endContainer, range.endOffset), length] : [0, 0, length]);
"""
_ON_PRESS = f"() => {{ {_EMIT} }}"
# A word is selected by the arrow keys; the browser itself lengthens what is selected by shift.
_ON_KEYS = f"""(e) => {{
  const selection = getSelection(), text = e.currentTarget;
  const within = selection.rangeCount && text.contains(selection.anchorNode);
  if (e.key === 'Enter' && e.target === text && within) {{ {_EMIT} }}
  const forward = e.key === 'ArrowRight';
  if (!(forward || e.key === 'ArrowLeft') || e.shiftKey || e.ctrlKey || e.altKey || e.metaKey)
    return;
  e.preventDefault();
  // From the mark that the keyboard is on, or else from the beginning.
  if (e.target !== text && !(within && e.target.contains(selection.anchorNode)))
    selection.collapse(e.target, 0);
  else if (!within) selection.collapse(text, 0);
  text.focus({{preventScroll: true}});
  for (let tries = 0; tries < 9; tries++) {{
    if (forward) selection.collapseToEnd(); else selection.collapseToStart();
    selection.modify('extend', forward ? 'forward' : 'backward', 'word');
    if (/[\\p{{L}}\\p{{N}}]/u.test(selection.toString())) break;
  }}
  // Turned to the right, so that shift lengthens it whichever way it was come by.
  const word = selection.getRangeAt(0);
  selection.setBaseAndExtent(word.startContainer, word.startOffset, word.endContainer,
                             word.endOffset);
  const box = word.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 2);
}}"""


@dataclass(frozen=True, slots=True)
class Picked:
    """Characters of a report that a claim is being made of, and what is said of them so far."""

    source: str
    span: Span
    saying: Saying


def picking(dossier: Dossier, source: Source, pick: Callable[[Picked], object]) -> None:
    """Show what leads from a selection in the text to a claim.

    Parameters
    ----------
    pick
        Called with what is selected.
    """
    ui.button("Make a claim of the selected words").props("outline no-caps").on(
        "mousedown", js_handler="(e) => e.preventDefault()"
    ).on("click", lambda e: _pick(dossier, source, e, pick), js_handler=_ON_PRESS)
    ui.label(
        "Select with the mouse, or in the text with ← and →; Shift makes it longer, Enter takes it."
    ).classes("note")


def on_keys(
    text: ui.html, dossier: Dossier, source: Source, pick: Callable[[Picked], object]
) -> None:
    """Let words of the text be selected by keyboard."""
    text.props('tabindex="0" role="region" aria-label="Text of the report"')
    text.on("keydown", lambda e: _pick(dossier, source, e, pick), js_handler=_ON_KEYS)


def _pick(
    dossier: Dossier,
    source: Source,
    event: events.GenericEventArguments,
    pick: Callable[[Picked], object],
) -> None:
    def take() -> None:
        start, end, length = (int(each) for each in event.args)
        span = selected(source, start, end, length)
        pick(Picked(source.id, span, first_saying(dossier, source, span)))

    tried(take)


def making(
    dossier: Dossier,
    source: Source,
    picked: Picked,
    *,
    keep: Callable[[OwnClaim], object],
    leave: Callable[[], object],
    focus: bool,
) -> None:
    """Ask who says, does or wants what of the words that are selected.

    Parameters
    ----------
    keep
        Called with the claim.
    leave
        Called where none is to be made.
    focus
        Whether the keyboard is to go to the first field.
    """
    said = picked.saying
    words = shown((source.text or "")[picked.span.start : picked.span.end])

    async def try_to_keep() -> None:
        button.disable()
        with suppress(StandoffError):
            # Beside the page's loop, for it takes a moment; what is wrong with it is told below.
            await asyncio.to_thread(load_language)
        tried(lambda: keep(made(dossier, source, picked.span, said)))
        button.enable()

    with ui.element("section").classes("claim making").props('aria-label="A claim of your own"'):
        ui.html("A claim of your own", tag="h3", sanitize=False)
        ui.html(escape(words), tag="blockquote", sanitize=False)
        _fields(dossier, said, focus=focus)
        with ui.element("div").classes("keep"):
            button = ui.button("Keep this claim", on_click=try_to_keep).props("outline no-caps")
            ui.button("Leave it", on_click=leave).props("flat no-caps")


def _fields(dossier: Dossier, said: Saying, *, focus: bool) -> None:
    names = {actor.id: actor.name for actor in dossier.actors}

    @ui.refreshable
    def rest() -> None:
        _act(said, rest.refresh)
        _field(
            ui.select({None: "nobody in particular", **names}, label="Towards whom"), said, "target"
        )
        what = _field(ui.textarea("What (words of the selection)"), said, "what")
        what.props("autogrow").classes("wide")
        _field(ui.input("Day that it speaks of"), said, "day").props('type="date" stack-label')
        _field(ui.select(_MODALITIES, label="How it is told"), said, "modality")
        ui.checkbox("The report denies it", value=not said.polarity).on_value_change(
            lambda e: setattr(said, "polarity", not e.value)
        )

    def other_kind() -> None:
        acts = ACTS.get(said.kind, frozenset())
        said.act = None if not acts else "demand" if "demand" in acts else min(acts)
        said.modality = usual_modality(said.kind, said.act)
        rest.refresh()

    with ui.element("div").classes("fields"):
        kind = _field(ui.select(_KINDS, label="Kind"), said, "kind")
        kind.classes("wide").on_value_change(other_kind)
        kind.props("autofocus" if focus else "")
        _field(ui.select(names, label="Who"), said, "actor")
        name = _field(ui.input("Or somebody else, by name"), said, "name")
        sort = _field(ui.select(_SORTS, label="Who is"), said, "sort")
        sort.bind_visibility_from(name, "value", bool)
        rest()


def _act(said: Saying, refresh: Callable[[], object]) -> None:
    acts = sorted(ACTS.get(said.kind, ()))

    def chosen() -> None:
        said.modality = usual_modality(said.kind, said.act)
        refresh()

    if len(acts) > 1:
        _field(ui.select(acts, label="Act"), said, "act").on_value_change(chosen)
    elif said.kind == "event":
        _field(ui.input("Act, as a verb"), said, "act")


def _field(field: _Field, said: Saying, name: str) -> _Field:
    """Let a field show what is said, and say what it shows."""
    field.set_value(getattr(said, name))
    field.on_value_change(lambda e: setattr(said, name, e.value))
    field.props("dense outlined options-dense")
    return field
