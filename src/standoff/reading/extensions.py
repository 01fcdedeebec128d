"""Deadlines that are moved: "extended the deadline to 30 March", "gave them two more weeks".

Such a claim has the act ``extend`` and the new day. One that only says by how long ("extended by 48
hours") counts from the deadline that was spoken of before, in this report or an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from standoff.reading.acts import WANTING, act_of_verb
from standoff.reading.clauses import is_denied, modality_of
from standoff.reading.context import Context
from standoff.reading.dates import DateMention, Duration, find_durations
from standoff.reading.language import text_of
from standoff.reading.obligations import GIVING
from standoff.reading.records import Claim, Modality
from standoff.reading.resolve import subject_of
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["DEADLINES", "find_extensions"]

DEADLINES = frozenset({"deadline", "ultimatum", "cutoff", "cut-off", "expiry"})
"""Nouns of what runs out on a day."""
_MOVING = frozenset("defer delay extend lengthen move postpone prolong reschedule shift".split())
_MOVING_WITH = {"push": {"back"}, "put": {"back", "off"}, "set": {"back"},
                "bring": {"forward"}, "roll": {"over"}}  # fmt: skip
_MORE = frozenset({"more", "extra", "another", "further", "additional"})
_MORE_TIME = frozenset({"extension", "postponement", "reprieve"})
_SETTLED = frozenset("agree choose decide opt".split())
"""Who agrees to move a deadline moves it; who asks, offers or plans to does not."""
_REACH = 14
"""Tokens between the verb and what it says of the new day."""
_HOUR = (
    r"(?:(?:noon|midnight|midday|dawn|dusk|the|end|of|on|at|gmt|close|business|morning|evening"
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?),? )*"
)
_UNTIL = re.compile(rf"\b(?:to|until|till) {_HOUR}$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|for) (?:at least |up to |a further |another )?$", re.IGNORECASE)


def find_extensions(context: Context) -> Iterator[Claim]:
    """Yield the deadlines of a passage that are moved, each with its new day."""
    for verb in context.parsed.tokens:
        if verb.pos_ != "VERB":
            continue
        if _moves(verb) and (noun := _deadline_of(verb)) is not None:
            yield from _moved(context, verb, noun)
        elif verb.lemma_.casefold() in GIVING and _is_given_more(context, verb):
            yield from _moved(context, verb, None)


def _moves(verb: Token) -> bool:
    lemma = verb.lemma_.casefold()
    particles = {child.lower_ for child in verb.children}
    return lemma in _MOVING or bool(_MOVING_WITH.get(lemma, set()) & particles)


def _deadline_of(verb: Token) -> Token | None:
    """Return the deadline that a verb moves: its object, or its subject in the passive voice."""
    moved = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not moved and verb.dep_ == "conj":
        moved = list(subject_of(verb))
    if not moved and _is_participle(verb):
        # "wants the deadline extended"
        moved = [verb.head, *(c for c in verb.children if c.dep_ == "nsubj")]
    return next((noun for noun in moved if noun.lemma_.casefold() in DEADLINES), None)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _moved(context: Context, verb: Token, noun: Token | None) -> Iterator[Claim]:
    """Yield that a verb moves a deadline, where it says to when or by how long."""
    mention = _new_day(context, verb)
    term = _time_more(context, verb, given=noun is None) if mention is None else None
    if mention is None and term is None:
        return
    day = None if mention is None else context.ahead(mention)
    if term is not None and (start := _start(context, noun)) is not None:
        day = start + timedelta(days=round(term.days))
    span = mention.span if mention is not None else term.span if term is not None else None
    tokens = {verb, *(noun.subtree if noun is not None else ())}
    tokens |= set(context.parsed.tokens_in(span)) if span is not None else set()
    modality, polarity = _settled(verb)
    yield context.claim(
        "deadline",
        "extend",
        verb,
        sorted(tokens, key=lambda token: token.i),
        actor=_mover(context, verb),
        modality=modality,
        polarity=polarity,
        day=day,
    )


def _start(context: Context, noun: Token | None) -> date | None:
    """Return from when time is added: from the day that a deadline is said to have had.

    Who is given time, and not told from when, has it from now on.
    """
    if noun is None:
        return day_of(context.source.published)
    mention = context.date_in(list(noun.subtree))
    return context.ahead(mention) if mention is not None and mention.day is not None else None


def _is_given_more(context: Context, verb: Token) -> bool:
    """Whether somebody is given more time, or an extension."""
    behind = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + _REACH)]
    if any(c.dep_ == "dobj" and c.lemma_.casefold() in _MORE_TIME for c in verb.children):
        return True
    timed = any(token.lower_ in {"until", "till"} for token in behind)
    return any(_is_more(context, term) for term in _terms(context, verb)) and (
        timed or any(token.tag_ == "TO" for token in behind)
    )


def _new_day(context: Context, verb: Token) -> DateMention | None:
    """Return the day to which a verb moves a deadline, or None where it says none."""
    text = text_of(context.parsed.doc)
    start = context.parsed.passage.start
    for mention in context.dates:
        inside = context.parsed.tokens_in(mention.span)
        if mention.precision != "day" or not inside or inside[0].sent != verb.sent:
            continue
        before = text[verb.idx : max(verb.idx, mention.span.start - start)]
        ranged = re.match("from ", mention.text) or before.endswith("from ")
        ranged = ranged and mention.first != mention.last
        if 0 < inside[0].i - verb.i <= _REACH and (ranged or _UNTIL.search(before)):
            return mention
    return None


def _time_more(context: Context, verb: Token, *, given: bool) -> Duration | None:
    """Return the time by which a verb moves a deadline, or None where it says none."""
    text = text_of(context.parsed.doc)
    start = context.parsed.passage.start
    for term in _terms(context, verb):
        if _is_more(context, term) if given else _BY.search(text[: term.span.start - start]):
            return term
    return None


def _terms(context: Context, verb: Token) -> Iterator[Duration]:
    """Yield the lengths of time behind a verb."""
    parsed = context.parsed
    for term in find_durations(text_of(parsed.doc), start=parsed.passage.start):
        tokens = parsed.tokens_in(term.span)
        if tokens and tokens[0].sent == verb.sent and 0 < tokens[0].i - verb.i <= _REACH:
            yield term


def _is_more(context: Context, term: Duration) -> bool:
    """Whether some time is added ("two more weeks", "a further 48 hours", "two weeks more")."""
    tokens = context.parsed.tokens_in(term.span)
    around = tokens[0].doc[max(0, tokens[0].i - 1) : tokens[-1].i + 2]
    return any(token.lower_ in _MORE for token in around)


def _settled(verb: Token) -> tuple[Modality, bool]:
    """Say whether a deadline is moved, or is only asked or refused to be."""
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if is_denied(verb):
        return "done", False
    if not infinitive:
        governors = (verb.head, verb.head.head) if _is_participle(verb) else (verb.head,)
        wanted = any(act_of_verb(word.lemma_, frozenset()) in WANTING for word in governors)
        asked = wanted and verb.dep_ in {"acl", "ccomp", "oprd"}
        return "hypothetical" if asked else modality_of(verb), True
    return "done" if verb.head.lemma_ in _SETTLED else "hypothetical", True


def _mover(context: Context, verb: Token) -> str | None:
    """Who moves a deadline: the subject, or the agent of the passive voice."""
    agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children]
    subjects = [s for s in subject_of(verb) if s.dep_ != "nsubjpass"]
    found = [actor for word in (*agents, *subjects) for actor in context.actors(word)]
    return found[0] if found else None
