"""The picture of a timeline: a line for each position, with what was said on it over the days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from standoff.report.happened import act_in_words, outlet
from standoff.report.words import day
from standoff.tracking.courses import Course, Timeline, Turn

__all__ = ["draw_courses"]

_MOST = 30
_LEFT, _RIGHT, _TOP, _ROW = 330.0, 40.0, 64.0, 30.0
_WIDTH = 1000.0
_TICKS = 8
_NEAR = 9.0
_LETTERS = 46


@dataclass(frozen=True, slots=True)
class _Mark:
    x: float
    turn: Turn
    told: str


@dataclass(frozen=True, slots=True)
class _Row:
    y: float
    who: str
    what: str
    full: str
    marks: tuple[_Mark, ...]
    changed: bool

    @property
    def legs(self) -> list[tuple[float, float, int]]:
        """From each mark to the next: where, and for or against."""
        pairs = zip(self.marks, self.marks[1:], strict=False)
        return [(one.x, other.x, one.turn.sign) for one, other in pairs]


def draw_courses(found: Timeline) -> str:
    """Draw a timeline.

    Returns
    -------
    str
        An SVG document that needs no other file. At most 30 positions are drawn, those that changed
        first; how many are left out stands below.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("standoff.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    courses = [c for c in found.courses if any(turn.day for turn in c.turns)]
    scale = _Scale(found, courses[:_MOST])
    rows = [_row(found, scale, n, course) for n, course in enumerate(courses[:_MOST])]
    bottom = _TOP + _ROW * max(1, len(rows))
    return environment.get_template("courses.svg").render(
        rows=rows,
        ticks=[(scale.x(when), day(when)) for when in scale.ticks],
        deadlines=[(scale.x(when), day(when)) for when, _ in found.deadlines if scale.has(when)],
        width=_WIDTH,
        height=bottom + 60,
        left=_LEFT,
        top=_TOP,
        bottom=bottom,
        more=len(found.courses) - len(rows),
    )


class _Scale:
    """Where the days stand."""

    def __init__(self, found: Timeline, courses: list[Course]) -> None:
        days = {turn.day for course in courses for turn in course.turns if turn.day}
        self._first = min(days, default=date(2000, 1, 1))
        self._last = max(days, default=self._first)
        ahead = [when for when, _ in found.deadlines if when >= self._first]
        # A deadline far ahead would press all that was said into a corner.
        span = max(7, (self._last - self._first).days)
        near = [when for when in ahead if (when - self._last).days <= span]
        self._last = max([self._last, *near])
        inside = sorted(when for when in days)
        step = max(1, -(-len(inside) // _TICKS))
        self.ticks = inside[::step]

    def has(self, when: date) -> bool:
        return self._first <= when <= self._last

    def x(self, when: date) -> float:
        whole = max(1, (self._last - self._first).days)
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (when - self._first).days / whole


def _row(found: Timeline, scale: _Scale, number: int, course: Course) -> _Row:
    at: dict[float, int] = defaultdict(int)
    marks = []
    for turn in course.turns:
        if turn.day is None:
            continue
        x = scale.x(turn.day)
        told = (
            f"{day(turn.day)}: {act_in_words(turn.act)}: {turn.words} "
            f"({outlet(found, turn.evidence.source)})"
        )
        marks.append(_Mark(x + _NEAR * at[x], turn, told))
        at[x] += 1
    own = "" if course.actor == course.owner else f"{found.names[course.owner]}: "
    full = f"{own}{course.name}"
    short = full if len(full) <= _LETTERS else full[: _LETTERS - 1] + "…"
    y = _TOP + _ROW * (number + 0.5)
    who = found.names[course.actor]
    return _Row(y, who, short, f"{who} on {full}", tuple(marks), bool(course.changes))
