"""Records of a dossier in their machine-readable form: to JSON, and back with every type checked.

What has another form raises one of `BROKEN`.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from math import isfinite
from typing import Any, get_args

from standoff.evidence import Evidence, Source, Span
from standoff.reading.records import (
    OWN_READER,
    ActorKind,
    Claim,
    ClaimKind,
    Modality,
    Passage,
    PassageKind,
    Quantity,
    ReportedActor,
)

__all__ = [
    "BROKEN",
    "actor_from_dict",
    "actor_to_dict",
    "claim_from_dict",
    "claim_to_dict",
    "passage_from_dict",
    "source_from_dict",
    "source_to_dict",
]

BROKEN = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""What a record of any other form raises while it is taken apart."""


def source_to_dict(source: Source) -> dict[str, Any]:
    """Write a source without its text; what its format does not give is left out."""
    keep = ("id", "title", "publisher", "published", "sha256")
    more = ("location", "encoding", "form", "part", "address", "language", "retrieved")
    form = {key: getattr(source, key) for key in keep}
    return form | {key: value for key in more if (value := getattr(source, key)) is not None}


def _span_to_dict(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def actor_to_dict(actor: ReportedActor) -> dict[str, Any]:
    """Write an actor."""
    record = {**asdict(actor), "aliases": list(actor.aliases)}
    if actor.wikidata is None:
        del record["wikidata"]
    return record


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """Write a claim without `Claim.base`."""
    record: dict[str, Any] = {
        "id": claim.id,
        "kind": claim.kind,
        "actor": claim.actor,
        "act": claim.act,
        "plover": claim.plover,
        "target": claim.target,
        "content": [_span_to_dict(span) for span in claim.content],
        "date": None if claim.date is None else claim.date.isoformat(),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "evidence": [
            {"source": item.source, "start": item.start, "end": item.end, "exact": item.exact}
            for item in claim.evidence
        ],
        "found_by": list(claim.found_by),
    }
    if claim.kind == "quotation":
        record |= {
            "speaker": claim.speaker,
            "speaker_span": _span_to_dict(claim.speaker_span),
            "cue": _span_to_dict(claim.cue),
            "form": claim.form,
        }
    if claim.quantity is not None:
        quantity = claim.quantity
        record["quantity"] = {
            "value": quantity.value,
            "unit": quantity.unit,
            **asdict(quantity.span),
        }
    return record


def _one_of(value: Any, kinds: Any) -> Any:
    if value not in get_args(kinds):
        raise ValueError(f"{value!r} is not one of {', '.join(get_args(kinds))}")
    return value


def _typed(value: Any, *types: type) -> Any:
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        wanted = " or ".join("null" if item is type(None) else item.__name__ for item in types)
        raise ValueError(f"{value!r} should be {wanted}")
    return value


def _text_or_none(value: Any) -> str | None:
    text: str | None = _typed(value, str, type(None))
    return text


def source_from_dict(record: dict[str, Any]) -> Source:
    """Read a source."""
    return Source(
        **{key: _text_or_none(value) for key, value in record.items() if key != "id"},
        id=_typed(record["id"], str),
    )


def passage_from_dict(record: dict[str, Any]) -> Passage:
    """Read a passage."""
    return Passage(
        id=_typed(record["id"], str),
        source=_typed(record["source"], str),
        kind=_one_of(record["kind"], PassageKind),
        start=_typed(record["start"], int),
        end=_typed(record["end"], int),
    )


def actor_from_dict(record: dict[str, Any]) -> ReportedActor:
    """Read an actor."""
    return ReportedActor(
        id=_typed(record["id"], str),
        name=_typed(record["name"], str),
        aliases=tuple(_typed(item, str) for item in _typed(record["aliases"], list)),
        kind=_one_of(record["kind"], ActorKind),
        speaks_for=_text_or_none(record["speaks_for"]),
        wikidata=_text_or_none(record.get("wikidata")),
    )


def _span_from_dict(record: Any) -> Span | None:
    if record is None:
        return None
    return Span(_typed(record["start"], int), _typed(record["end"], int))


def claim_from_dict(record: dict[str, Any]) -> Claim:
    """Read a claim; that its evidence is in the source is not checked here."""
    listed = _typed(record["content"], list)
    content = tuple(span for item in listed if (span := _span_from_dict(item)))
    quantity = record.get("quantity")
    form = record.get("form")
    if form not in (None, "direct", "indirect", "mixed"):
        raise ValueError(f"{form!r} is not a form of quotation")
    return Claim(
        id=_typed(record["id"], str),
        kind=_one_of(record["kind"], ClaimKind),
        actor=_text_or_none(record["actor"]),
        act=_text_or_none(record["act"]),
        plover=_text_or_none(record["plover"]),
        target=_text_or_none(record["target"]),
        content=content,
        date=None if record["date"] is None else date.fromisoformat(record["date"]),
        polarity=_typed(record["polarity"], bool),
        modality=_one_of(record["modality"], Modality),
        evidence=_evidence_from_list(record["evidence"]),
        speaker=_text_or_none(record.get("speaker")),
        speaker_span=_span_from_dict(record.get("speaker_span")),
        cue=_span_from_dict(record.get("cue")),
        form=form,
        quantity=None if quantity is None else _quantity_from_dict(quantity),
        base=_text_or_none(record.get("base")),
        found_by=tuple(
            _typed(item, str) for item in _typed(record.get("found_by", [OWN_READER]), list)
        ),
    )


def _evidence_from_list(items: Any) -> tuple[Evidence, ...]:
    if not items:
        raise ValueError("a claim needs evidence")
    return tuple(
        Evidence(
            source=_typed(item["source"], str),
            start=_typed(item["start"], int),
            end=_typed(item["end"], int),
            exact=_typed(item["exact"], str),
        )
        for item in _typed(items, list)
    )


def _quantity_from_dict(record: dict[str, Any]) -> Quantity:
    span = Span(_typed(record["start"], int), _typed(record["end"], int))
    value = float(_typed(record["value"], int, float))
    if not isfinite(value):
        raise ValueError(f"{value} is not a count")
    return Quantity(value, _typed(record["unit"], str), span)
