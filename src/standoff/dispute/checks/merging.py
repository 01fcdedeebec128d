"""Merged states that merge nothing, share states, or whose members an actor tells apart."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standoff.dispute.checks.finding import Finding, Flags, Material
from standoff.dispute.checks.orders import order
from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Merged

__all__ = ["merging"]

_SHOWN = 3


def merging(material: Material) -> Iterator[Finding]:
    """Find what is wrong with merged states."""
    merged = material.dispute.merged
    held = [material.holds(each.expression) for each in merged]
    for number, (each, members) in enumerate(zip(merged, held, strict=True)):
        path = f"merged[{number}]"
        if members.sum() < 2:
            how = "in one feasible state only" if members.any() else "in no feasible state"
            yield Finding(
                "warning",
                f"'{each.expression}' holds {how}, so it merges nothing",
                "Remove it, or look for a mistake in it or in the constraints.",
                each.place,
                path,
            )
            continue
        yield from _shared(number, material, held)
        yield from _ranked_as(each, path, material, members)
        for actor in material.dispute.actors:
            if actor.id not in each.ranked_as:
                yield from _told_apart(actor, each, path, material, members)


def _shared(number: int, material: Material, held: list[Flags]) -> Iterator[Finding]:
    each = material.dispute.merged[number]
    for other, members in zip(material.dispute.merged[:number], held, strict=False):
        both = np.flatnonzero(members & held[number])
        if len(both):
            yield Finding(
                "error",
                f"two merged states share the state {material.states.name(int(both[0]))}: it "
                f"satisfies '{other.expression}' and '{each.expression}'",
                "Merge them into one, or let each hold states of its own.",
                each.place,
                f"merged[{number}]",
            )


def _ranked_as(each: Merged, path: str, material: Material, members: Flags) -> Iterator[Finding]:
    names = material.states.names(np.flatnonzero(members))
    for actor, state in each.ranked_as.items():
        if state not in names:
            yield Finding(
                "error",
                f"the merged state '{each.name or each.expression}' is ranked as {state} for "
                f"'{actor}', which is no member of it",
                f"Name one of its members, such as {names[0]}.",
                each.place,
                path,
            )


def _told_apart(
    actor: Actor, each: Merged, path: str, material: Material, members: Flags
) -> Iterator[Finding]:
    ranks = order(actor.preference, material)[members]
    if (ranks == ranks[0]).all():
        return
    apart = [
        f"'{statement.expression}'"
        for _, statement in statements_of(actor)
        if 0 < material.holds(statement.expression)[members].sum() < members.sum()
    ]
    more = f" and {len(apart) - _SHOWN} more" if len(apart) > _SHOWN else ""
    by = f" by {', '.join(apart[:_SHOWN])}{more}" if apart else ""
    yield Finding(
        "warning",
        f"'{actor.id}' tells the members of the merged state '{each.name or each.expression}' "
        f"apart{by}; such a statement counts there only if it holds in every member",
        f"Say with 'ranked_as: {{{actor.id}: …}}' as which member it ranks it, or let them be.",
        each.place,
        path,
    )
