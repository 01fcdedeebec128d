"""Whether a clause denies what its verb says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_denied"]

_NEGATIVE_SUBJECTS = frozenset({"neither", "no", "nobody", "none", "nothing"})
_DISMISSING = frozenset({"refuse", "fail", "deny", "reject", "avoid", "oppose", "exclude"})


def is_denied(verb: Token) -> bool:
    """Whether a clause denies its verb: "not", "never", "neither party", "stops short of"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_negative(child):
            return True
    head = verb.head
    if verb.dep_ == "xcomp" and head.pos_ in {"ADJ", "VERB", "AUX"} and head != verb:
        # "was not willing to concede", "was unwilling to concede"
        if head.lower_ in {"unwilling", "unable", "reluctant"} or head.lemma_ in _DISMISSING:
            return True
        return is_denied(head.head if head.pos_ == "ADJ" else head)
    if verb.dep_ in {"advcl", "pcomp", "ccomp"} and verb.tag_ == "VBG":
        # "ruled out sending", "denied sending"
        out = any(child.lower_ == "out" for child in head.children)
        if head.lemma_ in _DISMISSING or (head.lemma_ == "rule" and out):
            return True
    if verb.dep_ == "acomp":
        return is_denied(head)
    if verb.dep_ == "pcomp" and head.lower_ in {"of", "without"}:
        return head.lower_ == "without" or head.head.lower_ == "short"
    return False


def _is_negative(noun: Token) -> bool:
    return noun.lower_ in _NEGATIVE_SUBJECTS or any(
        child.lower_ in _NEGATIVE_SUBJECTS for child in noun.children
    )
