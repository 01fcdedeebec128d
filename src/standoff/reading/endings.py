"""Terms that end on a day: "the mandate expires on 30 June", "time runs out", "bidding closes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.deadline_words import DEADLINES
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ENDING", "find_ending"]

ENDING = frozenset("expire lapse end finish elapse".split())
_TERMS = DEADLINES | frozenset(
    """
    accord agreement amnesty armistice ban blockade cease-fire ceasefire clock concession
    consultation contract deal embargo exemption lease licence license mandate moratorium
    negotiation notice offer pause period permit respite suspension talk talks term time timetable
    treaty truce ultimatum visa waiver window
    """.split()
)
_ALLOTTED = DEADLINES | frozenset(
    "amnesty notice offer period respite term time ultimatum window".split()
)
"""Of these also "ended" tells when a time was up; talks and truces may end on any day."""
_CLOSING = frozenset(
    """
    amnesty application bid bidding consultation enrolment entry nomination offer registration
    submission tender window
    """.split()
)
"""What "closes" on the last day on which it can be answered or made."""


def find_ending(head: Token) -> Token | None:
    """Return the word of a term that runs out on a date ("time runs out on Monday"), or None.

    Parameters
    ----------
    head
        The token of the date that hangs on a word outside of it.
    """
    for ancestor in head.ancestors:
        if ancestor.pos_ == "NOUN" and _is_misread(ancestor):
            return ancestor
        if ancestor.pos_ == "VERB":
            return ancestor if _ends(ancestor) else None
    return None


def _ends(verb: Token) -> bool:
    lemma = verb.lemma_.casefold()
    if lemma in {"take", "come", "enter"}:
        return _into_effect(verb)
    # "before their time runs out": the parser may hang the subject on "before".
    near = [*subject_of(verb), *verb.doc[max(0, verb.i - 2) : verb.i]]
    what = {word.lemma_.casefold() for word in near}
    if lemma == "close":
        return bool(what & _CLOSING)
    if lemma not in ENDING and not (
        lemma == "run" and any(c.lower_ == "out" for c in verb.children)
    ):
        return False
    over = verb.tag_ in {"VBD", "VBN"} and lemma in {"end", "finish"}
    return bool(what & (_ALLOTTED if over else _TERMS))


def _is_misread(noun: Token) -> bool:
    """Whether a noun is a verb that the parser took for one ("the licence lapses on 30 June")."""
    return noun.lower_ in {"lapses", "expires"} and any(
        c.dep_ == "compound" and c.lemma_.casefold() in _TERMS for c in noun.children
    )


def _into_effect(verb: Token) -> bool:
    """Whether something takes effect or comes into force."""
    return any(
        token.lower_ in {"effect", "force"} and token.i > verb.i
        for child in verb.children
        for token in (child, *child.children)
    )
