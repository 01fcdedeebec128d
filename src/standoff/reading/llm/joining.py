"""Two readers' claims beside each other: what both found, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from standoff.evidence import Span
from standoff.reading.records import OWN_READER, Claim

__all__ = ["Difference", "differences", "join_claims"]

_FIELDS = ("act", "plover", "actor", "target", "date", "polarity", "modality")
"""What two claims of the same words may differ in."""

_SAME = 0.5
"""The share of characters that the contents of two claims of the same thing have in common."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims of the same kind and words, one of each reader, that say different things.

    Parameters
    ----------
    claims
        Ids, standoff's own first.
    fields
        What they differ in.
    """

    claims: tuple[str, str]
    fields: tuple[str, ...]


def join_claims(own: Sequence[Claim], others: Iterable[Claim]) -> list[Claim]:
    """Join the claims of two readers.

    What both say is kept once, in standoff's own form, and says so; where the other leaves open
    what the first says (an actor, a date), that is no contradiction. All else of the other reader
    comes behind the claims of the same source.
    """
    kept: dict[str, list[Claim]] = {}
    for claim in own:
        kept.setdefault(claim.evidence[0].source, []).append(claim)
    for other in others:
        of_source = kept.setdefault(other.evidence[0].source, [])
        for at, claim in enumerate(of_source):
            if _same_words(claim, other) and not _contradicts(claim, other):
                readers = dict.fromkeys((*claim.found_by, *other.found_by))
                of_source[at] = replace(claim, found_by=tuple(readers))
                break
        else:
            of_source.append(other)
    return [claim for of_source in kept.values() for claim in of_source]


def differences(claims: Iterable[Claim]) -> Iterator[Difference]:
    """Yield where two readers found claims of the same words that differ."""
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.evidence[0].source, []).append(claim)
    for of_source in by_source.values():
        own = [claim for claim in of_source if OWN_READER in claim.found_by]
        for other in of_source:
            if OWN_READER in other.found_by:
                continue
            for claim in own:
                if _same_words(claim, other):
                    yield Difference((claim.id, other.id), tuple(_differing(claim, other)))


def _same_words(one: Claim, other: Claim) -> bool:
    if one.kind != other.kind:
        return False
    first, second = _spans(one), _spans(other)
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    longer = max(sum(s.end - s.start for s in spans) for spans in (first, second))
    return common >= _SAME * longer


def _spans(claim: Claim) -> tuple[Span, ...]:
    return claim.content or tuple(item.span for item in claim.evidence)


def _differing(one: Claim, other: Claim) -> Iterator[str]:
    for name in _FIELDS:
        if getattr(one, name) != getattr(other, name):
            yield name
    if one.speaker != other.speaker:
        yield "speaker"


def _contradicts(own: Claim, other: Claim) -> bool:
    """Whether the other says something else, and not only less."""
    return any(getattr(other, name) is not None for name in _differing(own, other))
