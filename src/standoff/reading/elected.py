"""Those who sit in an assembly for a place, and speak for themselves: "the MP for Harwick"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.roles import BODIES, ORGANISATION_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed
    from standoff.reading.resolve import Resolver

__all__ = ["ELECTED", "elects"]

ELECTED = frozenset(
    """
    alderman congressman congresswoman councillor councilor lawmaker legislator mep mp msp rep sen
    senator
    """.split()
)
_MEMBERS = ELECTED | {"member"}
"""Whose "for" is of those who have elected them."""


def elects(resolver: Resolver, parsed: Parsed, role: Token, word: Token, principal: str) -> bool:
    """Whether one who sits in an assembly is told by the place that has elected him.

    "The MP for Harwick" and "Harwick MP Ada Storm" neither speak for the town nor work for it;
    "Peruvian lawmakers" are of Peru's parliament, and a member of a council is of the council.

    Parameters
    ----------
    resolver, parsed
        Who is who, and the passage.
    role, word, principal
        The title, a word that says whose it is, and whom that means.
    """
    title = role.lower_.rstrip(".")
    if title not in _MEMBERS:
        return False
    if word.dep_ == "pobj" and word.head.lower_ == "for":
        return True
    named = resolver.book.name_at(parsed.passage.id, word.i)
    if named is None or title not in ELECTED or named.kind == "people":
        return False
    if named.entry is not None:
        return named.entry.form == "capital"
    words = set(resolver.book.name(principal).casefold().split())
    return not words & (BODIES | ORGANISATION_WORDS)
