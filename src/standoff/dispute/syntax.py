"""The syntax tree of a boolean expression: what it mentions, when it holds, how it is spelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Node", "Operator", "evaluate", "mentioned", "spell"]

Operator = Literal[
    "name", "true", "false", "not", "and", "or", "if", "iff", "exactly_one", "at_most_one"
]

_BINDING = {"if": 0, "iff": 1, "or": 2, "and": 3, "not": 4}


@dataclass(frozen=True, slots=True)
class Node:
    """One operation of an expression: its operator, its parts and, for a name, which."""

    operator: Operator
    parts: tuple[Node, ...] = ()
    name: str = ""


def mentioned(node: Node) -> set[str]:
    """Return the names that a tree mentions."""
    if node.operator == "name":
        return {node.name}
    found: set[str] = set()
    for part in node.parts:
        found |= mentioned(part)
    return found


def evaluate(node: Node, columns: Mapping[str, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Say where a tree holds; the shapes of `columns` broadcast, as NumPy has it."""
    if node.operator == "name":
        return columns[node.name]
    if node.operator in ("true", "false"):
        return np.array(node.operator == "true")
    parts = [evaluate(part, columns) for part in node.parts]
    if node.operator in ("exactly_one", "at_most_one"):
        count = np.zeros((), dtype=np.int32)
        for part in parts:
            count = np.asarray(count + part)
        return np.asarray(count == 1 if node.operator == "exactly_one" else count <= 1)
    result = parts[0]
    match node.operator:
        case "not":
            return np.asarray(~result)
        case "if":
            return np.asarray(result | ~parts[1])
        case "iff":
            return np.asarray(result == parts[1])
    join = np.logical_and if node.operator == "and" else np.logical_or
    for part in parts[1:]:
        result = join(result, part)
    return result


def spell(node: Node) -> str:
    """Write a tree in the grammar, with the fewest parentheses."""
    own = _BINDING.get(node.operator)
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
