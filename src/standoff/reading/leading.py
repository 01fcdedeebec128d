"""Whom somebody leads or speaks for by a clause: "X, who speaks for the council"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.names import Name
from standoff.reading.resolve import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["led_by"]

_LEADING = frozenset("chair command head lead represent run".split())
_PRESENT = frozenset({"VBG", "VBP", "VBZ"})


def led_by(resolver: Resolver, parsed: Parsed, name: Name) -> str | None:
    """Return the actor that a named person is said to lead or to speak for now, or None."""
    head = parsed.doc[name.end - 1]
    for clause in head.children:
        if clause.dep_ not in {"relcl", "acl"} or clause.tag_ not in _PRESENT:
            continue
        for noun in _led(clause):
            actor = resolver.actor_of(parsed, noun)
            if actor is None:
                continue
            principal = resolver.book.acting(resolver.book.principal(actor))
            if resolver.book.kind(principal) != "person":
                return principal
    return None


def _led(clause: Token) -> list[Token]:
    """Return the nouns of what is led or spoken for."""
    if clause.lemma_ in _LEADING:
        return [c for c in clause.children if c.dep_ == "dobj"]
    if clause.lemma_ != "speak":
        return []
    preps = (c for c in clause.children if c.dep_ == "prep" and c.lower_ == "for")
    return [g for c in preps for g in c.children if g.dep_ == "pobj"]
