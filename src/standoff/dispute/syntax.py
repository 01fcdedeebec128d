"""The syntax tree of a boolean expression: what it mentions, when it holds, how it is spelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Node", "Operator", "evaluate", "facts_in", "mentioned", "spell"]

Operator = Literal[
    "name", "true", "false", "not", "and", "or", "if", "iff", "exactly_one", "at_most_one",
    "fact", "weighs",
]  # fmt: skip

Parts = list[NDArray[np.bool_]]


def _count(parts: Parts) -> NDArray[np.int64]:
    return reduce(np.add, (part.astype(np.int64) for part in parts))


_APPLY: Mapping[str, Callable[[Parts], Any]] = {
    "true": lambda _: True,
    "false": lambda _: False,
    "not": lambda parts: ~parts[0],
    "and": lambda parts: reduce(np.logical_and, parts),
    "or": lambda parts: reduce(np.logical_or, parts),
    "if": lambda parts: parts[0] | ~parts[1],
    "iff": lambda parts: parts[0] == parts[1],
    "exactly_one": lambda parts: _count(parts) == 1,
    "at_most_one": lambda parts: _count(parts) <= 1,
}

_BINDING = {"if": 0, "iff": 1, "or": 2, "and": 3, "not": 4}


@dataclass(frozen=True, slots=True)
class Node:
    """One operation of an expression.

    Parameters
    ----------
    operator
        Two are never written by a person: ``fact``, a derived fact whose one part is its
        definition, and ``weighs``, which holds where the parts that hold have enough weight.
    parts
        What it operates on.
    name
        For a name or a fact, which.
    numbers
        For ``weighs`` the weight that is needed, then the weight of each part.
    """

    operator: Operator
    parts: tuple[Node, ...] = ()
    name: str = ""
    numbers: tuple[int, ...] = ()


def mentioned(node: Node) -> set[str]:
    """Return the names that a tree mentions."""
    if node.operator == "name":
        return {node.name}
    found: set[str] = set()
    for part in node.parts:
        found |= mentioned(part)
    return found


def facts_in(node: Node) -> set[str]:
    """Return the derived facts that a tree names itself, not by way of others."""
    if node.operator == "fact":
        return {node.name}
    return {name for part in node.parts for name in facts_in(part)}


def evaluate(node: Node, columns: Mapping[str, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Say where a tree holds; the shapes of `columns` broadcast, as NumPy has it."""
    if node.operator == "name":
        return columns[node.name]
    parts = [evaluate(part, columns) for part in node.parts]
    if node.operator == "fact":
        return parts[0]
    if node.operator == "weighs":
        needed, *weights = node.numbers
        # Not in int64: a weight is any whole number, and their sum may not wrap.
        largest = max(sum(map(abs, weights)), abs(needed))
        kind: Any = np.int64 if largest < 1 << 62 else object
        total = sum(
            (part.astype(kind) * weight for part, weight in zip(parts, weights, strict=True)),
            start=np.zeros((), dtype=kind),
        )
        return np.asarray(total >= needed, dtype=np.bool_)
    return np.asarray(_APPLY[node.operator](parts), dtype=np.bool_)


def spell(node: Node) -> str:
    """Write a tree in the grammar, with the fewest parentheses."""
    own = _BINDING.get(node.operator)
    if node.operator == "weighs":
        needed, *weights = node.numbers
        terms = " + ".join(f"{w}·({spell(p)})" for w, p in zip(weights, node.parts, strict=True))
        return f"{terms} ≥ {needed}"
    if own is None:
        if node.operator in ("exactly_one", "at_most_one"):
            return f"{node.operator}({', '.join(map(spell, node.parts))})"
        return node.name or node.operator
    # `not not x` needs no parentheses; every other operator needs them around its own kind.
    bound = own if node.operator == "not" else own + 1
    parts = [
        spell(part) if _BINDING.get(part.operator, 9) >= bound else f"({spell(part)})"
        for part in node.parts
    ]
    return f"not {parts[0]}" if node.operator == "not" else f" {node.operator} ".join(parts)
