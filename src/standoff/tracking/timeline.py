"""Who said and did what, when, and how each actor's position on each option moved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.deadlines import counts
from standoff.drafting.sketch import sketch
from standoff.drafting.stands import Stand, Stands
from standoff.evidence import Evidence
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim
from standoff.reading.reprints import normal
from standoff.tracking.courses import Course, Entry, Timeline, Turn

__all__ = ["timeline"]

_DAY_NAMED = re.compile(
    r"\b(?:1|1st|first|today|yesterday|\w+day|night|morning|evening)\b(?!,\d)", re.IGNORECASE
)
_KINDS = frozenset({"stance", "commitment", "event"})


def timeline(dossier: Dossier) -> Timeline:
    """Tell a dossier in the order of time.

    A deadline that was moved stands under the day to which it was moved last.

    Positions are those on the options that a draft of the dossier would choose among. What a
    reprint says again is told once, at the time of the first printing.

    Parameters
    ----------
    dossier
        As reading yields it.
    """
    board, stands = sketch(dossier)
    first = board.material.reprints
    entries = _without_echoes([entry for _, entry in _told(board, first, _KINDS)])
    deadlines: dict[date, list[Entry]] = defaultdict(list)
    for claim, entry in _told(board, first, frozenset({"deadline"})):
        if claim.date is not None and counts(claim):
            deadlines[board.deadlines.moved(claim.date)[0]].append(entry)
    courses = sorted(
        _courses(board, stands),
        key=lambda course: (-course.changes, -len(course.turns)),
    )
    return Timeline(
        tuple(replace(source, text=None) for source in dossier.sources),
        {actor.id: actor.name for actor in dossier.actors},
        tuple(sorted(entries, key=lambda entry: (entry.day is None, entry.day or date.max))),
        tuple(courses),
        tuple((day, tuple(deadlines[day])) for day in sorted(deadlines)),
    )


def _without_echoes(entries: list[Entry]) -> list[Entry]:
    """Leave out deeds of nobody, and what is a stance told once more as an event."""
    acts: dict[tuple[str | None, Evidence], set[str]] = defaultdict(set)
    for entry in entries:
        if entry.kind != "event":
            acts[entry.actor, entry.evidence].add(entry.act or "")

    def is_echo(entry: Entry) -> bool:
        beside = acts[entry.actor, entry.evidence]
        if entry.kind == "event":
            return bool(beside) or entry.actor is None
        return entry.act == "threaten" and not entry.polarity and "retract" in beside

    return [entry for entry in entries if not is_echo(entry)]


def _told(
    board: Board, first: dict[str, str], kinds: frozenset[str]
) -> Iterator[tuple[Claim, Entry]]:
    """Yield each claim once, with the reprints that make it too."""
    again: dict[tuple[str, ...], list[str]] = defaultdict(list)
    found: list[tuple[tuple[str, ...], Claim]] = []
    for claim in board.material.claims:
        if claim.kind not in kinds:
            continue
        source = claim.evidence[0].source
        key: tuple[str, ...] = (
            first.get(source, source), claim.kind, claim.act or "", claim.actor or "",
            claim.target or "", normal(board.material.text(claim)),
        )  # fmt: skip
        if source in first and key in again:
            if source not in again[key]:
                again[key].append(source)
            continue
        again[key] = again[key] if source in first else []
        found.append((key, claim))
    for key, claim in found:
        yield claim, _entry(board, claim, tuple(again[key]))


def _entry(board: Board, claim: Claim, again: tuple[str, ...]) -> Entry:
    moment = board.material.moment(claim)
    printed = None if moment is None else moment.day
    happened = claim.date if claim.kind == "event" and claim.modality == "done" else None
    if happened is not None and printed is not None and happened > printed:
        happened = None
    vague = happened is not None and _is_vague(happened, claim.evidence[0].exact or "")
    return Entry(
        None if vague else happened or printed,
        claim.id,
        claim.kind,
        claim.actor,
        claim.act,
        claim.target,
        claim.polarity,
        claim.modality,
        _words(board, claim),
        claim.evidence[0],
        again,
    )


def _is_vague(day: date, sentence: str) -> bool:
    """Whether the first of a month stands for the month or the year that a sentence names."""
    return day.day == 1 and _DAY_NAMED.search(sentence) is None


def _words(board: Board, claim: Claim) -> str:
    said = " ".join(board.material.text(claim).split())
    return said or " ".join((claim.evidence[0].exact or "").split())


def _courses(board: Board, stands: Stands) -> Iterator[Course]:
    by: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in stands:
        if stand.claim.actor is not None:
            by[stand.claim.actor, stand.option.path].append(stand)
    for (actor, _), own in by.items():
        yield _course(board, actor, own[0].option, own)


def _course(board: Board, actor: str, option: DraftOption, own: list[Stand]) -> Course:
    days = {stand.claim.id: board.material.moment(stand.claim) for stand in own}

    def order(stand: Stand) -> tuple[bool, date, str, int]:
        moment, place = days[stand.claim.id], board.material.place(stand.claim)
        if moment is None:
            return True, date.max, "", place
        time = "" if moment.time is None else moment.time.isoformat()
        return False, moment.day, time, place

    turns: list[Turn] = []
    for stand in sorted(own, key=order):
        moment = days[stand.claim.id]
        turns.append(
            Turn(
                None if moment is None else moment.day,
                stand.claim.id,
                stand.claim.act or "",
                stand.sign,
                bool(turns) and turns[-1].sign != stand.sign and _is_later(board, own, stand),
                _words(board, stand.claim),
                stand.claim.evidence[0],
            )
        )
    return Course(actor, option.path, option.name, option.actor, _once(turns))


def _is_later(board: Board, own: list[Stand], stand: Stand) -> bool:
    """Whether a stand is known to come after one to the opposite effect."""
    later = board.material.is_later
    return any(o.sign == -stand.sign and later(stand.claim, o.claim) for o in own)


def _once(turns: list[Turn]) -> tuple[Turn, ...]:
    """Leave out what the same day has said already, in the same words."""
    found: dict[tuple[date | None, str, int, str], Turn] = {}
    for turn in turns:
        found.setdefault((turn.day, turn.act, turn.sign, normal(turn.words)), turn)
    return tuple(found.values())
