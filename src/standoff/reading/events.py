"""Events: what happened, to whom, when, and how many it cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.acts import COERCIVE
from standoff.reading.clauses import complement, is_denied, modality_of
from standoff.reading.context import Context
from standoff.reading.dates import DateMention
from standoff.reading.deeds import KIND, deed_of, same_when_ahead
from standoff.reading.event_days import date_of_deed, date_of_sentence
from standoff.reading.only_spoken_of import COMING_TRUE, is_an_answer, is_only_wanted
from standoff.reading.records import Claim, Quantity
from standoff.reading.subjects import modifiers, subject_of

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

__all__ = ["find_events"]

_DYING = frozenset({"die", "perish", "fall", "drown", "lose"})
_ATTACKS = frozenset(
    "attack bombing bombardment campaign clash crackdown massacre offensive raid riot shelling "
    "strike unrest violence war".split()
)
_CIVIL = frozenset("block blockade occupy storm".split())
_ARMED_GROUPS = frozenset(
    "fighters gunmen guerrillas insurgents militants militia militias rebels secessionists "
    "separatists".split()
)


def find_events(context: Context) -> Iterator[Claim]:
    """Yield the events of a passage.

    An event without a day of its own has that of the sentence before it where it goes on with it
    ("Nineteen people died in the violence").
    """
    last: date | None = None
    for sentence in context.parsed.doc.sents:
        tokens = context.parsed.tokens[sentence.start : sentence.end]
        mention = date_of_sentence(context, tokens)
        found = [
            claim
            for verb in tokens
            if verb.pos_ == "VERB"
            for claim in _event(context, verb, mention, last)
        ]
        yield from found
        if mention is not None:
            last = mention.first
        elif found and found[0].date is not None:
            last = found[0].date


def _event(
    context: Context, verb: Token, mention: DateMention | None, last: date | None
) -> Iterator[Claim]:
    lemma = verb.lemma_.casefold()
    if is_only_wanted(verb) or is_an_answer(verb):
        return
    if lemma == "leave" and any(c.lower_ == "dead" for c in verb.subtree):
        yield from _left_dead(context, verb, mention)
        return
    dying = lemma in _DYING and context.count_in(_subjects(verb)) is not None
    plover = deed_of(verb)
    if dying:
        plover = "ASSAULT" if _is_violent(context, verb) else None
    elif plover is None and not _is_plain_deed(verb):
        return
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    actors, patients = _sides(context, verb, passive=passive or dying)
    content = _content(verb, passive=passive or dying)
    if not content:
        return
    if not (actors or patients or _is_told_of(verb)):
        return
    if plover is None and not dying and not actors:
        return
    modality, denied = modality_of(verb), is_denied(verb)
    ahead = modality == "intended" and verb.head.lemma_ not in COMING_TRUE
    if denied and (modality == "hypothetical" or (ahead and plover not in KIND)):
        # What cannot happen, or what somebody will not do against others, is no event.
        return
    if plover is not None:
        plover = same_when_ahead(plover, ahead=ahead, denied=denied)
    # When it was said that it would be done is not when it is done.
    own = date_of_deed(context, verb, mention if modality == "done" else None)
    day = None if own is None else context.ahead(own) if modality == "intended" else own.first
    if day is None and _refers_back(verb):
        day = last
    quantity = _counted(context, verb, content, patients_first=passive or dying)
    for actor in actors or (None,):
        yield context.claim(
            "event",
            "die" if dying else lemma,
            verb,
            content,
            actor=actor,
            target=next((p for p in patients if p != actor), None),
            modality=modality,
            polarity=not denied,
            plover=_by_actor(context, lemma, plover, actor),
            day=day,
            quantity=quantity,
        )


def _is_plain_deed(verb: Token) -> bool:
    """Whether somebody is told to have done what sides threaten each other with.

    "Stopped all freight trains" is of no class of its own; it counts where the verb tells what was
    done to something, in the past and in the active voice.
    """
    if verb.lemma_.casefold() not in COERCIVE or verb.dep_ in {"acl", "amod", "advcl", "pcomp"}:
        return False
    done = verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
    )
    return done and any(c.dep_ == "dobj" for c in verb.children)


def _is_told_of(verb: Token) -> bool:
    """Whether words say who does something, or what with: "fighting" alone says neither."""
    told = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "agent", "dobj"}]
    return bool(told) and not any(c.lower_ in {"nobody", "none"} for c in told)


def _by_actor(context: Context, lemma: str, plover: str | None, actor: str | None) -> str | None:
    """Return the class that a deed has by who does it: what strikers occupy they protest in."""
    if lemma not in _CIVIL or actor is None or plover is None:
        return plover
    book = context.resolver.book
    armed = book.name(actor).split()[-1] in _ARMED_GROUPS
    return "PROTEST" if book.kind(actor) == "group" and not armed else plover


def _is_violent(context: Context, verb: Token) -> bool:
    """Whether people die of what others do, as far as the passage tells."""
    return any(
        token.lemma_.casefold() in _ATTACKS
        or (token.pos_ == "VERB" and deed_of(token) == "ASSAULT")
        for token in context.parsed.tokens
        if token != verb
    )


def _counted(
    context: Context, verb: Token, content: Sequence[Token], *, patients_first: bool
) -> Quantity | None:
    """Return how many suffer what a verb says, else how many do it."""
    subjects = _subjects(verb)
    if patients_first:
        return context.count_in(subjects) or context.count_in(content)
    return context.count_in(content) or context.count_in(subjects)


def _left_dead(context: Context, verb: Token, mention: DateMention | None) -> Iterator[Claim]:
    """Yield the deaths of "clashes left six people dead"."""
    content = [t for t in verb.subtree if t.i >= verb.i and not t.is_punct]
    yield context.claim(
        "event",
        "die",
        verb,
        content,
        actor=None,
        modality=modality_of(verb),
        polarity=not is_denied(verb),
        plover="ASSAULT",
        day=None if mention is None else mention.first,
        quantity=context.count_in(content),
    )


def _refers_back(verb: Token) -> bool:
    """Whether a definite noun ties a clause to the sentence before ("in the violence")."""
    return any(
        token.lemma_.casefold() in _ATTACKS
        and any(child.lower_ in {"the", "that", "this"} for child in token.children)
        for token in verb.subtree
    )


def _subjects(verb: Token) -> list[Token]:
    return [t for s in subject_of(verb) for t in s.subtree]


def _sides(
    context: Context, verb: Token, *, passive: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    subjects = [a for s in subject_of(verb) for a in context.actors(s)]
    objects = [
        actor
        for child in verb.children
        if child.dep_ in {"dobj", "dative"}
        for word in (child, *modifiers(child))
        for actor in context.actors(word)
    ]
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"with", "against", "on", "at"}:
            objects += [
                actor
                for noun in child.children
                if noun.dep_ == "pobj"
                for word in (noun, *modifiers(noun))
                for actor in context.actors(word)
            ]
    if not passive:
        return tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(objects))
    agents = [
        actor
        for child in verb.children
        if child.dep_ == "agent"
        for agent in child.children
        for word in (agent, *modifiers(agent))
        for actor in context.actors(word)
    ]
    return tuple(dict.fromkeys(agents)), tuple(dict.fromkeys(subjects))


def _content(verb: Token, *, passive: bool) -> Sequence[Token]:
    tokens, apart = {verb, *complement(verb)}, False
    for child in verb.children:
        if _is_relative(child):
            # "in 2004, in which Serbs were attacked"
            apart = True
            continue
        if child.dep_ in {"prep", "agent", "prt", "dobj"} or (
            passive and child.dep_ in {"nsubj", "nsubjpass"}
        ):
            tokens |= set(child.subtree)
    if verb.dep_ == "relcl" and not apart:
        tokens.add(verb.head)
    # Where and when a story was filed is none of its words: it is blank there.
    words = (token for token in tokens if not token.is_space)
    ordered = sorted(words, key=lambda token: token.i)
    while ordered and ordered[-1].is_punct:
        ordered.pop()
    return ordered


def _is_relative(child: Token) -> bool:
    """Whether a preposition governs "which" or "whom": what it stands for does not act."""
    return child.dep_ == "prep" and any(c.tag_ in {"WDT", "WP"} for c in child.children)
