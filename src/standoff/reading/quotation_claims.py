"""Quotations as claims, and the papers that speak for those who wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.evidence import Evidence
from standoff.reading.acts import PLOVER, VERB_ACTS
from standoff.reading.addressees import addressee
from standoff.reading.clauses import sentence_extent
from standoff.reading.context import Context
from standoff.reading.quotations import Quotation
from standoff.reading.records import Claim
from standoff.reading.resolve import Resolver
from standoff.reading.roles import PAPERS
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from standoff.reading.language import Parsed

__all__ = ["claims_from_quotations", "name_reports"]

_AUTHORS = frozenset({"say", "write", "issue", "publish", "state", "warn", "release", "send"})


def claims_from_quotations(context: Context) -> Iterator[Claim]:
    """Yield a claim for each quotation of a passage, and for each of several joint speakers."""
    for quotation in context.quotations:
        for speaker in context.speakers(quotation) or (None,):
            yield _claim(context, quotation, speaker)


def _claim(context: Context, quotation: Quotation, speaker: str | None) -> Claim:
    book = context.resolver.book
    # What somebody vows to do or speaks of is a stance of its own, with its act.
    act = None if quotation.topic else VERB_ACTS.get(quotation.cue_lemma or "")
    return Claim(
        id="",
        kind="quotation",
        actor=None if speaker is None else book.acting(book.principal(speaker)),
        act=act,
        plover=PLOVER.get(act or ""),
        target=addressee(context, quotation, speaker),
        content=quotation.content,
        date=None,
        polarity=True,
        modality="reported",
        evidence=tuple(_evidence(context, quotation)),
        speaker=speaker,
        speaker_span=quotation.speaker_span,
        cue=quotation.cue,
        form=quotation.form,
        # Of what is told in other words: a speech word for word is not about one of its counts.
        quantity=None if quotation.form == "direct" else context.count_within(quotation.content),
    )


def _evidence(context: Context, quotation: Quotation) -> Iterator[Evidence]:
    """Cite the sentences that it stands in and, where it goes on from a passage, who says so."""
    passage = context.parsed.passage.span
    said_by = [s for s in (quotation.cue, quotation.speaker_span) if s is not None]
    here = [*quotation.content, *(s for s in said_by if s.within(passage))]
    first, last = sentence_extent(
        context.parsed.doc,
        min(s.start for s in here) - passage.start,
        max(s.end for s in here) - passage.start,
    )
    yield Evidence.cite(context.source, passage.start + first, passage.start + last)
    before = [s for s in said_by if not s.within(passage)]
    if before:
        start, end = min(s.start for s in before), max(s.end for s in before)
        yield Evidence.cite(context.source, start, end)


def name_reports(resolver: Resolver, parsed: Parsed) -> None:
    """Let "the report" and "the letter" speak for those who wrote them.

    Whoever "said in a report" or "issued a statement" is meant by "the report says" further on.
    """
    for token, lemma in zip(parsed.tokens, parsed.lemmas, strict=True):
        if lemma not in PAPERS or token.dep_ not in {"pobj", "dobj"}:
            continue
        verb = next((a for a in token.ancestors if a.pos_ == "VERB"), None)
        if verb is None or verb.lemma_ not in _AUTHORS:
            continue
        actors = [a for s in subject_of(verb) for a in resolver.actors_of(parsed, s)]
        if actors:
            resolver.describe_paper(lemma, *actors)
    for token, lemma in zip(parsed.tokens, parsed.lemmas, strict=True):
        if lemma == "write" and token.pos_ == "VERB":
            actors = [a for s in subject_of(token) for a in resolver.actors_of(parsed, s)]
            if actors:
                resolver.describe_paper("letter", *actors)
