"""The arrows of a chart: curves from box to box, with who moves, and who would answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.outlook.departures import Departure, Departures, Deterred
from standoff.outlook.state_graph import StateGraph
from standoff.report.chart import Box, Chart

__all__ = ["Curve", "Tag", "all_arrows", "around"]

_BOW = 40.0
_TIP = 4.0
_LETTERS = 26


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


@dataclass(frozen=True, slots=True)
class Tag:
    """Who makes a move, at the box that it leads to, or comes from."""

    x: float
    y: float
    width: float
    words: str


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
    tags = list(_tags(chart, departures, touching, chosen))
    for actor, before, after in graph.paths.get(chosen, ()):
        if after != chosen:
            tags.append(_tag(chart.boxes[after], names[actor], top=True))
        elif (before, after) not in drawn:
            tags.append(_tag(chart.boxes[before], names[actor], top=False))
        drawn[before, after] = f"{known.get((before, after), 'costs')} way"
    curves = (
        Curve(_path(chart.boxes[before], chart.boxes[after]), css)
        for (before, after), css in drawn.items()
    )
    return tuple(curves), tuple(tags)


def _tags(
    chart: Chart, departures: Departures, touching: Iterable[Departure], chosen: int
) -> Iterator[Tag]:
    """Name who leaves the chosen state where it leads, and who comes to it where that begins."""
    names = [player.actor.name for player in departures.game.players]
    ends: dict[tuple[int, bool], list[str]] = {}
    for each in touching:
        leaves = each.source == chosen
        words = names[each.actor]
        if leaves and (stopping := departures.stopped_by(each)):
            words += f" ⊣ {', '.join(names[place] for place in stopping)}"
        ends.setdefault((each.target if leaves else each.source, leaves), []).append(words)
    for (state, leaves), said in ends.items():
        yield _tag(chart.boxes[state], ", ".join(dict.fromkeys(said)), top=leaves)


def _tag(box: Box, words: str, *, top: bool) -> Tag:
    if len(words) > _LETTERS:
        words = words[: _LETTERS - 1] + "…"
    y = box.y if top else box.y + box.height
    return Tag(box.x + 8, y, 10 + 5.9 * len(words), words)


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
