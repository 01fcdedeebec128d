"""Whose deed is decided: in "noted the decision of Peru to renew its threat" it is Peru's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["deciders", "decision_of", "is_anothers"]

_DECISIONS = frozenset(
    """
    attempt bid choice decision determination effort intent intention move plan pledge promise
    readiness refusal resolve vow willingness
    """.split()
)
_DECIDING = frozenset(
    "announce confirm declare defend explain justify make pursue reach reaffirm take".split()
)
"""Verbs of what one does with a decision of one's own."""


def decision_of(verb: Token) -> Token | None:
    """Return the noun of the decision to do what an infinitive says, or None.

    A parser hangs the infinitive of "condemned the plan of Peru to block the port" on the verb in
    front at times.
    """
    to = next((c for c in verb.children if c.tag_ == "TO" and c.dep_ == "aux"), None)
    if to is None or verb.dep_ not in {"acl", "advcl", "relcl"} or to.i == verb.sent.start:
        return None
    told = verb.head
    if told.dep_ == "acl" and told.tag_ == "VBN" and any(c.is_punct for c in told.rights):
        # "the decision, taken on Monday, to strike"
        told = told.head
    if verb.dep_ != "relcl" and told.lemma_.casefold() in _DECISIONS:
        return told
    before = verb.left_edge.nbor(-1) if verb.left_edge.i > verb.sent.start else verb
    for noun in (before, *before.ancestors):
        if noun.i >= to.i or noun.pos_ not in {"NOUN", "PROPN", "ADP", "PART"}:
            return None
        if noun.lemma_.casefold() in _DECISIONS:
            return noun
    return None


def deciders(verb: Token) -> list[Token]:
    """Return the nouns of whose decision it is to do what an infinitive says."""
    noun = decision_of(verb)
    if noun is None:
        return []
    owners = [c for c in noun.children if c.dep_ == "poss"]
    preps = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "by"}]
    return owners or [g for c in preps for g in c.children if g.dep_ == "pobj" and g.i < verb.i]


def is_anothers(verb: Token) -> bool:
    """Whether an infinitive is a decision that need not be of whoever the sentence is about."""
    noun = decision_of(verb)
    if noun is None:
        return False
    if owners := deciders(verb):
        return all(owner.pos_ != "PRON" for owner in owners)
    head = noun.head
    # "closed the port in a move to press its demand": one's own.
    own = noun.dep_ == "pobj" and head.lower_ in {"in", "with"}
    return not own and not (noun.dep_ == "dobj" and head.lemma_.casefold() in _DECIDING)
