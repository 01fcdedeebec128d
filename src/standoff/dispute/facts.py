"""Derived facts in expressions: their names are replaced by nodes that hold their definitions."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.dispute.grammar import DEEPEST, UnreadableError
from standoff.dispute.syntax import Node

__all__ = ["KEYWORDS", "decision", "put_in", "refuse_large"]

KEYWORDS = frozenset({"if", "iff", "or", "and", "not", "true", "false", "exactly_one",
                      "at_most_one", "rest"})  # fmt: skip
"""Words that have a meaning of their own, so that no fact can be called so."""

_MOST_NODES = 50_000


def put_in(written: Node, facts: Mapping[str, Node]) -> Node:
    """Replace each name of a derived fact by a node of its own that holds the definition.

    Raises
    ------
    UnreadableError
        With all definitions put in, the expression is nested too deep or is too large.
    """
    if not facts:
        return written
    whole = _replaced(written, facts)
    refuse_large(whole)
    return whole


def refuse_large(whole: Node) -> None:
    """Refuse a tree that is too deep to walk or too large to evaluate.

    Raises
    ------
    UnreadableError
        With all definitions put in, it is nested too deep or is too large.
    """
    deep, many = _measured(whole, {})
    if deep > DEEPEST:
        said = f"with its derived facts the expression is nested more than {DEEPEST} deep"
        raise UnreadableError(said, 0)
    if many > _MOST_NODES:
        said = f"with its derived facts the expression has {many:,} parts; at most {_MOST_NODES:,}"
        raise UnreadableError(f"{said} are read", 0)


def decision(quota: int, members: list[tuple[int, Node, bool | Node]]) -> Node:
    """Define the decision of a voting body.

    Parameters
    ----------
    members
        For each its weight, where it votes for the decision, and its veto (see
        `standoff.dispute.model.Member`).
    """
    numbers = (quota, *(weight for weight, _, _ in members))
    enough = Node("weighs", tuple(votes for _, votes, _ in members), numbers=numbers)
    vetoes = [
        votes if veto is True else Node("not", (veto,))
        for _, votes, veto in members
        if veto is not False
    ]
    return Node("and", (enough, *vetoes)) if vetoes else enough


def _replaced(node: Node, facts: Mapping[str, Node]) -> Node:
    if node.operator == "name":
        if node.name not in facts:
            return node
        return Node("fact", (facts[node.name],), name=node.name)
    if not node.parts:
        return node
    return Node(node.operator, tuple(_replaced(part, facts) for part in node.parts), node.name,
                node.numbers)  # fmt: skip


def _measured(node: Node, seen: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Return how deep a tree is and how many nodes it has; what stands twice is walked once."""
    if (found := seen.get(id(node))) is not None:
        return found
    inner = [_measured(part, seen) for part in node.parts]
    found = 1 + max((deep for deep, _ in inner), default=0), 1 + sum(many for _, many in inner)
    seen[id(node)] = found
    return found
