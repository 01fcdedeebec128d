"""Names that are shown to be of companies: they have a chief executive, or a legal form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_legal_form", "short_names", "words_of_companies"]

_OF_COMPANIES = frozenset("ceo shareholder shareholders subsidiary subsidiaries".split())
_HELD = frozenset({"share", "shares", "stake", "stakes"})
"""What is held in a company; whoever has shares may be a person."""

_FORMS = frozenset(
    """
    AB AG AS ASA BV Co Corp Corporation GmbH Inc KG LLC LLP Limited Ltd NV Oy Oyj Plc Pty SA SE SpA
    Srl
    """.split()
)
_LEGAL_FORMS = _FORMS | frozenset(form.upper() for form in _FORMS)


def is_legal_form(word: str) -> bool:
    """Whether a word ends a company's name that is as often called without it ("Ltd").

    The name "Sá" and the town of Spa are none: those of few letters have capitals.
    """
    return word.rstrip(".") in _LEGAL_FORMS


def short_names(names: Iterable[str]) -> Iterator[str]:
    """Yield what those of some names that have a legal form are called for short.

    "Norrail Cargo AG" is Norrail Cargo.
    """
    for name in names:
        *words, last = name.split()
        if words and is_legal_form(last):
            yield " ".join(words).rstrip(",")


def words_of_companies(doc: Doc) -> Iterator[Token]:
    """Yield each word of a passage that is shown to name a company ("Velco's chief executive").

    "Shareholders in Velco", "shares in Velco" and "the chief executive of Velco" show it too.
    """
    for noun in doc:
        if noun.lower_ in _HELD:
            yield from _behind(noun, {"in"})
            continue
        chief = noun.lower_ == "executive" and noun.i > 0 and noun.nbor(-1).lower_ == "chief"
        if not chief and noun.lower_ not in _OF_COMPANIES:
            continue
        for child in noun.children:
            if child.dep_ == "poss":
                yield child
        yield from _behind(noun, {"of", "in"})


def _behind(noun: Token, small: Collection[str]) -> Iterator[Token]:
    """Yield the nouns that hang on another by one of some small words."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in small:
            yield from (place for place in child.children if place.dep_ == "pobj")
