"""Whether what a verb says is demanded, promised, or to come: what makes a day a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ASKING", "GIVING", "PROMISING", "is_ahead", "is_demanded", "is_promised"]

ASKING = frozenset("ask call demand order propose require suggest tell urge want".split())
PROMISING = frozenset("agree commit pledge promise swear undertake vow".split())
GIVING = frozenset("allow get give grant have".split())
_MUST = frozenset({"must", "should", "shall"})
_AHEAD = frozenset({"will", "'ll", "’ll", "would", "shall", "must", "should", "may"})
_AIMS = frozenset("aim hope intend plan want".split())


def is_demanded(verb: Token) -> bool:
    """Whether somebody wants it done, or makes it a condition."""
    for clause in (verb, *verb.ancestors):
        words = {child.lower_ for child in clause.children}
        if "unless" in words or "if" in words or words & _MUST:
            return True
        if clause.lemma_ in ASKING or _has_to(clause):
            return True
        if clause.dep_ == "ROOT":
            break
    return False


def _has_to(verb: Token) -> bool:
    return verb.lemma_ in {"have", "need"} and any(c.dep_ == "xcomp" for c in verb.children)


def is_promised(verb: Token) -> bool:
    """Whether somebody binds himself to it ("pledged to provide tents")."""
    return _is_infinitive(verb) and verb.head.lemma_ in PROMISING


def is_ahead(verb: Token) -> bool:
    """Whether a verb of doing is to come: "will be emptied", "plan to fill", "agreed to leave"."""
    if verb.pos_ != "VERB":
        return False
    if any(child.dep_ == "aux" and child.lower_ in _AHEAD for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_ahead(verb.head)
    return _is_infinitive(verb) and verb.head.lemma_ in PROMISING | _AIMS


def _is_infinitive(verb: Token) -> bool:
    return verb.dep_ in {"xcomp", "ccomp", "advcl"} and any(
        child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children
    )
