"""A day, a month or a year as the user writes it, as its first or last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

__all__ = ["first_day", "last_day"]

_GIVEN = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?\Z", re.ASCII)


def first_day(given: str) -> date:
    """Return the first day of a year, a month (2007-11) or a day.

    Raises
    ------
    ValueError
        It is none; the message says what would be right.
    """
    return _day(given, last=False)


def last_day(given: str) -> date:
    """Return the last day of it; raises as `first_day`."""
    return _day(given, last=True)


def _day(given: str, *, last: bool) -> date:
    match = _GIVEN.match(given.strip())
    wrong = f"'{given}' is not a date; write it as 2007, 2007-11 or 2007-11-30"
    if match is None:
        raise ValueError(wrong)
    year = int(match[1])
    try:
        month = int(match[2]) if match[2] else 12 if last else 1
        end = monthrange(year, month)[1] if last else 1
        return date(year, month, int(match[3]) if match[3] else end)
    except ValueError:
        raise ValueError(wrong) from None
