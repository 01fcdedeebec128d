"""What is only weighed: "considers sending", "has not ruled out sending", "is against sending"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_left_open", "is_ruled_out", "is_weighed", "rules_out"]

_COMPLEMENTS = frozenset({"advcl", "ccomp", "dobj", "pcomp", "pobj", "xcomp"})
_WEIGHING = frozenset(
    """
    advise advocate anticipate contemplate consider debate discourage discuss envisage fear imagine
    mean mention mull oppose ponder propose recommend resent risk suggest weigh
    """.split()
)
_FROM = frozenset({"about", "from", "of", "to"})
_KEEPING_FROM = frozenset(
    """
    avoid caution danger deter dissuade idea instead possibility prospect refrain risk shy warn
    """.split()
)
"""Words behind which stands what is not done, or not yet ("the idea of", "instead of")."""
_NOT_DONE = frozenset("decline fail refuse".split())


def is_weighed(verb: Token) -> bool:
    """Whether a gerund names what somebody thinks of, advises or is against."""
    if verb.tag_ != "VBG" or verb.dep_ not in _COMPLEMENTS or verb.i < verb.head.i:
        return False
    head = verb.head
    if head.pos_ in {"ADP", "SCONJ"}:
        apart = head.head.lemma_.casefold() in _KEEPING_FROM | _WEIGHING
        return head.lower_ == "against" or (head.lower_ in _FROM and apart)
    return head.lemma_.casefold() in _WEIGHING


def is_ruled_out(verb: Token) -> bool:
    """Whether a gerund names what is ruled out."""
    return _rules_out(verb) and not _is_not_done(verb.head)


def is_left_open(verb: Token) -> bool:
    """Whether a gerund names what somebody does not rule out."""
    return _rules_out(verb) and _is_not_done(verb.head)


def _rules_out(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ in _COMPLEMENTS and rules_out(verb.head)


def rules_out(verb: Token) -> bool:
    """Whether a verb is "rule out"."""
    return verb.lemma_ == "rule" and any(child.lower_ == "out" for child in verb.children)


def _is_not_done(verb: Token) -> bool:
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _NOT_DONE
