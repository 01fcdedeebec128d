"""Stances that are told as intentions: "voted to leave", "plans to close it", "wants to stay".

What a side has decided or intends is a promise, or a threat where it is done against others; what
it only wants is what it prefers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from standoff.reading.announcements import announced
from standoff.reading.clauses import is_denied, is_wanted, modality_of
from standoff.reading.context import Context
from standoff.reading.predicates import predicate
from standoff.reading.records import Claim
from standoff.reading.subjects import subject_of
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["intended_by"]

_DECIDING = frozenset("choose decide opt resolve vote".split())
_INTENDING = frozenset("intend plan prepare".split())
_DETERMINED = frozenset("determined resolved set".split())
_WANTING = frozenset("want wish".split())
_NO_STAND = frozenset(
    """
    address ask attend be believe brief clarify comment consider continue discuss do explain get go
    have hear hold issue know learn listen live make meet present publish read remain report return
    say see speak stay study talk tell think travel understand visit wait watch work
    """.split()
)
"""Verbs of what is no position in a dispute by itself."""
_LONG_AGO = timedelta(days=365)


def intended_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a side has decided to do, intends to do, or wants to do itself."""
    governor = _governor(verb)
    if governor is None or verb.lemma_.casefold() in _NO_STAND:
        return
    if is_wanted(governor) or modality_of(governor) != "done" or _is_long_ago(context, governor):
        return
    denied = is_denied(governor)
    if denied and governor.lemma_ in _DECIDING:
        # What somebody has not decided to do may still come.
        return
    actors = dict.fromkeys(a for s in subject_of(governor) for a in context.actors(s))
    for actor in actors:
        if governor.lemma_ in _WANTING:
            yield from _wanted(context, verb, actor)
        else:
            yield from announced(context, verb, actor)


def _wanted(context: Context, verb: Token, actor: str) -> Iterator[Claim]:
    content = context.within_quotation(verb, predicate(verb))
    if content and not is_denied(verb):
        yield context.claim(
            "stance", "prefer", verb, content, actor=actor, day=context.day_ahead(content)
        )


def _governor(verb: Token) -> Token | None:
    """Return the verb or participle that says that its subject is to do what an infinitive says."""
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VB" and head.tag_ == "VB":
        own = any(c.dep_ in {"nsubj", "aux"} and c.tag_ != "TO" for c in verb.children)
        return None if own else _governor(head)
    if not any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children):
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children) or verb.i < head.i:
        return None
    lemma = head.lemma_.casefold()
    if head.lower_ in _DETERMINED and head.dep_ == "acomp":
        return head.head
    if head.lower_ in _DETERMINED and any(c.dep_ == "auxpass" for c in head.children):
        return head
    # Between "voted on Monday" and "to leave" a parser takes the infinitive for a purpose.
    loose = {"xcomp", "advcl"} if lemma in _DECIDING else {"xcomp"}
    if lemma not in _DECIDING | _INTENDING | _WANTING or verb.dep_ not in loose:
        return None
    if any(c.dep_ in {"dobj", "auxpass"} for c in head.children) or not _is_finite(head):
        return None
    return head


def _is_finite(verb: Token) -> bool:
    helped = any(c.dep_ == "aux" and c.lemma_ in {"have", "be"} for c in verb.children)
    done = any(c.dep_ == "aux" and c.lemma_ == "do" for c in verb.children)
    return verb.tag_ in {"VBZ", "VBP", "VBD"} or helped or done


def _is_long_ago(context: Context, governor: Token) -> bool:
    """Whether the decision has a date of more than a year before the report."""
    published = day_of(context.source.published)
    when = (c for c in governor.children if c.dep_ in {"npadvmod", "prep"})
    mentions = (context.date_in(list(c.subtree)) for c in when)
    days = [m.last for m in mentions if m is not None and m.last is not None]
    return published is not None and any(published - day > _LONG_AGO for day in days)
