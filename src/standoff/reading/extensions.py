"""Deadlines that are moved: "extended the deadline to 30 March", "gave them two more weeks".

Such a claim has the act ``extend`` and the new day. One that only says by how long ("extended by 48
hours") counts from the deadline that was spoken of before, in this report or an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from standoff.reading.acts import WANTING, act_of_verb
from standoff.reading.clauses import is_denied, modality_of
from standoff.reading.context import Context
from standoff.reading.dates import DateMention, Duration, find_durations
from standoff.reading.deadline_words import DEADLINES, is_told_before, told_deadline
from standoff.reading.language import text_of
from standoff.reading.obligations import ACTING, GIVING
from standoff.reading.records import Claim, Modality
from standoff.reading.subjects import subject_of
from standoff.reading.timestamp import day_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_extensions", "find_extensions_again"]

_MOVING = frozenset("defer delay extend lengthen move postpone prolong reschedule shift".split())
_MOVING_WITH = {"push": {"back"}, "put": {"back", "off"}, "set": {"back"},
                "bring": {"forward"}, "roll": {"over"}}  # fmt: skip
_MORE = frozenset({"more", "extra", "another", "further", "additional"})
_MORE_TIME = frozenset({"extension", "postponement", "reprieve"})
_THEM = frozenset({"it", "them", "they"})
_SETTLED = frozenset("agree choose decide opt".split())
"""Who agrees to move a deadline moves it; who asks, offers or plans to does not."""
_LONG = 365
"""Days; who is given years more has them in prison or in office."""
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
    for verb in (token for token in context.parsed.tokens if token.pos_ == "VERB"):
        if _moves(verb) and (noun := _deadline_of(verb)) is not None:
            yield from _moved(context, verb, noun, _day_of(context, noun))
        elif verb.lemma_.casefold() in GIVING and _is_given_more(context, verb):
            # Who is not told from when has the time from now on.
            yield from _moved(context, verb, None, day_of(context.source.published))


def find_extensions_again(context: Context, told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the deadlines that are moved by words for what was told of before ("extended it").

    Parameters
    ----------
    told
        The deadlines of the passage.
    """
    for verb in (token for token in context.parsed.tokens if token.pos_ == "VERB"):
        if _moves(verb):
            for word in () if _deadline_of(verb) else _things_moved(verb):
                noun = told_deadline(context, word, told)
                if noun is not None:
                    for claim in _moved(context, verb, word, _day_of(context, noun)):
                        yield _by_its_setter(claim, verb, word, told)
        elif _gives_time(context, verb) and is_told_before(context, verb, told):
            yield from _moved(context, verb, None, None)


def _moves(verb: Token) -> bool:
    lemma = verb.lemma_.casefold()
    particles = {child.lower_ for child in verb.children}
    return lemma in _MOVING or bool(_MOVING_WITH.get(lemma, set()) & particles)


def _deadline_of(verb: Token) -> Token | None:
    """Return the deadline that a verb moves: its object, or its subject in the passive voice."""
    moved = _things_moved(verb)
    if verb.dep_ == "relcl" and all(noun.tag_ == "WDT" for noun in moved):
        # "a deadline that was extended by a week"
        moved = [verb.head]
    return next((noun for noun in moved if noun.lemma_.casefold() in DEADLINES), None)


def _things_moved(verb: Token) -> list[Token]:
    """Return what a verb moves, if it is one that moves things."""
    moved = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not moved and verb.dep_ == "conj":
        moved = list(subject_of(verb))
    if not moved and _is_participle(verb):
        # "wants the deadline extended"
        moved = [verb.head, *(c for c in verb.children if c.dep_ == "nsubj")]
    return moved


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _moved(
    context: Context, verb: Token, noun: Token | None, start: date | None
) -> Iterator[Claim]:
    """Yield that a verb moves a deadline, where it says to when or by how long.

    Parameters
    ----------
    start
        From when time is added, where that is known.
    """
    mention = _new_day(context, verb)
    term = _time_more(context, verb, given=noun is None) if mention is None else None
    if mention is None and term is None:
        return
    day = None if mention is None else context.ahead(mention)
    if term is not None and start is not None:
        day = term.after(start)
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


def _day_of(context: Context, noun: Token) -> date | None:
    """Return the day that a deadline is said to have had."""
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


def _gives_time(context: Context, verb: Token) -> bool:
    """Whether somebody is given time beside what he has ("gave them two more weeks")."""
    if verb.lemma_.casefold() not in GIVING - {"get", "have"} or _is_given_more(context, verb):
        return False
    # In "allowed it five more days" the parser may take "it" for the subject of the days.
    told = [c for c in verb.children if c.dep_ in {"dative", "nsubjpass"}]
    whom = told or verb.doc[verb.i + 1 : verb.i + 2]
    sides = any(w.lower_ in _THEM or _is_side(context, w) for w in whom)
    return sides and any(
        _is_more(context, term) and term.days < _LONG for term in _terms(context, verb)
    )


def _is_side(context: Context, noun: Token) -> bool:
    """Whether a noun names a state, a body or a group: a person may be given other time."""
    kinds = {context.resolver.book.kind(actor) for actor in context.actors(noun)}
    return bool(kinds - {"person"}) or (not kinds and noun.lemma_.casefold() in ACTING)


def _by_its_setter(claim: Claim, verb: Token, word: Token, told: Sequence[Claim]) -> Claim:
    """Take an "it" that extends a deadline for the one who has set it."""
    setters = [c.actor for c in told if c.actor is not None and c.content < claim.content]
    if setters and any(s.lower_ == "it" and s != word for s in subject_of(verb)):
        return replace(claim, actor=setters[-1])
    return claim


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
