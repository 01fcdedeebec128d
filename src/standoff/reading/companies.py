"""Names that are shown to be of companies: they have a chief executive or shareholders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["words_of_companies"]

_OF_COMPANIES = frozenset("ceo shareholder shareholders subsidiary subsidiaries".split())


def words_of_companies(doc: Doc) -> Iterator[Token]:
    """Yield each word of a passage that is shown to name a company ("Velco's chief executive").

    "Shareholders in Velco" and "the chief executive of Velco" show it too.
    """
    for noun in doc:
        chief = noun.lower_ == "executive" and noun.i > 0 and noun.nbor(-1).lower_ == "chief"
        if not chief and noun.lower_ not in _OF_COMPANIES:
            continue
        for child in noun.children:
            if child.dep_ == "poss":
                yield child
            elif child.dep_ == "prep" and child.lower_ in {"of", "in"}:
                yield from (place for place in child.children if place.dep_ == "pobj")
