"""What there is to say about a dispute: computed once, told by the summary and by the brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.dispute.model import Dispute
from standoff.errors import SizeError
from standoff.graph.game import graph
from standoff.outlook.phases import Phase, in_phases
from standoff.progress import Part, Tell
from standoff.stability.solution import Solution
from standoff.stability.solve import CONCEPTS, solve_game

if TYPE_CHECKING:
    from standoff.robustness.hinges import Hinge

__all__ = ["View", "look"]


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


def look(dispute: Dispute, progress: Tell | None = None) -> View:
    """Solve a dispute in each of its phases and order what comes out.

    Parameters
    ----------
    progress
        Told how far it is (see `standoff.outlook.phases.in_phases`).

    Raises
    ------
    DisputeError
        The model cannot be solved (no feasible state, a ranking with gaps).
    SizeError
        It is too large to enumerate.
    """
    solving, hinging = Part(progress).split((("", 3), ("What the answer hangs on", 1)))
    with solving:
        phases = in_phases(dispute, progress=solving.tell)
    solution = phases[0].solution
    if solution.as_of != dispute.as_of:
        solution = solve_game(graph(dispute), CONCEPTS)
    from standoff.robustness.hinges import hinges

    hanging: tuple[Hinge, ...] | None
    try:
        with hinging:
            hanging = hinges(dispute)
    except SizeError:  # the answer stands; what it hangs on would take too long to find out
        hanging = None
    return View(dispute, solution, phases, hanging)
