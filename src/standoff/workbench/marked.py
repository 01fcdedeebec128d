"""A report as it was read, with what was claimed of it marked in place; safe to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from standoff.dispute.elements import Element, elements
from standoff.dispute.model import Dispute
from standoff.evidence import Source
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim

__all__ = ["Mark", "marked", "marks_of", "resting_on"]


_TELLING = ("stance", "commitment", "deadline", "event", "relation", "quotation")
"""Kinds of claims, from the one that tells most on."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that a claim rests on."""

    start: int
    end: int
    claim: str
    kind: str


def marks_of(dossier: Dossier, source: str) -> tuple[Mark, ...]:
    """Return where the claims of a source stand."""
    return tuple(
        Mark(item.start, item.end, claim.id, claim.kind)
        for claim in dossier.claims
        for item in claim.evidence
        if item.source == source
    )


def marked(text: str, marks: Sequence[Mark], *, chosen: str | None = None) -> str:
    """Return a text as HTML in which the marked characters are ``mark`` elements.

    Where marks overlap, each stretch is one element that names all its claims, of the kind that
    tells most. Whatever the text holds is escaped.

    Parameters
    ----------
    chosen
        Id of the claim that is set off.
    """
    return "".join(_pieces(text, marks, chosen))


def _pieces(text: str, marks: Sequence[Mark], chosen: str | None) -> Iterator[str]:
    bounds = {0, len(text)}
    for mark in marks:
        bounds |= {max(0, min(mark.start, len(text))), max(0, min(mark.end, len(text)))}
    ordered = sorted(bounds)
    for start, end in pairwise(ordered):
        here = [mark for mark in marks if mark.start <= start and end <= mark.end]
        words = escape(text[start:end])
        if not here:
            yield words
            continue
        kind = min(here, key=lambda mark: _rank(mark.kind)).kind
        claims = escape(" ".join(mark.claim for mark in here), quote=True)
        set_off = " chosen" if chosen in {mark.claim for mark in here} else ""
        yield (
            f'<mark class="{escape(kind)}{set_off}" data-claims="{claims}" tabindex="0" '
            f'role="button">{words}</mark>'
        )


def _rank(kind: str) -> int:
    return _TELLING.index(kind) if kind in _TELLING else len(_TELLING)


def resting_on(dispute: Dispute, source: Source, claim: Claim) -> tuple[Element, ...]:
    """Return the elements of a dispute that cite what a claim rests on.

    Sources are told apart by their digest: a dossier and a dispute may number them differently.
    """
    spans = [(item.start, item.end) for item in claim.evidence if item.source == source.id]
    same = {
        ident
        for ident, each in dispute.sources.items()
        if (each.sha256, each.part) == (source.sha256, source.part)
    }
    cited = {
        ident
        for ident, item in dispute.evidence.items()
        if item.source in same
        and any(item.start < end and start < item.end for start, end in spans)
    }
    return tuple(each for each in elements(dispute) if cited & set(each.grounds.because))
