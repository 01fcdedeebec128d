"""Days, weeks, months and years that a report speaks of, resolved against its own date.

A grammar of our own: each form is one pattern of bounded length, so that the search is linear in
the text, and each is resolved by a rule that can be named. A form that needs the day of publication
stays unresolved where that is not known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from standoff.evidence import Span
from standoff.reading.date_forms import COUNT, form_of, forms_in
from standoff.reading.date_rules import count_of, order_of_slashed, resolve

__all__ = ["DateMention", "Duration", "Precision", "find_dates", "find_durations"]

Precision = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a time of at least a day.

    Parameters
    ----------
    first, last
        Of the days that it spans, both included; None where it needs a date of publication that is
        not known.
    precision
        How exactly it is said; a range of days has precision ``day``.
    text
        The words, as they are written.
    """

    span: Span
    first: date | None
    last: date | None
    precision: Precision
    text: str

    @property
    def day(self) -> date | None:
        """The day, where exactly one is meant."""
        return self.first if self.precision == "day" and self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Duration:
    """Words that say how long something takes ("120 days"), in days.

    A month counts as 30 days and a year as 365.
    """

    span: Span
    days: float
    text: str

    def after(self, start: date) -> date | None:
        """Return the day on which it ends that begins on a day, by the calendar.

        A month after 10 March is 10 April. None where it takes less than a day, or ends in no year
        that the calendar has.
        """
        if self.days < 1:
            return None
        unit = _UNIT.search(self.text)
        try:
            if unit is None:
                return start + timedelta(days=round(self.days))
            month_days = {"month": 30, "year": 365 / 12, "decade": 365 / 12}[unit[1].lower()]
            return _months_on(start, round(self.days / month_days))
        except (OverflowError, ValueError):
            return None


def _months_on(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


_LENGTH = re.compile(
    rf"\b(?<!\bhalf )(?P<n>{COUNT}|another)(?: |-)"
    r"(?:more |extra |additional |further |full |long |consecutive |straight |working )?"
    r"(?P<u>(?:hour|day|week|fortnight|month|year|decade)s?)\b(?!-old| old)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(month|year|decade)s?$", re.IGNORECASE)
_UNIT_DAYS = {
    "hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650,
}  # fmt: skip


def find_dates(
    text: str, *, start: int = 0, published: date | None = None
) -> tuple[DateMention, ...]:
    """Find the days, weeks, months and years that a text names.

    Parameters
    ----------
    text
        Any string.
    start
        Added to all offsets: where the text begins in its source.
    published
        Day of the report, which yearless and relative forms count from; "the next day" counts from
        the day that the text named before it.

    Returns
    -------
    tuple of DateMention
        In the order of the text, not overlapping.
    """
    numeric_order = order_of_slashed(text)
    found: list[DateMention] = []
    last_day: date | None = None
    for match in forms_in(text):
        form = form_of(match)
        origin = last_day if form == "beside" else published
        period = resolve(form, match, origin, numeric_order)
        if period is None:
            continue
        begin = match.start("mm") if form == "month" else match.start()
        span = Span(start + begin, start + match.end())
        words = text[begin : match.end()]
        mention = DateMention(span, period.first, period.last, period.precision, words)
        found.append(mention)
        last_day = mention.day or last_day
    return tuple(found)


def find_durations(text: str, *, start: int = 0) -> tuple[Duration, ...]:
    """Find the lengths of time that a text names; those of a date ("two days ago") are included.

    Parameters
    ----------
    start
        Added to all offsets.
    """
    found = []
    for match in _LENGTH.finditer(text):
        count = count_of(match["n"])
        if count is not None:
            days = count * _UNIT_DAYS[match["u"].lower().rstrip("s")]
            span = Span(start + match.start(), start + match.end())
            found.append(Duration(span, days, match[0]))
    return tuple(found)
