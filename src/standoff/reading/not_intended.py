"""What somebody has no intention of doing: "has no intention of reopening", "no plans to leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["lacking"]

_INTENTIONS = frozenset("appetite desire intention interest plan wish".split())
_OF = frozenset({"for", "in", "of"})
_NONE = frozenset({"no", "zero"})
_HAVING = frozenset({"get", "have", "see"})


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
