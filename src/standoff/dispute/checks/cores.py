"""Why constraints leave something no choice: a minimal set of them that already does.

The set is found by deletion: a constraint is dropped for good where the others still leave nothing.
Of what is left none can be spared. Whether constraints can hold together is asked of the options
that they mention only, part by part where they share none; what has more than 262,144
possibilities is not searched, and its constraints are all kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standoff.dispute.model import Constraint
from standoff.dispute.states import Columns

__all__ = ["Core", "core"]

_MOST = 1 << 18


@dataclass(frozen=True, slots=True)
class Core:
    """Constraints that cannot hold together.

    Parameters
    ----------
    places
        Which of those that were given, rising.
    minimal
        Whether none of them can be spared; False where that took too long to tell.
    """

    places: tuple[int, ...]
    minimal: bool


def core(constraints: Sequence[Constraint], given: Sequence[Constraint] = ()) -> Core | None:
    """Find a minimal set of constraints that cannot hold together (with what else is given).

    Returns
    -------
    Core or None
        None where they can, or where it takes too long to tell.
    """
    if _together([*given, *constraints]) is not False:
        return None
    kept = list(range(len(constraints)))
    while True:
        left, minimal = _spared(constraints, given, kept)
        if minimal or left == kept:
            return Core(tuple(left), minimal)
        kept = left  # with fewer of them, more can be told


def _spared(
    constraints: Sequence[Constraint], given: Sequence[Constraint], kept: list[int]
) -> tuple[list[int], bool]:
    """Drop what can be spared; say whether that could be told of each."""
    told = True
    for place in reversed(kept):  # so that those that come first are kept
        rest = [each for each in kept if each != place]
        together = _together([*given, *(constraints[each] for each in rest)])
        if together is False:
            kept = rest
        told = told and together is not None
    return kept, told


def _together(constraints: Sequence[Constraint]) -> bool | None:
    """Say whether constraints can hold together; None where it takes too long to tell."""
    unsure = False
    for part in _parts(constraints):
        found = _satisfiable(part)
        if found is False:
            return False
        unsure = unsure or found is None
    return None if unsure else True


def _parts(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """Part constraints into groups that share no option."""
    groups: list[tuple[set[str], list[Constraint]]] = []
    for constraint in constraints:
        names, members = set(constraint.expression.names), [constraint]
        apart = []
        for group in groups:
            if group[0] & names:
                names |= group[0]
                members = [*group[1], *members]
            else:
                apart.append(group)
        groups = [*apart, (names, members)]
    return [members for _, members in groups]


def _satisfiable(constraints: list[Constraint]) -> bool | None:
    # Options that come up together come next to each other, so that constraints cut early.
    order: dict[str, None] = {}
    for constraint in constraints:
        order.update(dict.fromkeys(sorted(constraint.expression.names)))
    options = tuple(order)
    if len(options) > 63:
        return None
    due: dict[int, list[Constraint]] = {}
    for constraint in constraints:
        last = max((options.index(name) + 1 for name in constraint.expression.names), default=0)
        due.setdefault(last, []).append(constraint)
    codes = np.zeros(1, dtype=np.uint64)
    for count in range(len(options) + 1):
        if count:
            codes = np.concatenate([codes, codes | np.uint64(1 << count - 1)])
        for constraint in due.get(count, ()):
            holds = constraint.expression.evaluate(Columns(options, codes))
            allowed = np.broadcast_to(holds, codes.shape) == (constraint.kind == "always")
            codes = codes[allowed]
        if len(codes) > _MOST:
            return None
    return len(codes) > 0
