"""The order in which reports were published, and whether one came out after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from standoff.evidence import Source
from standoff.reading.timestamp import day_of

__all__ = ["Moment", "is_later", "moment_of", "place_in_time"]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a report came out: the day, and the time of day (in UTC) where it is known."""

    day: date
    time: time | None = None


def moment_of(source: Source) -> Moment | None:
    """Return when a source was published, or None where it does not say.

    A time without a zone says nothing beside one of another zone: only its day counts.
    """
    stamp = source.published
    day = day_of(stamp)
    if stamp is None or day is None:
        return None
    try:
        told = datetime.fromisoformat(stamp)
        told = told if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError):
        return Moment(day)
    if len(stamp) <= len("2007-12-07") or told.tzinfo is None:
        return Moment(day)
    return Moment(told.date(), told.time())


def is_later(one: Moment | None, other: Moment | None) -> bool:
    """Whether one moment is known to come after another: on a later day, or later that day."""
    if one is None or other is None:
        return False
    if one.day != other.day or one.time is None or other.time is None:
        return one.day > other.day
    return one.time > other.time


def place_in_time(source: Source) -> tuple[bool, date, time, str]:
    """Return a key that sorts sources by when they were published.

    Those without a date come last, in the order in which they stand; of those that came out at the
    same time, the digest of the bytes decides, whoever was named first.
    """
    moment = moment_of(source)
    if moment is None:
        return True, date.max, time.max, ""
    return False, moment.day, moment.time or time.min, source.sha256 or ""
