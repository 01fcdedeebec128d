"""When a page was published, as it says itself: the stamp in a line or in its markup.

``Friday, 7 December 2007, 23:38 GMT`` becomes ``2007-12-07T23:38:00+00:00``; without a time of day
a stamp is a date, and without a zone its time carries none.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ["MONTHS", "day_of", "find_stamp", "parse_timestamp"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and their short forms, in lower case, with their numbers."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORD = r"(?:st|nd|rd|th)?"
_ISO = re.compile(
    r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}}){_ORD}(?: of)?[ -]({_MONTH})\.?,?[ -](\d{{4}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}}){_ORD},? (\d{{4}})\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"\b(\d{{4}}),? ({_MONTH})\.? (\d{{1,2}}){_ORD}\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))(?::\d{2})?\s?([ap]\.?m\b\.?)?|\b(\d{1,2})\s?([ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 60, "ist": None, "cet": 60, "cest": 120,
    "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "sgt": 480, "hkt": 480, "jst": 540,
    "aest": 600, "aedt": 660, "sast": 120, "eat": 180, "wat": 60, "cat": 120,
}  # fmt: skip
_ZONE = re.compile(
    rf"\b(?:({'|'.join(_ZONES)})\b)?\s?(?:([+-])(\d{{1,2}}):?(\d{{2}})?)?(?![\d-])", re.IGNORECASE
)


def parse_timestamp(text: str) -> str | None:
    """Read a stamp as ISO 8601, or None where the text has none."""
    found = find_stamp(text[:400])
    return found[2] if found else None


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date and time, None for anything else."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def find_stamp(line: str) -> tuple[int, int, str] | None:
    """Find the first full date of a line with the time of day and zone beside it.

    Returns
    -------
    tuple of int, int, str, or None
        Start and end of the date itself in the line, and the ISO 8601 form of the whole stamp.
    """
    if iso := _ISO.search(line):
        year, month, day = (int(iso[number]) for number in (1, 2, 3))
        if (found := _date(year, month, day)) and iso[4]:
            seconds = int(iso[6] or 0)
            moment = _moment(found, int(iso[4]), int(iso[5]), seconds, _offset(iso[7]))
            return iso.start(), iso.end(), moment or found.isoformat()
        if found:
            return iso.start(), iso.end(), _with_clock(found, line, iso.start(), iso.end())
    for pattern, order in (
        (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_YEAR_FIRST, "ymd"), (_DOTTED, "dmy"),
        (_SLASHED, "?"),
    ):  # fmt: skip
        if match := pattern.search(line):
            found = _ordered(match, order)
            if found:
                stamp = _with_clock(found, line, match.start(), match.end())
                return match.start(), match.end(), stamp
    return None


def _ordered(match: re.Match[str], order: str) -> date | None:
    parts = [MONTHS.get(part.lower()) or int(part) for part in match.groups()]
    if order == "?":
        # Only where one reading is impossible, or both are the same day, is the order known.
        readings = {_date(parts[2], parts[1], parts[0]), _date(parts[2], parts[0], parts[1])} - {
            None
        }
        return readings.pop() if len(readings) == 1 else None
    named = dict(zip(order, parts, strict=True))
    return _date(named["y"], named["m"], named["d"])


def _with_clock(found: date, line: str, start: int, end: int) -> str:
    """Add the time of day that stands within a few characters of the date."""
    clock = _CLOCK.search(line, end, end + 30) or _CLOCK.search(line, max(0, start - 40), start)
    if not clock:
        return found.isoformat()
    hour, minute = int(clock[1] or clock[4]), int(clock[2] or 0)
    half = (clock[3] or clock[5] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = _ZONE.match(line, clock.end() + (line[clock.end() : clock.end() + 1] == " "))
    offset = None
    if zone and (zone[1] or zone[2]):
        base = _ZONES[zone[1].lower()] if zone[1] else 0
        if base is not None:
            sign = -1 if zone[2] == "-" else 1
            offset = base + sign * (int(zone[3] or 0) * 60 + int(zone[4] or 0))
    return _moment(found, hour, minute, 0, offset) or found.isoformat()


def _offset(text: str | None) -> int | None:
    if not text:
        return None
    if text == "Z":
        return 0
    sign = -1 if text[0] == "-" else 1
    return sign * (int(text[1:3]) * 60 + int(text[-2:]))


def _moment(found: date, hour: int, minute: int, second: int, offset: int | None) -> str | None:
    if hour > 23 or minute > 59 or second > 59 or abs(offset or 0) >= 24 * 60:
        return None
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    return datetime.combine(found, time(hour, minute, second), zone).isoformat()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None
