"""Refusals that are told by a noun: "has no intention of reopening", "has no plans to leave"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.predicates import predicate
from standoff.reading.records import Claim
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["lacking", "not_intended_by"]

_INTENTIONS = frozenset("appetite desire intention interest plan wish".split())
_OF = frozenset({"for", "in", "of"})
_NONE = frozenset({"no", "zero"})
_HAVING = frozenset({"get", "have", "see"})


def not_intended_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a side says it has no intention or desire of doing."""
    having = lacking(verb)
    if having is None:
        return
    content = context.within_quotation(verb, predicate(verb))
    actors = dict.fromkeys(a for s in subject_of(having) for a in context.actors(s))
    for actor in actors:
        yield context.claim(
            "stance", "reject", verb, content, actor=actor, modality="intended",
            day=context.day_ahead(content),
        )  # fmt: skip


def lacking(verb: Token) -> Token | None:
    """Return the "has" of whoever has no intention of doing what a verb says, or None."""
    noun = _intention(verb)
    if noun is None or noun.dep_ != "dobj" or noun.head.lemma_.casefold() not in _HAVING:
        return None
    having = noun.head
    none = any(c.lower_ in _NONE for c in noun.children)
    denied = any(c.dep_ == "neg" for c in having.children)
    return having if none != denied else None


def _intention(verb: Token) -> Token | None:
    """Return the intention, plan or wish to do what a verb says, or None."""
    head = verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and head.lower_ in _OF:
        noun = head.head
    elif verb.dep_ == "acl" and any(c.tag_ == "TO" for c in verb.children):
        noun = head
    else:
        return None
    return noun if noun.lemma_.casefold() in _INTENTIONS else None
