"""What somebody is ready, willing or prepared to do, also where words stand between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["disposition_of"]

_DISPOSED = frozenset("ready willing prepared unwilling".split())
_SETTING_OFF = frozenset({",", "–", "—", "-"})
_REACH = 24
"""Tokens of what may be set off between "willing" and its infinitive."""


def disposition_of(verb: Token) -> Token | None:
    """Return the adjective that says how somebody is disposed to do what a verb says, or None.

    In "is willing, if Peru leaves, to hold talks" the parser hangs the infinitive on another word.
    """
    if verb.dep_ == "xcomp" and verb.head.lower_ in _DISPOSED:
        return verb.head
    to = next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "TO"), None)
    if to is None or to.i == verb.sent.start or to.nbor(-1).text not in _SETTING_OFF:
        return None
    for token in reversed(verb.doc[max(verb.sent.start, to.i - _REACH) : to.i - 1]):
        # "was prepared" may be taken for a passive.
        passive = any(c.dep_ == "auxpass" for c in token.children)
        if token.lower_ in _DISPOSED and (token.dep_ == "acomp" or passive):
            set_off = token.nbor(1).text in _SETTING_OFF
            return token if set_off and not any(c.dep_ == "xcomp" for c in token.children) else None
    return None
