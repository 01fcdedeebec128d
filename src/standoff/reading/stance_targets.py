"""Towards whom a stance is, and which verbs give way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.acts import act_of_verb
from standoff.reading.clauses import particles
from standoff.reading.context import Context
from standoff.reading.media import is_medium
from standoff.reading.subjects import modifiers, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["concedes", "target_of", "targets_of", "without_end"]

_JUDGING = frozenset({"court", "icc", "icj", "tribunal"})
_TOWARDS = frozenset({"against", "to", "with", "on", "at", "from", "of", "for"})


def target_of(
    context: Context, verb: Token, content: Sequence[Token], actors: Sequence[str]
) -> str | None:
    """Return the first towards whom an act is, or None."""
    return next(iter(targets_of(context, verb, content, actors)), None)


def targets_of(
    context: Context, verb: Token, content: Sequence[Token], actors: Sequence[str]
) -> tuple[str, ...]:
    """Towards whom: an object, whoever is told to do something, or whose thing it is."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubjpass"}]
    if not objects and verb.dep_ == "conj" and any(c.dep_ == "agent" for c in verb.children):
        objects = list(subject_of(verb))
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _TOWARDS:
            objects.extend(g for g in child.children if g.dep_ == "pobj")
        if child.dep_ == "dobj":
            # "criticised comments by X"
            by = (p for p in child.children if p.dep_ == "prep" and p.lower_ == "by")
            objects.extend(g for p in by for g in p.children if g.dep_ == "pobj")
        if child.dep_ in {"xcomp", "ccomp"}:
            objects.extend(g for g in child.children if g.dep_ in {"nsubj", "nsubjpass"})
    for token in objects:
        # Whose "its" is depends on the sentence, and it is never the target's for certain.
        owners = (word for word in modifiers(token) if word.pos_ != "PRON")
        for candidate in (token, *owners):
            found = tuple(
                a for a in context.actors(candidate)
                if a not in actors and not _is_no_side(context, candidate, a)
            )  # fmt: skip
            if found:
                return found
    first = content[0] if content else None
    if first is not None and first.dep_ == "poss":
        return tuple(a for a in context.actors(first) if a not in actors)
    return ()


def _is_no_side(context: Context, noun: Token, actor: str) -> bool:
    """Whether somebody is only told, or asked to judge: a newspaper, or a court."""
    words = context.resolver.book.name(actor).casefold().split()
    return is_medium(context, noun, actor) or not _JUDGING.isdisjoint(words)


def concedes(verb: Token) -> bool:
    """Whether a verb gives way ("give in", "back down")."""
    return act_of_verb(verb.lemma_.casefold(), particles(verb)) == "concede"


def without_end(tokens: list[Token]) -> list[Token]:
    """Take the punctuation from the end of some tokens."""
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return tokens
