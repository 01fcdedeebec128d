"""A report as it was read, with what was claimed of it marked in place; safe to show."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from standoff.dispute.elements import Element, elements
from standoff.dispute.model import Dispute
from standoff.evidence import Source, Span
from standoff.reading.dossier import Dossier
from standoff.reading.own_claims import is_own
from standoff.reading.records import Claim
from standoff.workbench.selection import shown

__all__ = ["Mark", "marked", "marks_of", "resting_on"]


_TELLING = ("stance", "commitment", "deadline", "event", "relation", "quotation")
"""Kinds of claims, from the one that tells most on."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that a claim rests on; `own` where the analyst has made it."""

    start: int
    end: int
    claim: str
    kind: str
    own: bool = False


def marks_of(dossier: Dossier, source: str) -> tuple[Mark, ...]:
    """Return where the claims of a source stand."""
    return tuple(
        Mark(item.start, item.end, claim.id, claim.kind, is_own(claim))
        for claim in dossier.claims
        for item in claim.evidence
        if item.source == source
    )


def marked(
    text: str,
    marks: Sequence[Mark],
    *,
    chosen: Collection[str] = (),
    picked: Span | None = None,
) -> str:
    """Return a text as HTML in which the marked characters are ``mark`` elements.

    Where marks overlap, each stretch is one element that names all its claims, of the kind that
    tells most. Whatever the text holds is escaped, and what the page then has is as long as the
    text.

    Parameters
    ----------
    chosen
        Ids of the claims that are set off.
    picked
        Characters that are selected, and shown to be.
    """
    return "".join(_pieces(text, marks, frozenset(chosen), picked))


def _pieces(
    text: str, marks: Sequence[Mark], chosen: frozenset[str], picked: Span | None
) -> Iterator[str]:
    spans = [Span(mark.start, mark.end) for mark in marks] + ([picked] if picked else [])
    bounds = {max(0, min(at, len(text))) for span in spans for at in (span.start, span.end)}
    ordered = sorted(bounds | {0, len(text)})
    for start, end in pairwise(ordered):
        here = [mark for mark in marks if mark.start <= start and end <= mark.end]
        words = _escaped(text[start:end])
        is_picked = picked is not None and Span(start, end).within(picked)
        if here:
            yield _mark(words, here, chosen, "picked" if is_picked else "")
        else:
            yield f'<mark class="picked">{words}</mark>' if is_picked else words


def _mark(words: str, here: Sequence[Mark], chosen: frozenset[str], more: str) -> str:
    names = {mark.claim for mark in here}
    classes = [
        min(here, key=lambda mark: _rank(mark.kind)).kind,
        "chosen" if chosen & names else "",
        "own" if any(mark.own for mark in here) else "",
        more,
    ]
    claims = escape(" ".join(mark.claim for mark in here), quote=True)
    return (
        f'<mark class="{escape(" ".join(filter(None, classes)))}" data-claims="{claims}" '
        f'tabindex="0" role="button">{words}</mark>'
    )


def _escaped(words: str) -> str:
    # A page would make one character of CR and LF, and offsets would no longer be right.
    return escape(shown(words)).replace("\r", "&#13;")


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
