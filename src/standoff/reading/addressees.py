"""To whom something is said: "told Peru that", "said to the council", "in a letter to Chile"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.context import Context
from standoff.reading.media import is_medium
from standoff.reading.roles import PAPERS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.quotations import Quotation

__all__ = ["addressee"]

_TOLD = frozenset(
    "advise ask assure beg implore inform instruct notify order press promise remind request tell "
    "urge warn".split()
)
"""Verbs whose object is who is spoken to."""
_OBJECTS = frozenset({"dobj", "dative", "iobj"})


def addressee(context: Context, quotation: Quotation, speaker: str | None) -> str | None:
    """Return to whom a quotation is said, where the sentence names somebody, or None.

    Readers, reporters, newspapers and others who are no actors of the report are nobody.
    """
    if quotation.cue is None:
        return None
    for cue in context.parsed.tokens_in(quotation.cue):
        for noun in _told(cue):
            if not _is_said(context, quotation, noun):
                found = [
                    a
                    for a in context.actors(noun)
                    if a != speaker and not is_medium(context, noun, a)
                ]
                if found:
                    return found[0]
    return None


def _told(cue: Token) -> Iterator[Token]:
    for child in cue.children:
        if child.dep_ in _OBJECTS and (child.dep_ != "dobj" or cue.lemma_.casefold() in _TOLD):
            yield child
        elif child.dep_ in {"prep", "dative"} and child.lower_ == "to":
            yield from _governed(child)
        elif child.dep_ == "prep" and child.lower_ in {"in", "by"}:
            papers = (noun for noun in _governed(child) if noun.lemma_.casefold() in PAPERS)
            yield from (
                noun for paper in papers for preposition in paper.children
                if preposition.lower_ == "to" for noun in _governed(preposition)
            )  # fmt: skip


def _governed(preposition: Token) -> list[Token]:
    return [child for child in preposition.children if child.dep_ == "pobj"]


def _is_said(context: Context, quotation: Quotation, noun: Token) -> bool:
    span: Span = context.parsed.of_token(noun)
    return any(span.within(part) for part in quotation.content)
