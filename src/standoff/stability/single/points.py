"""States whose options are literals, and the expressions that hold in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standoff.dispute.expressions import Expression
from standoff.dispute.syntax import Node
from standoff.stability.single.clauses import FALSE, TRUE, Clauses

__all__ = ["Point"]


class Point:
    """A state of a dispute in some clauses: for each option the literal that says it is taken.

    Parameters
    ----------
    clauses
        Gets the gates that the expressions need.
    taken
        By option, in the order that spells the states.
    """

    __slots__ = ("_known", "clauses", "taken")

    def __init__(self, clauses: Clauses, taken: Mapping[str, int]) -> None:
        self.clauses = clauses
        self.taken = taken
        self._known: dict[int, int] = {}

    @classmethod
    def at(cls, clauses: Clauses, options: Sequence[str], state: str) -> Point:
        """Make a point of a state that is spelled in Y and N."""
        letters = zip(options, state, strict=True)
        return cls(clauses, {name: TRUE if letter == "Y" else FALSE for name, letter in letters})

    def holds(self, expression: Expression) -> int:
        """Return a literal that holds exactly where an expression does."""
        return self._literal(expression.root)

    def _literal(self, node: Node) -> int:
        if node.operator == "name":
            return self.taken[node.name]
        # A derived fact stands in many expressions and is always the same node.
        if id(node) not in self._known:
            parts = [self._literal(part) for part in node.parts]
            self._known[id(node)] = self._gate(node, parts)
        return self._known[id(node)]

    def _gate(self, node: Node, parts: list[int]) -> int:
        clauses = self.clauses
        ones = [(1, part) for part in parts]
        match node.operator:
            case "true":
                return TRUE
            case "false":
                return FALSE
            case "fact":
                return parts[0]
            case "not":
                return -parts[0]
            case "and":
                return clauses.every(parts)
            case "or":
                return clauses.some(parts)
            case "if":
                return clauses.some([parts[0], -parts[1]])
            case "iff":
                return clauses.same(parts[0], parts[1])
            case "exactly_one":
                return clauses.every([clauses.some(parts), -clauses.reach(ones, 2)])
            case "at_most_one":
                return -clauses.reach(ones, 2)
            case _:  # weighs
                needed, *weights = node.numbers
                return clauses.reach(zip(weights, parts, strict=True), needed)

    def differs(self, other: Point) -> int:
        """Return a literal that holds exactly where two points are different states."""
        same = [self.clauses.same(each, other.taken[name]) for name, each in self.taken.items()]
        return -self.clauses.every(same)
