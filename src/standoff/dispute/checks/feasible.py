"""What the constraints leave: no state, no choice, or not the status quo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from standoff.dispute.checks.cores import core
from standoff.dispute.checks.finding import Finding, Material, listed, named
from standoff.dispute.expressions import Expression
from standoff.dispute.model import Constraint, Dispute
from standoff.dispute.syntax import Node
from standoff.errors import DisputeError, Problem

__all__ = ["cited", "contradiction", "forced", "refuse_status_quo", "status_quo"]


def contradiction(dispute: Dispute) -> Finding:
    """Name a minimal set of constraints that leave no state feasible."""
    found = core(dispute.constraints)
    places = found.places if found else tuple(range(len(dispute.constraints)))
    guilty = places[-1]
    constraint = dispute.constraints[guilty]
    if len(places) == 1:
        message = f"no state is feasible: {named(constraint)} excludes every state"
        remedy = "Weaken or remove it."
    else:
        message = f"no state is feasible: {cited(dispute.constraints, places)} cannot hold together"
        remedy = "Weaken or remove one of them."
        if found is None or not found.minimal:
            message += " (perhaps fewer of them already cannot)"
    return Finding("error", message, remedy, constraint.place, f"constraints[{guilty}]")


def forced(material: Material) -> Iterator[Finding]:
    """Find options that the constraints take or exclude, and say which constraints do."""
    dispute = material.dispute
    for actor in dispute.actors:
        for option in actor.options:
            name = f"{actor.id}.{option.id}"
            taken = material.states.columns[name]
            if taken.any() and not taken.all():
                continue
            never = not taken.any()
            yield Finding(
                "warning",
                f"the constraints leave no choice: '{name}' is {'never' if never else 'always'} "
                f"taken{_because(dispute, name, never=never)}",
                "Remove the option, or weaken what decides it.",
                option.place,
                f"actors.{actor.id}.options.{option.id}",
            )


def _because(dispute: Dispute, name: str, *, never: bool) -> str:
    otherwise = Expression(name, Node("name", name=name))
    found = core(dispute.constraints, [Constraint("always" if never else "never", otherwise)])
    if found is None or not found.places:
        return ""
    by = cited(dispute.constraints, found.places)
    return f", by {by}" + ("" if found.minimal else " (perhaps by fewer of them)")


def cited(constraints: Sequence[Constraint], places: Sequence[int]) -> str:
    """Name constraints, each with its line where that is known."""
    told = []
    for place in places:
        at = constraints[place].place
        told.append(f"{named(constraints[place])}{f' (line {at[0]})' if at else ''}")
    return listed(told)


def refuse_status_quo(dispute: Dispute) -> None:
    """Refuse to tell ways from a status quo that cannot be.

    Raises
    ------
    DisputeError
        The constraints exclude it.
    """
    problems = [
        Problem(f"{found.message}. {found.remedy}", dispute.file, *(found.place or (None, None)))
        for found in status_quo(dispute)
        if found.level == "error"
    ]
    if problems:
        raise DisputeError(problems)


def status_quo(dispute: Dispute) -> Iterator[Finding]:
    """Find a status quo that is missing, or breaks constraints."""
    if dispute.status_quo is None:
        yield Finding("note", "the status quo is not given, so nothing is said of ways from it",
                      "", None, "status_quo")  # fmt: skip
        return
    letters = zip(dispute.options, dispute.status_quo, strict=True)
    taken = {name: np.array([letter == "Y"]) for name, letter in letters}
    for number, constraint in enumerate(dispute.constraints):
        holds = bool(constraint.expression.evaluate(taken).all())
        if holds == (constraint.kind == "never"):
            yield Finding(
                "error",
                f"the status quo {dispute.status_quo} is not feasible: it breaks "
                f"{named(constraint)}",
                "Change the status quo, or the constraint.",
                dispute.status_quo_place or constraint.place,
                f"constraints[{number}]",
            )
