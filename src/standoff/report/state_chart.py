"""The chart of a graph of states, as an SVG: what each box says, and how it is written.

Everything that comes from a dispute is escaped; how it looks is up to the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap

import numpy as np
from numpy.typing import NDArray

from standoff.outlook.departures import Departures
from standoff.outlook.grades import Grade, graded
from standoff.outlook.phases import Phase
from standoff.outlook.state_graph import Layer, StateGraph
from standoff.report.answer import BADGES, told
from standoff.report.chart import Chart, Look, chart
from standoff.report.chart_arrows import all_arrows, around
from standoff.report.filling import environment
from standoff.report.labels import Labels
from standoff.report.words import count, deeds
from standoff.stability.moving import move_made

__all__ = ["StateChart", "step_in_words"]

_ROOMY = 24
_ARROWS = 60
_WIDE, _NARROW = 216.0, 184.0
_LETTERS, _SHORT = 29, 24
_LINES = 7
_DEED = 3
_AROUND = 24.0

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class StateChart:
    """A graph of states, ready to be drawn.

    Parameters
    ----------
    phase
        Whose game it is of.
    settles, may_settle
        Shape (states,): where every actor stays under the concept that is asked about, and where
        it may if what is not known turns out so.
    """

    phase: Phase
    labels: Labels
    departures: Departures
    graph: StateGraph
    settles: Flags
    may_settle: Flags
    chart: Chart

    @classmethod
    def of(
        cls,
        phase: Phase,
        labels: Labels,
        departures: Departures,
        graph: StateGraph,
        settles: tuple[Flags, Flags],
    ) -> StateChart:
        """Place the boxes; of few states each says what it is, of many what the last move was."""
        roomy = len(graph.states) <= _ROOMY
        grades = graded(phase.solution, strictest=True), graded(phase.solution, strictest=False)
        looks = {
            state: _look(phase, labels, graph, state, settles, grades, roomy=roomy)
            for state in graph.states
        }
        unsure = "possible " if (settles[0] != settles[1]).any() else ""
        above = {
            layer.moves: (_ways(layer.moves), _counted(layer, unsure)) for layer in graph.layers
        }
        arrows = len(graph.states) <= _ARROWS
        made = chart(graph, looks, above, wide=_WIDE if roomy else _NARROW, arrows=arrows)
        return cls(phase, labels, departures, graph, *settles, made)

    def svg(self, chosen: int, address: Callable[[int], str], opening: Callable[[int], str]) -> str:
        """Write the boxes, and where they are not many, all arrows.

        Parameters
        ----------
        chosen
            The state that the keyboard begins at.
        address, opening
            Where the choice of a state leads, and where that of what is left out after so many
            moves.
        """
        few = len(self.graph.states) <= _ARROWS
        text: str = environment().get_template("chart.svg").render(
            chart=self.chart,
            curves=all_arrows(self.chart, self.graph) if few else (),
            origin=self.graph.start,
            start=self.labels[self.phase.solution.state(self.graph.start)],
            chosen=chosen if chosen in self.chart.boxes else self.graph.start,
            address=address,
            opening=opening,
        )  # fmt: skip
        return text

    def svg_around(self, chosen: int) -> tuple[str, str]:
        """Write the arrows from and to a state with a shortest way to it, and who makes them.

        Returns
        -------
        tuple of str
            What goes under the boxes, and what goes over them.
        """
        box = self.chart.boxes.get(chosen)
        curves, tags = around(self.chart, self.graph, self.departures, chosen) if box else ((), ())
        template = environment().get_template("chart_around.svg")
        near = self._near(chosen) if box else ()
        under: str = template.render(chart=self.chart, curves=curves, tags=(), box=None)
        over: str = template.render(chart=self.chart, curves=(), tags=tags, box=box, near=near)
        return under, over

    def _near(self, chosen: int) -> tuple[float, float, float, float]:
        """Return the corner and the size of what holds a state and all that it has arrows with."""
        touching = [each for each in self.graph.departures if chosen in (each.source, each.target)]
        states = {chosen, *(each.source for each in touching), *(each.target for each in touching)}
        boxes = [self.chart.boxes[state] for state in states if state in self.chart.boxes]
        x, y = min(box.x for box in boxes), min(box.y for box in boxes)
        right = max(box.x + box.width for box in boxes)
        bottom = max(box.y + box.height for box in boxes)
        return x - _AROUND, y - _AROUND, right - x + 2 * _AROUND, bottom - y + 2 * _AROUND


def step_in_words(phase: Phase, step: tuple[int, int, int]) -> str:
    """Say who does what by a move: an actor, by its place, and two states."""
    move = move_made(phase.game, *step)
    return "; ".join(map(str, deeds(phase.game.dispute, *move.ends)))


def _ways(moves: int | None) -> str:
    if moves is None:
        return "No such way leads here"
    return f"After {count(moves, 'move')}" if moves else "Where it begins"


def _counted(layer: Layer, unsure: str) -> str:
    said = count(layer.total, "state")
    if not layer.settling:
        return said
    return f"{said}, {count(layer.settling, f'{unsure}equilibrium', f'{unsure}equilibria')}"


def _look(
    phase: Phase,
    labels: Labels,
    graph: StateGraph,
    state: int,
    settles: tuple[Flags, Flags],
    grades: tuple[NDArray[np.int64], NDArray[np.int64]],
    *,
    roomy: bool,
) -> Look:
    name = phase.solution.state(state)
    label = labels[name]
    lines = told(phase.game.dispute, name, phase.game.states)
    strict, lenient = (Grade(int(each[state])) for each in grades)
    badge = "" if lenient is Grade.NONE else BADGES[strict]
    held = "yes" if settles[0][state] else "perhaps" if settles[1][state] else "no"
    said = f"{label}{f', {badge}' if badge else ''}: {'; '.join(lines)}"
    if roomy:
        return Look(label, badge, _wrapped(lines), held, said)
    path = graph.paths.get(state)
    last = step_in_words(phase, path[-1]) if path else lines[0]
    who, _, what = last.partition(": ")
    lines = _cut(who, _SHORT), *wrap(what, _SHORT, max_lines=_DEED, placeholder=" …")
    return Look(label, badge, lines, held, said)


def _wrapped(lines: tuple[str, ...]) -> tuple[str, ...]:
    parts = [part for line in lines for part in wrap(line, _LETTERS, subsequent_indent="  ")]
    return tuple(parts) if len(parts) <= _LINES else (*parts[: _LINES - 1], "…")


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1] + "…"
