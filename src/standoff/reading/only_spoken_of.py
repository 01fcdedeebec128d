"""What a report speaks of without telling that it has happened: it is asked, refused, a condition.

What only answers something ("denied it") is no deed either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.acts import NOUN_ACTS, act_of_verb
from standoff.reading.clauses import is_asked_for, is_wanted, particles
from standoff.reading.decisions import decision_of
from standoff.reading.no_intentions import lacking
from standoff.reading.preferences import is_second_choice, would_rather
from standoff.reading.provisos import is_hoped, is_proviso
from standoff.reading.ultimatums import is_in_ultimatum
from standoff.reading.weighed import rules_out

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["COMING_TRUE", "is_an_answer", "is_only_wanted"]

COMING_TRUE = frozenset("begin continue go help manage start".split())
"""Verbs behind which what somebody is "to" do is done."""
_ONLY_THOUGHT_OF = frozenset("consider propose recommend resume suggest".split())
"""Verbs behind which what somebody does ("proposed paying") has not been done."""


def is_only_wanted(verb: Token) -> bool:
    """Whether an event is only demanded, threatened, refused or made a condition."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    if verb.dep_ == "advcl" and words & {"unless", "if"}:
        return True
    if verb.dep_ == "conj" and "to" in words and verb.head.pos_ == "VERB":
        # "called on them to stop and to leave"
        return is_only_wanted(verb.head)
    if words & {"must", "should"} or (verb.dep_ == "advcl" and decision_of(verb) is not None):
        return True
    if is_proviso(verb) or (is_hoped(verb) and verb.head.lemma_ in {"hope", "hop", "wish"}):
        return True
    if verb.dep_ in {"acl", "relcl"} and any(c.lower_ in {"any", "no"} for c in verb.head.children):
        # Of "any state that breaks the embargo" none need have broken it.
        return True
    governor = verb.head
    if would_rather(verb) is not None or lacking(verb) is not None:
        return True
    if is_asked_for(verb) or is_in_ultimatum(verb) or is_wanted(verb) or is_second_choice(verb):
        return True
    if verb.dep_ == "pcomp" and governor.head.lemma_ in {"accuse", "suspect"}:
        return True
    if verb.dep_ == "xcomp" and governor.lemma_ in _ONLY_THOUGHT_OF:
        return True
    if verb.dep_ not in {"xcomp", "ccomp", "acl"} or governor == verb:
        return False
    if "to" in words and governor.lemma_ not in COMING_TRUE:
        # "nothing is left to negotiate", "deserved to be discussed"
        return True
    wanted = act_of_verb(governor.lemma_.casefold(), particles(governor)) is not None
    named = governor.lemma_.casefold() in NOUN_ACTS
    return (wanted or named) and ("to" in words or verb.tag_ == "VB")


def is_an_answer(verb: Token) -> bool:
    """Whether a verb tells only what somebody says of something ("denied it", "ruled it out")."""
    return verb.lemma_ == "deny" or rules_out(verb)
