"""Short names for states: the same wherever a dispute is told of.

The status quo is SQ. The states in which it can settle best, and those beside them in the brief's
table, are A, B, … Z, AA, …; any other is s17 by its number among all states.
"""

from __future__ import annotations

from collections.abc import Sequence

from standoff.dispute.model import Dispute
from standoff.dispute.states import States
from standoff.outlook.phases import Phase
from standoff.report.standing import origin

__all__ = ["TOLD", "Labels", "labels_of", "tabled"]

TOLD = 3
"""How many of the best states of a phase are told of before all others."""

_COLUMNS = 8


class Labels:
    """The names of the states of a dispute.

    Parameters
    ----------
    status_quo
        The state named SQ, if any.
    lettered
        The states that are named by letters, in order.
    states
        All of them.
    """

    def __init__(self, status_quo: str | None, lettered: Sequence[str], states: States) -> None:
        others = dict.fromkeys(state for state in lettered if state != status_quo)
        self._names = {state: _letters(number) for number, state in enumerate(others)}
        if status_quo is not None:
            self._names[status_quo] = "SQ"
        self._states = states
        self._used: set[str] = set()

    def __getitem__(self, state: str) -> str:
        """Return the name of a state; the state has then come up."""
        self._used.add(state)
        return self._names.get(state) or f"s{self._states.index(state) + 1}"

    def known(self, state: str) -> str | None:
        """Return the name of a state that has come up already, or None."""
        return self[state] if state in self._used else None


def labels_of(dispute: Dispute, phases: Sequence[Phase]) -> Labels:
    """Name the states of a dispute that has been solved in its phases."""
    states = phases[-1].game.states
    first = [resting.state for phase in phases for resting in phase.leading[:TOLD]]
    return Labels(origin(dispute, states), [*first, *tabled(dispute, phases)], states)


def tabled(dispute: Dispute, phases: Sequence[Phase]) -> list[str]:
    """Choose states for a table: the status quo, the best of each phase, and a few that follow."""
    start = origin(dispute, phases[-1].game.states)
    wanted = [start] if start else []
    for phase in reversed(phases):
        wanted += [resting.state for resting in phase.leading]
    room = max(_COLUMNS // 2, len(dict.fromkeys(wanted)))
    wanted += [resting.state for resting in phases[-1].resting]
    return list(dict.fromkeys(wanted))[: min(room, _COLUMNS)]


def _letters(number: int) -> str:
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
