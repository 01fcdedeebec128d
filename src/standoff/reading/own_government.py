"""Whose "the government" is, where the sentence tells: that of the minister who speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.cues import is_speech
from standoff.reading.names import Name
from standoff.reading.resolve import Resolver, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["settle_governments"]


def settle_governments(resolver: Resolver, texts: Sequence[Parsed]) -> None:
    """Let "the government" be the one of whoever speaks of it, where that is a state's.

    "The government would answer any tariff", a minister says, and means his own; "Peru's unions
    urged the government to act" means Peru's. Everywhere else it stays unnamed.
    """
    book = resolver.book
    for parsed in texts:
        for token in parsed.tokens:
            if token.lower_ != "government" or token.pos_ != "NOUN":
                continue
            if book.at(parsed.passage.id, token.i) in {None, book.unnamed_government}:
                owner = _owner(resolver, parsed, token)
                if owner is not None:
                    place = Name(token.i, token.i + 1, token.text, "place")
                    book.place(parsed.passage.id, place, owner)


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
