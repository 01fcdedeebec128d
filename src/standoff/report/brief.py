"""The brief: one self-contained HTML page with the answer, and what it rests on.

Whatever comes from a report or a dispute file is hostile until it is escaped: the templates escape
everything, and the page forbids itself scripts and the network.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from standoff.dispute.model import Dispute
from standoff.outlook.phases import Phase, Resting
from standoff.report import answer
from standoff.report.assumptions import open_points
from standoff.report.labels import Labels
from standoff.report.layout import Drawing, Text, layout
from standoff.report.parties import item, party
from standoff.report.picture import Picture, picture
from standoff.report.quotes import Quotes
from standoff.report.rules import rules
from standoff.report.standing import origin
from standoff.report.table import table
from standoff.report.view import View, look
from standoff.report.why import Why, why
from standoff.report.words import count, day, lead, published
from standoff.version import __version__

__all__ = ["brief", "render"]

_RESTING = 3
_COLUMNS = 8
_ASK = 3
_DRAWN = 12


def brief(dispute: Dispute) -> str:
    """Solve a dispute and write its brief.

    Returns
    -------
    str
        An HTML page that needs no network, no script and no other file. The same dispute always
        gives the same page.

    Raises
    ------
    DisputeError
        The model cannot be solved.
    SizeError
        It is too large to enumerate.
    """
    return render(look(dispute))


def render(view: View) -> str:
    """Write the brief of a dispute that has been looked at."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("standoff.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=day, published=published, count=count, lead=lead)
    return environment.get_template("brief.html").render(_context(view))


@dataclass(frozen=True, slots=True)
class _Rest:
    """A state in which the dispute can settle, in words."""

    label: str
    told: tuple[str, ...]
    grade: str
    css: str
    led: bool


@dataclass(frozen=True, slots=True)
class _Span:
    """What the brief says of a phase."""

    period: str | None
    headline: str
    holding: str
    resting: tuple[_Rest, ...]
    more: int
    also: int
    unreached: int
    common: answer.Common | None


def _context(view: View) -> dict[str, Any]:
    dispute = view.dispute
    quotes = Quotes(dispute)
    main = view.phases[-1]
    labels = Labels(origin(dispute, main.game.states))
    spans = tuple(_span(dispute, phase, labels) for phase in view.phases)
    columns = _columns(view)
    drawn = picture(main.game, _wanted(main), limit=_DRAWN)
    return {
        "dispute": dispute,
        "spans": spans,
        "sureness": answer.sureness(view),
        "eyes": answer.eyes(dispute),
        "in_strength": answer.in_strength(view.phases),
        "ask": (view.hinges or ())[:_ASK],
        "parties": tuple(party(actor, dispute, quotes) for actor in dispute.actors),
        "rules": rules(dispute, quotes, states=view.solution.size),
        "table": table(view, columns, labels),
        "partly": any(actor.unknown for actor in dispute.actors),
        "bracketed": any(phase.unreached for phase in view.phases),
        "why": tuple(_whys(view, labels)),
        "drawing": _drawing(dispute, drawn, main, labels),
        "picture": drawn,
        "labels": labels,
        "period": answer.period(main),
        "open": open_points(view, labels),
        "status_quo": item("How things stand now", dispute.status_quo_grounds, quotes),
        "size": view.solution.size,
        "version": __version__,
    }


def _span(dispute: Dispute, phase: Phase, labels: Labels) -> _Span:
    shown = phase.leading[:_RESTING]
    several = phase.best > 1
    return _Span(
        answer.period(phase),
        answer.headline(dispute, phase),
        answer.holding(phase),
        tuple(_rest(dispute, phase, resting, labels) for resting in shown),
        phase.best - len(shown),
        phase.total - phase.best,
        phase.unreached,
        answer.common(dispute, phase.pattern) if several else None,
    )


def _rest(dispute: Dispute, phase: Phase, resting: Resting, labels: Labels) -> _Rest:
    states = phase.game.states
    return _Rest(
        labels[resting.state],
        answer.told(dispute, resting.state, states),
        answer.held_by(resting),
        resting.grade.name.lower(),
        resting.led and origin(dispute, states) not in (None, resting.state),
    )


def _columns(view: View) -> list[str]:
    """States for the table: the status quo, the best of each phase, and a few that come next."""
    start = origin(view.dispute, view.phases[-1].game.states)
    wanted = [start] if start else []
    for phase in reversed(view.phases):
        wanted += [resting.state for resting in phase.leading]
    room = max(_COLUMNS // 2, len(dict.fromkeys(wanted)))
    wanted += [resting.state for resting in view.phases[-1].resting]
    return list(dict.fromkeys(wanted))[: min(room, _COLUMNS)]


def _wanted(phase: Phase) -> list[str]:
    return [resting.state for resting in phase.leading[: _DRAWN // 2]]


def _whys(view: View, labels: Labels) -> Iterable[Why]:
    """Explain the best states of each phase, and why the status quo does not last."""
    for phase in view.phases:
        for resting in phase.leading[:_RESTING]:
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
