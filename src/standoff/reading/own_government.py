"""Whose "the government" is, where the sentence tells: that of the minister who speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.cues import is_speech
from standoff.reading.names import Name
from standoff.reading.resolve import Resolver
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["settle_governments"]


def settle_governments(resolver: Resolver, texts: Sequence[Parsed]) -> None:
    """Let "the government" be the one of whoever speaks of it, where that is a state's.

    "The government would answer any tariff", a minister says, and means his own; "Peru's unions
    urged the government to act" means Peru's. Where a report tells of one by its seat ("the
    government in Lima"), and calls it by that ("Lima denied it"), it is that one. Everywhere else
    it stays unnamed.
    """
    book = resolver.book
    seats = _seats(resolver, texts)
    for parsed in texts:
        told = seats.get(parsed.passage.source)
        if told is not None:
            _let_ministers_speak(resolver, parsed, told)
        for token in parsed.tokens:
            if token.lower_ != "government" or token.pos_ != "NOUN":
                continue
            if book.at(parsed.passage.id, token.i) in {None, book.unnamed_government}:
                own = told is not None and _seat(resolver, parsed, token) == told
                owner = told if own else _owner(resolver, parsed, token)
                if owner is None and _is_plain(token):
                    owner = told
                if owner is not None:
                    place = Name(token.i, token.i + 1, token.text, "place")
                    book.place(parsed.passage.id, place, owner)


def _seats(resolver: Resolver, texts: Sequence[Parsed]) -> dict[str, str]:
    """Return the government of each report that tells of just one by its seat, and calls it so."""
    seats: dict[str, set[str]] = {}
    named: set[tuple[str, str]] = set()
    for parsed in texts:
        for token in parsed.tokens:
            if token.lower_ == "government" and (state := _seat(resolver, parsed, token)):
                seats.setdefault(parsed.passage.source, set()).add(state)
            elif token.pos_ == "PROPN" and token.dep_ != "pobj":
                # What happens "in Lima" is done by anybody.
                actor = resolver.book.at(parsed.passage.id, token.i)
                named |= {(parsed.passage.source, actor)} if actor is not None else set()
    return {
        source: next(iter(found))
        for source, found in seats.items()
        if len(found) == 1 and {(source, each) for each in found} <= named
    }


def _let_ministers_speak(resolver: Resolver, parsed: Parsed, state: str) -> None:
    """Let the ministers of a government that a report does not name be those of the one told of."""
    book = resolver.book
    for name in book.names(parsed.passage.id):
        person = book.at(parsed.passage.id, name.start)
        unnamed = person is not None and book.principal(person) == book.unnamed_government
        if person is not None and unnamed and book.kind(person) == "person":
            book.let_speak(person, state)


def _seat(resolver: Resolver, parsed: Parsed, noun: Token) -> str | None:
    """Return the state or capital that a government is said to be "in", or None."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            for place in child.children:
                if place.pos_ == "PROPN" and (state := _state(resolver, parsed, place)):
                    return state
    return None


def _is_plain(noun: Token) -> bool:
    """Whether a government is told of by nothing but "the"."""
    return all(c.lower_ == "the" for c in noun.children if c.i < noun.i)


def _owner(resolver: Resolver, parsed: Parsed, noun: Token) -> str | None:
    told = (c for c in noun.children if c.dep_ in {"poss", "amod", "compound"})
    if any(child.tag_ != "PRP$" for child in told):
        # "her government" is as open as "the government".
        return None
    for clause in noun.ancestors:
        if clause.pos_ not in {"VERB", "AUX"}:
            continue
        for subject in subject_of(clause):
            if noun in subject.subtree:
                continue
            if is_speech(clause.lemma_.casefold()) and (said := _state(resolver, parsed, subject)):
                return said
            for owner in subject.subtree:
                before = owner.i < subject.i and owner.dep_ == "poss"
                if before and (state := _state(resolver, parsed, owner)):
                    return state
    return None


def _state(resolver: Resolver, parsed: Parsed, noun: Token) -> str | None:
    """Return the named state that a noun is or speaks for, or None."""
    book = resolver.book
    actor = resolver.actor_of(parsed, noun)
    principal = None if actor is None else book.acting(book.principal(actor))
    if principal is None or not book.governs(principal) or book.name(principal).islower():
        return None
    return principal
