"""The dossier: what reading yields, its machine-readable form and its file.

The file (``dossier.jsonl``) has a header line and then one record a line: sources with their text,
passages, actors and claims. The evidence is verified against the text on write and on load.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from standoff.errors import DossierError, EvidenceError, Problem
from standoff.evidence import Evidence, Source, Span, verify
from standoff.files import write_beside
from standoff.reading.record_forms import (
    BROKEN,
    actor_from_dict,
    actor_to_dict,
    claim_from_dict,
    claim_to_dict,
    passage_from_dict,
    source_from_dict,
    source_to_dict,
)
from standoff.reading.records import Claim, Passage, ReportedActor
from standoff.surrogates import REFUSED, has_surrogate, lone_escape

__all__ = ["FORMAT", "Dossier", "load_dossier", "save_dossier"]

FORMAT = "standoff.dossier/1"


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
            "sources": [source_to_dict(item) for item in self.sources],
            "passages": [asdict(item) for item in self.passages],
            "actors": [actor_to_dict(item) for item in self.actors],
            "claims": [claim_to_dict(item) for item in self.claims],
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
        yield _dump({"type": "actor", **actor_to_dict(actor)})
    for claim in dossier.claims:
        base = {} if claim.base is None else {"base": claim.base}
        yield _dump({"type": "claim", **claim_to_dict(claim), **base})


def _dump(record: Mapping[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False)
    # What was made by hand may hold lone surrogates; they can be written only escaped.
    return json.dumps(record) if has_surrogate(text) else text


def _parse(lines: list[str], name: str) -> Dossier:
    problems: list[Problem] = []
    found: dict[str, list[Any]] = {"source": [], "passage": [], "actor": [], "claim": []}
    builders = {
        "source": source_from_dict,
        "passage": passage_from_dict,
        "actor": actor_from_dict,
        "claim": claim_from_dict,
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
        if (lone := lone_escape(line)) is not None:
            problems.append(Problem(REFUSED.format(lone[1]), name, number, lone[0] + 1))
            continue
        try:
            record = json.loads(line)
            kind = record.pop("type")
            found[kind].append(builders[kind](record))
        except BROKEN as error:
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
