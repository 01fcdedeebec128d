"""The two sides of a dispute, as the claims of the reports weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from standoff.reading.records import Claim, ReportedActor

__all__ = ["infer_parties"]

_CONFLICT = frozenset(
    {"threaten", "demand", "reject", "refuse to concede", "offer", "accept", "oppose", "promise"}
)
_AGAINST = frozenset({"threaten", "demand", "reject", "oppose"})
# What weighs how much is a judgement: being mediated between says it outright, being backed or
# belonging to the other says it nearly, and each hostile act says a little.
_MEDIATED, _BACKED, _BELONGS, _ACTS = 20, 4, 2, 1


def infer_parties(claims: Sequence[Claim], actors: Sequence[ReportedActor]) -> tuple[str, ...]:
    """Return the two sides of the dispute, or fewer where the reports do not tell.

    Those between whom somebody mediates count most, then those whom others back and those of whom
    one belongs to the other, then those that threaten, demand, offer and refuse. Mediators, bodies
    made of others, persons, and whoever only keeps forces on the ground are no party. Of two who
    weigh alike, one with a name comes before one who is only described ("the crews"), for whom the
    other may well speak.
    """
    by_id = {actor.id: actor for actor in actors}
    relations = [claim for claim in claims if claim.kind == "relation"]
    members = {(c.target, c.actor) for c in relations if c.act == "member"}
    composite = {body for body, _ in members}
    outside = set(composite)
    for claim in relations:
        if claim.act == "mediate" and claim.actor:
            outside |= {claim.actor, by_id[claim.actor].speaks_for or claim.actor}
            outside |= {member or "" for body, member in members if body == claim.actor}
    keepers = {c.actor for c in claims if c.kind == "commitment" and c.act == "keep"}
    weights: Counter[str] = Counter()
    for claim in claims:
        for actor, weight in _weights(claim):
            weights[actor] += weight
    ranked = [
        actor
        for actor, weight in sorted(
            weights.items(), key=lambda item: (-item[1], by_id[item[0]].name.islower())
        )
        if actor not in outside
        and by_id[actor].kind != "person"
        and (actor not in keepers or weight >= _MEDIATED)
    ]
    return tuple(ranked[:2])


def _weights(claim: Claim) -> Iterator[tuple[str, int]]:
    """How much a claim speaks for each actor being a party."""
    if claim.kind == "relation" and claim.target:
        if claim.act == "mediate":
            yield claim.target, _MEDIATED
        elif claim.act == "back" and claim.polarity:
            yield claim.target, _BACKED
        elif claim.act == "belong" and claim.actor:
            yield claim.actor, _BELONGS
            yield claim.target, _BELONGS
    elif claim.kind == "stance" and claim.act in _CONFLICT and claim.actor:
        yield claim.actor, _ACTS
        if claim.target and claim.act in _AGAINST:
            # Who is asked or threatened by name is a side as much as who asks.
            yield claim.actor, _ACTS
            yield claim.target, 2 * _ACTS
