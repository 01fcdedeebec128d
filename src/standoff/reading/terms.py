"""Terms: how long somebody has for what is asked ("within 48 hours", "in 120 days"), as a day.

A term runs from the day of the act that sets it where the clause gives that day, else from the day
of publication; where neither is known its day is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.cues import is_speech
from standoff.reading.dates import Duration, find_durations
from standoff.reading.deadline_words import DEADLINES
from standoff.reading.due import infinitive_after, may_answer
from standoff.reading.language import text_of
from standoff.reading.obligations import (
    GIVING,
    is_ahead,
    is_demanded,
    is_done_by_someone,
    is_forecast,
    is_promised,
)
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from standoff.reading.context import Context

__all__ = ["find_terms"]

_SINCE = frozenset("after before earlier from later of ago since".split())
_GONE = frozenset({"last", "past", "previous"})
_SETTING = frozenset("give impose issue set".split())
_NEAR = 6
_LONGEST = 5 * 365
"""Days; who has longer than that is under no pressure of time."""


def find_terms(context: Context) -> Iterator[tuple[Token, Duration, date | None]]:
    """Yield the verb of each thing that is to be done within a term, the term, and its last day."""
    parsed = context.parsed
    for term in find_durations(text_of(parsed.doc), start=parsed.passage.start):
        tokens = parsed.tokens_in(term.span)
        if not tokens or term.days > _LONGEST:
            continue
        last = tokens[-1]
        gone = any(t.lower_ in _GONE for t in tokens[0].doc[max(0, tokens[0].i - 1) : last.i])
        if gone or any(c.lower_ in _SINCE for c in last.children) or _is_counted_on(last):
            # "within ten days of the ruling": the ruling's day is not given here.
            continue
        if (verb := _named(last) or _bound(context, last)) is not None:
            yield verb, term, _last_day(context, verb, last, term)


def _is_counted_on(last: Token) -> bool:
    return last.i + 1 < len(last.doc) and last.nbor(1).lower_ in _SINCE


def _named(last: Token) -> Token | None:
    """Return the verb that sets a deadline of so long ("set a ten-day deadline")."""
    noun, verb = last.head, last.head.head
    named = last.dep_ in {"compound", "nmod", "amod"} and noun.lemma_.casefold() in DEADLINES
    return verb if named and noun.dep_ == "dobj" and verb.lemma_ in _SETTING else None


def _bound(context: Context, last: Token) -> Token | None:
    """Return the verb of what has to be done in a term, or of giving it; None where nothing has."""
    preposition = last.head
    if preposition.pos_ == "ADP" and preposition.lower_ in {"within", "in"}:
        verb = next((a for a in preposition.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        if verb is None or is_forecast(context, verb):
            return None
        strict = is_demanded(verb) or is_promised(verb)
        bound = is_ahead(verb) or may_answer(verb) or _may(context, verb)
        return verb if strict or (bound and preposition.lower_ == "within") else None
    giver = next((a for a in last.ancestors if a.lemma_ in GIVING), None)
    if giver is None or not 0 < last.i - giver.i <= _NEAR or not _is_current(giver):
        return None
    return giver if infinitive_after(last) else None


def _may(context: Context, verb: Token) -> bool:
    """Whether something may be done for so long ("may appeal", "may be reopened")."""
    allowed = any(c.dep_ == "aux" and c.lower_ == "may" for c in verb.children)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return allowed and (passive or is_done_by_someone(context, verb))


def _is_current(giver: Token) -> bool:
    """Whether a term still runs: who "has had ten years to answer" is given none.

    Of what somebody said, "had" is the "has" ("said that Brazil had 48 hours to leave").
    """
    if giver.lemma_ not in {"have", "get"} or giver.tag_ not in {"VBD", "VBN"}:
        return True
    told = giver.dep_ == "ccomp" and is_speech(giver.head.lemma_.casefold())
    return told and giver.head.tag_ == "VBD" and not any(c.dep_ == "aux" for c in giver.children)


def _last_day(context: Context, verb: Token, last: Token, term: Duration) -> date | None:
    origin = _origin(context, verb, last) or day_of(context.source.published)
    return None if origin is None else term.after(origin)


def _origin(context: Context, verb: Token, last: Token) -> date | None:
    """Return the day on which the term was set: that of a verb above it, not after publication."""
    published = day_of(context.source.published)
    above = {verb.i, *(a.i for a in last.ancestors)}
    for mention in context.dates:
        day = mention.day
        inside = context.parsed.tokens_in(mention.span)
        if day is None or not inside or inside[0].sent != verb.sent:
            continue
        if published is not None and day > published:
            continue
        indices = {t.i for t in inside}
        head = next((t.head for t in inside if t.head.i not in indices), None)
        if head is not None and head.pos_ == "ADP":
            head = head.head
        if head is not None and head.i in above and head.pos_ in {"VERB", "AUX"}:
            return day
    return None
