"""What the answer hangs on, most decisive first, and the assumptions that do not matter to it."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.report.answer import told
from standoff.report.grounds import assumptions
from standoff.report.labels import Labels
from standoff.report.view import View

__all__ = ["Effect", "Open", "Point", "open_points"]

_EFFECTS = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """A state that becomes, or ceases to be, one in which the dispute can settle."""

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
        appears = tuple(_effect(view, state, labels) for state in hinge.appears[:_EFFECTS])
        gone = tuple(_effect(view, state, labels) for state in hinge.disappears[:_EFFECTS])
        more = len(hinge.appears) + len(hinge.disappears) - len(appears) - len(gone)
        points.append(Point(hinge.kind, hinge.question, reason, appears, gone, more))
    return Open(tuple(points), view.hinges is not None, tuple(assumed.values()))


def _effect(view: View, state: str, labels: Labels) -> Effect:
    return Effect(labels.known(state), told(view.dispute, state))
