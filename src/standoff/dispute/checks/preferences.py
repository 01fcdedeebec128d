"""Statements that change nothing, and statements that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.dispute.checks.finding import Finding, Flags, Material, listed, nowhere
from standoff.dispute.checks.orders import without_each
from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Statement, Weights

__all__ = ["irrelevant", "opposed"]

_MOST = 1 << 22


def opposed(actor: Actor, material: Material) -> Iterator[Finding]:
    """Find pairs of statements of which one holds exactly where the other does not."""
    seen: dict[bytes, Statement] = {}
    for path, statement in statements_of(actor):
        holds = material.holds(statement.expression)
        if nowhere(holds) is not None:
            continue
        other = seen.get(np.packbits(~holds).tobytes())
        if other is not None:
            yield _opposed(actor, path, statement, other)
        seen.setdefault(np.packbits(holds).tobytes(), statement)


def _opposed(actor: Actor, path: str, statement: Statement, other: Statement) -> Finding:
    shared = [label for label in statement.grounds.because if label in other.grounds.because]
    cites = f", and both cite {listed(shared)}" if shared else ""
    place = f" (line {other.place[0]})" if other.place else ""
    return Finding(
        "warning",
        f"'{statement.expression}' of '{actor.id}' holds exactly where its statement "
        f"'{other.expression}'{place} does not{cites}",
        "Keep the one that the evidence supports.",
        statement.place,
        path,
    )


def irrelevant(actor: Actor, material: Material) -> Iterator[Finding]:
    """Find statements without which the actor would order the feasible states as it does."""
    work = material.states.size * sum(1 for _ in statements_of(actor))
    if work > _MOST:
        yield Finding(
            "note",
            f"whether each statement of '{actor.id}' counts was not checked: the model is too "
            "large for that",
            "",
            actor.place,
            f"actors.{actor.id}.preferences",
        )
        return
    weighed = isinstance(actor.preference, Weights)
    earlier: list[tuple[Statement, Flags]] = []
    last = {
        material.holds(statement.expression).tobytes(): path
        for path, statement in statements_of(actor)
    }
    for path, statement, same, before in without_each(actor, material):
        holds = material.holds(statement.expression)
        # Of several that say the same, all but the most important can go.
        repeated = not weighed and last[holds.tobytes()] != path
        if same and nowhere(holds) is None and not repeated and not _denied(holds, earlier):
            why = "" if weighed else _why(holds, before, earlier)
            yield Finding(
                "warning",
                f"'{statement.expression}' of '{actor.id}' changes nothing{why}",
                "Remove it, give it more importance, or look for a mistake in it.",
                statement.place,
                path,
            )
        earlier.append((statement, holds))


def _denied(holds: Flags, earlier: list[tuple[Statement, Flags]]) -> bool:
    """Whether an earlier statement says the opposite, which is told elsewhere."""
    return any(np.array_equal(~holds, other) for _, other in earlier)


def _why(holds: Flags, before: np.ndarray, earlier: list[tuple[Statement, Flags]]) -> str:
    """Say which statements decide already what this one says."""
    for statement, other in earlier:
        if nowhere(other) is None and _decides(other, holds):
            how = "says the same" if np.array_equal(other, holds) else "decides it"
            place = f" (line {statement.place[0]})" if statement.place else ""
            return f": the more important '{statement.expression}'{place} {how}"
    count = int(before.max(initial=0)) + 1
    yes = np.bincount(before[holds], minlength=count) > 0
    no = np.bincount(before[~holds], minlength=count) > 0
    if not (yes & no).any():
        return ": the more important statements together decide it"
    return ": those of other importance order the states as it would"


def _decides(other: Flags, holds: Flags) -> bool:
    """Whether one statement is known wherever it is known whether the other holds."""
    return all(bool(part.all()) or not part.any() for part in (holds[other], holds[~other]))
