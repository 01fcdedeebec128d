"""The brief: one self-contained HTML page with the answer, and what it rests on.

Whatever comes from a report or a dispute file is hostile until it is escaped: the templates escape
everything, and the page forbids itself scripts and the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.dispute.model import Actor, Dispute, Grounds, Statements
from standoff.report import answer
from standoff.report.assumptions import open_points
from standoff.report.labels import Labels
from standoff.report.layout import Drawing, Text, layout
from standoff.report.picture import Picture, picture
from standoff.report.quotes import Citation, Quotes
from standoff.report.table import table
from standoff.report.view import Phase, Resting, View, look
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


@dataclass(frozen=True, slots=True)
class _Item:
    """An option, an aim or an open comparison, with what it rests on."""

    text: str
    notes: tuple[str, ...]
    cited: list[Citation]
    assumed: str | None
    taken: bool | None = None
    formal: str | None = None


@dataclass(frozen=True, slots=True)
class _Party:
    """An actor with its options and aims."""

    name: str
    role: str | None
    cited: list[Citation]
    assumed: str | None
    options: tuple[_Item, ...]
    aims: tuple[tuple[_Item, ...], ...]
    ranked: _Item | None
    unknown: tuple[_Item, ...]


def _context(view: View) -> dict[str, Any]:
    dispute = view.dispute
    quotes = Quotes(dispute)
    labels = Labels(dispute.status_quo)
    main = view.phases[-1]
    spans = tuple(_span(dispute, phase, labels) for phase in view.phases)
    columns = _columns(view)
    drawn = picture(main.game, _wanted(main), limit=_DRAWN)
    return {
        "dispute": dispute,
        "spans": spans,
        "sureness": answer.sureness(view),
        "ask": (view.hinges or ())[:_ASK],
        "parties": tuple(_party(actor, dispute, quotes) for actor in dispute.actors),
        "constraints": tuple(_constraints(dispute, quotes)),
        "table": table(view, columns, labels),
        "partly": any(actor.unknown for actor in dispute.actors),
        "bracketed": any(phase.unreached for phase in view.phases),
        "why": tuple(_whys(view, labels)),
        "drawing": _drawing(dispute, drawn, main, labels),
        "picture": drawn,
        "labels": labels,
        "period": answer.period(main),
        "open": open_points(view, labels),
        "status_quo": _item("How things stand now", dispute.status_quo_grounds, quotes),
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
        tuple(_rest(dispute, resting, labels) for resting in shown),
        phase.best - len(shown),
        phase.total - phase.best,
        phase.unreached,
        answer.common(dispute, phase.pattern) if several else None,
    )


def _rest(dispute: Dispute, resting: Resting, labels: Labels) -> _Rest:
    return _Rest(
        labels[resting.state],
        answer.told(dispute, resting.state),
        answer.NAMES[resting.grade],
        resting.grade.name.lower(),
        resting.led and resting.state != dispute.status_quo and dispute.status_quo is not None,
    )


def _columns(view: View) -> list[str]:
    """States for the table: the status quo, the best of each phase, and a few that come next."""
    wanted = [view.dispute.status_quo] if view.dispute.status_quo else []
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
        origin = view.dispute.status_quo
        resting_states = {resting.state for resting in phase.resting}
        if origin and origin not in resting_states and phase.total <= len(phase.resting):
            yield why(view.dispute, phase, origin, labels)


def _drawing(dispute: Dispute, drawn: Picture, phase: Phase, labels: Labels) -> Drawing:
    resting = {item.state: item for item in phase.resting}
    leading = {item.state for item in phase.leading}
    texts = {}
    for row in drawn.rows:
        for state in row:
            origin = state == dispute.status_quo
            told = ("the status quo",) if origin else answer.told(dispute, state)
            grade = resting[state].grade if state in resting else None
            title = labels[state] if grade is None else f"{labels[state]} · {answer.BADGES[grade]}"
            texts[state] = Text(title, told, state in leading)
    return layout(drawn, texts)


def _party(actor: Actor, dispute: Dispute, quotes: Quotes) -> _Party:
    cited = quotes.cite(actor.grounds.because)
    options = tuple(_option(actor, dispute, quotes))
    aims: tuple[tuple[_Item, ...], ...] = ()
    ranked = None
    if isinstance(actor.preference, Statements):
        aims = tuple(
            tuple(
                _item(
                    s.name or s.expression.text,
                    s.grounds,
                    quotes,
                    formal=s.expression.text if s.name else None,
                )
                for s in level
            )
            for level in actor.preference.levels
        )
    else:
        tiers = " › ".join(
            " = ".join(expression.text for expression in tier) or "the rest"
            for tier in actor.preference.tiers
        )
        ranked = _item(f"From best to worst: {tiers}", actor.preference.grounds, quotes)
    unknown = tuple(
        _item(_unknown(u.about, u.between, u.other, dispute), u.grounds, quotes)
        for u in actor.unknown
    )
    return _Party(
        actor.name, actor.role, cited, actor.grounds.assumed, options, aims, ranked, unknown
    )


def _option(actor: Actor, dispute: Dispute, quotes: Quotes) -> Iterable[_Item]:
    places = {name: at for at, name in enumerate(dispute.options)}
    for option in actor.options:
        notes = []
        if option.irreversible == "forward":
            notes.append("cannot be undone")
        if option.irreversible == "back":
            notes.append("once given up, cannot be taken up again")
        if option.available_from is not None:
            notes.append(f"from {day(option.available_from)}")
        if option.available_until is not None:
            notes.append(f"until {day(option.available_until)}")
        at = places[f"{actor.id}.{option.id}"]
        now = None if dispute.status_quo is None else dispute.status_quo[at] == "Y"
        yield _item(option.name, option.grounds, quotes, notes=notes, taken=now)


def _constraints(dispute: Dispute, quotes: Quotes) -> Iterable[_Item]:
    for constraint in dispute.constraints:
        formal = f"{constraint.kind} {constraint.expression.text}"
        yield _item(
            constraint.name or formal,
            constraint.grounds,
            quotes,
            formal=formal if constraint.name else None,
        )


def _item(
    text: str,
    grounds: Grounds,
    quotes: Quotes,
    *,
    notes: Sequence[str] = (),
    taken: bool | None = None,
    formal: str | None = None,
) -> _Item:
    cited = quotes.cite(grounds.because)
    return _Item(text, tuple(notes), cited, grounds.assumed, taken, formal)


def _unknown(about: Sequence[str], between: object, other: object, dispute: Dispute) -> str:
    if not about:
        return f"Whether it prefers “{between}” or “{other}”"
    names = _option_names(dispute)
    return "What it thinks of this: " + "; ".join(names.get(name, name) for name in about)


def _option_names(dispute: Dispute) -> Mapping[str, str]:
    return {
        f"{actor.id}.{option.id}": f"{actor.name}: {lead(option.name)}"
        for actor in dispute.actors
        for option in actor.options
    }
