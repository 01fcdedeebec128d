"""What the answer hangs on, most decisive first, and the assumptions that do not matter to it."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.outlook.distance import differing
from standoff.report.answer import told
from standoff.report.grounds import assumptions
from standoff.report.labels import Labels
from standoff.report.view import View

__all__ = ["Effect", "Open", "Point", "open_points"]

_EFFECTS = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """A state that comes to be better or worse held."""

    label: str | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An assumption or open question that changes the answer.

    Parameters
    ----------
    assumed
        What the model says for now, and why, where it says so.
    """

    kind: str
    question: str
    assumed: str | None
    appears: tuple[Effect, ...]
    disappears: tuple[Effect, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Open:
    """All of it.

    Parameters
    ----------
    points
        Most decisive first.
    tried
        Whether the model was small enough to try each assumption.
    idle
        What else is assumed: what it concerns, and why.
    """

    points: tuple[Point, ...]
    tried: bool
    idle: tuple[tuple[str, str], ...]


def open_points(view: View, labels: Labels) -> Open:
    """List what the answer hangs on, and the other assumptions."""
    assumed = {path: (what, reason) for path, what, reason in assumptions(view.dispute)}
    points = []
    for hinge in view.hinges or ():
        _, reason = assumed.pop(hinge.element, ("", None))
        appears = _effects(view, hinge.appears, labels)
        gone = _effects(view, hinge.disappears, labels)
        more = len(hinge.appears) + len(hinge.disappears) - len(appears) - len(gone)
        points.append(Point(hinge.kind, hinge.question, reason, appears, gone, more))
    return Open(tuple(points), view.hinges is not None, tuple(assumed.values()))


def _effects(view: View, states: tuple[str, ...], labels: Labels) -> tuple[Effect, ...]:
    """Show a few states: those that the brief speaks of, then those nearest to the status quo."""
    origin = view.dispute.status_quo

    def order(state: str) -> tuple[bool, int, str]:
        far = 0 if origin is None else differing(origin, state)
        return labels.known(state) is None, far, state

    return tuple(
        Effect(labels.known(state), told(view.dispute, state, view.solution.states))
        for state in sorted(states, key=order)[:_EFFECTS]
    )
