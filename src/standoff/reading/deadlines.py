"""Deadlines: the day by which something has to happen, and who set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from standoff.reading.clauses import is_denied
from standoff.reading.context import Context
from standoff.reading.deadline_words import DEADLINES
from standoff.reading.due import EXTENDING, MEASURES, find_due, is_no_later
from standoff.reading.endings import ENDING, find_ending
from standoff.reading.extensions import find_extensions, find_extensions_again
from standoff.reading.obligations import ASKING, GIVING, PROMISING
from standoff.reading.records import Claim
from standoff.reading.subjects import modifiers, subject_of
from standoff.reading.terms import find_terms
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.evidence import Span
    from standoff.reading.dates import DateMention

__all__ = ["deadlines_of_threats", "find_deadlines"]

_GONE_BY = frozenset("pass expire lapse elapse end go come".split())
_LET_PASS = frozenset("defy ignore miss".split())
_PARTING = frozenset({",", ";", "after", "that", "when", "while"})
_NEAR = 25
"""Characters between the word "deadline" and its day."""
_SETTING = frozenset("announce fix give grant impose issue set".split())
_BRINGING = frozenset("deliver hand present send".split())


def find_deadlines(context: Context) -> Iterator[Claim]:
    """Yield the deadlines of a passage whose day is given.

    A day is a deadline where it is called one, where a term runs out on it, or where something
    that is demanded, promised or to come has to be done by it. Where the report has no date, the
    day of a deadline without a year is not known.
    """
    extensions = list(find_extensions(context))
    set_ones = list(_set_ones(context, _spans(extensions)))
    again = list(find_extensions_again(context, [*set_ones, *extensions]))
    moved = _spans(again)
    for claim in set_ones:
        if not any(span.overlaps(other) for span in claim.content for other in moved):
            yield claim
    yield from extensions
    yield from again


def _spans(claims: Iterable[Claim]) -> list[Span]:
    return [span for claim in claims for span in claim.content]


def _set_ones(context: Context, moved: Sequence[Span]) -> Iterator[Claim]:
    """Yield the deadlines that are set, and not moved, which some spans of the source tell."""
    seen: set[tuple[int, int]] = set()
    for mention in context.dates:
        if any(mention.span.within(span) for span in moved):
            continue
        if mention.precision not in {"day", "month"}:
            continue
        head = _head(context, mention)
        if head is None:
            continue
        noun = _named(context, head, mention)
        verb = None if noun else find_ending(head) or find_due(context, head, mention)
        found = noun or verb
        if noun is not None and _is_day_of_setting(context, noun, head, mention):
            continue
        if found is None or (mention.span.start, mention.span.end) in seen:
            continue
        seen.add((mention.span.start, mention.span.end))
        yield _deadline(context, found, mention)
    for verb, term, day in find_terms(context):
        if any(term.span.within(span) for span in moved):
            continue
        tokens = [verb, *context.parsed.tokens_in(term.span)]
        yield context.claim(
            "deadline",
            "expire",
            verb,
            sorted(tokens, key=lambda token: token.i),
            actor=_setter(context, verb),
            polarity=not is_denied(verb),
            day=day,
        )


def _deadline(context: Context, found: Token, mention: DateMention) -> Claim:
    tokens = [*context.parsed.tokens_in(mention.span), found]
    content = [t for t in found.subtree if not t.is_punct] if found.pos_ == "NOUN" else tokens
    return context.claim(
        "deadline",
        "expire",
        found,
        sorted({*content, *tokens}, key=lambda token: token.i),
        actor=_setter(context, found),
        polarity=_is_bounded(context, mention) or not is_denied(found),
        day=_day(context, found, mention),
    )


def _is_bounded(context: Context, mention: DateMention) -> bool:
    """Whether a day stands behind "no later than", the "no" of which denies nothing."""
    inside = context.parsed.tokens_in(mention.span)
    return bool(inside) and inside[0].i > 0 and is_no_later(inside[0].nbor(-1))


def _day(context: Context, found: Token, mention: DateMention) -> date | None:
    """Return the day itself: of one that has passed, the last of its name before the report."""
    published = day_of(context.source.published)
    if not _has_gone_by(found) or published is None or mention.last is None:
        return context.ahead(mention)
    past = mention.last
    named = not any(char.isdigit() for char in mention.text)
    return past - timedelta(days=7) if named and past > published else past


def _has_gone_by(found: Token) -> bool:
    """Whether a deadline is said to have passed ("Monday's deadline passed")."""
    verb = found.head if found.pos_ == "NOUN" else found
    let = verb.lemma_ in _LET_PASS and found.dep_ in {"dobj", "nsubjpass"}
    return verb.tag_ == "VBD" and (verb.lemma_ in _GONE_BY or let)


def _head(context: Context, mention: DateMention) -> Token | None:
    """Return the token of a date that hangs on a word outside of it."""
    inside = context.parsed.tokens_in(mention.span)
    indices = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in indices or t.head == t), None)


def _named(context: Context, head: Token, mention: DateMention) -> Token | None:
    """Return the word "deadline" that a date belongs to: around it, or in front of it."""
    for ancestor in head.ancestors:
        if ancestor.lemma_.casefold() in DEADLINES:
            return ancestor
        if ancestor.pos_ in {"VERB", "AUX"}:
            break
    for token in head.sent:
        if token.lemma_.casefold() in DEADLINES:
            span = context.parsed.of_token(token)
            near = abs(mention.span.start - span.end) <= _NEAR and not _is_parted(token, head)
            if near or token.head == head.head:
                return token
    return None


def _is_day_of_setting(context: Context, noun: Token, head: Token, mention: DateMention) -> bool:
    """Whether a day is the one on which a deadline was set ("issued an ultimatum on Monday")."""
    verb, on = noun.head, head.head
    past = noun.dep_ == "dobj" and verb.tag_ == "VBD" and verb.lemma_ in _SETTING | _BRINGING
    if not past or on.lower_ != "on" or on.i < noun.i:
        return False
    # In "a deadline of noon on Saturday" the day belongs to the time before it.
    before = on.nbor(-1)
    if before != noun and before.ent_type_ != "DATE" and not context.actors(before):
        return False
    published = day_of(context.source.published)
    named = not any(char.isdigit() for char in mention.text)
    return named or (
        published is not None and mention.last is not None and mention.last <= published
    )


def _is_parted(noun: Token, head: Token) -> bool:
    """Whether another clause begins between two words ("set no deadline but will meet on")."""
    between = noun.doc[min(noun.i, head.i) + 1 : max(noun.i, head.i)]
    return any(token.pos_ in {"CCONJ", "SCONJ"} or token.lower_ in _PARTING for token in between)


def _setter(context: Context, found: Token) -> str | None:
    """Who set a deadline: whose it is called, who is said to have set it, or who demands it."""
    named = [w for w in modifiers(found) if w.dep_ != "pobj"] if found.pos_ == "NOUN" else []
    # "the date set by the UN", "gave Peru until Friday"
    setters = [
        agent
        for child in found.sent
        if child.dep_ == "agent" and child.head.lemma_ in {"set", "fix", "impose"}
        for agent in child.children
    ]
    for verb in (found, *found.ancestors):
        if verb.lemma_ in _SETTING and not any(c.dep_ == "nsubjpass" for c in verb.children):
            setters += list(subject_of(verb))
            break
    if actors := _first_actors(context, [*named, *setters]):
        return actors[0]
    if found.pos_ == "NOUN" or found.lemma_ in ENDING | {"run"}:
        return None
    asking = [
        s
        for a in (found, *found.ancestors)
        if a.lemma_ in ASKING | PROMISING | GIVING - {"get", "have"} | EXTENDING | MEASURES
        or a.lemma_ in {"threaten", "warn"}
        for s in subject_of(a)
        if s.dep_ != "nsubjpass"
    ]
    if actors := _first_actors(context, asking):
        return actors[0]
    quotation = context.attribution(found)
    if quotation is None or quotation.speaker is None:
        return None
    book = context.resolver.book
    return book.acting(book.principal(quotation.speaker))


def _first_actors(context: Context, tokens: Iterable[Token]) -> tuple[str, ...]:
    return next((found for token in tokens if (found := context.actors(token))), ())


def deadlines_of_threats(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the day from which a threat is to be carried out as a deadline that its author set.

    A threat for after a deadline does not set one.
    """
    for claim in claims:
        if DEADLINES & set((claim.evidence[0].exact or "").casefold().split()):
            continue
        if claim.kind == "stance" and claim.modality == "threatened" and claim.date is not None:
            yield replace(
                claim,
                id="",
                kind="deadline",
                act="expire",
                plover=None,
                target=None,
                modality="done",
            )
