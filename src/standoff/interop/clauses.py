"""Expressions as clauses: sets of options taken or not, of which at least one has to hold whole.

The disjunctive normal form of an expression, without clauses that contradict themselves or that a
shorter one makes superfluous.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations

from standoff.dispute.syntax import Node
from standoff.dispute.voting import minimal_blocking_sets
from standoff.errors import SizeError

__all__ = ["Clause", "at_least", "clauses"]

Clause = frozenset[tuple[str, bool]]
"""Options (``actor.option``) with whether each is taken; all of it holds together."""

Clauses = frozenset[Clause]

_ALWAYS: Clauses = frozenset({frozenset()})
_NEVER: Clauses = frozenset()

_SLACK = 8
"""How many times more clauses may be looked at than are kept."""


class _TooManyError(Exception):
    """There would be more clauses than were asked for."""


def clauses(node: Node, *, most: int, negated: bool = False) -> Clauses | None:
    """Write an expression, or its negation, as clauses.

    Parameters
    ----------
    node
        The syntax tree of the expression.
    most
        More clauses than this are given up.

    Returns
    -------
    frozenset of clauses, or None where there would be too many
        Empty where the expression never holds; one empty clause where it always does.
    """
    try:
        return _Expansion(most).of(node, holds=not negated)
    except _TooManyError:
        return None


def at_least(number: int, nodes: Sequence[Node]) -> Node:
    """Build the expression that holds where at least so many of several hold."""
    chosen = [Node("and", group) for group in combinations(nodes, number)]
    return chosen[0] if len(chosen) == 1 else Node("or", tuple(chosen))


class _Expansion:
    """Expands trees, as long as no more than `most` clauses are held."""

    def __init__(self, most: int) -> None:
        self._most = most

    def of(self, node: Node, *, holds: bool) -> Clauses:
        """Say when a tree holds, or when it does not."""
        match node.operator:
            case "name":
                return frozenset({frozenset({(node.name, holds)})})
            case "true" | "false":
                return _ALWAYS if (node.operator == "true") == holds else _NEVER
            case "not":
                return self.of(node.parts[0], holds=not holds)
            case "and" | "or":
                parts = (self.of(part, holds=holds) for part in node.parts)
                return self._all(parts) if (node.operator == "and") == holds else self._any(parts)
            case "if":
                pair = self.of(node.parts[0], holds=holds), self.of(node.parts[1], holds=not holds)
                return self._any(pair) if holds else self._all(pair)
            case "iff":
                return self._alike(node, holds=holds)
            case "fact":
                return self.of(node.parts[0], holds=holds)
            case "weighs":
                return self._weighed(node, holds=holds)
            case _:
                return self._counted(node, holds=holds)

    def _alike(self, node: Node, *, holds: bool) -> Clauses:
        one, other = node.parts
        return self._any(
            self._all((self.of(one, holds=value), self.of(other, holds=value == holds)))
            for value in (True, False)
        )

    def _counted(self, node: Node, *, holds: bool) -> Clauses:
        """Expand ``exactly_one`` and ``at_most_one``."""
        yes = [self.of(part, holds=True) for part in node.parts]
        no = [self.of(part, holds=False) for part in node.parts]
        none = self._all(no)
        if not holds:
            pairs = self._any(self._all(pair) for pair in combinations(yes, 2))
            return self._any((pairs, none)) if node.operator == "exactly_one" else pairs
        single = self._any(
            self._all((one, *no[:place], *no[place + 1 :])) for place, one in enumerate(yes)
        )
        return single if node.operator == "exactly_one" else self._any((single, none))

    def _weighed(self, node: Node, *, holds: bool) -> Clauses:
        """Expand a count of weights: the least groups of parts that reach it, or prevent it."""
        needed, *weights = node.numbers
        # A part whose weight is negative counts where it does not hold, and more is needed.
        needed -= sum(weight for weight in weights if weight < 0)
        spare = sum(map(abs, weights)) - needed
        if needed <= 0 or spare < 0:
            return _ALWAYS if (needed <= 0) == holds else _NEVER
        named = {str(place): abs(weight) for place, weight in enumerate(weights)}
        # Those reach `needed` without whom the others are left with less than what can be spared.
        try:
            groups = minimal_blocking_sets(named, spare + 1 if holds else needed)
        except SizeError:
            raise _TooManyError from None
        if len(groups) > _SLACK * self._most:
            raise _TooManyError
        return self._any(
            self._all(
                self.of(node.parts[place], holds=(weights[place] >= 0) == holds)
                for place in sorted(map(int, group))
            )
            for group in groups
        )

    def _all(self, parts: Iterable[Clauses]) -> Clauses:
        return reduce(self._product, parts, _ALWAYS)

    def _any(self, parts: Iterable[Clauses]) -> Clauses:
        return self._shortest(_NEVER.union(*parts))

    def _product(self, one: Clauses, other: Clauses) -> Clauses:
        if len(one) * len(other) > _SLACK * self._most:
            raise _TooManyError
        joined = (first | second for first in one for second in other)
        return self._shortest(
            frozenset(clause for clause in joined if len(clause) == len(dict(clause)))
        )

    def _shortest(self, found: Clauses) -> Clauses:
        """Leave out each clause that another one is part of."""
        if len(found) > _SLACK * self._most:
            raise _TooManyError
        kept: list[Clause] = []
        for clause in sorted(found, key=len):
            if not any(shorter <= clause for shorter in kept):
                kept.append(clause)
                if len(kept) > self._most:
                    raise _TooManyError
        return frozenset(kept)
