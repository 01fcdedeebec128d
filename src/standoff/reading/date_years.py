"""What the years of dates mean: alone, in tens, and beside a month."""

from __future__ import annotations

import re
from datetime import date

from standoff.reading import periods
from standoff.reading.periods import Period

__all__ = ["decade", "year_alone", "year_in"]


def decade(match: re.Match[str], _published: date | None) -> Period | None:
    """Return the ten years of "the 1990s"."""
    first = int(match["dec"])
    return Period(date(first, 1, 1), date(first + 9, 12, 31), "year")


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|during|from|to|between|early|late|mid|of|the|and"
    r"|or|than|for|year|that|on)[ -]|[(\[–—-]|, |^|\n)$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r" (?:(?:[a-z]+-)?[a-z]+ ){0,1}(?:people|men|women|children|police|dead|were|was|have|had|are"
    r"|killed|[a-z]{2,}(?<![su'])s)\b"
)
# Outside of these a number is a year only where a word such as "in" says so.
_FIRST_YEAR, _LAST_YEAR = 1800, 2050
_NUMBERED = re.compile(
    r"\b(?:resolution|article|no\.?|number|flight|route|unit|bill|act) $", re.IGNORECASE
)


def year_alone(match: re.Match[str], _published: date | None) -> Period | None:
    """Return the year that a number means, None where it may be a number of something else."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    if _NUMBERED.search(before):
        return None
    dated = re.search(r"\b(?:in|since|during|early|late|mid|year)[ -]$", before, re.IGNORECASE)
    if not dated and _COUNTED_AFTER.match(match.string, match.end(), match.end() + 40):
        return None
    following = match.string[match.end() : match.end() + 1]
    if not _YEAR_BEFORE.search(before) and following not in tuple("),.;:\n ") and following:
        return None
    number = int(match["year"])
    return periods.year(number) if dated or _FIRST_YEAR <= number <= _LAST_YEAR else None


def year_in(
    match: re.Match[str],
    year: str | None,
    step: str | None = None,
    published: date | None = None,
) -> int | None:
    """Return the year that stands with a month ("March 2031", "March of next year"), or None."""
    if year is not None and match[year]:
        return int(match[year])
    if step is None or not match[step] or published is None:
        return None
    return published.year + {"last": -1, "next": 1}.get(match[step].lower(), 0)
