"""Records of reading as rows of the tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import Any

from standoff.corpus.tasks import Report
from standoff.evidence import Source, Span
from standoff.reading.records import Claim, Passage, ReportedActor
from standoff.reading.timestamp import day_of
from standoff.surrogates import replaced

__all__ = ["Row", "actor_row", "claim_row", "passage_row", "source_row"]

Row = tuple[Any, ...]

_SOURCE = frozenset(
    """
    id title publisher published sha256 location text encoding form part address language retrieved
    """.split()
)
_ACTOR = frozenset("id name aliases kind speaks_for".split())
_CLAIM = frozenset(
    """
    id kind actor act plover target content date polarity modality evidence speaker speaker_span
    cue form quantity base
    """.split()
)


def _printable(text: str | None) -> str | None:
    return None if text is None else replaced(text)


def source_row(
    ident: str, number: int, report: Report, first: str | None, agrees: float | None
) -> Row:
    """Write a source; `first` is the source whose story it is, `agrees` the share of it."""
    source = report.source
    told = [
        source.sha256, report.at, source.part, source.title, source.publisher, source.published,
    ]  # fmt: skip
    came = [
        source.location, source.address, source.retrieved, source.form, source.encoding,
        source.language,
    ]  # fmt: skip
    texts = [_printable(item) if isinstance(item, str) else item for item in told]
    places = [_printable(item) for item in came]
    day = day_of(source.published)
    return (
        ident, number, *texts, day, *places, report.words, first, agrees,
        _printable(source.text), _more(source, _SOURCE),
    )  # fmt: skip


def passage_row(source: str, number: int, passage: Passage) -> Row:
    """Write a passage."""
    return f"{source}.{passage.id}", source, number, passage.kind, passage.start, passage.end


def actor_row(source: str, actor: ReportedActor) -> Row:
    """Write an actor as one report knows it."""
    return (
        source, actor.id, replaced(actor.name), [replaced(alias) for alias in actor.aliases],
        actor.kind, actor.speaks_for, _more(actor, _ACTOR),
    )  # fmt: skip


def claim_row(
    source: str, number: int, claim: Claim, report: Report, passages: Mapping[str, Passage]
) -> Row:
    """Write a claim; `passages` are those of its report by id."""
    text = replaced(report.source.text or "")
    first = claim.evidence[0]
    holding = next((p.id for p in passages.values() if p.start <= first.start < p.end), None)
    said = " … ".join(_words(text, span) or "" for span in claim.content)
    quantity = claim.quantity
    return (
        f"{source}.{claim.id}", source, number, holding and f"{source}.{holding}", claim.kind,
        claim.actor, claim.act, claim.plover, claim.target, claim.date,
        claim.date or day_of(report.source.published), claim.polarity, claim.modality,
        said, _words(text, first.span), first.start, first.end,
        claim.speaker, _words(text, claim.speaker_span), _words(text, claim.cue), claim.form,
        quantity and quantity.value, quantity and replaced(quantity.unit), claim.base,
        [_span(span) for span in claim.content],
        [{**_place(e.span), "exact": _words(text, e.span)} for e in claim.evidence],
        _span(claim.speaker_span), _span(claim.cue),
        _span(None if quantity is None else quantity.span),
        _more(claim, _CLAIM),
    )  # fmt: skip


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def _place(span: Span) -> dict[str, int]:
    return {"start_char": span.start, "end_char": span.end}


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else _place(span)


def _more(record: Source | ReportedActor | Claim, known: frozenset[str]) -> str | None:
    """Write what a record has beyond its columns, so that nothing is lost."""
    names = [field.name for field in fields(record) if field.name not in known]
    if not names:
        return None
    return json.dumps({name: getattr(record, name) for name in names}, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
