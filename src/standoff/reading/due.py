"""What is due by a day: "must leave by Friday", "has until Friday", "the offer stands until 3 May".

What merely lasts until a day ("the truce runs until Friday", "fares are frozen until May", "must
stay indoors until Monday") is a period: nobody has to have done anything by its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.denials import is_denied
from standoff.reading.obligations import (
    GIVING,
    PROMISING,
    is_ahead,
    is_demanded,
    is_forecast,
    is_planned,
    is_promised,
)
from standoff.reading.provisos import is_hoped
from standoff.reading.subjects import subject_of
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.context import Context
    from standoff.reading.dates import DateMention

__all__ = ["EXTENDING", "MEASURES", "find_due", "infinitive_after", "is_no_later", "may_answer"]

EXTENDING = frozenset("extend prolong renew".split())
MEASURES = frozenset("ban bar block close freeze halt impose outlaw prohibit shut suspend".split())
"""What an actor does to another until a day of its choice ("closed its airspace until Sunday")."""
_OPEN = frozenset(
    "amnesty bid bidding consultation invitation offer proposal tender ultimatum window".split()
)
"""What may be answered as long as it lasts, so that its last day is one to answer by."""
_ANSWERING = frozenset(
    """
    accept answer appeal apply ask bid cancel challenge choose claim comment complain contest
    decide dispute enrol enter file join lodge nominate object opt pay protest register reply
    request respond seek sign submit table vote
    """.split()
)
"""What one "may" do until a day, and not later."""
_OWED = frozenset(
    """
    answer application bid contribution debt fee fine instalment installment payment rent repayment
    reply report response submission tax tender tribute
    """.split()
)
_LACKING = frozenset("absent barring failing without".split())
_WITHIN_DAY = frozenset(
    """
    on at midnight noon midday dawn dusk end close morning evening a.m. p.m. am pm
    """.split()
)
_BY = frozenset({"by", "than"})
_UNTIL = frozenset({"until", "till"})
_BOUNDS = _BY | _UNTIL | {"before"}
_AFTER = 4
"""Tokens between a term and what it is for."""


def find_due(context: Context, head: Token, mention: DateMention) -> Token | None:
    """Return the word of what is due by a date, of what may be done until it, or None.

    Parameters
    ----------
    head
        The token of the date that hangs on a word outside of it.
    """
    preposition = head.head
    if preposition.lower_ == "on" and _is_owed(preposition.head):
        return preposition.head
    preposition = _bounding(preposition)
    if preposition.pos_ not in {"ADP", "SCONJ"}:
        return None
    word = preposition.lower_
    if word == "than" and not is_no_later(preposition):
        return None
    if word not in _BOUNDS or _is_earliest(context, mention):
        return None
    verb = next((a for a in preposition.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    lacking = _lacking(preposition)
    if verb is None or lacking is not None:
        return lacking
    if word in _UNTIL:
        return _open_until(context, verb, preposition, mention)
    return verb if _is_due_by(context, verb, mention, before=word == "before") else None


def _bounding(preposition: Token) -> Token:
    """Return the word that bounds a time of day ("until midnight on Thursday"), or itself.

    The parser may hang the day on the time or on the verb.
    """
    before = preposition.i - 1
    while before > preposition.sent.start and (
        preposition.doc[before].lower_ in _WITHIN_DAY or preposition.doc[before].like_num
    ):
        before -= 1
    found = preposition.doc[max(0, before)]
    if preposition.lower_ == "on" and before < preposition.i - 1 and found.lower_ in _BOUNDS:
        return found
    while preposition.lower_ in _WITHIN_DAY and preposition.head != preposition:
        preposition = preposition.head
    return preposition


def is_no_later(preposition: Token) -> bool:
    """Whether a "than" is that of "no later than"."""
    words = [t.lower_ for t in preposition.doc[max(0, preposition.i - 2) : preposition.i]]
    return words in (["no", "later"], ["not", "later"])


def infinitive_after(last: Token) -> bool:
    """Whether an infinitive says what time is for ("48 hours on Tuesday to leave")."""
    following = last.doc[last.i + 1 : min(last.i + 1 + _AFTER, last.sent.end)]
    return any(t.lower_ == "to" and t.tag_ == "TO" for t in following)


def _is_earliest(context: Context, mention: DateMention) -> bool:
    """Whether something is not to be had before a date ("by Friday at the earliest")."""
    inside = context.parsed.tokens_in(mention.span)
    behind = inside[-1].doc[inside[-1].i + 1 : inside[-1].i + 4] if inside else ()
    return any(token.lower_ == "earliest" for token in behind)


def _is_due_by(context: Context, verb: Token, mention: DateMention, *, before: bool) -> bool:
    if _is_owed(verb):
        return True
    if is_hoped(verb):
        return False
    # "will meet before Friday" and "is to meet before Friday" only tell when.
    if is_forecast(context, verb) or (before and is_planned(verb)):
        return False
    if is_demanded(verb):
        return True
    bound = is_promised(verb) or (
        not before and (is_ahead(verb) or _is_pledge(verb) or _will_be_gone(context, verb))
    )
    return bound and _is_to_come(context, mention)


def _is_pledge(verb: Token) -> bool:
    """Whether a thing is promised ("pledged an answer by Friday")."""
    pledging = verb.lemma_ in PROMISING - {"agree"}
    return pledging and any(c.dep_ == "dobj" for c in verb.children)


def _will_be_gone(context: Context, verb: Token) -> bool:
    """Whether somebody says that he will be out or done ("we will be out of the town")."""
    states = {c.lower_ for c in verb.children if c.dep_ in {"acomp", "advmod", "prep"}}
    will = any(c.dep_ == "aux" and c.lower_ in {"will", "'ll", "’ll"} for c in verb.children)
    gone = verb.lemma_ == "be" and bool(states & {"away", "done", "gone", "out", "ready"})
    return gone and will and any(context.actors(s) for s in subject_of(verb))


def _is_owed(verb: Token) -> bool:
    """Whether something that is owed is due ("payment is due")."""
    state = verb if verb.lower_ == "due" else None
    clause = verb.head if state is not None else verb
    due = state is not None or any(c.dep_ == "acomp" and c.lower_ == "due" for c in verb.children)
    return due and any(s.lemma_.casefold() in _OWED for s in subject_of(clause))


def _lacking(preposition: Token) -> Token | None:
    """Return the noun of "failing a deal by Friday": what has to be there by then."""
    for noun in preposition.doc[max(preposition.sent.start, preposition.i - 4) : preposition.i]:
        if noun.pos_ != "NOUN" or noun.i + 1 != preposition.i:
            continue
        before = noun.doc[max(noun.sent.start, noun.i - 3) : noun.i]
        if any(token.lower_ in _LACKING for token in before):
            return noun
    return None


def _open_until(
    context: Context, verb: Token, preposition: Token, mention: DateMention
) -> Token | None:
    """Return the verb of the time that somebody is given, or of what may be done until a date."""
    givers = (verb, verb.head) if preposition.i < verb.i else (verb,)
    if giver := next((v for v in givers if v.lemma_ in GIVING), None):
        return giver if _is_given(context, giver, preposition, mention) else None
    if any(s.lemma_.casefold() in _OPEN for s in subject_of(verb)):
        return verb
    if may_answer(verb):
        return verb
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    set_by = verb.lemma_ in EXTENDING or (
        verb.lemma_ in MEASURES
        and not auxiliaries - {"has", "have", "had"}
        and any(context.actors(s) for s in subject_of(verb) if s.dep_ == "nsubj")
    )
    return verb if set_by and _is_to_come(context, mention) else None


def may_answer(verb: Token) -> bool:
    """Whether somebody may do what is done in time or not at all ("may appeal")."""
    allowed = any(c.dep_ == "aux" and c.lower_ in {"can", "may"} for c in verb.children)
    return verb.lemma_ in _ANSWERING and allowed and not is_denied(verb)


def _is_given(context: Context, giver: Token, preposition: Token, mention: DateMention) -> bool:
    """Whether what is given is time ("gave them until Friday"), and not "no answer until then"."""
    objects = [c for c in giver.children if c.dep_ in {"dobj", "dative"} and c.i < preposition.i]
    if giver.lemma_ in {"have", "get"} or any(c.dep_ == "nsubjpass" for c in giver.children):
        return not objects
    inside = context.parsed.tokens_in(mention.span)
    purpose = bool(inside) and infinitive_after(inside[-1])
    whom = any(o.pos_ == "PRON" or context.actors(o) for o in objects)
    return len(objects) == 1 and (purpose or whom)


def _is_to_come(context: Context, mention: DateMention) -> bool:
    """Whether a day lies ahead of the report, as far as is known."""
    if mention.text.casefold().startswith(("last ", "past ")):
        return False
    published, day = day_of(context.source.published), context.ahead(mention)
    return published is None or day is None or day >= published
