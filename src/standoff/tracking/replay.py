"""A dispute as it happened: the model and the answer after each day, and what changed them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import numpy as np

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import MOST_OPTIONS, draft
from standoff.errors import DossierError
from standoff.outlook.grades import Grade
from standoff.outlook.phases import Phase, in_phases
from standoff.reading.chronology import moment_of
from standoff.reading.dossier import Dossier
from standoff.reading.printings import first_printings
from standoff.tracking.days import Change, Day, Replay

__all__ = ["replay"]

Progress = Callable[[date, int, int], None]
"""Told the day that is drafted, how many are done, and how many there are."""

_Drafter = Callable[[Iterable[str], date], Dispute | None]
"""Drafts from some of the sources, as of a day."""


def replay(
    dossier: Dossier,
    *,
    max_options: int = MOST_OPTIONS,
    without: Collection[str] = (),
    progress: Progress | None = None,
) -> Replay:
    """Draft and solve a dispute anew after each day of its reports.

    A day's model knows the reports up to it and no later one, but for who is who: names are
    resolved over all of them. Whether the answer has changed is judged on the options that both
    days have. Where it has, each report of the day is left out in turn, and those without which the
    answer would be another are named.

    Parameters
    ----------
    max_options
        How many options a draft has at the most.
    without
        Ids of general rules of drafting that are not applied.
    progress
        Told how far it has come.

    Raises
    ------
    DisputeError, SizeError
        A draft cannot be solved.
    """
    drafted = partial(_drafted, dossier, max_options=max_options, without=without)
    moments = {source.id: moment_of(source) for source in dossier.sources}
    undated = tuple(ident for ident, moment in moments.items() if moment is None)
    told_on = {ident: moment.day for ident, moment in moments.items() if moment is not None}
    first = first_printings(dossier)
    found: list[Day] = []
    waiting = sorted(set(told_on.values()))
    last = waiting[-1] if waiting else None
    of = len(waiting)
    while waiting:
        day = waiting.pop(0)
        if progress:
            progress(day, len(found), of)
        found.append(_day(drafted, day, told_on, first, found[-1] if found else None))
        # Days on which an option becomes available are days of their own.
        for phase in found[-1].phases[1:]:
            turn = phase.start
            if turn is not None and last is not None and day < turn <= last and turn not in waiting:
                waiting = sorted([*waiting, turn])
                of += 1
    return Replay(dossier, tuple(found), undated)


def _day(
    drafted: _Drafter,
    day: date,
    told_on: dict[str, date],
    first: dict[str, str],
    before: Day | None,
) -> Day:
    known = [ident for ident, when in told_on.items() if when <= day]
    new = tuple(ident for ident in known if told_on[ident] == day)
    dispute = drafted(known, day)
    now = replace(
        _bare(day, dispute), sources=new, reprints=tuple(ident for ident in new if ident in first)
    )
    if before is None:
        return now
    change = _change(before, now)
    if _answers_differ(before, now):
        # Without all of the day's reports only the date has moved on.
        still = drafted([i for i in known if i not in new], day)
        by_date = bool(new) and _answers_differ(before, _bare(day, still))
        because = []
        for ident in new if len(new) > 1 else ():
            less = drafted([i for i in known if i != ident], day)
            if _answers_differ(_bare(day, less), now):
                because.append(ident)
        if len(new) == 1 and _answers_differ(_bare(day, still), now):
            because = list(new)
        change = replace(change, answer=True, because=tuple(because), by_date=by_date or not new)
    return replace(now, change=change)


def _bare(day: date, dispute: Dispute | None) -> Day:
    """Solve the dispute of a day; what came before that day is left out."""
    phases = () if dispute is None else in_phases(dispute)
    ahead = tuple(phase for phase in phases if phase.end is None or phase.end > day)
    return Day(day, (), (), dispute, ahead, Change())


def _drafted(
    dossier: Dossier,
    known: Iterable[str],
    day: date,
    *,
    max_options: int,
    without: Collection[str],
) -> Dispute | None:
    """Draft from some of the sources; None where nobody could do anything."""
    kept = frozenset(known)
    part = replace(
        dossier,
        sources=tuple(source for source in dossier.sources if source.id in kept),
        passages=tuple(passage for passage in dossier.passages if passage.source in kept),
        claims=tuple(c for c in dossier.claims if c.evidence[0].source in kept),
    )
    try:
        return draft(part, as_of=day, max_options=max_options, without=without)
    except DossierError:
        return None


def _change(before: Day, now: Day) -> Change:
    was, has = _options(before), _options(now)
    common = was.keys() & has.keys()
    opened = [p for p in has if p in common and not was[p].open and has[p].open]
    closed = [p for p in has if p in common and was[p].open and not has[p].open]
    wanted, wants = list(_wishes(before.dispute)), list(_wishes(now.dispute))
    return Change(
        came=tuple(path for path in has if path not in was),
        went=tuple(path for path in was if path not in has),
        opened=tuple(opened),
        closed=tuple(closed),
        taken_up=tuple(p for p in has if has[p].taken and not (p in was and was[p].taken)),
        given_up=tuple(p for p in has if not has[p].taken and p in was and was[p].taken),
        wants=tuple(wish for wish in wants if wish not in wanted),
        wants_no_longer=tuple(wish for wish in wanted if wish not in wants),
    )


@dataclass(frozen=True, slots=True)
class _Option:
    taken: bool
    open: bool


def _options(day: Day) -> dict[str, _Option]:
    if day.dispute is None:
        return {}
    quo = day.dispute.status_quo or ""
    each = [(f"{a.id}.{o.id}", o) for a in day.dispute.actors for o in a.options]
    return {
        path: _Option(
            quo[n : n + 1] == "Y", o.available_from is None or o.available_from <= day.day
        )
        for n, (path, o) in enumerate(each)
    }


def _wishes(dispute: Dispute | None) -> Iterator[tuple[str, str]]:
    for actor in dispute.actors if dispute else ():
        if isinstance(actor.preference, Statements):
            for level in actor.preference.levels:
                for statement in level:
                    yield actor.id, statement.expression.text


def _answers_differ(one: Day, other: Day) -> bool:
    """Whether two days are held otherwise, or elsewhere, now or in the end."""
    if not one.phases or not other.phases:
        return bool(one.phases) != bool(other.phases)
    pairs = ((one.phases[0], other.phases[0]), (one.phases[-1], other.phases[-1]))
    return any(_grade(a) != _grade(b) or _places(a, b) != _places(b, a) for a, b in pairs)


def _grade(phase: Phase) -> Grade | None:
    return phase.leading[0].grade if phase.leading else None


def _places(phase: Phase, other: Phase) -> frozenset[tuple[int, ...]]:
    """Return the best held states of a phase, as far as the options of both tell them apart."""
    states = phase.solution.states
    common = sorted(set(states.options) & set(other.solution.states.options))
    held = states.codes[phase.held]
    bits = [(held >> np.uint64(states.options.index(path))) & np.uint64(1) for path in common]
    if not bits:
        return frozenset([()] if phase.held.any() else [])
    return frozenset(map(tuple, np.unique(np.stack(bits, axis=1), axis=0).tolist()))
