"""A dispute on a day, as one question after another is asked of it: feasible states and moves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from standoff.dispute.model import Dispute, Option
from standoff.graph.moves import available
from standoff.stability.single.asking import Asker, Holding
from standoff.stability.single.clauses import FALSE, TRUE, Clauses
from standoff.stability.single.points import Point

__all__ = ["Board", "Lever"]


@dataclass(frozen=True, slots=True)
class Lever:
    """An option as it is moved: whose it is (by place), and whether it can be moved at all."""

    name: str
    owner: int
    option: Option
    movable: bool


class Board:
    """A dispute on a day.

    Parameters
    ----------
    asker
        Puts the questions to the solver.
    """

    def __init__(self, dispute: Dispute, day: date | None, asker: Asker) -> None:
        self.dispute = dispute
        self.day = day
        self.asker = asker
        self.levers = tuple(
            Lever(f"{actor.id}.{option.id}", number, option, available(option, day))
            for number, actor in enumerate(dispute.actors)
            for option in actor.options
        )
        self.options = tuple(lever.name for lever in self.levers)

    @cached_property
    def movers(self) -> tuple[int, ...]:
        """Who has an option that can be moved, by place."""
        return tuple(sorted({lever.owner for lever in self.levers if lever.movable}))

    def at(self, clauses: Clauses, state: str) -> Point:
        """Make a point of a state."""
        return Point.at(clauses, self.options, state)

    def free(self, clauses: Clauses) -> Point:
        """Make a point of which nothing is known."""
        return Point(clauses, {name: clauses.new() for name in self.options})

    def freed(self, clauses: Clauses, state: str, owners: Collection[int]) -> Point:
        """Make a point that agrees with a state in all that some actors cannot move."""
        known = self.at(clauses, state).taken
        taken = {
            lever.name: clauses.new()
            if lever.movable and lever.owner in owners
            else known[lever.name]
            for lever in self.levers
        }
        return Point(clauses, taken)

    def joined(self, own: Point, others: Point, number: int) -> Point:
        """Make a point that takes an actor's options from one point, the rest from another."""
        taken = {
            lever.name: (own if lever.owner == number else others).taken[lever.name]
            for lever in self.levers
        }
        return Point(own.clauses, taken)

    def spelled(self, point: Point, holding: Holding) -> str:
        """Spell the state that a point is in an answer."""
        return "".join("Y" if holding[point.taken[name]] else "N" for name in self.options)

    def feasible(self, point: Point) -> int:
        """Return a literal that holds exactly where no constraint excludes a state."""
        held = [
            point.holds(each.expression) * (1 if each.kind == "always" else -1)
            for each in self.dispute.constraints
        ]
        return point.clauses.every(held)

    def allows(self, before: Point, after: Point, number: int) -> int:
        """Return a literal that holds exactly where an actor may change one state into another.

        It may change nothing, too. Whether the states are feasible is asked by `feasible`.
        """
        clauses = before.clauses
        parts = []
        for lever in self.levers:
            first, then = before.taken[lever.name], after.taken[lever.name]
            if lever.owner != number or not lever.movable:
                parts.append(clauses.same(first, then))
            else:
                parts.append(self._lasts(lever, before, first, then))
        return clauses.every(parts)

    def goes_on(self, before: Point, after: Point, owners: Collection[int]) -> int:
        """Return a literal that holds where what is lasting of some actors has lasted.

        Irreversibility on a condition does not count: whoever else moves may change whether it
        holds.
        """
        clauses = before.clauses
        parts = []
        for lever in self.levers:
            if lever.owner in owners and lever.movable and lever.option.irreversible_if is None:
                first, then = before.taken[lever.name], after.taken[lever.name]
                parts.append(self._lasts(lever, before, first, then))
        return clauses.every(parts)

    def conditional(self, owners: Collection[int]) -> bool:
        """Say whether some actors have options that are irreversible on a condition."""
        return any(
            lever.owner in owners and lever.option.irreversible_if is not None
            for lever in self.levers
            if lever.movable
        )

    def lasting(self, number: int) -> bool:
        """Say whether an actor has an option that is irreversible, on a condition or not."""
        return any(
            lever.owner == number and lever.movable and lever.option.irreversible is not None
            for lever in self.levers
        )

    @staticmethod
    def _lasts(lever: Lever, before: Point, first: int, then: int) -> int:
        """Return a literal that holds unless a lasting step is undone."""
        if lever.option.irreversible is None:
            return TRUE
        if lever.option.irreversible == "back":
            first, then = -first, -then
        condition = lever.option.irreversible_if
        binds = TRUE if condition is None else before.holds(condition)
        return before.clauses.some([-first, -binds, then])

    def holds(self, state: str) -> bool:
        """Say whether a state is feasible."""
        return self.feasible(self.at(Clauses(), state)) != FALSE
