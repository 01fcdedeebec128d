"""The dossier: what reading yields, its machine-readable form and its file.

The file (``dossier.jsonl``) has a header line and then one record a line: sources with their text,
passages, actors and claims. The evidence is verified against the text on write and on load.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any, get_args

from standoff.errors import DossierError, EvidenceError, Problem
from standoff.evidence import Evidence, Source, Span, verify
from standoff.files import write_beside
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

__all__ = ["FORMAT", "Dossier", "load_dossier", "save_dossier"]

FORMAT = "standoff.dossier/1"
_BROKEN = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""What a record of any other form raises while it is taken apart."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that was read from a set of reports, in the order of the reports."""

    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    actors: tuple[ReportedActor, ...]
    claims: tuple[Claim, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the dossier in the form ``standoff.dossier/1``, ready for JSON."""
        return {
            "format": FORMAT,
            "sources": [_source_to_dict(item) for item in self.sources],
            "passages": [asdict(item) for item in self.passages],
            "actors": [_actor_to_dict(item) for item in self.actors],
            "claims": [_claim_to_dict(item) for item in self.claims],
        }

    def source(self, source_id: str) -> Source:
        """Return the source with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        for item in self.sources:
            if item.id == source_id:
                return item
        raise KeyError(source_id)

    def passage_at(self, source_id: str, span: Span) -> Passage | None:
        """Return the passage that holds the first character of a span, or None."""
        for item in self.passages:
            if item.source == source_id and item.start <= span.start < item.end:
                return item
        return None


def save_dossier(dossier: Dossier, path: Path | str) -> None:
    """Write a dossier file, whole or not at all.

    Raises
    ------
    EvidenceError
        A quoted text is not at its offsets: nothing is written.
    OSError
        The file cannot be written.
    """
    verify(_all_evidence(dossier.claims), {item.id: item for item in dossier.sources})
    write_beside(Path(path), "".join(line + "\n" for line in _lines(dossier)))


def load_dossier(path: Path | str) -> Dossier:
    """Read a dossier file back.

    Raises
    ------
    DossierError
        The file is missing, is not a dossier, or its evidence does not match its sources; the
        problems name the lines.
    """
    name = str(path)
    if Path(path).is_dir():
        said = f"this is a folder; a dossier is what `standoff read {name} -o dossier.jsonl` writes"
        raise DossierError(Problem(said, name))
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror or str(error)) if isinstance(error, OSError) else "it is no text"
        raise DossierError(Problem(f"the dossier cannot be read: {why}", name)) from error
    dossier = _parse(text.split("\n"), name)
    if lost := [Problem(message, name) for message in _loose_ends(dossier)]:
        raise DossierError(lost)
    try:
        verify(_all_evidence(dossier.claims), {item.id: item for item in dossier.sources})
    except EvidenceError as error:
        raise DossierError([Problem(line, name) for line in str(error).split("\n")]) from error
    return dossier


def _loose_ends(dossier: Dossier) -> Iterator[str]:
    """Yield what names a source or an actor that is not there, or is there twice."""
    sources = Counter(item.id for item in dossier.sources)
    actors = Counter(item.id for item in dossier.actors)
    for kind, counted in (("source", sources), ("actor", actors)):
        yield from (f"{kind} '{ident}' is there twice" for ident, n in counted.items() if n > 1)
    for passage in dossier.passages:
        if passage.source not in sources:
            yield f"passage '{passage.id}': there is no source '{passage.source}'"
    named = [(f"actor '{item.id}'", item.speaks_for) for item in dossier.actors]
    named += [
        (f"claim '{claim.id}'", actor)
        for claim in dossier.claims
        for actor in (claim.actor, claim.target, claim.speaker)
    ]
    for place, actor in named:
        if actor is not None and actor not in actors:
            yield f"{place}: there is no actor '{actor}'"


def _all_evidence(claims: tuple[Claim, ...]) -> Iterator[Evidence]:
    return (item for claim in claims for item in claim.evidence)


def _lines(dossier: Dossier) -> Iterator[str]:
    yield _dump({"format": FORMAT})
    for source in dossier.sources:
        yield _dump({"type": "source", **asdict(source)})
    for passage in dossier.passages:
        yield _dump({"type": "passage", **asdict(passage)})
    for actor in dossier.actors:
        yield _dump({"type": "actor", **_actor_to_dict(actor)})
    for claim in dossier.claims:
        base = {} if claim.base is None else {"base": claim.base}
        yield _dump({"type": "claim", **_claim_to_dict(claim), **base})


def _dump(record: Mapping[str, Any]) -> str:
    # A report may hold lone surrogates; escaped they survive the trip through UTF-8.
    text = json.dumps(record, ensure_ascii=False)
    return text if text.isascii() or not _has_surrogate(text) else json.dumps(record)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _parse(lines: list[str], name: str) -> Dossier:
    problems: list[Problem] = []
    found: dict[str, list[Any]] = {"source": [], "passage": [], "actor": [], "claim": []}
    builders = {
        "source": _source_from_dict,
        "passage": _passage_from_dict,
        "actor": _actor_from_dict,
        "claim": _claim_from_dict,
    }
    if not any(line.strip() for line in lines):
        raise DossierError(Problem("the dossier is empty", name))
    if not _has_header(lines):
        raise DossierError(
            Problem(
                "this is not a dossier: its first line does not say "
                f"'{FORMAT}'. A dossier is what `standoff read REPORT -o dossier.jsonl` writes",
                name,
                1,
            )
        )
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            kind = record.pop("type")
            found[kind].append(builders[kind](record))
        except _BROKEN as error:
            problems.append(Problem(f"not a dossier record: {_reason(error)}", name, number))
    if problems:
        raise DossierError(problems)
    return Dossier(
        tuple(found["source"]),
        tuple(found["passage"]),
        tuple(found["actor"]),
        tuple(found["claim"]),
    )


def _has_header(lines: list[str]) -> bool:
    try:
        record = json.loads(lines[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.get("format") == FORMAT


def _reason(error: Exception) -> str:
    return f"it lacks {error}" if isinstance(error, KeyError) else str(error)


def _source_to_dict(source: Source) -> dict[str, Any]:
    """Write a source without its text; what its format does not give is left out."""
    keep = ("id", "title", "publisher", "published", "sha256")
    more = ("location", "encoding", "form", "part", "address", "language", "retrieved")
    form = {key: getattr(source, key) for key in keep}
    return form | {key: value for key in more if (value := getattr(source, key)) is not None}


def _span_to_dict(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _actor_to_dict(actor: ReportedActor) -> dict[str, Any]:
    record = {**asdict(actor), "aliases": list(actor.aliases)}
    if actor.wikidata is None:
        del record["wikidata"]
    return record


def _claim_to_dict(claim: Claim) -> dict[str, Any]:
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


def _source_from_dict(record: dict[str, Any]) -> Source:
    return Source(
        **{key: _text_or_none(value) for key, value in record.items() if key != "id"},
        id=_typed(record["id"], str),
    )


def _passage_from_dict(record: dict[str, Any]) -> Passage:
    return Passage(
        id=_typed(record["id"], str),
        source=_typed(record["source"], str),
        kind=_one_of(record["kind"], PassageKind),
        start=_typed(record["start"], int),
        end=_typed(record["end"], int),
    )


def _actor_from_dict(record: dict[str, Any]) -> ReportedActor:
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


def _claim_from_dict(record: dict[str, Any]) -> Claim:
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
