"""Stretches of the calendar, counted from the day of a report.

Each function returns None where there is no such day, and a period without days where it would
count from a day of publication that is not known.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

__all__ = [
    "Period",
    "away",
    "day",
    "edge",
    "month",
    "month_by_step",
    "relative",
    "season",
    "shifted",
    "stretch",
    "weekday",
    "weekday_of_week",
    "weekend",
    "year",
    "yearless",
]

_FAR = 240
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
Tense = Literal["past", "future"]


class Period(NamedTuple):
    """First and last day, both included, or None where they cannot be told."""

    first: date | None
    last: date | None
    precision: Literal["day", "week", "month", "year"]


def day(year_: int, month_: int, number: int) -> Period | None:
    """Return one day of the calendar."""
    found = _date(year_, month_, number)
    return Period(found, found, "day") if found else None


def year(number: int) -> Period:
    """Return a whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def yearless(
    month_: int, number: int, year_: int | None, published: date | None, tense: Tense | None
) -> Period | None:
    """Day and month, with the year that is given or else the one that fits the report.

    Behind or ahead of the report where the tense says so; otherwise in the report's year, unless
    the day is more than eight months from it and nearer in the year before or after.
    """
    if year_ is not None:
        return day(year_, month_, number)
    if number > calendar.monthrange(2000, month_)[1]:
        return None
    if published is None:
        return Period(None, None, "day")
    choices = [
        found
        for step in (-1, 0, 1)
        if (found := _date(published.year + step, month_, number)) is not None
    ]
    if not choices:
        return None
    chosen = _fitting(choices, published, tense)
    return Period(chosen, chosen, "day")


def month(
    number: int, year_: int | None, published: date | None, tense: Tense | None
) -> Period | None:
    """Return a whole month, with the year that is given or else the one that fits the report."""
    if year_ is None:
        if published is None:
            return Period(None, None, "month")
        if number == published.month:
            year_ = published.year
        else:
            choices = [
                found
                for step in (-1, 0, 1)
                if (found := _date(published.year + step, number, 15)) is not None
            ]
            year_ = _fitting(choices, published, tense).year
    return _whole_month(year_, number)


def month_by_step(number: int, step: int, published: date | None) -> Period | None:
    """``last March`` (-1), ``this March`` (0), ``next March`` (1)."""
    if published is None:
        return Period(None, None, "month")
    year_ = published.year
    if step < 0 and number >= published.month:
        year_ -= 1
    elif step > 0 and number <= published.month:
        year_ += 1
    return _whole_month(year_, number)


def season(name: str, step: int, published: date | None) -> Period | None:
    """``last winter`` (-1), ``this spring`` (0), ``next summer`` (1); northern."""
    if published is None:
        return Period(None, None, "month")
    begins = _SEASONS[name]
    year_ = published.year
    if step < 0 and begins + 2 >= published.month:
        year_ -= 1
    elif step > 0 and begins <= published.month:
        year_ += 1
    first = _date(year_, begins, 1)
    last = _whole_month(year_ + (begins == 12), (begins + 1) % 12 + 1)
    return Period(first, last.last, "month") if first and last else None


def weekday(number: int, published: date | None, tense: Tense, *, strict: bool = False) -> Period:
    """Nearest such weekday behind or ahead of the report, its own day included unless `strict`."""
    if published is None:
        return Period(None, None, "day")
    if tense == "past":
        step = -((published.weekday() - number) % 7)
        step = step or (-7 if strict else 0)
    else:
        step = (number - published.weekday()) % 7
        step = step or (7 if strict else 0)
    return shifted(step, published)


def weekday_of_week(number: int, step: int, published: date | None) -> Period:
    """Weekday of last week (-1), this week (0) or next week (1); weeks begin on Monday."""
    if published is None:
        return Period(None, None, "day")
    return shifted(7 * step + number - published.weekday(), published)


def weekend(published: date | None, tense: Tense | None) -> Period:
    """Nearest weekend: ahead where the tense says so or the report is of a Saturday or Sunday."""
    if published is None:
        return Period(None, None, "week")
    step = 5 - published.weekday()
    if tense != "future" and published.weekday() < 5:
        step -= 7
    first, last = shifted(step, published), shifted(step + 1, published)
    return Period(first.first, last.last, "week")


def shifted(days: int, published: date | None) -> Period:
    """So many days after the report."""
    if published is None:
        return Period(None, None, "day")
    found = _plus(published, days)
    return Period(found, found, "day")


def away(count: float, unit: str, published: date | None) -> Period | None:
    """So many days, weeks, months or years after the report, or before it where negative."""
    kind = unit.rstrip("s")
    if kind == "day":
        return shifted(round(_bounded(count)), published)
    if kind in ("week", "fortnight"):
        days = round(_bounded(count * (7 if kind == "week" else 14)))
        return relative("week", 0, _plus(published, days) if published else None)
    if kind == "month":
        return relative("month", round(_bounded(count)), published)
    years = {"year": 1, "decade": 10}.get(kind, 100)
    return relative("year", round(_bounded(count * years)), published)


def stretch(count: float, unit: str, published: date | None) -> Period | None:
    """Days from the report to so many units after it, or before it where negative."""
    if published is None:
        return Period(None, None, "day")
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
    other = _plus(published, round(_bounded(count * days.get(unit.rstrip("s"), 36_500))))
    if other is None:
        return None
    return Period(min(other, published), max(other, published), "day")


def relative(unit: str, step: int, published: date | None) -> Period | None:
    """Week, weekend, fortnight, month or year, so many after the report's own."""
    if unit == "weekend":
        if published is None:
            return Period(None, None, "week")
        first = _plus(published, 5 - published.weekday() + 7 * step)
        last = _plus(published, 6 - published.weekday() + 7 * step)
        # Of a Monday to Wednesday, "this weekend" may be the one that has just been; the coming one
        # is as likely, and is what the words say.
        return Period(first, last, "week")
    if unit in ("week", "fortnight"):
        if published is None:
            return Period(None, None, "week")
        length = 7 if unit == "week" else 14
        first = _plus(published, -published.weekday() + length * step)
        last = _plus(first, length - 1) if first else None
        return Period(first, last, "week")
    if published is None:
        return Period(None, None, "month" if unit == "month" else "year")
    if unit == "month":
        count = published.year * 12 + published.month - 1 + step
        return _whole_month(count // 12, count % 12 + 1)
    number = published.year + step
    return year(number) if 1 <= number <= 9999 else None


def edge(whole: Period, name: str) -> Period:
    """Beginning, middle or end of a period: its first or last day, or its middle third.

    The end of something that is set as a term is its last day.
    """
    if whole.first is None or whole.last is None:
        return whole
    if name in ("end", "close"):
        return Period(whole.last, whole.last, "day")
    if name in ("beginning", "start"):
        return Period(whole.first, whole.first, "day")
    third = (whole.last - whole.first).days // 3
    return Period(whole.first + timedelta(third), whole.last - timedelta(third), whole.precision)


def _fitting(choices: list[date], published: date, tense: Tense | None) -> date:
    if tense == "past" and (behind := [found for found in choices if found <= published]):
        return max(behind)
    if tense == "future" and (ahead := [found for found in choices if found >= published]):
        return min(ahead)
    own = [found for found in choices if found.year == published.year]
    if own and abs((own[0] - published).days) <= _FAR:
        return own[0]
    return min(choices, key=lambda found: abs((found - published).days))


def _whole_month(year_: int, number: int) -> Period | None:
    first = _date(year_, number, 1)
    if first is None:
        return None
    return Period(first, date(year_, number, calendar.monthrange(year_, number)[1]), "month")


def _bounded(count: float) -> float:
    return max(-4_000_000.0, min(4_000_000.0, count))


def _plus(origin: date, days: int) -> date | None:
    try:
        return origin + timedelta(days)
    except OverflowError:
        return None


def _date(year_: int, month_: int, number: int) -> date | None:
    try:
        return date(year_, month_, number)
    except ValueError:
        return None
