"""What a brief says, put together once for all the forms in which it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.dispute.model import Dispute
from standoff.outlook.phases import Phase, Resting
from standoff.report import answer
from standoff.report.assumptions import Open, open_points
from standoff.report.consequences import (
    Bearing,
    Blocking,
    Needed,
    Threat,
    bearing,
    blocking,
    needed,
    threats,
)
from standoff.report.labels import TOLD, Labels, labels_of, tabled
from standoff.report.layout import Drawing, Text, layout
from standoff.report.parties import Item, Party, item, party
from standoff.report.picture import Picture, picture
from standoff.report.quotes import Citation, Quotes
from standoff.report.rules import Section, rules
from standoff.report.standing import origin
from standoff.report.table import Table, table
from standoff.report.view import View
from standoff.report.why import Why, why
from standoff.robustness.hinges import Hinge
from standoff.version import __version__

__all__ = ["Brief", "Rest", "Span", "compose"]

_ASK = 3
_DRAWN = 12


@dataclass(frozen=True, slots=True)
class Rest:
    """A state in which the dispute can settle, in words."""

    label: str
    told: tuple[str, ...]
    grade: str
    css: str
    led: bool


@dataclass(frozen=True, slots=True)
class Span:
    """What the brief says of a phase."""

    period: str | None
    headline: str
    holding: str
    resting: tuple[Rest, ...]
    more: int
    also: int
    unreached: int
    common: answer.Common | None


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a brief says, for whatever form it is written in.

    Parameters
    ----------
    spans
        The answer, in each phase.
    blocking
        Who can keep the dispute from the best-held states of the last phase.
    needed
        What would have to change for things to stay as they are; None where they do.
    threats
        What was announced, and whether it is credible.
    bearing
        On which sources and claims the answer rests; None where it cannot be told.
    ask
        What to find out next.
    """

    dispute: Dispute
    spans: tuple[Span, ...]
    sureness: tuple[str, ...]
    eyes: tuple[str, ...]
    in_strength: str | None
    ask: tuple[Hinge, ...]
    blocking: tuple[Blocking, ...]
    needed: Needed | None
    parties: tuple[Party, ...]
    rules: tuple[Section, ...]
    threats: tuple[Threat, ...]
    table: Table
    partly: bool
    bracketed: bool
    why: tuple[Why, ...]
    drawing: Drawing
    picture: Picture
    labels: Labels
    period: str | None
    open: Open
    bearing: Bearing | None
    status_quo: Item
    citations: tuple[Citation, ...]
    size: int
    version: str


def compose(view: View) -> Brief:
    """Put together what there is to say of a dispute that has been looked at."""
    dispute = view.dispute
    quotes = Quotes(dispute)
    main = view.phases[-1]
    labels = labels_of(dispute, view.phases)
    spans = tuple(_span(dispute, phase, labels) for phase in view.phases)
    columns = tabled(dispute, view.phases)
    drawn = picture(main.game, _wanted(main), limit=_DRAWN)
    # What is cited first is quoted, so this goes in the order in which it is read.
    parties = tuple(party(actor, dispute, quotes) for actor in dispute.actors)
    sections = rules(dispute, quotes, states=view.solution.size)
    status_quo = item("How things stand now", dispute.status_quo_grounds, quotes)
    return Brief(
        dispute=dispute,
        spans=spans,
        sureness=answer.sureness(view),
        eyes=answer.eyes(dispute),
        in_strength=answer.in_strength(view.phases),
        ask=(view.hinges or ())[:_ASK],
        blocking=blocking(dispute, main, labels),
        needed=needed(dispute, main, labels),
        parties=parties,
        rules=sections,
        threats=threats(dispute, main, quotes),
        table=table(view, columns, labels),
        partly=any(actor.unknown for actor in dispute.actors),
        bracketed=any(phase.unreached for phase in view.phases),
        why=tuple(_whys(view, labels)),
        drawing=_drawing(dispute, drawn, main, labels),
        picture=drawn,
        labels=labels,
        period=answer.period(main),
        open=open_points(view, labels),
        bearing=bearing(dispute, main, labels, quotes),
        status_quo=status_quo,
        citations=quotes.cited,
        size=view.solution.size,
        version=__version__,
    )


def _span(dispute: Dispute, phase: Phase, labels: Labels) -> Span:
    shown = phase.leading[:TOLD]
    several = phase.best > 1
    common = answer.common(dispute, phase.pattern) if several else None
    # What all of them share is told once.
    return Span(
        answer.period(phase),
        answer.headline(dispute, phase),
        answer.holding(phase),
        tuple(_rest(dispute, phase, resting, labels, common) for resting in shown),
        phase.best - len(shown),
        phase.total - phase.best,
        phase.unreached,
        common,
    )


def _rest(
    dispute: Dispute, phase: Phase, resting: Resting, labels: Labels, common: answer.Common | None
) -> Rest:
    states = phase.game.states
    return Rest(
        labels[resting.state],
        answer.besides(dispute, resting.state, common, states),
        answer.held_by(resting),
        resting.grade.name.lower(),
        resting.led and origin(dispute, states) not in (None, resting.state),
    )


def _wanted(phase: Phase) -> list[str]:
    return [resting.state for resting in phase.leading[: _DRAWN // 2]]


def _whys(view: View, labels: Labels) -> Iterable[Why]:
    """Explain the best states of each phase, and why the status quo does not last."""
    for phase in view.phases:
        for resting in phase.leading[:TOLD]:
            yield why(view.dispute, phase, resting.state, labels)
        start = origin(view.dispute, phase.game.states)
        resting_states = {resting.state for resting in phase.resting}
        if start and start not in resting_states and phase.total <= len(phase.resting):
            yield why(view.dispute, phase, start, labels)


def _drawing(dispute: Dispute, drawn: Picture, phase: Phase, labels: Labels) -> Drawing:
    resting = {item.state: item for item in phase.resting}
    leading = {item.state for item in phase.leading}
    texts = {}
    for row in drawn.rows:
        for state in row:
            quo = state == origin(dispute, phase.game.states)
            told = ("the status quo",) if quo else answer.told(dispute, state, phase.game.states)
            grade = resting[state].grade if state in resting else None
            title = labels[state] if grade is None else f"{labels[state]} · {answer.BADGES[grade]}"
            texts[state] = Text(title, told, state in leading)
    return layout(drawn, texts)
