"""Write a placed graph of states as SVG that reads in light and in dark, and without colour.

Who moves is told by colour, by dashes and by a name beside the arrow; improvements are bold. The
page has a ground of its own, so that it reads on whatever it is put.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

from state_graph import BOX, WIDTH, Arrow, Place, Sheet, actors

__all__ = ["Story", "svg"]

_DASHES = ("none", "9 4", "2 4")
_LIGHT = ("#0b5cad", "#b3470b", "#1a7a3c")
_DARK = ("#6cb6ff", "#ff9e64", "#6fdd8b")
_LEGEND = 19
_LETTERS = 98
_ACROSS = 27

_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1b1f24; }
.state { font: bold 15px ui-monospace, monospace; }
.small, .who, .chip { font-size: 12px; }
.rank, .step { font-weight: bold; }
.paper { fill: #ffffff; }
.box { fill: #f6f8fa; stroke: #57606a; stroke-width: 1.2; }
.holds { stroke: #1b1f24; stroke-width: 3.6; }
.mark { fill: none; stroke: #ffdf80; stroke-width: 12; stroke-linecap: round; }
.dot { fill: #ffdf80; stroke: #1b1f24; }
.step { fill: #1b1f24; }
.move { fill: none; stroke-width: 1.2; }
.better, .unknown { stroke-width: 3; }
.thin { fill: none; stroke-width: 1.4; }
.halo { paint-order: stroke; stroke: #ffffff; stroke-width: 5px; stroke-linejoin: round; }
%s
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.paper { fill: #0d1117; }
.box { fill: #161b22; stroke: #8b949e; }
.holds { stroke: #e6edf3; }
.mark { stroke: #6b5300; }
.dot { fill: #ffdf80; stroke: #0d1117; }
.step { fill: #1b1f24; }
.halo { stroke: #0d1117; }
%s
}"""


@dataclass(frozen=True, slots=True)
class Story:
    """What a drawing points out.

    Parameters
    ----------
    heading
        What is drawn.
    steps
        The moves that are pointed out: a number, the actor's id and the two states.
    legend
        Sentences below the graph.
    chips
        Under what each state holds.
    holding
        The states with a thick frame.
    """

    heading: str
    steps: tuple[tuple[str, str, str, str], ...] = ()
    legend: tuple[str, ...] = ()
    chips: Mapping[str, tuple[str, ...]] | None = None
    holding: frozenset[str] = frozenset()


def svg(page: Sheet, story: Story) -> str:
    """Write it; the lines of the file are its elements."""
    legend = [line for text in story.legend for line in wrap(text, _LETTERS)]
    samples = page.height + 30
    height = samples + 14 + _LEGEND * len(legend) + 4
    ids = [player.actor.id for player in page.game.players]
    pointed = {(ids.index(who), a, b): number for number, who, a, b in story.steps}
    shown = [number for number, player in enumerate(page.game.players) if player.actor.options]
    size = f'viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" {size}>',
        f'<title id="title">{escape(story.heading)}</title>',
        f'<desc id="desc">{escape(_told(page, story))}</desc>',
        f"<style>{_STYLE % (_colours(_LIGHT), _colours(_DARK))}\n</style>",
        "<defs>", *(head for number in shown for head in _heads(number)), "</defs>",
        f'<rect class="paper" width="{WIDTH}" height="{height:.0f}" rx="8"/>',
        *(f'<path class="mark" d="{_path(a)}"/>' for a in page.arrows
          if (a.actor, a.source, a.target) in pointed),
        *(_drawn(arrow) for arrow in page.arrows),
        *(part for place in page.places.values() for part in _boxed(place, story)),
        *(part for arrow in page.arrows for part in _labels(page, arrow)),
        *(part for arrow in page.arrows for part in _numbered(arrow, pointed)),
        *_samples(page, shown, samples),
        *(f'<text class="small" x="24" y="{samples + 10 + _LEGEND * (at + 1):.0f}">'
          f"{escape(line)}</text>" for at, line in enumerate(legend)),
        "</svg>",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _colours(palette: Sequence[str]) -> str:
    return "\n".join(
        f".a{n} {{ stroke: {colour}; }} .f{n} {{ fill: {colour}; }}"
        for n, colour in enumerate(palette)
    )


def _told(page: Sheet, story: Story) -> str:
    parts = []
    for place in page.places.values():
        ranks = "; ".join(f"{who}: {does}, rank {rank}" for who, does, rank in place.lines)
        chips = "; ".join((story.chips or {}).get(place.state, ()))
        parts.append(f"{place.state}: {ranks}{f' ({chips})' if chips else ''}.")
    return " ".join([*parts, *story.legend])


def _heads(number: int) -> list[str]:
    full = f'<path class="f{number}" d="M0 0L10 5L0 10z"/>'
    thin = f'<path class="thin a{number}" d="M1 1L9 5L1 9"/>'
    return [_head(f"full{number}", 13, full), _head(f"open{number}", 10, thin)]


def _head(name: str, size: int, shape: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="{size}" '
        f'markerHeight="{size}" markerUnits="userSpaceOnUse" orient="auto">{shape}</marker>'
    )


def _path(arrow: Arrow) -> str:
    first, *others = (f"{x:.0f} {y:.0f}" for x, y in arrow.curve)
    return f"M{first}{'L' if len(others) == 1 else 'C'}{' '.join(others)}"


def _drawn(arrow: Arrow) -> str:
    head = "open" if arrow.kind == "other" else "full"
    return (
        f'<path class="move {arrow.kind} a{arrow.actor}" stroke-dasharray="{_DASHES[arrow.actor]}" '
        f'marker-end="url(#{head}{arrow.actor})" d="{_path(arrow)}"/>'
    )


def _boxed(place: Place, story: Story) -> list[str]:
    holds = " holds" if place.state in story.holding else ""
    x, y = place.x, place.y
    size = f'width="{BOX}" height="{place.height:.0f}"'
    parts = [
        f'<rect class="box{holds}" x="{x:.0f}" y="{y:.0f}" {size} rx="6"/>',
        f'<text class="state" x="{x + 10:.0f}" y="{y + 19:.0f}">{place.state}</text>',
    ]
    for at, (who, does, rank) in enumerate(place.lines):
        line = y + 38 + 18 * at
        text = f"{who}: {does}"
        if len(text) > _ACROSS:
            raise ValueError(f"too long to draw, by {len(text) - _ACROSS} letters: {text}")
        parts.append(f'<text class="small" x="{x + 10:.0f}" y="{line:.0f}">{escape(text)}</text>')
        parts.append(
            f'<text class="rank" text-anchor="end" x="{x + BOX - 10:.0f}" y="{line:.0f}">'
            f"{rank}</text>"
        )
    for at, chip in enumerate((story.chips or {}).get(place.state, ())):
        line = y + 38 + 18 * (len(place.lines) + at)
        parts.append(f'<text class="chip" x="{x + 10:.0f}" y="{line:.0f}">{escape(chip)}</text>')
    return parts


def _labels(page: Sheet, arrow: Arrow) -> list[str]:
    parts = []
    if arrow.label is not None:
        x, y, how = arrow.label
        turned = f' transform="rotate(-90 {x:.0f} {y:.0f})"' if how == "turned" else ""
        anchor = "start" if how == "start" else "middle"
        name = escape(actors(page.game)[arrow.actor])
        parts.append(
            f'<text class="who halo" text-anchor="{anchor}" dominant-baseline="middle" '
            f'x="{x:.0f}" y="{y:.0f}"{turned}>{name}</text>'
        )
    if arrow.kind == "unknown":
        x, y = arrow.at(0.3)
        parts.append(
            f'<text class="rank halo" text-anchor="middle" dominant-baseline="central" '
            f'x="{x:.0f}" y="{y:.0f}">?</text>'
        )
    return parts


def _numbered(arrow: Arrow, pointed: Mapping[tuple[int, str, str], str]) -> list[str]:
    number = pointed.get((arrow.actor, arrow.source, arrow.target))
    if number is None:
        return []
    x, y = arrow.at(0.5 if len(arrow.curve) == 2 else 0.25)
    middle = 'text-anchor="middle" dominant-baseline="central"'
    return [
        f'<circle class="dot" cx="{x:.0f}" cy="{y:.0f}" r="9"/>',
        f'<text class="step" {middle} x="{x:.0f}" y="{y:.0f}">{escape(number)}</text>',
    ]


def _samples(page: Sheet, shown: Sequence[int], y: float) -> list[str]:
    parts, x = [], 24
    for number in shown:
        name = actors(page.game)[number]
        parts.append(
            f'<path class="move better a{number}" stroke-dasharray="{_DASHES[number]}" '
            f'marker-end="url(#full{number})" d="M{x} {y:.0f}H{x + 44}"/>'
        )
        parts.append(
            f'<text class="small" dominant-baseline="middle" x="{x + 52}" y="{y:.0f}">'
            f"{escape(name)}</text>"
        )
        x += 52 + 8 * len(name) + 24
    return parts
