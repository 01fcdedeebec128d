"""Reading the sources and the evidence of a dispute file."""

from __future__ import annotations

import re

from standoff.dispute.fields import Reader
from standoff.dispute.nodes import Node
from standoff.errors import EvidenceError, nearest
from standoff.evidence import Evidence, Source, verify

__all__ = ["read_evidence", "read_sources"]

_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_sources(reader: Reader, node: Node | None) -> dict[str, Source]:
    """Read `sources`, by id."""
    sources: dict[str, Source] = {}
    if node is None:
        return sources
    keys = ("title", "publisher", "published", "sha256", "location", "part", "address", "retrieved")
    for label, (_, value) in reader.named(node, "sources", labels=True).items():
        what = f"source '{label}'"
        found = reader.fields(value, what, keys)
        sources[label] = Source(
            label,
            title=reader.text(found.get("title"), f"{what}: title"),
            publisher=reader.text(found.get("publisher"), f"{what}: publisher"),
            published=reader.moment(found.get("published"), f"{what}: published"),
            sha256=_digest(reader, found.get("sha256"), what),
            location=reader.text(found.get("location"), f"{what}: location"),
            part=reader.text(found.get("part"), f"{what}: part"),
            address=reader.text(found.get("address"), f"{what}: address"),
            retrieved=reader.moment(found.get("retrieved"), f"{what}: retrieved"),
        )
    return sources


def read_evidence(
    reader: Reader, node: Node | None, sources: dict[str, Source]
) -> dict[str, Evidence]:
    """Read `evidence`, by id, and verify it as far as the sources are at hand."""
    evidence: dict[str, Evidence] = {}
    if node is None:
        return evidence
    keys = ("source", "start", "end", "exact", "sha256", "prefix", "suffix")
    for label, (key, value) in reader.named(node, "evidence", labels=True).items():
        what = f"evidence '{label}'"
        found = reader.fields(value, what, keys, required=("source", "start", "end"))
        source = reader.text(found.get("source"), f"{what}: source")
        start = reader.number(found.get("start"), f"{what}: start")
        end = reader.number(found.get("end"), f"{what}: end")
        if source is not None and source not in sources:
            reader.wrong(
                f"{what}: there is no source '{source[:80]}'.{nearest(source[:80], list(sources))}",
                found["source"],
            )
        item = Evidence(
            source or "",
            start or 0,
            end or 0,
            exact=reader.raw(found.get("exact"), f"{what}: exact"),
            sha256=_digest(reader, found.get("sha256"), what),
            prefix=reader.raw(found.get("prefix"), f"{what}: prefix") or "",
            suffix=reader.raw(found.get("suffix"), f"{what}: suffix") or "",
        )
        evidence[label] = item
        if source in sources and start is not None and end is not None:
            _verified(reader, label, key, item, sources)
    return evidence


def _verified(
    reader: Reader, label: str, key: Node, item: Evidence, sources: dict[str, Source]
) -> None:
    try:
        verify([item], sources)
    except EvidenceError as error:
        reader.wrong(f"evidence '{label}': {error}", key)


def _digest(reader: Reader, node: Node | None, what: str) -> str | None:
    text = reader.text(node, f"{what}: sha256")
    if text is None or node is None:
        return None
    if not _DIGEST.fullmatch(text):
        reader.wrong(f"{what}: a SHA-256 digest has 64 hexadecimal digits, in lower case", node)
        return None
    return text
