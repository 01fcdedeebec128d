"""Deadlines: the day by which something has to happen, and who set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from standoff.reading.clauses import is_denied
from standoff.reading.context import Context
from standoff.reading.extensions import DEADLINES, find_extensions
from standoff.reading.obligations import (
    ASKING,
    GIVING,
    PROMISING,
    is_ahead,
    is_demanded,
    is_promised,
)
from standoff.reading.records import Claim
from standoff.reading.resolve import modifiers, subject_of
from standoff.reading.terms import find_terms
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.dates import DateMention

__all__ = ["deadlines_of_threats", "find_deadlines"]

_ENDING = frozenset("expire lapse end finish elapse".split())
_TERMS = frozenset(
    """
    accord agreement armistice ban blockade cease-fire ceasefire contract deal embargo lease licence
    license mandate moratorium negotiation offer pause period respite suspension talk talks term
    time timetable treaty truce ultimatum window
    """.split()
)
_LASTING = frozenset(
    """
    adjourn ban bar block close detain extend freeze halt impose outlaw postpone prohibit prolong
    renew shut suspend
    """.split()
)
"""Measures that run "until" a day."""
_WITHIN_DAY = frozenset("on at midnight noon midday dawn dusk end close morning evening".split())
_GONE_BY = frozenset("pass expire lapse elapse end go come".split())
_SETTING = frozenset("announce fix give grant impose issue set".split())


def find_deadlines(context: Context) -> Iterator[Claim]:
    """Yield the deadlines of a passage whose day is given.

    A day is a deadline where it is called one, where a term runs out on it, or where something
    that is demanded, promised or to come has to be done by it. Where the report has no date, the
    day of a deadline without a year is not known.
    """
    extensions = list(find_extensions(context))
    moved = [span for claim in extensions for span in claim.content]
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
        verb = None if noun else _ending(head) or _due(context, head, mention)
        found = noun or verb
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
    yield from extensions


def _deadline(context: Context, found: Token, mention: DateMention) -> Claim:
    tokens = [*context.parsed.tokens_in(mention.span), found]
    content = [t for t in found.subtree if not t.is_punct] if found.pos_ == "NOUN" else tokens
    return context.claim(
        "deadline",
        "expire",
        found,
        sorted({*content, *tokens}, key=lambda token: token.i),
        actor=_setter(context, found),
        polarity=not is_denied(found),
        day=_day(context, found, mention),
    )


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
    return verb.lemma_ in _GONE_BY and verb.tag_ == "VBD"


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
            between = abs(mention.span.start - span.end)
            if between <= 25 or (token.head == head.head):
                return token
    return None


def _ending(head: Token) -> Token | None:
    """Return the verb of a term that runs out on the date ("time runs out on Monday")."""
    for ancestor in head.ancestors:
        if ancestor.pos_ != "VERB":
            continue
        lemma = ancestor.lemma_.casefold()
        particles = {child.lower_ for child in ancestor.children}
        if lemma in {"take", "come", "enter"} and _into_effect(ancestor):
            return ancestor
        if lemma in _ENDING or (lemma == "run" and "out" in particles):
            # "before their time runs out": the parser may hang the subject on "before".
            near = [*subject_of(ancestor), *ancestor.doc[max(0, ancestor.i - 2) : ancestor.i]]
            if any(s.lemma_.casefold() in _TERMS for s in near):
                return ancestor
        return None
    return None


def _into_effect(verb: Token) -> bool:
    """Whether something takes effect or comes into force."""
    return any(
        token.lower_ in {"effect", "force"} and token.i > verb.i
        for child in verb.children
        for token in (child, *child.children)
    )


def _due(context: Context, head: Token, mention: DateMention) -> Token | None:
    """Return the verb of what has to be done "by" a date, or until which it holds or is given."""
    preposition = head.head
    while preposition.lower_ in _WITHIN_DAY and preposition.head != preposition:
        # "until midnight on Thursday"
        preposition = preposition.head
    word = preposition.lower_ if preposition.pos_ in {"ADP", "SCONJ"} else ""
    if word not in {"by", "until", "till", "before"}:
        return None
    verb = next((a for a in preposition.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    if word in {"until", "till"}:
        given = next((v for v in (verb, verb.head) if v.lemma_ in GIVING | {"set"}), None)
        if given is not None:
            return given
        lasts = verb.lemma_ in _LASTING and _is_to_come(context, mention)
        if lasts or any(s.lemma_.casefold() in _TERMS for s in subject_of(verb)):
            return verb
    bound = is_promised(verb) or (word != "until" and is_ahead(verb))
    if is_demanded(verb) or (bound and _is_to_come(context, mention)):
        return verb
    return None


def _is_to_come(context: Context, mention: DateMention) -> bool:
    """Whether a day lies ahead of the report, as far as is known."""
    if mention.text.casefold().startswith(("last ", "past ")):
        return False
    published, day = day_of(context.source.published), context.ahead(mention)
    return published is None or day is None or day >= published


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
    if found.pos_ == "NOUN" or found.lemma_ in _ENDING | {"run"}:
        return None
    asking = [
        s
        for a in (found, *found.ancestors)
        if a.lemma_ in ASKING | PROMISING | GIVING - {"get", "have"} | _LASTING
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
