"""Where an expression can still hold, when some of its options are not decided yet.

Kleene's logic of three values, with two arrays for each part: where it can hold, and where it can
fail. Where everything is decided, exactly one of them is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.syntax import Node

__all__ = ["Ways", "possible"]

Flags = NDArray[np.bool_]

Ways = tuple[Flags, Flags]
"""Where something can hold, and where it can fail."""

_OPEN = np.ones((), dtype=np.bool_)


def possible(node: Node, columns: Mapping[str, Flags]) -> Ways:
    """Say where a tree can hold, and where it can fail.

    Parameters
    ----------
    columns
        Whether each option is taken, of those that are decided: the shapes broadcast.
    """
    if node.operator == "name":
        column = columns.get(node.name)
        return (_OPEN, _OPEN) if column is None else (column, ~column)
    if node.operator in ("true", "false"):
        return (_OPEN, ~_OPEN) if node.operator == "true" else (~_OPEN, _OPEN)
    parts = [possible(part, columns) for part in node.parts]
    can = [part[0] for part in parts]
    fails = [part[1] for part in parts]
    match node.operator:
        case "fact":
            return parts[0]
        case "not":
            return fails[0], can[0]
        case "and":
            return reduce(np.logical_and, can), reduce(np.logical_or, fails)
        case "or":
            return reduce(np.logical_or, can), reduce(np.logical_and, fails)
        case "if":
            return can[0] | fails[1], fails[0] & can[1]
        case "iff":
            alike = (can[0] & can[1]) | (fails[0] & fails[1])
            return alike, (can[0] & fails[1]) | (fails[0] & can[1])
        case "weighs":
            return _weighed(parts, node.numbers)
    return _counted(parts, exactly=node.operator == "exactly_one")


def _counted(parts: Sequence[Ways], *, exactly: bool) -> Ways:
    sure = sum((~fails).astype(np.int64) for _, fails in parts)
    most = sum(can.astype(np.int64) for can, _ in parts)
    few, many = np.asarray(sure <= 1), np.asarray(most >= 2)
    if not exactly:
        return few, many
    return few & (most >= 1), many | (sure == 0)


def _weighed(parts: Sequence[Ways], numbers: tuple[int, ...]) -> Ways:
    needed, *weights = numbers
    kind = np.int64 if sum(map(abs, numbers)) < 1 << 62 else object
    most, least = np.zeros((), dtype=kind), np.zeros((), dtype=kind)
    for (can, fails), weight in zip(parts, weights, strict=True):
        sure = ~fails
        most = most + (can if weight > 0 else sure).astype(kind) * weight
        least = least + (sure if weight > 0 else can).astype(kind) * weight
    return np.asarray(most >= needed, np.bool_), np.asarray(least < needed, np.bool_)
