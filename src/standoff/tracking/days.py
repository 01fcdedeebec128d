"""A dispute day by day, as a replay yields it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.dispute.model import Dispute
from standoff.outlook.phases import Phase
from standoff.reading.dossier import Dossier

__all__ = ["Change", "Day", "Replay"]


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from the day before.

    Parameters
    ----------
    came, went
        Options, as ``actor.option``.
    opened, closed
        Options that the date has made available, or unavailable.
    taken_up, given_up
        Options that stand in the status quo now, or no longer.
    wants, wants_no_longer
        Preference statements, each with the id of the actor.
    answer
        Whether the dispute can settle elsewhere, or is held there otherwise.
    because
        Ids of the sources of the day without which its answer would be another; empty where no
        single one decides.
    by_date
        Whether the answer would have changed without them: a deadline has come.
    """

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()
    given_up: tuple[str, ...] = ()
    wants: tuple[tuple[str, str], ...] = ()
    wants_no_longer: tuple[tuple[str, str], ...] = ()
    answer: bool = False
    because: tuple[str, ...] = ()
    by_date: bool = False

    @property
    def anything(self) -> bool:
        """Whether anything has changed."""
        return self != Change()


@dataclass(frozen=True, slots=True)
class Day:
    """How things stand at the end of a day.

    Parameters
    ----------
    sources
        Ids of the reports of this day; none on a day on which only a date has come.
    reprints
        Ids of those that print an earlier story again.
    dispute
        The draft from all reports so far, as of this day; None while they hold nothing that anybody
        could do.
    phases
        Where it can settle now, and in each later stretch of time that is known of.
    change
        As against the day before.
    """

    day: date
    sources: tuple[str, ...]
    reprints: tuple[str, ...]
    dispute: Dispute | None
    phases: tuple[Phase, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Replay:
    """All days of a dossier.

    Parameters
    ----------
    dossier
        What was read.
    days
        In order: those on which reports came out, and those on which an option became available.
    undated
        Ids of the sources that have no date and are left out.
    """

    dossier: Dossier
    days: tuple[Day, ...]
    undated: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it in the form ``standoff.replay/1``, ready for JSON."""
        return {
            "format": "standoff.replay/1",
            "sources": [
                {"id": s.id, "title": s.title, "publisher": s.publisher, "published": s.published}
                for s in self.dossier.sources
            ],
            "undated": list(self.undated),
            "days": [_day_as_data(each) for each in self.days],
        }


def _day_as_data(each: Day) -> dict[str, Any]:
    change = each.change
    return {
        "day": each.day.isoformat(),
        "sources": list(each.sources),
        "reprints": list(each.reprints),
        "options": [] if each.dispute is None else list(each.dispute.options),
        "status_quo": None if each.dispute is None else each.dispute.status_quo,
        "phases": [_phase_as_data(phase) for phase in each.phases],
        "change": {
            "came": list(change.came),
            "went": list(change.went),
            "opened": list(change.opened),
            "closed": list(change.closed),
            "taken_up": list(change.taken_up),
            "given_up": list(change.given_up),
            "wants": [list(wish) for wish in change.wants],
            "wants_no_longer": [list(wish) for wish in change.wants_no_longer],
            "answer": change.answer,
            "because": list(change.because),
            "by_date": change.by_date,
        },
    }


def _phase_as_data(phase: Phase) -> dict[str, Any]:
    return {
        "start": None if phase.start is None else phase.start.isoformat(),
        "states": phase.solution.size,
        "settles_in": phase.total,
        "held_best": phase.best,
        "grade": phase.leading[0].grade.name.lower() if phase.leading else None,
        "pattern": phase.pattern,
        "equilibria": [resting.state for resting in phase.leading],
    }
