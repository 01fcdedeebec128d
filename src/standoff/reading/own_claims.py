"""Claims of the analyst's own: kept apart from what was read, and put among it to draft from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from standoff.evidence import Source, digest
from standoff.reading.dossier import Dossier
from standoff.reading.record_forms import (
    actor_from_dict,
    actor_to_dict,
    claim_from_dict,
    claim_to_dict,
)
from standoff.reading.records import Claim, ReportedActor

__all__ = ["ANALYST", "OwnClaim", "from_dict", "is_own", "own_id", "own_of", "source_of", "to_dict",
           "with_own"]  # fmt: skip

ANALYST = "analyst"
"""Stands in `Claim.found_by` of a claim that no reader found."""
_ID = "own"


@dataclass(frozen=True, slots=True)
class OwnClaim:
    """What the analyst says that a report says.

    Parameters
    ----------
    sha256, part
        Of the source, as the dossier has them.
    claim
        Its id, and the id of the source in its evidence, are those of the dossier that it is put
        in.
    actors
        Who is named in it, so that it stands where the dossier does not know them.
    """

    sha256: str | None
    part: str | None
    claim: Claim
    actors: tuple[ReportedActor, ...]


def with_own(dossier: Dossier, own: Sequence[OwnClaim]) -> Dossier:
    """Return a dossier with claims of the analyst's, each at its place among those that were read.

    One whose words are not in the dossier's sources is left out.
    """
    claims = list(dossier.claims)
    actors = {actor.id: actor for actor in dossier.actors}
    for each in dict.fromkeys(own):
        source = source_of(dossier, each)
        if source is None:
            continue
        evidence = tuple(replace(item, source=source.id) for item in each.claim.evidence)
        claim = replace(each.claim, id=own_id(each), evidence=evidence)
        claims.insert(_place(dossier, claims, claim), claim)
        for actor in each.actors:
            actors.setdefault(actor.id, actor)
    return replace(dossier, actors=tuple(actors.values()), claims=tuple(claims))


def is_own(claim: Claim) -> bool:
    """Whether a claim is the analyst's."""
    return claim.found_by == (ANALYST,)


def own_id(own: OwnClaim) -> str:
    """Return the id that a claim of the analyst's has in a dossier: the same wherever it stands."""
    return f"{_ID}{digest(json.dumps(to_dict(own), sort_keys=True))[:12]}"


def own_of(own: Sequence[OwnClaim], claim: Claim) -> OwnClaim | None:
    """Return the record of a claim that `with_own` has put in, or None where it is a reader's."""
    return next((each for each in own if is_own(claim) and own_id(each) == claim.id), None)


def source_of(dossier: Dossier, own: OwnClaim) -> Source | None:
    """Return the source in which a claim's words stand where the claim says, or None."""
    return next(
        (
            source
            for source in dossier.sources
            if (source.sha256, source.part) == (own.sha256, own.part)
            and _stands(own.claim, source.text or "")
        ),
        None,
    )


def _stands(claim: Claim, text: str) -> bool:
    spans = (*claim.content, *(item.span for item in claim.evidence))
    return all(0 <= span.start < span.end <= len(text) for span in spans) and all(
        text[item.start : item.end] == item.exact for item in claim.evidence
    )


def _place(dossier: Dossier, claims: Sequence[Claim], claim: Claim) -> int:
    """Return the place of a claim: before those that stand behind it in the reports."""
    order = {source.id: number for number, source in enumerate(dossier.sources)}

    def where(each: Claim) -> tuple[int, int]:
        return order[each.evidence[0].source], each.evidence[0].start

    later = (at for at, each in enumerate(claims) if where(each) > where(claim))
    return next(later, len(claims))


def to_dict(own: OwnClaim) -> dict[str, Any]:
    """Write a claim of the analyst's in the form of a dossier's records."""
    return {
        "sha256": own.sha256,
        "part": own.part,
        "claim": claim_to_dict(own.claim) | {"base": own.claim.base},
        "actors": [actor_to_dict(actor) for actor in own.actors],
    }


def from_dict(record: Any) -> OwnClaim:
    """Read it back; one of another form raises one of `record_forms.BROKEN`."""
    own = OwnClaim(
        record["sha256"],
        record["part"],
        claim_from_dict(record["claim"]),
        tuple(actor_from_dict(each) for each in record["actors"]),
    )
    claim, known = own.claim, {actor.id for actor in own.actors}
    if unknown := {claim.actor, claim.target, claim.speaker} - known - {None}:
        raise ValueError(f"the claim names {', '.join(map(repr, unknown))}, who is not described")
    if not is_own(claim):
        raise ValueError(f"its 'found_by' is not '{ANALYST}'")
    return own
