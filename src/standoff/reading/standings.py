"""How those whom a report names stand in it: whether it is about them, and what it calls them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook, Standing
from standoff.reading.roles import COLLECTIVES, FORCES, is_person_role
from standoff.reading.subjects import is_main

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed
    from standoff.reading.names import Name

__all__ = ["is_main_subject", "is_told", "note_standings"]

_TOLD = frozenset({"tell", "inform", "assure", "remind", "notify"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = COLLECTIVES | FORCES
_TEXT = frozenset({"lead", "body"})


def note_standings(book: ActorBook, texts: Sequence[Parsed]) -> None:
    """Record in each report how those stand whom it names."""
    for report, passages in groupby(texts, lambda parsed: parsed.passage.source):
        found: dict[str, Standing] = {}
        for parsed in passages:
            for name in book.names(parsed.passage.id):
                actor = book.at(parsed.passage.id, name.start)
                if actor is not None and not is_told(_head(parsed, name)):
                    found[actor] = _joined(found.get(actor), parsed, name)
        book.stand(report, found)


def _joined(known: Standing | None, parsed: Parsed, name: Name) -> Standing:
    """Return how somebody stands in a report with one more mention."""
    known = known or Standing()
    head = _head(parsed, name)
    owned = _owned(head)
    subject = head if owned is None else owned
    text = parsed.passage.kind in _TEXT
    about = text and is_main_subject(subject)
    officer = owned is None or is_person_role(owned.text)
    # "Peru's government" is told apart from others; "the Government of Peru" is the one.
    government = subject.lower_ == "government" and head.dep_ != "poss"
    return Standing(
        known.acts or (about and officer),
        known.introduced | set(_introducing(head)),
        known.governs or (about and government),
        known.through or (about and owned is not None and owned.lower_ in _OWN),
        parsed.passage.start if known.since is None and text else known.since,
    )


def _head(parsed: Parsed, name: Name) -> Token:
    """Return the word of a name that the rest of its sentence hangs on."""
    return parsed.doc[name.start : name.end].root


def _owned(name: Token) -> Token | None:
    """Return what somebody has who is named beside it ("Peru's government", "chief of Velrail")."""
    if name.dep_ == "poss":
        return name.head
    if name.dep_ == "pobj" and name.head.lower_ == "of":
        return name.head.head
    return None


def is_main_subject(noun: Token) -> bool:
    """Whether a noun is what a sentence is about, alone or with others."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun.dep_ in _SUBJECTS and is_main(noun)


def _introducing(name: Token) -> Iterator[str]:
    """Yield the nouns that say what is named ("the firm Velrail", "Velrail, the railway firm")."""
    for word in (*name.children, *((name.head,) if name.dep_ == "appos" else ())):
        if word.pos_ == "NOUN" and (word.dep_ in {"compound", "appos"} or word == name.head):
            yield word.lower_


def is_told(name: Token) -> bool:
    """Whether somebody is only told something ("told the Monitor that")."""
    verb = name.head
    if name.dep_ == "pobj" and verb.lower_ == "to":
        return verb.head.lemma_.casefold() in {"say", "announce", "confirm", "explain"}
    return name.dep_ in {"dobj", "dative", "iobj"} and verb.lemma_.casefold() in _TOLD
