"""What there is to say about a dispute: computed once, told by the summary and by the brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.calendar import phases as turning_days
from standoff.dispute.model import Dispute
from standoff.robustness.hinges import Hinge, hinges
from standoff.stability.solution import Solution
from standoff.stability.solve import solve

__all__ = ["Grade", "Phase", "Resting", "View", "look"]

_CONCEPTS = ("Nash", "GMR", "SMR", "SEQ", "SSEQ")
_LISTED = 200
_HINGE_STATES = 4096


class Grade(IntEnum):
    """What holds the actors in an equilibrium, from what holds best."""

    FIRM = 0
    CREDIBLE = 1
    THREAT = 2
    NONE = 3


_GRADES = {
    "Nash": Grade.FIRM,
    "SEQ": Grade.CREDIBLE,
    "SSEQ": Grade.CREDIBLE,
    "SMR": Grade.THREAT,
    "GMR": Grade.THREAT,
}


@dataclass(frozen=True, slots=True)
class Resting:
    """A state in which the dispute can settle.

    Parameters
    ----------
    concepts
        The solution concepts under which it is an equilibrium, as the solution names them.
    grade
        What holds it whatever the unknown preferences are (index a).
    possible
        What may hold it, if what is unknown turns out so (index d). Never worse than `grade`.
    """

    state: str
    concepts: tuple[str, ...]
    grade: Grade
    possible: Grade

    @property
    def standing(self) -> tuple[Grade, Grade]:
        """How well it is held; what compares least is held best."""
        return self.grade, self.possible


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time in which the same options are available.

    Parameters
    ----------
    start, end
        First day of it, and first day of the next one; None where it has no such bound.
    resting
        The states in which the dispute can settle, best held first, then nearest to the status
        quo; at most 200 of them.
    total
        How many there are.
    best
        How many are held as well as the first one.
    """

    start: date | None
    end: date | None
    solution: Solution
    resting: tuple[Resting, ...]
    total: int
    best: int

    @property
    def leading(self) -> tuple[Resting, ...]:
        """Those that are held best (as far as they are listed)."""
        return self.resting[: self.best]


@dataclass(frozen=True, slots=True)
class View:
    """A dispute, its answer, and what the answer hangs on.

    Parameters
    ----------
    solution
        Of the dispute as of its own day, as `standoff.solve` gives it.
    phases
        In order of time; one where nothing depends on a date.
    hinges
        Most decisive first; None where the model is too large to try every assumption.
    """

    dispute: Dispute
    solution: Solution
    phases: tuple[Phase, ...]
    hinges: tuple[Hinge, ...] | None


def look(dispute: Dispute) -> View:
    """Solve a dispute in each of its phases and order what comes out.

    Raises
    ------
    DisputeError
        The model cannot be solved (no feasible state, a ranking with gaps).
    SizeError
        It is too large to enumerate.
    """
    days = turning_days(dispute)
    solution = solve(dispute, _CONCEPTS)
    looked = []
    for start, end in zip(days, [*days[1:], None], strict=True):
        as_asked = start is None or start == dispute.as_of
        solved = solution if as_asked else solve(dispute, _CONCEPTS, as_of=start)
        looked.append(_phase(start, end, solved))
    hanging = hinges(dispute) if solution.size <= _HINGE_STATES else None
    return View(dispute, solution, tuple(looked), hanging)


def phase_of(solution: Solution) -> Phase:
    """Order what one solution says."""
    return _phase(None, None, solution)


def _phase(start: date | None, end: date | None, solution: Solution) -> Phase:
    grade = _graded(solution, strictest=True)
    possible = np.minimum(grade, _graded(solution, strictest=False))
    found = np.flatnonzero(possible < Grade.NONE)
    far = _distance(solution, found)
    order = found[np.lexsort((found, far, possible[found], grade[found]))]
    resting = tuple(_resting(solution, int(i), grade, possible) for i in order[:_LISTED])
    best = 0
    if len(order):
        first = order[0]
        best = int(np.sum((grade == grade[first]) & (possible == possible[first])))
    return Phase(start, end, solution, resting, len(order), best)


def _graded(solution: Solution, *, strictest: bool) -> NDArray[np.int64]:
    """Grade of each state, shape (states,), by the strictest or the most lenient index."""
    grades = np.full(solution.size, int(Grade.NONE))
    for key, holds in solution.equilibria.items():
        concept, _, index = key.partition("_")
        if index in ("", "a" if strictest else "d"):
            grades = np.where(holds, np.minimum(grades, int(_GRADES[concept])), grades)
    return grades


def _distance(solution: Solution, indices: NDArray[np.int64]) -> NDArray[np.int64]:
    """In how many options each state differs from the status quo; 0 where that is not known."""
    origin = solution.dispute.status_quo
    if origin is None:
        return np.zeros(len(indices), dtype=np.int64)
    return np.array([_differing(origin, solution.state(int(i))) for i in indices], dtype=np.int64)


def _differing(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _resting(
    solution: Solution, index: int, grade: NDArray[np.int64], possible: NDArray[np.int64]
) -> Resting:
    held = tuple(key for key, holds in solution.equilibria.items() if holds[index])
    return Resting(solution.state(index), held, Grade(grade[index]), Grade(possible[index]))
