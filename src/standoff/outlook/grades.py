"""How well an equilibrium is held: by what its actors are held in it."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from standoff.stability.solution import Solution

__all__ = ["Grade", "graded"]


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


def graded(solution: Solution, *, strictest: bool) -> NDArray[np.int64]:
    """Grade each state by what holds it, by the strictest or the most lenient index (a or d).

    Returns
    -------
    ndarray of int, shape (states,)
    """
    grades = np.full(solution.size, int(Grade.NONE))
    for key, holds in solution.equilibria.items():
        concept, _, index = key.partition("_")
        if index in ("", "a" if strictest else "d"):
            grades = np.where(holds, np.minimum(grades, int(_GRADES[concept])), grades)
    return grades
