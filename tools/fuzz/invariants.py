"""What holds of every dossier, whatever was read: each offset points to the words that it names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from standoff.evidence import Span, verify
from standoff.reading.claims import STATES_FACTS
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim

__all__ = ["check"]


def check(dossier: Dossier) -> None:
    """Raise AssertionError or EvidenceError where an offset of a dossier is not exact."""
    sources = {source.id: source for source in dossier.sources}
    verify((item for claim in dossier.claims for item in claim.evidence), sources)
    for source in dossier.sources:
        own = [item for item in dossier.passages if item.source == source.id]
        _check_passages(source.text or "", [item.span for item in own])
        telling = [item.span for item in own if item.kind in STATES_FACTS]
        for claim in dossier.claims:
            if claim.evidence[0].source == source.id:
                _check_claim(claim, source.text or "", telling)
    _check_names(dossier)


def _check_passages(text: str, spans: list[Span]) -> None:
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text), span
        assert not text[end : span.start].strip(), "a passage is missing"
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end
    assert not text[end:].strip(), "the last passage is missing"


def _check_claim(claim: Claim, text: str, telling: list[Span]) -> None:
    for span in _spans(claim):
        assert 0 <= span.start < span.end <= len(text), (claim, span)
        assert text[span.start : span.end].strip(), (claim, span)
        # All of a claim stands in what the publisher states; a quotation may go on over several.
        assert any(span.within(each) for each in telling), (claim, span)
    if claim.quantity is not None:
        span = claim.quantity.span
        assert any(char.isalnum() for char in text[span.start : span.end]), claim
    ordered = sorted(claim.content)
    for first, second in pairwise(ordered):
        assert not first.overlaps(second), claim


def _spans(claim: Claim) -> Iterator[Span]:
    yield from claim.content
    yield from (item.span for item in claim.evidence)
    yield from (span for span in (claim.cue, claim.speaker_span) if span is not None)
    if claim.quantity is not None:
        yield claim.quantity.span


def _check_names(dossier: Dossier) -> None:
    known = {actor.id for actor in dossier.actors}
    assert len(known) == len(dossier.actors), "two actors have one id"
    for actor in dossier.actors:
        assert actor.name.strip(), actor
        assert actor.speaks_for in {None, *known}, actor
    for claim in dossier.claims:
        assert {claim.actor, claim.target, claim.speaker} <= {None, *known}, claim
    assert len({claim.id for claim in dossier.claims}) == len(dossier.claims)
