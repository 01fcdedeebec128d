"""What a constraint solver is asked: literals, clauses over them, and sums of weighted literals.

A literal is an integer, as in the DIMACS format: a variable, or, negative, its opposite. The first
variable always holds, so that what is known is a literal too and folds away as gates are built.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["FALSE", "TRUE", "Clauses", "Sum"]

TRUE = 1
FALSE = -1


@dataclass(frozen=True, slots=True)
class Sum:
    """`literal` holds exactly where the weights of the terms that hold reach `needed`.

    Weights are positive.
    """

    literal: int
    terms: tuple[tuple[int, int], ...]
    needed: int


class Clauses:
    """Constraints over literals, and gates: literals that hold exactly where others do.

    Attributes
    ----------
    size
        How many variables there are, the one that always holds included.
    clauses
        Of each, at least one literal holds.
    sums
        Literals that stand for weighted sums.
    """

    def __init__(self) -> None:
        self.size = 1
        self.clauses: list[tuple[int, ...]] = []
        self.sums: list[Sum] = []
        self._made: dict[tuple[object, ...], int] = {}

    def new(self) -> int:
        """Return a variable of which nothing is known."""
        self.size += 1
        return self.size

    def add(self, *literals: int) -> None:
        """Demand that at least one of some literals holds."""
        if TRUE not in literals:
            self.clauses.append(tuple(literal for literal in literals if literal != FALSE))

    def every(self, literals: Iterable[int]) -> int:
        """Return a literal that holds exactly where all of some do."""
        parts = sorted({literal for literal in literals if literal != TRUE})
        if FALSE in parts or any(-part in parts for part in parts):
            return FALSE
        if not parts:
            return TRUE
        if len(parts) == 1:
            return parts[0]
        key = ("every", *parts)
        if key not in self._made:
            gate = self._made[key] = self.new()
            for part in parts:
                self.clauses.append((-gate, part))
            self.clauses.append((gate, *(-part for part in parts)))
        return self._made[key]

    def some(self, literals: Iterable[int]) -> int:
        """Return a literal that holds exactly where at least one of some does."""
        return -self.every(-literal for literal in literals)

    def same(self, one: int, other: int) -> int:
        """Return a literal that holds exactly where both of two do or neither does."""
        if abs(one) == TRUE:
            return other if one == TRUE else -other
        if abs(other) == TRUE:
            return one if other == TRUE else -one
        if abs(one) == abs(other):
            return TRUE if one == other else FALSE
        sign = 1 if (one > 0) == (other > 0) else -1
        first, second = sorted((abs(one), abs(other)))
        key = ("same", first, second)
        if key not in self._made:
            gate = self._made[key] = self.new()
            self.clauses += [
                (-gate, -first, second), (-gate, first, -second),
                (gate, first, second), (gate, -first, -second),
            ]  # fmt: skip
        return sign * self._made[key]

    def reach(self, terms: Iterable[tuple[int, int]], needed: int) -> int:
        """Return a literal that holds exactly where the weights of what holds reach a number.

        Parameters
        ----------
        terms
            Pairs of a weight (any whole number) and a literal.
        """
        gathered: dict[int, int] = {}
        for weight, literal in terms:
            # A variable and its opposite are one: w·¬x = w - w·x.
            if literal < 0:
                needed -= weight
                weight, literal = -weight, -literal  # noqa: PLW2901
            gathered[literal] = gathered.get(literal, 0) + weight
        needed -= gathered.pop(TRUE, 0)
        positive = []
        for literal, weight in sorted(gathered.items()):
            if weight > 0:
                positive.append((weight, literal))
            elif weight < 0:
                positive.append((-weight, -literal))
                needed -= weight
        return self._reach(tuple(positive), needed)

    def _reach(self, terms: tuple[tuple[int, int], ...], needed: int) -> int:
        total = sum(weight for weight, _ in terms)
        if needed <= 0:
            return TRUE
        if needed > total:
            return FALSE
        least = min(weight for weight, _ in terms)
        if needed <= least:
            return self.some(literal for _, literal in terms)
        if needed > total - least:
            return self.every(literal for _, literal in terms)
        key = ("reach", terms, needed)
        if key not in self._made:
            self._made[key] = self.new()
            self.sums.append(Sum(self._made[key], terms, needed))
        return self._made[key]
