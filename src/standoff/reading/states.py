"""Names that the reports show to be of states or places, though no list has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["words_of_states"]

_OF_STATES = frozenset(
    "ambassador army embassy government minister ministry navy parliament".split()
)
"""Nouns of what a state has ("Velden's navy")."""
_OF_LANDS = frozenset(
    "airspace border capital coast coastline constitution frontier territory".split()
)
"""Nouns of what a state or a region has, and nobody else."""
_NOT_BESIDE = frozenset({"government", "army"})
"""What a person may have too: "the Veld government" is that of Ms Veld."""
_ELECTED = frozenset("councillor councilor lawmaker legislator mayor mp".split())
"""Those of whom a town or a district has one, or some."""
_OVERRUN = frozenset("annexation invasion occupation partition".split())
_KINDS = frozenset("country kingdom nation republic state territory".split())
_BESIDE = frozenset({"neighboring", "neighbouring"})
_WITHIN = frozenset("across in inside throughout".split())
_NOT_WITHIN = frozenset(
    """
    believe confidence control faith fund hold holding interest invest investment investor join
    merge role share shareholder stake star trust
    """.split()
)
"""Words of what one has "in" a company or a person."""
_LEVY = frozenset("impose introduce levy lift raise".split())
_LEVIED = frozenset("duty embargo quota sanction tariff".split())


def words_of_states(doc: Doc) -> Iterator[Token]:
    """Yield the words that name a state or a place.

    It has a minister, a border or a capital, it is invaded or called a country, it lies beside
    another, things happen in it, it elects somebody, or it imposes a tariff.
    """
    for token in doc:
        lemma = token.lemma_.casefold()
        if lemma in _OF_STATES | _OF_LANDS:
            yield from _owners(token, lemma)
        elif lemma in _ELECTED:
            yield from _named_behind(token, {"for"} if lemma != "mayor" else {"of"})
        elif lemma in _OVERRUN:
            yield from _named_behind(token, {"of"})
        elif lemma in _KINDS and token.dep_ in {"appos", "attr"}:
            yield from _called(token)
        elif token.lower_ in _BESIDE and token.head.pos_ == "PROPN" and token.i < token.head.i:
            yield token.head
        elif token.lower_ in _WITHIN and token.pos_ == "ADP":
            yield from _places_in(token)
        elif lemma in _LEVY and token.pos_ == "VERB":
            things = (c.lemma_.casefold() for c in token.children if c.dep_ == "dobj")
            if _LEVIED & set(things):
                yield from (word for word in subject_of(token) if word.pos_ == "PROPN")


def _owners(noun: Token, lemma: str) -> Iterator[Token]:
    """Yield whose it is: "Velden's navy", "the navy of Velden", "the Velden navy"."""
    beside = {"poss"} if lemma in _NOT_BESIDE else {"poss", "compound", "nmod"}
    yield from (c for c in noun.children if c.dep_ in beside and c.pos_ == "PROPN" and c.i < noun.i)
    prime = any(child.lower_ == "prime" for child in noun.children)
    if prime or lemma not in {"minister", "ministry"}:
        # A minister may be one "of Defence".
        yield from _named_behind(noun, {"of"})
    if lemma == "ambassador":
        yield from _named_behind(noun, {"to"})
    if lemma in {"border", "frontier"}:
        yield from _named_behind(noun, {"with", "between"})


def _named_behind(noun: Token, prepositions: set[str]) -> Iterator[Token]:
    """Yield the names that a preposition ties to a noun, and those joined to them."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for name in child.children:
                joined = (c for c in name.children if c.dep_ == "conj")
                yield from (word for word in (name, *joined) if word.pos_ == "PROPN")


def _called(noun: Token) -> Iterator[Token]:
    """Yield what is called a country: "Lethia, a small state", "Lethia is a republic"."""
    named = [noun.head] if noun.dep_ == "appos" else list(subject_of(noun.head))
    yield from (word for word in named if word.pos_ == "PROPN")


def _places_in(preposition: Token) -> Iterator[Token]:
    """Yield in what something happens; one may believe in a person, and invest in a company."""
    if preposition.head.lemma_.casefold() in _NOT_WITHIN:
        return
    for name in preposition.children:
        alone = not any(c.dep_ in {"compound", "det", "poss"} for c in name.children)
        if name.dep_ == "pobj" and name.pos_ == "PROPN" and alone:
            yield name
