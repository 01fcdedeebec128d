"""Actors of whom the same is said in the same sentences: drawn as one pile, with one set of lines.

Four governments that sign one letter are told of in one sentence; their lines, drawn one by one,
would hide all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from standoff.report.actor_map.curves import Arrow
from standoff.report.actor_map.record import ActorMap, Line, MapActor

__all__ = ["Pile", "arrows_of", "near_each_other", "piles_of"]

Pile = tuple[MapActor, ...]


def piles_of(found: ActorMap) -> tuple[Pile, ...]:
    """Put actors that have the same lines, on the same grounds, on one pile; others stand alone."""
    said: dict[str, set[object]] = defaultdict(set)
    for line in found.lines:
        spans = tuple((p.evidence.source, p.evidence.span) for p in line.proofs)
        said[line.start].add(("from", line.kind, line.end, spans, line.assumed))
        said[line.end].add(("to", line.kind, line.start, spans, line.assumed))
    piles: dict[object, list[MapActor]] = defaultdict(list)
    for actor in found.actors:
        alone = actor.party or not said[actor.id]
        key = actor.id if alone else (actor.role, frozenset(said[actor.id]))
        piles[key].append(actor)
    return tuple(tuple(pile) for pile in piles.values())


def arrows_of(lines: Sequence[Line], piles: Sequence[Pile]) -> tuple[Arrow, ...]:
    """Draw lines of one tone between the same two piles, in the same direction, as one."""
    first = {actor.id: pile[0].id for pile in piles for actor in pile}
    found: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in lines:
        found[first[line.start], first[line.end], line.tone].append(line)
    return tuple(Arrow(start, end, tuple(own)) for (start, end, _), own in found.items())


def near_each_other(piles: Sequence[Pile], lines: Sequence[Line]) -> list[Pile]:
    """Order piles so that those with lines between them come together; else as they come."""
    of = {actor.id: at for at, pile in enumerate(piles) for actor in pile}
    joined: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        if line.start in of and line.end in of:
            joined[of[line.start]].add(of[line.end])
            joined[of[line.end]].add(of[line.start])
    order: list[int] = []
    while len(order) < len(piles):
        left = [at for at in range(len(piles)) if at not in order]
        near = [at for at in left if joined[at] & set(order)]
        order.append(max(near, key=lambda at: len(joined[at] & set(order))) if near else left[0])
    return [piles[at] for at in order]
