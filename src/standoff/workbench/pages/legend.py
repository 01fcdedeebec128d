"""How the graph of states and moves is to be read, and what it leaves out."""

from __future__ import annotations

from nicegui import ui

from standoff.outlook.state_graph import Layer
from standoff.report import answer as words
from standoff.report.words import count
from standoff.workbench.outcome_view import View, replies_under

__all__ = ["legend"]

_READ = {
    "best": "An arrow is the best move of whoever it names, moving alone.",
    "improvements": "An arrow is a move that pays whoever it names, moving alone, or may.",
    "moves": "States are all that any moves lead to; an arrow is one that pays whoever it names.",
}
_MEANT = {
    "Nash": "Under Nash no reply counts.",
    "GMR": "Dashed: the others have replies that undo the gain.",
    "SMR": "Dashed: the others have replies that undo the gain for good.",
    "SEQ": "Dashed: the others have replies that pay them and undo the gain.",
    "SSEQ": "Dashed: the others have replies that pay them and undo the gain for good.",
}


def legend(view: View) -> None:
    """Say how the graph is to be read, and how much it leaves out."""
    ui.label(_read(view)).classes("note")
    _left_out(view)


def _read(view: View) -> str:
    concept = view.asked.concept
    counted = replies_under(concept)
    said = [_READ[view.asked.way], _MEANT[counted]]
    if any(player.comparison for player in view.game.players):
        said.append("Dotted: that turns on what is not known.")
    unsure = bool((view.drawn.settles != view.drawn.may_settle).any())
    perhaps = ", dashed where that turns on what is not known" if unsure else ""
    said.append(f"A heavy border: stable for every actor under {concept}{perhaps}.")
    if counted != concept:
        said.append(f"Arrows tell of replies as under {counted}.")
    said.append("Choose a state to see who makes its moves; after ⊣, who would stop them.")
    if eyes := words.eyes(view.answer.dispute):
        said += [*eyes, "Moves, and what they pay, are those of the model."]
    return " ".join(said)


def _left_out(view: View) -> None:
    """Say how much is left out, and what it has in common."""
    graph = view.drawn.graph
    if not graph.hidden:
        return
    least = "" if graph.complete else "at least "
    with ui.element("details").classes("left-out"):
        with ui.element("summary"):
            ui.label(
                f"These moves lead to {least}{count(graph.reached, 'state')}; "
                f"{graph.reached - graph.hidden:,} are shown"
            )
        ui.label(
            "Shown are stable ones, each with a way to it, and the nearest. Choose “+ more” "
            "for further ones."
        ).classes("note")
        for layer in graph.layers:
            if layer.hidden:
                ui.label(_shared(view, layer)).classes("note")


def _shared(view: View, layer: Layer) -> str:
    after = count(layer.moves or 0, "move")
    unsure = bool((view.drawn.settles != view.drawn.may_settle).any())
    held = "stable or perhaps so" if unsure else "stable"
    said = f"After {after}: {layer.hidden:,} left out, {layer.hidden_settling:,} of them {held}"
    deeds = words.common(view.answer.dispute, layer.pattern).shared
    if not deeds:
        return f"{said}."
    return f"{said}; in all of them: {'; '.join(map(str, deeds))}."
