"""Draft a dispute from a dossier, each element cited or marked as assumed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from standoff.dispute.bodies import decision_of
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Body,
    Commitment,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Statement,
    Statements,
    Strong,
    Unknown,
)
from standoff.dispute.syntax import Node
from standoff.drafting.aims import ORDER, collect_aims
from standoff.drafting.board import Board, DraftOption
from standoff.drafting.constraints import constraints_of
from standoff.drafting.council import council_bodies
from standoff.drafting.names import with_article
from standoff.drafting.relatedness import unrelated_sources
from standoff.drafting.roles import grounds_of_role, role_of
from standoff.drafting.rules import by
from standoff.drafting.sketch import sketch
from standoff.errors import DossierError
from standoff.evidence import Evidence, Source
from standoff.reading.dossier import Dossier

__all__ = ["MOST_OPTIONS", "draft"]

MOST_OPTIONS = 12
"""Options that a draft has at the most: 4,096 states, which a person can still go through."""

_LISTED = 40
_LITERAL = re.compile(r"(?:not )?\w+\.\w+")
_FIRST = ("threat", "plan", "demand", "commitment", "backing", "promise", "refusal", "offer")


def draft(
    dossier: Dossier,
    *,
    as_of: date | None = None,
    max_options: int = MOST_OPTIONS,
    without: Collection[str] = (),
) -> Dispute:
    """Draft a dispute from what was reported.

    Options come from what actors threaten, promise, demand, offer or keep up; preferences from
    what they demand, support, oppose and reject; a deadline from when an option is open; a
    continuing deployment is in the status quo. What the reports do not tell stays unknown.

    Parameters
    ----------
    dossier
        What was read.
    as_of
        The day that the model describes. By default the first day on which every option is open,
        or that of the last report.
    max_options
        How many options the draft has at the most: those that tell most. What is left out is
        listed in the notes.
    without
        Ids of general rules (`standoff.drafting.rules.RULES`) that are not applied.

    Returns
    -------
    Dispute
        A model that passes the check. `notes` say what was left out and how aims were ordered.

    Raises
    ------
    DossierError
        Nothing in the dossier can be an option: nobody threatens, demands, offers, promises or
        keeps up anything.
    InputError
        There is no rule of a name in `without`.
    """
    board, stands = sketch(dossier, without=without)
    _limit(board, max_options)
    if not board.options:
        raise DossierError(
            "nothing in these reports can be an option: nobody threatens, demands, offers, "
            "promises or keeps up anything. Add a report that says what the sides want and do, or "
            "write the dispute by hand"
        )
    collect_aims(board, stands)
    bodies = tuple(council_bodies(board))
    facts = {body.id: decision_of(body) for body in bodies}
    actors = tuple(_actor(board, ident, facts) for ident in _decision_makers(board))
    constraints = tuple(constraints_of(board))
    commitments = tuple(
        Commitment(p.actor, parse(p.condition), parse(p.action), grounds=Grounds(p.because))
        for p in board.pledges
    )
    status_quo = _status_quo_grounds(board)
    known = board.rules.on("not-yet") or all(option.taken_because for option in board.options)
    others: tuple[Constraint | Body | Commitment, ...] = (*constraints, *bodies, *commitments)
    options = [(a.id, o.id) for a in actors for o in a.options]
    taken = {(o.actor, o.id) for o in board.options if o.taken}
    return Dispute(
        title=_title(dossier),
        question=_question(board),
        as_of=as_of or _as_of(board),
        actors=actors,
        sources=MappingProxyType(
            {
                s.id: replace(s, text=None, encoding=None, form=None, language=None)
                for s in dossier.sources
            }
        ),
        evidence=MappingProxyType(_cited(board, actors, others, status_quo)),
        constraints=constraints,
        bodies=bodies,
        commitments=commitments,
        status_quo="".join("Y" if o in taken else "N" for o in options) if known else None,
        status_quo_grounds=status_quo if known else Grounds(),
        notes=tuple(_notes(board)),
    )


def _cited(
    board: Board,
    actors: tuple[Actor, ...],
    others: Sequence[Constraint | Body | Commitment],
    status_quo: Grounds,
) -> dict[str, Evidence]:
    """Return the evidence that the model rests on, without that of what was left out."""
    grounds = [status_quo, *(other.grounds for other in others)]
    for actor in actors:
        grounds += [actor.grounds, *(option.grounds for option in actor.options)]
        grounds += [unknown.grounds for unknown in actor.unknown]
        if isinstance(actor.preference, Statements):
            grounds += [s.grounds for level in actor.preference.levels for s in level]
    cited = {ident for item in grounds for ident in item.because}
    return {ident: item for ident, item in board.material.evidence.items() if ident in cited}


def _limit(board: Board, most: int) -> None:
    """Keep the options that tell most, and note what is left out."""
    order = {origin: place for place, origin in enumerate(_FIRST)}
    parties = board.material.parties()

    def place(option: DraftOption) -> tuple[int, bool, int]:
        # What somebody asks of an outsider tells less than whom an outsider backs.
        outside = option.actor not in parties
        aside = option.origin == "demand" and outside
        return order["promise" if aside else option.origin], outside, -len(option.because)

    ranked = sorted(board.options, key=place)
    kept = {option.path for option in ranked[:most]}
    board.options = [option for option in board.options if option.path in kept]
    for claim, options in board.by_claim.items():
        board.by_claim[claim] = [option for option in options if option.path in kept]
    for option in ranked[most:]:
        name = board.material.actor(option.actor).name
        board.left_out.append(f"{name}: {option.name}")


def _decision_makers(board: Board) -> tuple[str, ...]:
    """Actors with an option, an aim or a doubtful one, the parties first."""
    involved = {o.actor for o in board.options} | {aim.actor for aim in board.aims}
    involved |= {doubt.actor for doubt in board.doubted}
    parties = [party for party in board.material.parties() if party in involved]
    others = [a.id for a in board.material.dossier.actors if a.id in involved - set(parties)]
    return (*parties, *others)


def _actor(board: Board, ident: str, facts: Mapping[str, Node]) -> Actor:
    options = tuple(_option(option) for option in board.of_actor(ident))
    aims = sorted((a for a in board.aims if a.actor == ident), key=lambda aim: aim.order)
    statements = tuple(
        (
            Statement(
                parse(aim.expression, facts=facts),
                grounds=Grounds(aim.because, aim.assumed, aim.certainty),
            ),
        )
        for aim in aims
    )
    strong = tuple(
        Strong(
            worse=parse(_opposite(aim.expression)),
            grounds=Grounds(aim.because, certainty=aim.certainty),
        )
        for aim in aims
        if aim.firm and _LITERAL.fullmatch(aim.expression)
    )
    spoken_of = {name for level in statements for s in level for name in s.expression.names}
    doubts = [d for d in board.doubted if d.actor == ident and d.option in board.options]
    doubted = {doubt.option.path for doubt in doubts} - spoken_of
    silent = tuple(o.path for o in board.options if o.path not in spoken_of | doubted)
    name = board.material.actor(ident).name
    unknown = [
        Unknown(about=(doubt.option.path,), grounds=Grounds(doubt.because, doubt.assumed))
        for doubt in {d.option.path: d for d in doubts if d.option.path in doubted}.values()
    ]
    if silent:
        whose = with_article(board.material.actor(ident))
        said = f"The reports do not give the view of {whose} on these."
        unknown.append(Unknown(about=silent, grounds=Grounds(assumed=said)))
    return Actor(
        id=ident,
        name=name,
        role=role_of(board, ident),
        options=options,
        preference=Statements(statements),
        unknown=tuple(unknown),
        strong=strong,
        grounds=grounds_of_role(board, ident),
    )


def _opposite(literal: str) -> str:
    return literal.removeprefix("not ") if literal.startswith("not ") else f"not {literal}"


def _option(option: DraftOption) -> Option:
    return Option(
        id=option.id,
        name=option.name,
        irreversible=option.irreversible,
        available_from=option.available_from,
        grounds=Grounds(tuple(dict.fromkeys(option.because)), option.assumed),
    )


def _status_quo_grounds(board: Board) -> Grounds:
    because = [e for option in board.options for e in option.taken_because]
    assumed = [
        f"{board.material.actor(o.actor).name}: {o.name} ({'taken' if o.taken else 'not taken'})"
        for o in board.options
        if not o.taken_because
    ]
    said = "No report says so, but these are taken to stand as follows. " + "; ".join(assumed) + "."
    return Grounds(tuple(dict.fromkeys(because)), by("not-yet", said) if assumed else None)


def _title(dossier: Dossier) -> str:
    """Return the first report's title; how many there are, further ones may change."""
    titles = (source.title for source in dossier.sources if source.title)
    return next(titles, "A dispute drafted from reports")


def _question(board: Board) -> str:
    deadline = board.deadlines.main
    parties = [with_article(board.material.actor(p)) for p in board.material.parties()]
    between = f" between {parties[0]} and {parties[1]}" if len(parties) == 2 else ""
    if deadline is None:
        return f"Where can the dispute{between} settle?"
    day = f"{deadline[0].day} {deadline[0]:%B %Y}"
    return f"Where can the dispute{between} settle once the deadline of {day} has come?"


def _as_of(board: Board) -> date | None:
    """Return the first day on which every option is open, or else the day of the reports."""
    opening = [option.available_from for option in board.options if option.available_from]
    days = [day for s in board.material.dossier.sources if (day := _day(s))]
    return max([*opening, *days], default=None)


def _day(source: Source) -> date | None:
    return None if source.published is None else datetime.fromisoformat(source.published).date()


def _listed(names: Sequence[str]) -> str:
    once = list(dict.fromkeys(names))
    more = len(once) - _LISTED
    return "; ".join(once[:_LISTED]) + (f"; and {more} more" if more > 0 else "")


def _notes(board: Board) -> Iterator[str]:
    yield "Drafted from the reports by a machine. Read it, correct it, then believe it."
    yield ORDER
    if apart := unrelated_sources(board.material.dossier):
        yield (
            f"Nobody who acts in {', '.join(apart)} acts in another of these reports: they may not "
            "be about one dispute."
        )
    if board.rules.off:
        yield f"Drafted without these rules: {', '.join(sorted(board.rules.off))}."
    if board.left_out:
        yield f"Left out, to keep the model small: {_listed(board.left_out)}."
    if board.unaddressed:
        yield (
            "Demanded, but the reports do not say of whom, so that nobody has the option: "
            f"{_listed(board.unaddressed)}."
        )
    modelled = set(_decision_makers(board))
    silent = [
        actor.name
        for actor in board.material.dossier.actors
        if actor.id not in modelled
        and actor.kind != "person"
        and not board.material.members(actor.id)
    ]
    if silent:
        yield "Named in the reports, without an option or an aim of their own: " + ", ".join(silent)
