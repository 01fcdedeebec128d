"""Names that the reports show to be of states, though no list has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.resolve import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["words_of_states"]

_OF_STATES = frozenset(
    "ambassador army embassy government minister ministry navy parliament".split()
)
_LEVY = frozenset("impose introduce levy lift raise".split())
_LEVIED = frozenset("duty embargo quota sanction tariff".split())


def words_of_states(doc: Doc) -> Iterator[Token]:
    """Yield the words that name a state: that has a minister, or that imposes a tariff."""
    for token in doc:
        lemma = token.lemma_.casefold()
        if lemma in _OF_STATES:
            yield from (c for c in token.children if c.dep_ == "poss" and c.pos_ == "PROPN")
            if lemma == "government":
                of = (c for c in token.children if c.dep_ == "prep" and c.lower_ == "of")
                yield from (g for c in of for g in c.children if g.pos_ == "PROPN")
        elif lemma in _LEVY and token.pos_ == "VERB":
            things = (c.lemma_.casefold() for c in token.children if c.dep_ == "dobj")
            if _LEVIED & set(things):
                yield from (word for word in subject_of(token) if word.pos_ == "PROPN")
