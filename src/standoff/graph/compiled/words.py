"""Truth of expressions, 64 states at a time: one bit of a word for each.

Where NumPy is the reference (`Expression.evaluate`), this is its compiled twin: an expression
becomes a list of steps over *registers* of 64 bits, of which the first 64 are the columns of the
options. A block of 64 states is turned so that each option is one word, the steps run, and what
they found is turned back so that each state is one word again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.expressions import Expression
from standoff.dispute.syntax import Node

__all__ = ["AND", "NOT", "OR", "XOR", "Program", "program"]

NOT, AND, OR, XOR = range(4)

_TRUE, _FALSE, _FIRST = 64, 65, 66
_MOST_STEPS = 4_000


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Steps that find where some expressions hold.

    Parameters
    ----------
    steps
        Shape (steps, 3), dtype int64: an operation and the registers of its operands. Each step
        has a register of its own for its result, in order, from 66 on.
    results
        Shape (expressions,), dtype int64: the register of each expression.
    """

    steps: NDArray[np.int64]
    results: NDArray[np.int64]


def program(expressions: Sequence[Expression], options: Sequence[str]) -> Program | None:
    """Write the steps of some expressions; None where they would be too many."""
    writer = _Writer({name: place for place, name in enumerate(options)})
    try:
        results = [writer.register(each.root) for each in expressions]
    except _TooManyStepsError:
        return None
    steps = np.array(list(writer.known), dtype=np.int64).reshape(-1, 3)
    return Program(steps, np.array(results, dtype=np.int64))


class _TooManyStepsError(Exception):
    """What is left to NumPy."""


@dataclass(slots=True)
class _Writer:
    """Writes each step once, however often it is needed."""

    options: dict[str, int]
    known: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def step(self, operation: int, one: int, other: int) -> int:
        if len(self.known) > _MOST_STEPS:
            raise _TooManyStepsError
        return self.known.setdefault((operation, one, other), _FIRST + len(self.known))

    def negated(self, one: int) -> int:
        return self.step(NOT, one, one)

    def register(self, node: Node) -> int:
        """Return the register in which a tree's truth is found."""
        if node.operator == "name":
            return self.options[node.name]
        parts = [self.register(part) for part in node.parts]
        match node.operator:
            case "true" | "false":
                return _TRUE if node.operator == "true" else _FALSE
            case "fact":
                return parts[0]
            case "not":
                return self.negated(parts[0])
            case "and" | "or":
                found = parts[0]
                for part in parts[1:]:
                    found = self.step(AND if node.operator == "and" else OR, found, part)
                return found
            case "if":
                return self.step(OR, parts[0], self.negated(parts[1]))
            case "iff":
                return self.negated(self.step(XOR, parts[0], parts[1]))
            case "weighs":
                return self._weighs(parts, node.numbers)
        return self._counted(parts, exactly=node.operator == "exactly_one")

    def _counted(self, parts: list[int], *, exactly: bool) -> int:
        some, several = _FALSE, _FALSE
        for part in parts:
            several = self.step(OR, several, self.step(AND, some, part))
            some = self.step(OR, some, part)
        alone = self.negated(several)
        return self.step(AND, some, alone) if exactly else alone

    def _weighs(self, parts: list[int], numbers: tuple[int, ...]) -> int:
        """Decide part by part; what is left to decide depends on the weight still needed only."""
        needed, *weights = numbers
        most = [sum(max(weight, 0) for weight in weights[k:]) for k in range(len(weights) + 1)]
        least = [sum(min(weight, 0) for weight in weights[k:]) for k in range(len(weights) + 1)]
        found: dict[tuple[int, int], int] = {}

        def decide(place: int, lacking: int) -> int:
            if lacking <= least[place]:
                return _TRUE
            if lacking > most[place]:
                return _FALSE
            if (place, lacking) not in found:
                yes = decide(place + 1, lacking - weights[place])
                no = decide(place + 1, lacking)
                part = parts[place]
                found[place, lacking] = self.step(
                    OR, self.step(AND, part, yes), self.step(AND, self.negated(part), no)
                )
            return found[place, lacking]

        return decide(0, needed)
