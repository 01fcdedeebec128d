"""Ultimatums: what somebody is given a time for, and what he faces otherwise.

Who "gave Peru until Friday to withdraw or face a blockade" demands of Peru that it withdraws, by
Friday, and threatens a blockade.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.obligations import GIVING
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Ultimatum", "find_ultimatum", "is_in_ultimatum", "sides_of"]

_TELLING = frozenset("instruct order tell urge warn".split())
_FACING = frozenset("face risk suffer".split())
_TIMES = frozenset("hour day week fortnight month year deadline".split())
_GIVEN = frozenset({"dative", "dobj", "iobj"})
_REACH = 12
"""Tokens between the verb that sets an ultimatum and what is demanded."""


@dataclass(frozen=True, slots=True)
class Ultimatum:
    """The verb that sets it, what is demanded, and what is faced otherwise, if that is said."""

    setter: Token
    demanded: Token
    faced: Token | None


def find_ultimatum(setter: Token) -> Ultimatum | None:
    """Return the ultimatum that a verb sets, or None."""
    lemma = setter.lemma_.casefold()
    if lemma not in GIVING and lemma not in _TELLING:
        return None
    demanded = _demanded(setter)
    if demanded is None:
        return None
    faced = _faced(demanded)
    before = setter.doc[setter.i + 1 : demanded.i]
    timed = any(t.lower_ in {"until", "till"} or t.lemma_ in _TIMES for t in before)
    # Who is given time for something may want it: only who may else suffer is pressed to use it.
    pressed = timed and (faced is not None or lemma in {"give", "grant"})
    return Ultimatum(setter, demanded, faced) if pressed or (faced and lemma in _TELLING) else None


def is_in_ultimatum(verb: Token) -> bool:
    """Whether a verb is what an ultimatum demands or threatens, so that it has not happened."""
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    if not infinitive and verb.lemma_.casefold() not in _FACING:
        return False
    start = max(verb.sent.start, verb.i - 2 * _REACH)
    for setter in verb.doc[start : verb.i]:
        found = find_ultimatum(setter) if setter.pos_ in {"VERB", "AUX"} else None
        if found is not None and verb in (found.demanded, found.faced):
            return True
    return False


def _demanded(setter: Token) -> Token | None:
    """Return the infinitive behind a verb and the one that it is addressed to."""
    for token in setter.doc[setter.i + 1 : min(setter.i + _REACH, setter.sent.end)]:
        if token.tag_ == "TO" and token.head.pos_ == "VERB" and token.head.i > token.i:
            return token.head if setter in token.head.ancestors else None
        if token.pos_ == "VERB":
            return None
    return None


def _faced(demanded: Token) -> Token | None:
    """Return the verb of "or face arrest" behind what is demanded."""
    for token in demanded.doc[demanded.i + 1 : demanded.sent.end]:
        if token.lemma_.casefold() in _FACING and token.nbor(-1).lower_ in {"or", "else"}:
            return token
    return None


def sides_of(setter: Token) -> tuple[list[Token], list[Token]]:
    """Return the nouns of who sets an ultimatum, and of whom it is set for."""
    children = list(setter.children)
    passive = [c for c in children if c.dep_ == "nsubjpass"]
    if setter.lemma_ in {"have", "get"}:
        return [], list(subject_of(setter))
    if passive:
        agents = [c for c in children if c.dep_ == "agent"]
        return [g for c in agents for g in c.children if g.dep_ == "pobj"], passive
    given = [c for c in children if c.dep_ in _GIVEN and c.lemma_ not in _TIMES]
    return list(subject_of(setter)), given
