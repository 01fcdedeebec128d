"""Sources that are still where a dispute found them: its quotations are held against them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from standoff.dispute.model import Dispute
from standoff.errors import DisputeError, EvidenceError, Problem, ReportError
from standoff.evidence import Source, verify

__all__ = ["verify_at_hand"]


def verify_at_hand(dispute: Dispute) -> None:
    """Refuse a dispute that quotes what its sources do not say.

    A source is at hand where a file stands at its `location` and has its `sha256`: one that is
    missing or has changed since proves nothing either way.

    Raises
    ------
    DisputeError
        With every quotation that is not at its place.
    """
    found = {ident: _with_text(source) for ident, source in dispute.sources.items()}
    at_hand = {ident: source for ident, source in found.items() if source.text is not None}
    cited = [item for item in dispute.evidence.values() if item.source in at_hand]
    try:
        verify(cited, at_hand)
    except EvidenceError as error:
        problems = [Problem(line, dispute.file) for line in str(error).split("\n")]
        raise DisputeError(problems) from error


def _with_text(source: Source) -> Source:
    if source.location is None or source.sha256 is None or not Path(source.location).is_file():
        return source
    from standoff.reading.source import open_report

    try:
        opened = open_report(source.location)
    except ReportError:
        return source
    return replace(source, text=opened.text) if opened.sha256 == source.sha256 else source
