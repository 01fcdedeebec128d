"""Days, weeks, months and years that a report speaks of, resolved against its own date.

A grammar of our own: each form is one pattern of bounded length, so that the search is linear in
the text, and each is resolved by a rule that can be named. A form that needs the day of publication
stays unresolved where that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standoff.evidence import Span
from standoff.reading import periods
from standoff.reading.numerals import FIGURES, NUMBER_WORDS, value_of
from standoff.reading.periods import Period
from standoff.reading.tense import tense_around
from standoff.reading.timestamp import MONTHS

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


_MONTH = "(?:" + "|".join(sorted((f"{name}\\b" for name in MONTHS), key=len, reverse=True)) + ")"
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_WEEKDAY = "(?:" + "|".join(_WEEKDAYS) + ")"
_SHORT_WEEKDAY = rf"(?:{_WEEKDAY}|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ORD = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DASH = r"(?: ?[-–—] ?| to | and | until | or )"
_COUNT = rf"(?:{FIGURES}|{NUMBER_WORDS}|an?|a couple of)"
_UNIT = r"(?:day|week|fortnight|month|year|decade|century|centurie)s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<iso>{_YEAR}-\d{{2}}-\d{{2}})(?![\d-])"),
    ("slashed", rf"(?<![\d/.])(?P<sa>\d{{1,2}})[/.](?P<sb>\d{{1,2}})[/.](?P<sy>{_YEAR})(?![\d/])"),
    (
        "days_month",
        (
            rf"(?:from )?(?:the )?(?P<ra>{_DAY}){_ORD}{_DASH}(?P<rb>{_DAY}){_ORD}(?: of)? "
            rf"(?P<rm>{_MONTH})(?:\.?,? (?P<ry>{_YEAR})\b)?"
        ),
    ),
    (
        "month_days",
        (
            rf"(?P<qm>{_MONTH})\.? (?P<qa>{_DAY}){_ORD}{_DASH}(?P<qb>{_DAY}){_ORD}(?![\d:]| {_MONTH})"
            rf"(?:,? (?P<qy>{_YEAR})\b)?"
        ),
    ),
    (
        "day_month",
        (
            rf"(?:{_SHORT_WEEKDAY},? (?:the )?)?(?P<dd>{_DAY}){_ORD}(?: of |[ -])(?P<dm>{_MONTH})"
            rf"(?:\.?[ ,-]{{1,2}}(?P<dy>{_YEAR})\b)?"
        ),
    ),
    (
        "month_day",
        (
            rf"(?:{_SHORT_WEEKDAY},? )?(?P<md_m>{_MONTH})\.? (?:the )?(?P<md_d>{_DAY}){_ORD}\b(?![\d:]|,\d|\.\d)"
            rf"(?:,? (?P<md_y>{_YEAR})\b)?"
        ),
    ),
    (
        "edge",
        (
            r"(?:the )?(?P<edge>end|beginning|start|middle|close) of (?:the |this )?(?:(?P<enext>next|last|coming) )?"
            rf"(?:(?P<eunit>week|month|year)\b|(?P<em>{_MONTH})(?: (?P<ey>{_YEAR})\b)?|(?P<eyear>{_YEAR})\b)"
        ),
    ),
    (
        "month_year",
        rf"(?:(?P<mypart>early|late|mid)[ -])?(?P<my_m>{_MONTH})\.?,? (?:of )?(?P<my_y>{_YEAR})\b",
    ),
    (
        "weekday",
        (
            rf"(?:(?P<wmod>next|last|this|this coming|coming|this past|past) )?(?P<wd>{_WEEKDAY})\b"
            r"(?: (?P<wweek>of )?(?P<wlast>last|next|this) week)?"
            r"(?: (?:morning|afternoon|evening|night))?"
        ),
    ),
    (
        "near",
        (
            r"(?P<near>the day after tomorrow|the day before yesterday|today|tonight|tomorrow|yesterday"
            r"|last night|this (?:morning|afternoon|evening)|earlier in the day|later in the day)\b"
        ),
    ),
    (
        "ago",
        rf"(?P<an>{_COUNT}) (?P<au>{_UNIT}) (?P<adir>ago|earlier|from now|hence|from today)\b",
    ),
    (
        "within",
        (
            rf"(?P<wdir>in|within|in the next|over the next|in the coming|in the last|in the past"
            rf"|over the past|over the last|for the past|for the last|during the past) (?P<wn>{_COUNT}) (?P<wu>{_UNIT})\b(?!['’])"
        ),
    ),
    (
        "relative",
        (
            rf"(?P<rel>last|next|this|this coming|this past|the past|the coming|the last|the next)"
            rf" (?P<ru>week|weekend|fortnight|month|year|{_SEASON}|{_MONTH})\b"
        ),
    ),
    ("weekend", r"(?:the|at the|over the) (?P<wkd>weekend)\b"),
    (
        "month",
        (
            rf"(?:(?P<mprep>in|since|until|till|by|before|after|during|from|late|early|mid|of|for)[ -]"
            rf"(?:(?P<mpart>early|late|mid)[ -])?)(?P<mm>{_MONTH})(?!\.? \d|['’]s [A-Z])"
        ),
    ),
    ("decade", r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<dec>(?:1[5-9]|20)\d0)s\b"),
    ("year", rf"(?<![\d$£€#.,/-])(?P<year>{_YEAR})(?![\d/%]|[.,]\d|-\d\d-)"),
)
_FIND = re.compile("|".join(rf"(?P<{name}_>\b{form})" for name, form in _FORMS), re.IGNORECASE)
_LENGTH = re.compile(
    rf"\b(?P<n>{_COUNT})(?: |-)(?:more |full |long |consecutive |straight |working )?"
    rf"(?P<u>(?:hour|day|week|fortnight|month|year|decade)s?)\b(?!-old| old)",
    re.IGNORECASE,
)
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
        Day of the report, which yearless and relative forms count from.

    Returns
    -------
    tuple of DateMention
        In the order of the text, not overlapping.
    """
    numeric_order = _order_of_slashed(text)
    found = []
    for match in _FIND.finditer(text):
        form = (match.lastgroup or "").rstrip("_")
        if form not in _RESOLVERS:
            form = next(name for name, _ in _FORMS if match[f"{name}_"] is not None)
        period = _resolve(form, match, published, numeric_order)
        if period is None:
            continue
        span = Span(start + match.start(), start + match.end())
        found.append(DateMention(span, period.first, period.last, period.precision, match[0]))
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
        count = _count(match["n"])
        if count is not None:
            days = count * _UNIT_DAYS[match["u"].lower().rstrip("s")]
            span = Span(start + match.start(), start + match.end())
            found.append(Duration(span, days, match[0]))
    return tuple(found)


def _resolve(
    form: str, match: re.Match[str], published: date | None, numeric_order: str | None
) -> Period | None:
    if form == "slashed":
        return _slashed(match, numeric_order)
    return _RESOLVERS[form](match, published)


def _count(text: str) -> float | None:
    lowered = text.lower()
    return {"a": 1.0, "an": 1.0, "a couple of": 2.0}.get(lowered) or value_of(lowered)


def _month(name: str) -> int:
    return MONTHS[name.lower()]


def _is_word(match: re.Match[str], group: str) -> bool:
    """Whether a month that is also a word ("may", "march") is written as the word."""
    return match[group].islower() and match[group] in ("may", "march", "mar", "sep", "dec", "jan")


def _order_of_slashed(text: str) -> str | None:
    """Say whether the text's own figures show which of day and month comes first."""
    orders = set()
    for first, second in re.findall(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.]\d{4}(?!\d)", text):
        if int(first) > 12 >= int(second):
            orders.add("dmy")
        elif int(second) > 12 >= int(first):
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


def _slashed(match: re.Match[str], order: str | None) -> Period | None:
    one, two, year = int(match["sa"]), int(match["sb"]), int(match["sy"])
    if "." in match[0] or one > 12 or order == "dmy" or one == two:
        return periods.day(year, two, one)
    if two > 12 or order == "mdy":
        return periods.day(year, one, two)
    return Period(None, None, "day")


def _iso(match: re.Match[str], _published: date | None) -> Period | None:
    year, month, number = match["iso"].split("-")
    return periods.day(int(year), int(month), int(number))


def _written(
    match: re.Match[str], published: date | None, month: str, days: tuple[str, ...], year: str
) -> Period | None:
    if _is_word(match, month):
        return None
    number = _month(match[month])
    known = int(match[year]) if match[year] else None
    tense = tense_around(match.string, match.start(), match.end()) if known is None else None
    ends = [periods.yearless(number, int(match[name]), known, published, tense) for name in days]
    if any(end is None for end in ends):
        return None
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return None
    if first.first and last.first and last.first < first.first:
        return None
    return Period(first.first, last.last, "day")


def _days_month(match: re.Match[str], published: date | None) -> Period | None:
    return _written(match, published, "rm", ("ra", "rb"), "ry")


def _month_days(match: re.Match[str], published: date | None) -> Period | None:
    return _written(match, published, "qm", ("qa", "qb"), "qy")


def _day_month(match: re.Match[str], published: date | None) -> Period | None:
    return _written(match, published, "dm", ("dd",), "dy")


def _month_day(match: re.Match[str], published: date | None) -> Period | None:
    return _written(match, published, "md_m", ("md_d",), "md_y")


def _edge(match: re.Match[str], published: date | None) -> Period | None:
    if match["eyear"]:
        whole: Period | None = periods.year(int(match["eyear"]))
    elif match["em"]:
        if _is_word(match, "em"):
            return None
        whole = _named_month(match, "em", match["ey"], published)
    else:
        step = {"next": 1, "coming": 1, "last": -1}.get((match["enext"] or "").lower(), 0)
        whole = periods.relative(match["eunit"].lower(), step, published)
    return periods.edge(whole, match["edge"].lower()) if whole else None


def _named_month(
    match: re.Match[str], group: str, year: str | None, published: date | None
) -> Period | None:
    known = int(year) if year else None
    tense = tense_around(match.string, match.start(), match.end()) if known is None else None
    return periods.month(_month(match[group]), known, published, tense)


def _month_year(match: re.Match[str], published: date | None) -> Period | None:
    return _named_month(match, "my_m", match["my_y"], published)


def _month_alone(match: re.Match[str], published: date | None) -> Period | None:
    if not match["mm"][0].isupper():
        return None
    return _named_month(match, "mm", None, published)


def _weekday(match: re.Match[str], published: date | None) -> Period | None:
    number = _WEEKDAYS[match["wd"].lower()]
    modifier = (match["wmod"] or "").lower().split(" ")[-1]
    if week := match["wlast"]:
        step = {"last": -1, "next": 1}.get(week.lower(), 0)
        return periods.weekday_of_week(number, step, published)
    if modifier in ("next", "coming"):
        return periods.weekday(number, published, "future", strict=True)
    if modifier in ("last", "past"):
        return periods.weekday(number, published, "past", strict=True)
    tense = tense_around(match.string, match.start(), match.end())
    return periods.weekday(number, published, tense or "past")


_NEAR = {
    "yesterday": -1, "last night": -1, "tomorrow": 1, "the day after tomorrow": 2,
    "the day before yesterday": -2,
}  # fmt: skip


def _near(match: re.Match[str], published: date | None) -> Period | None:
    return periods.shifted(_NEAR.get(match["near"].lower(), 0), published)


def _ago(match: re.Match[str], published: date | None) -> Period | None:
    count = _count(match["an"])
    if count is None or match["adir"].lower() == "earlier":
        return None  # earlier than what is not said here
    sign = -1 if match["adir"].lower() == "ago" else 1
    return periods.away(sign * count, match["au"].lower(), published)


def _within(match: re.Match[str], published: date | None) -> Period | None:
    count = _count(match["wn"])
    direction = match["wdir"].lower()
    if count is None:
        return None
    if direction == "in":
        if tense_around(match.string, match.start(), match.end()) != "future":
            return None  # "for the first time in ten years", "killed in three days": a duration
        return periods.away(count, match["wu"].lower(), published)
    back = "past" in direction or "last" in direction
    return periods.stretch(-count if back else count, match["wu"].lower(), published)


def _relative(match: re.Match[str], published: date | None) -> Period | None:
    unit, word = match["ru"].lower(), match["rel"].lower().split(" ")[-1]
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0)
    if unit in MONTHS:
        if not match["ru"][0].isupper():
            return None
        return periods.month_by_step(_month(unit), step, published)
    if unit in ("spring", "summer", "autumn", "fall", "winter"):
        return None if unit == "fall" and step == 0 else periods.season(unit, step, published)
    return periods.relative(unit, step, published)


def _weekend(match: re.Match[str], published: date | None) -> Period | None:
    tense = tense_around(match.string, match.start(), match.end())
    return periods.weekend(published, tense)


def _decade(match: re.Match[str], _published: date | None) -> Period | None:
    first = int(match["dec"])
    return Period(date(first, 1, 1), date(first + 9, 12, 31), "year")


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|during|from|to|between|early|late|mid|of|the|and"
    r"|or|than|for|year|that|on)[ -]|[(\[–—-]|, |^|\n)$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r" (?:(?:[a-z]+-)?[a-z]+ ){0,1}(?:people|men|women|children|police|dead|[a-z]{2,}(?<![su'])s)\b"
)
_NUMBERED = re.compile(
    r"\b(?:resolution|article|no\.?|number|flight|route|unit|bill|act) $", re.IGNORECASE
)


def _year(match: re.Match[str], _published: date | None) -> Period | None:
    before = match.string[max(0, match.start() - 14) : match.start()]
    if _NUMBERED.search(before):
        return None
    dated = re.search(r"\b(?:in|since|during|early|late|mid|year)[ -]$", before, re.IGNORECASE)
    if not dated and _COUNTED_AFTER.match(match.string, match.end(), match.end() + 40):
        return None
    following = match.string[match.end() : match.end() + 1]
    if not _YEAR_BEFORE.search(before) and following not in (
        ")",
        ",",
        ".",
        ";",
        ":",
        "\n",
        " ",
        "",
    ):
        return None
    return periods.year(int(match["year"]))


_RESOLVERS: dict[str, Callable[[re.Match[str], date | None], Period | None]] = {
    "iso": _iso, "days_month": _days_month, "month_days": _month_days, "day_month": _day_month,
    "month_day": _month_day, "edge": _edge, "month_year": _month_year, "weekday": _weekday,
    "near": _near, "ago": _ago, "within": _within, "relative": _relative, "weekend": _weekend,
    "month": _month_alone, "decade": _decade, "year": _year,
}  # fmt: skip
