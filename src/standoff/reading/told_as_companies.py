"""Names of two words or more that a report tells of as a company's, and not as a person's.

"Brenner Stahl" looks like a first name and a surname to a language model. But a person has no
chief executive and no shares, is not what "which" means, and does not make "its" offers; and where
the last word is that of a trade, it is a person's only where the report tells of one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from standoff.reading.companies import words_of_companies
from standoff.reading.company_nouns import COMPANY_NOUNS, TRADES
from standoff.reading.roles import ORGANISATION_WORDS, is_person_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from standoff.reading.language import Parsed
    from standoff.reading.names import Name

__all__ = ["companies_among"]

_OF_COMPANIES = COMPANY_NOUNS - {"developer"} | frozenset(
    "manufacturer shipyard smelter subsidiary supermarket utility".split()
)
"""Nouns with which a report names or takes up a company, and no person."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSON = frozenset({"he", "her", "him", "his", "she"})


def companies_among(texts: Sequence[tuple[Parsed, Sequence[Name]]]) -> frozenset[str]:
    """Return the names, in lower case, that are told of as companies'.

    Parameters
    ----------
    texts
        The passages with their names.
    """
    several = [
        (parsed.doc, name)
        for parsed, names in texts
        for name in names
        if name.entry is None and name.end - name.start > 1
    ]
    lone = {
        parsed.doc[name.start].text
        for parsed, names in texts
        for name in names
        if name.end - name.start == 1
    }
    shown = {_key(name) for doc, name in several if _is_companys(doc, name)}
    persons = {
        _key(name)
        for doc, name in several
        if doc[name.end - 1].text in lone or _is_persons(doc, name)
    }
    likely = {_key(name) for doc, name in several if doc[name.end - 1].lower_ in TRADES}
    known = shown | (likely - persons)
    return frozenset(known | (set(_taken_up(texts, known)) - persons))


def _taken_up(
    texts: Sequence[tuple[Parsed, Sequence[Name]]], known: Collection[str]
) -> Iterator[str]:
    """Yield the names that a report takes up with "the company" or "its", as nobody else may be."""
    for _, passages in groupby(texts, lambda text: text[0].passage.source):
        others: set[str] = set()
        for parsed, names in passages:
            for name in names:
                several = name.entry is None and name.end - name.start > 1
                if several and others <= {_key(name)} and _is_taken_up(parsed.doc, name):
                    yield _key(name)
                if _key(name) in known or (name.kind == "organisation" and not _is_of_a_sort(name)):
                    others.add(_key(name))


def _is_of_a_sort(name: Name) -> bool:
    """Whether an organisation's name says that it is no company ("Dockers' Union")."""
    return any(word in ORGANISATION_WORDS for word in _key(name).split())


def _key(name: Name) -> str:
    return name.text.casefold()


def _is_companys(doc: Doc, name: Name) -> bool:
    """Whether what only a company has or is stands beside a name."""
    if any(name.start <= word.i < name.end for word in words_of_companies(doc)):
        return True
    behind = [token.lower_ for token in doc[name.end : name.end + 2]]
    if behind == [",", "which"]:
        return doc[name.end + 1].dep_ in _SUBJECTS
    return any(word.lower_ in _OF_COMPANIES for word in _beside(doc, name))


def _beside(doc: Doc, name: Name) -> Iterator[Token]:
    """Yield the nouns that say what is named ("the steelmaker X", "X, the steelmaker")."""
    head = doc[name.end - 1]
    for child in head.children:
        apart = child.dep_ == "appos" or (child.dep_ == "compound" and child.i == name.start - 1)
        if apart and child.pos_ == "NOUN":
            yield child
    # "the company's lawyer, X" and "X, a supplier of the firm": the nearest noun is what it is.
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        yield head.head


def _is_persons(doc: Doc, name: Name) -> bool:
    """Whether a title, "who" or "she" shows that a name is a person's."""
    before = doc[name.start - 1].lower_.rstrip(".") if name.start else ""
    if is_person_role(before) or any(is_person_role(w.text) for w in _beside(doc, name)):
        return True
    if any(is_person_role(token.text) for token in doc[name.start : name.end]):
        return True
    after = [token.lower_ for token in doc[name.end : name.end + 2]]
    if {"who", "whose"} & set(after):
        return True
    if doc[name.end - 1].dep_ not in _SUBJECTS:
        return False
    sentence = doc[name.end - 1].sent
    following = doc[sentence.end : sentence.end + 1]
    return any(token.lower_ in _PERSON for token in (*doc[name.end : sentence.end], *following))


def _is_taken_up(doc: Doc, name: Name) -> bool:
    """Whether the text goes on with "the company" or "its" from where a name is the subject."""
    head = doc[name.end - 1]
    if head.dep_ not in _SUBJECTS or any(child.dep_ == "conj" for child in head.children):
        return False
    whose = (c for o in head.head.children if o.dep_ == "dobj" for c in o.children)
    if any(word.lower_ == "its" for word in whose):
        return True
    sentence = head.sent
    alone = not any(t.pos_ in {"NOUN", "PROPN"} for t in doc[sentence.start : name.start])
    main = head.head.dep_ == "ROOT"
    following = doc[sentence.end : sentence.end + 2]
    if not (alone and main and len(following) == 2):
        return False
    opening, noun = following
    if opening.lower_ == "its":
        return noun.lower_ in {"staff", "workers", "workforce", "shares", "directors", "chief"}
    return opening.lower_ == "the" and noun.lower_ in _OF_COMPANIES
