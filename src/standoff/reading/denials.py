"""Whether a clause denies what its verb says, or says that it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.joined_verbs import conjunction_of, joined_to
from standoff.reading.weighed import is_left_open, is_ruled_out

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_denied"]

_NEGATIVE_SUBJECTS = frozenset({"neither", "no", "nobody", "none", "nothing"})
_DISMISSING = frozenset({"refuse", "fail", "deny", "reject", "avoid", "oppose", "exclude"})
_STOPPING = frozenset({"cease", "desist", "halt", "quit", "stop"})
_PROMISING = frozenset("agree decide pledge promise vow".split())
"""Verbs that announce what is done by whoever announces it."""
_HOLDING_TRUE = frozenset("believe expect imagine suppose think".split())
"""Verbs whose "not" is meant for what is held true."""
_ELSE = frozenset({"else", "face", "risk", "suffer"})
"""What follows where something is not done ("must not enter or face arrest")."""
_UNSURE = frozenset("can could may might must shall should".split())


def is_denied(verb: Token) -> bool:
    """Whether a clause denies its verb: "not", "never", "no longer", "stops short of".

    What is denied of one verb is denied of those that an "or" joins to it.
    """
    if _is_negated(verb) or _is_denied_with_another(verb):
        return True
    if is_ruled_out(verb) or is_left_open(verb):
        return is_ruled_out(verb)
    stopping = _stopping(verb)
    if stopping is not None:
        return _is_stopped(stopping)
    head = verb.head
    if verb.dep_ == "xcomp" and head.pos_ in {"ADJ", "VERB", "AUX"} and head != verb:
        # "was not willing to concede", "was unwilling to concede"
        if head.lower_ in {"unwilling", "unable", "reluctant"} or head.lemma_ in _DISMISSING:
            return True
        return is_denied(head.head if head.pos_ == "ADJ" else head)
    gerund = verb.dep_ in {"advcl", "pcomp", "ccomp"} and verb.tag_ == "VBG"
    if gerund and head.lemma_ in _DISMISSING:
        # "denied sending"
        return True
    if verb.dep_ == "acomp":
        return is_denied(head)
    if verb.dep_ == "ccomp" and head.lemma_ in _HOLDING_TRUE:
        # "did not believe that either side wanted war" believes that neither did.
        return is_denied(head)
    if verb.dep_ == "acl" and head.lemma_ == "refusal":
        return True
    if verb.dep_ == "pcomp" and head.lower_ in {"of", "without"}:
        return head.lower_ == "without" or head.head.lower_ == "short"
    return False


def _is_negated(verb: Token) -> bool:
    """Whether a word of denial hangs on a verb itself."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_negative(child):
            return True
    return False


def _is_denied_with_another(verb: Token) -> bool:
    """Whether a verb is joined to a denied one ("no longer demands a toll or threatens Peru")."""
    conjunction = conjunction_of(verb)
    if conjunction not in {"or", "nor"}:
        return False
    kinds = {child.dep_ for child in verb.children}
    modal = any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    before = [token.lower_ for token in verb.doc[max(0, verb.i - 1) : verb.i]]
    if modal or kinds & {"nsubj", "nsubjpass"} or _ELSE & {verb.lemma_, *before}:
        return False
    head = joined_to(verb)
    # In "has not decided whether to accept or reject it" either may come.
    left_open = any(child.lower_ == "whether" for child in verb.head.children)
    return conjunction == "nor" or (is_denied(head) and not left_open)


def _stopping(verb: Token) -> Token | None:
    """Return the verb of "has stopped asking" or "gave up asking", for "asking"; else None."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ == "from":
        head = head.head
    if (
        verb.tag_ != "VBG"
        or verb.i < head.i
        or verb.dep_ not in {"xcomp", "pcomp", "ccomp", "dobj", "advcl"}
    ):
        return None
    # "stopped the ships, threatening to sink them" stops no threat.
    if any(t.dep_ not in {"prt", "prep", "advmod"} for t in verb.doc[head.i + 1 : verb.i]):
        return None
    up = head.lemma_ == "give" and any(child.lower_ == "up" for child in head.children)
    return head if up or head.lemma_ in _STOPPING else None


def _is_stopped(stopping: Token) -> bool:
    """Whether something is stopped: who is only asked to stop, or might, goes on."""
    asked = any(c.tag_ == "TO" for c in stopping.children)
    promised = stopping.dep_ == "xcomp" and stopping.head.lemma_ in _PROMISING
    unsure = any(c.dep_ == "aux" and c.lower_ in _UNSURE for c in stopping.children)
    return (promised or not asked) and not unsure and not is_denied(stopping)


def _is_negative(noun: Token) -> bool:
    return noun.lower_ in _NEGATIVE_SUBJECTS or any(
        child.lower_ in _NEGATIVE_SUBJECTS for child in noun.children
    )
