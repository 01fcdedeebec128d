"""What each form of a date means, counted from the day of the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from standoff.reading import periods
from standoff.reading.date_forms import WEEKDAYS
from standoff.reading.date_years import decade, year_alone, year_in
from standoff.reading.numerals import value_of
from standoff.reading.periods import Period
from standoff.reading.tense import tense_around
from standoff.reading.timestamp import MONTHS

__all__ = ["count_of", "order_of_slashed", "resolve"]


def resolve(
    form: str, match: re.Match[str], published: date | None, numeric_order: str | None
) -> Period | None:
    """Return the period that a form means, None where it means none.

    Parameters
    ----------
    form
        Its name among the forms.
    numeric_order
        ``dmy`` or ``mdy`` where the report's own figures show it.
    """
    if form == "slashed":
        return _slashed(match, numeric_order)
    return _RULES[form](match, published)


def count_of(text: str) -> float | None:
    """Return the value of a number before a unit of time."""
    lowered = text.lower()
    return {"a": 1.0, "an": 1.0, "another": 1.0, "a couple of": 2.0}.get(lowered) or value_of(
        lowered
    )


def _month(name: str) -> int:
    return MONTHS[name.lower()]


def _is_word(match: re.Match[str], group: str) -> bool:
    """Whether a month that is also a word ("may", "march") is written as the word."""
    return match[group].islower() and match[group] in ("may", "march", "mar", "sep", "dec", "jan")


def order_of_slashed(text: str) -> str | None:
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
    match: re.Match[str],
    published: date | None,
    month: str,
    days: tuple[str, ...],
    known: int | None,
) -> Period | None:
    if _is_word(match, month):
        return None
    number = _month(match[month])
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
    return _written(match, published, "rm", ("ra", "rb"), year_in(match, "ry"))


def _month_days(match: re.Match[str], published: date | None) -> Period | None:
    return _written(match, published, "qm", ("qa", "qb"), year_in(match, "qy"))


def _day_month(match: re.Match[str], published: date | None) -> Period | None:
    known = year_in(match, "dy", "dstep", published)
    return _written(match, published, "dm", ("dd",), known)


def _month_day(match: re.Match[str], published: date | None) -> Period | None:
    known = year_in(match, "md_y", "md_step", published)
    return _written(match, published, "md_m", ("md_d",), known)


def _edge(match: re.Match[str], published: date | None) -> Period | None:
    if match["eyear"]:
        whole: Period | None = periods.year(int(match["eyear"]))
    elif match["em"]:
        if _is_word(match, "em"):
            return None
        whole = _named_month(match, "em", year_in(match, "ey", "estep", published), published)
    else:
        step = {"next": 1, "coming": 1, "last": -1}.get((match["enext"] or "").lower(), 0)
        whole = periods.relative(match["eunit"].lower(), step, published)
    return periods.edge(whole, match["edge"].lower()) if whole else None


def _named_month(
    match: re.Match[str], group: str, known: int | None, published: date | None
) -> Period | None:
    # "until December": the word that opens the form tells the tense.
    tense = tense_around(match.string, match.start(group), match.end()) if known is None else None
    return periods.month(_month(match[group]), known, published, tense)


def _month_year(match: re.Match[str], published: date | None) -> Period | None:
    return _named_month(match, "my_m", year_in(match, "my_y"), published)


def _month_alone(match: re.Match[str], published: date | None) -> Period | None:
    if not match["mm"][0].isupper():
        return None
    if match["mm"] == "May" and (match["mprep"] or "").lower() in ("by", "for", "of", "from"):
        return None  # as likely a name
    return _named_month(match, "mm", year_in(match, None, "mstep", published), published)


# Days that are names: the Good Friday Agreement, the Sunday Times, Black Monday.
_NAMED_DAY = re.compile(
    r"\b(?:[Gg]ood|[Bb]loody|[Bb]lack|[Pp]alm|[Ee]aster|[Ss]uper|[Aa]sh) [A-Z][a-z]+day\b"
    r"|day (?:[Aa]greement|[Aa]ccords?|Times|Telegraph|Mail|Mirror|Post|Express)\b"
)


def _weekday(match: re.Match[str], published: date | None) -> Period | None:
    number = WEEKDAYS[match["wd"].lower()]
    modifier = (match["wmod"] or "").lower().split(" ")[-1]
    if week := match["wlast"]:
        step = {"last": -1, "next": 1}.get(week.lower(), 0)
        return periods.weekday_of_week(number, step, published)
    if modifier in ("next", "coming"):
        return periods.weekday(number, published, "future", strict=True)
    if modifier in ("last", "past"):
        return periods.weekday(number, published, "past", strict=True)
    around = match.string[max(0, match.start() - 8) : match.end() + 12]
    if _NAMED_DAY.search(around):
        return None
    tense = tense_around(match.string, match.start(), match.end())
    return periods.weekday(number, published, tense or "past")


_NEAR = {
    "yesterday": -1, "last night": -1, "tomorrow": 1, "the day after tomorrow": 2,
    "the day before yesterday": -2,
}  # fmt: skip


def _beside(match: re.Match[str], anchor: date | None) -> Period | None:
    back = re.search(r"previous|before|earlier", match["beside"], re.IGNORECASE)
    return periods.shifted(-1 if back else 1, anchor)


def _year_end(_match: re.Match[str], published: date | None) -> Period | None:
    whole = periods.relative("year", 0, published)
    return periods.edge(whole, "end") if whole else None


def _near(match: re.Match[str], published: date | None) -> Period | None:
    return periods.shifted(_NEAR.get(match["near"].lower(), 0), published)


def _ago(match: re.Match[str], published: date | None) -> Period | None:
    count = count_of(match["an"])
    if count is None or match["adir"].lower() == "earlier":
        return None  # earlier than what is not said here
    sign = -1 if match["adir"].lower() == "ago" else 1
    return periods.away(sign * count, match["au"].lower(), published)


def _within(match: re.Match[str], published: date | None) -> Period | None:
    count = count_of(match["wn"])
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


_RULES: dict[str, Callable[[re.Match[str], date | None], Period | None]] = {
    "iso": _iso, "days_month": _days_month, "month_days": _month_days, "day_month": _day_month,
    "month_day": _month_day, "edge": _edge, "month_year": _month_year, "weekday": _weekday,
    "near": _near, "beside": _beside, "year_end": _year_end,
    "ago": _ago, "within": _within, "relative": _relative, "weekend": _weekend,
    "month": _month_alone, "decade": decade, "year": year_alone,
}  # fmt: skip
