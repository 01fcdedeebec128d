"""Verbs that are joined by "and" or "or": to which one, by which word, and in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["conjunction_of", "is_told_as_fact", "joined_to"]

_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def joined_to(verb: Token) -> Token:
    """Return the verb that a joined one shares its subject with.

    A finite verb that the parser has joined to an infinitive ("asked the court to stop and would
    close", "urged both to talk and offered help") goes with the finite verb above that.
    """
    head = verb.head
    if head.pos_ == "ADJ" and head.dep_ == "acomp":
        # "are due to end", "is ready to accept"
        return head.head
    # A participle is never joined to an infinitive: it is a past tense that was not seen.
    finite = (
        verb.tag_ in _FINITE
        or (verb.tag_ == "VBN" and head.tag_ == "VB")
        or any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    )
    while finite and head.dep_ in {"xcomp", "advcl", "acl"} and head.head != head:
        if not any(child.dep_ == "aux" and child.tag_ == "TO" for child in head.children):
            break
        head = head.head
    return head


def conjunction_of(verb: Token) -> str | None:
    """Return the word that joins a verb to the one before it, or None.

    In a list ("A, B or C") it is the word before the last one.
    """
    if verb.dep_ != "conj":
        return None
    before = [c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i]
    if before:
        return before[-1].lower_
    later = next((c for c in verb.children if c.dep_ == "conj" and c.i > verb.i), None)
    return None if later is None else conjunction_of(later)


def is_told_as_fact(verb: Token) -> bool:
    """Whether a joined verb is no part of what a "will" before it says, by its form.

    In "would hold talks and no longer demanded a toll" the demand is over.
    """
    formed = verb.tag_ in {"VBD", "VBZ"} and verb.lower_ != verb.lemma_
    return formed and verb.dep_ == "conj" and verb.head.tag_ == "VB"
