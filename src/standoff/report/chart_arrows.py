"""The arrows of a chart: curves from box to box, with who moves, and who would answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.outlook.departures import Departure, Departures, Deterred
from standoff.outlook.state_graph import StateGraph
from standoff.report.chart import Box, Chart
from standoff.report.chart_tags import Tag, tags_of

__all__ = ["Curve", "all_arrows", "around"]

_BOW = 40.0
_TIP = 4.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A move, drawn as the path of an SVG.

    Parameters
    ----------
    css
        What it looks like: ``free``, ``deterred`` or ``perhaps``; ``costs`` where it is only a step
        on the way and does not pay; with ``way`` where it is a step on the way to the chosen state.
    """

    path: str
    css: str


def all_arrows(chart: Chart, graph: StateGraph) -> tuple[Curve, ...]:
    """Draw every departure of a graph."""
    return tuple(
        Curve(_path(chart.boxes[each.source], chart.boxes[each.target]), _css(each))
        for each in graph.departures
    )


def around(
    chart: Chart, graph: StateGraph, departures: Departures, chosen: int
) -> tuple[tuple[Curve, ...], tuple[Tag, ...]]:
    """Draw the departures from a state and to it, and a shortest way to it."""
    touching = [each for each in graph.departures if chosen in (each.source, each.target)]
    drawn = {(each.source, each.target): _css(each) for each in touching}
    known = {(each.source, each.target): _css(each) for each in graph.departures}
    names = [player.actor.name for player in graph.game.players]
    ends = _ends(departures, touching, chosen)
    for actor, before, after in graph.paths.get(chosen, ()):
        if after != chosen:
            ends.setdefault((after, True), []).append(names[actor])
        elif (before, after) not in drawn:
            ends.setdefault((before, False), []).append(names[actor])
        drawn[before, after] = f"{known.get((before, after), 'costs')} way"
    curves = (
        Curve(_path(chart.boxes[before], chart.boxes[after]), css)
        for (before, after), css in drawn.items()
    )
    return tuple(curves), tags_of(chart, ends, chosen)


def _ends(
    departures: Departures, touching: Iterable[Departure], chosen: int
) -> dict[tuple[int, bool], list[str]]:
    """Name who leaves the chosen state where it leads, and who comes to it where that begins."""
    names = [player.actor.name for player in departures.game.players]
    ends: dict[tuple[int, bool], list[str]] = {}
    for each in touching:
        leaves = each.source == chosen
        words = names[each.actor]
        if leaves and (stopping := departures.stopped_by(each)):
            words += f" ⊣ {', '.join(names[place] for place in stopping)}"
        ends.setdefault((each.target if leaves else each.source, leaves), []).append(words)
    return ends


def _css(departure: Departure) -> str:
    return {
        Deterred.NO: "free" if departure.pays else "perhaps",
        Deterred.PERHAPS: "perhaps",
        Deterred.YES: "deterred",
    }[departure.deterred]


def _path(source: Box, target: Box) -> str:
    middle = source.y + source.height / 2, target.y + target.height / 2
    if source.x + source.width <= target.x:
        a, d = source.x + source.width, target.x - _TIP
        bend = max((d - a) / 2, 24.0)
        b, c = a + bend, d - bend
    elif target.x + target.width <= source.x:
        a, d = source.x, target.x + target.width + _TIP
        bend = max((a - d) / 2, 24.0)
        b, c = a - bend, d + bend
    else:
        a, d = source.x + source.width, target.x + target.width + _TIP
        b = c = max(a, d) + _BOW
    # A move and the one back lie beside each other.
    shift = 5.0 if source.x < target.x else -5.0
    y, z = middle[0] + shift, middle[1] + shift
    return f"M{a:.1f} {y:.1f}C{b:.1f} {y:.1f} {c:.1f} {z:.1f} {d:.1f} {z:.1f}"
