"""Where a dispute can settle in each stretch of time, best held first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.calendar import phases as turning_days
from standoff.dispute.model import Dispute
from standoff.graph.game import Game, graph
from standoff.outlook.distance import differing
from standoff.outlook.grades import Grade, graded
from standoff.outlook.pattern import pattern_of
from standoff.outlook.reach import led, place, reached
from standoff.progress import Part, Tell
from standoff.stability.solution import Solution
from standoff.stability.solve import CONCEPTS, checked, solve_game

__all__ = ["Phase", "Resting", "in_phases", "on_day"]

_LISTED = 200
_KNOWN, _UNKNOWN = 10, 90
"""How long solving takes where preferences are known and where not, beside the other steps."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A state in which the dispute can settle.

    Parameters
    ----------
    concepts
        The solution concepts under which it is an equilibrium, as the solution names them.
    grade
        What holds it on the most cautious reading of what is unknown (index a).
    possible
        What may hold it, if what is unknown turns out so (index d). Never worse than `grade`.
    led
        Whether moves that each pay their mover are known to lead there from the status quo.
    """

    state: str
    concepts: tuple[str, ...]
    grade: Grade
    possible: Grade
    led: bool

    @property
    def strong(self) -> bool | None:
        """Whether what holds it would leave whoever leaves much worse off; None: not asked."""
        concept = {Grade.CREDIBLE: "SEQ", Grade.THREAT: "GMR"}.get(self.grade)
        if f"{concept}_strong" in self.concepts:
            return True
        return False if f"{concept}_weak" in self.concepts else None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time in which the same options are available.

    Parameters
    ----------
    start, end
        First day of it, and first day of the next one; None where it has no such bound.
    reachable
        Shape (states,): what the status quo may have led to by then, by whatever moves.
    resting
        The states in which the dispute can settle: the equilibria that can be reached from the
        status quo. First those that are firm or held by credible replies by index a;
        among them those to which moves that pay lead, then the firm, then the nearest. At most 200.
    held
        Shape (states,): those of them that are held as well as the first one.
    total
        How many there are.
    best
        How many are held as well as the first one (firm and credible count alike).
    pattern
        What these share: ``Y`` or ``N`` for an option that all of them take or leave, ``-`` for
        one in which they differ; empty where there are none.
    unreached
        How many equilibria cannot be reached from the status quo.
    """

    start: date | None
    end: date | None
    game: Game
    solution: Solution
    reachable: NDArray[np.bool_]
    resting: tuple[Resting, ...]
    held: NDArray[np.bool_]
    total: int
    best: int
    pattern: str
    unreached: int

    @property
    def leading(self) -> tuple[Resting, ...]:
        """Those that are held best (as far as they are listed)."""
        return self.resting[: self.best]


def in_phases(
    dispute: Dispute,
    concepts: Sequence[str] = CONCEPTS,
    *,
    last: bool = False,
    progress: Tell | None = None,
) -> tuple[Phase, ...]:
    """Solve a dispute in each of its phases, in order of time.

    A later phase begins wherever the earlier ones may have led.

    Parameters
    ----------
    last
        Whether to solve the last phase only, which takes less time.
    progress
        Told what is being done and the share of the whole that is done, from 0 to 1. It may raise
        (`Stopped`) to stop; of a model of 65,536 states it is told several times a second.

    Raises
    ------
    DisputeError
        The model cannot be solved (no feasible state, a ranking with gaps).
    SizeError
        It is too large to enumerate.
    MissingError
        A concept is not known.
    """
    asked = checked(concepts)
    days = turning_days(dispute)
    found: list[Phase] = []
    here = paid = np.zeros(0, dtype=np.bool_)
    begun = False
    long = _UNKNOWN if any(actor.unknown for actor in dispute.actors) else _KNOWN
    steps = (("", 4), ("Following moves", 1), ("", long), ("Sorting the equilibria", 1))
    parts = _parts(Part(progress), len(days), last=last)
    for start, end, part in zip(days, [*days[1:], None], parts, strict=True):
        asks = end is None or not last
        building, following, *rest = part.split(steps if asks else steps[:2])
        with building:
            game = graph(dispute, start, progress=building.tell)
        with following:
            here = reached(game, here if begun else _origin(game))
            following.look()
            paid = led(game, paid if begun else _origin(game))
        begun = True
        if not asks:
            continue
        solving, sorting = rest
        with solving:
            solution = solve_game(game, asked, progress=solving.tell)
        with sorting:
            found.append(_phase((start, end), game, solution, here, paid))
    return tuple(found)


def _parts(whole: Part, phases: int, *, last: bool) -> tuple[Part, ...]:
    """Give each phase a part of the work; of those before the last little may be asked."""
    if phases == 1:
        return (whole,)
    said = (f"Phase {number} of {phases}" for number in range(1, phases + 1))
    weights = [1 if last else 4] * (phases - 1) + [4]
    return whole.split(zip(said, weights, strict=True))


def on_day(dispute: Dispute, day: date, concepts: Sequence[str] = CONCEPTS) -> Phase:
    """Solve a dispute as it stands on one day, from its status quo.

    Raises
    ------
    DisputeError, MissingError, SizeError
        As `in_phases`.
    """
    game = graph(dispute, day)
    solution = solve_game(game, checked(concepts))
    origin = _origin(game)
    return _phase((day, None), game, solution, reached(game, origin), led(game, origin))


def _origin(game: Game) -> NDArray[np.bool_]:
    """Where the dispute stands: its status quo, or anywhere where that is not known."""
    at = place(game, game.dispute.status_quo)
    begin = np.full(game.states.size, at is None)
    if at is not None:
        begin[at] = True
    return begin


def _phase(
    days: tuple[date | None, date | None],
    game: Game,
    solution: Solution,
    here: NDArray[np.bool_],
    paid: NDArray[np.bool_],
) -> Phase:
    grade = graded(solution, strictest=True)
    possible = np.minimum(grade, graded(solution, strictest=False))
    standing = 3 * _tier(grade) + _tier(possible)
    held = possible < Grade.NONE
    found = np.flatnonzero(held & here)
    keys = (found, _distance(solution, found), possible[found], grade[found], ~paid[found])
    order = found[np.lexsort((*keys, standing[found]))]
    alike = np.zeros_like(here)
    if len(order):
        alike = here & held & (standing == standing[order[0]])
    resting = tuple(
        Resting(
            solution.state(i),
            tuple(key for key, holds in solution.equilibria.items() if holds[i]),
            Grade(grade[i]),
            Grade(possible[i]),
            bool(paid[i]),
        )
        for i in order[:_LISTED].tolist()
    )
    return Phase(
        *days,
        game,
        solution,
        here,
        resting,
        alike,
        len(order),
        int(alike.sum()),
        pattern_of(solution.states, alike),
        int(np.sum(held & ~here)),
    )


def _tier(grades: NDArray[np.int64]) -> NDArray[np.int64]:
    """0 for what is firm or held by credible replies, 1 for what is held by threats, 2 for none."""
    return np.maximum(grades, int(Grade.CREDIBLE)) - int(Grade.CREDIBLE)


def _distance(solution: Solution, indices: NDArray[np.int64]) -> NDArray[np.int64]:
    """In how many options each state differs from the status quo; 0 where that is not known."""
    origin = solution.dispute.status_quo
    if origin is None:
        return np.zeros(len(indices), dtype=np.int64)
    return np.array([differing(origin, solution.state(int(i))) for i in indices], dtype=np.int64)
