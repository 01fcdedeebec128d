"""Stances that a side announces: what it says that it will do, or will not.

A side that says what it will do unless it gets its way threatens it, and the "unless" is its
demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.acts import COERCIVE, FAVOURS, TALKING, act_of_verb
from standoff.reading.clauses import (
    condition,
    is_conditional,
    is_denied,
    particles,
)
from standoff.reading.conditional_demands import demanded, feared
from standoff.reading.context import Context
from standoff.reading.cues import is_speech
from standoff.reading.deeds import deed_of
from standoff.reading.joined_verbs import is_told_as_fact
from standoff.reading.only_if import sole_conditions
from standoff.reading.own_unions import is_their_union
from standoff.reading.predicates import predicate
from standoff.reading.records import Claim
from standoff.reading.stance_targets import concedes, target_of
from standoff.reading.subjects import modifiers, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["announced", "announced_by", "is_kind"]

_OTHERS = frozenset("he she it they".split())
"""In words that are quoted as they fell, a speaker does not mean himself by these."""
_KIND = frozenset({"AGREE", "AID", "COOPERATE", "SUPPORT", "YIELD"})
"""Classes of deeds that nobody threatens."""
_HOSTILE = frozenset({"ASSAULT", "COERCE"})
"""Classes of deeds that are done against others."""
_GOING_ON = frozenset("continue intensify launch renew restart restore resume start step".split())
_ENDING = frozenset("abandon cancel drop end halt lift stop suspend terminate withdraw".split())
_OF_STATES = frozenset(
    "army cabinet forces government military ministry navy police troops".split()
)
_HARM = frozenset(
    """
    attack blockade bombardment bombing boycott campaign embargo fighting hostility lawsuit
    lockout occupation offensive operation protest raid sanction shelling siege strike struggle
    tariff threat walkout war
    """.split()
)
_LEAVING = frozenset({"abdicate", "quit", "resign"})
"""What is given up to put others under pressure."""
_OTHERWISE = frozenset({"else", "otherwise"})
"""What is done where what was asked before is not."""
_ANSWERING = frozenset("answer repel resist respond retaliate".split())
_STANCES = frozenset({"appeal", "demand", "oppose", "reject"})
"""Acts that are no deeds, so that not to do them is to give them up, and to refuse nothing."""
_LIGHT = frozenset("be believe comment do have hesitate hope know like need say see think".split())


def announced_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a side says it will do: a threat, a promise or a refusal."""
    act = act_of_verb(verb.lemma_.casefold(), particles(verb))
    if act in _STANCES and is_denied(verb):
        # Who "would no longer insist on a toll" refuses nothing.
        return
    speaker = _announcer(context, verb)
    if speaker is not None:
        yield from announced(context, verb, speaker)


def announced(context: Context, verb: Token, speaker: str) -> Iterator[Claim]:
    """Yield what it amounts to that a side will do what a verb says, or will not."""
    content = context.within_quotation(verb, predicate(verb))
    denied = is_denied(verb)
    against = (verb.lemma_ == "act" and "against" in particles(verb)) or _goes_to_court(verb)
    sole = list(sole_conditions(verb))
    conditional = is_conditional(verb)
    if (conditional or sole) and act_of_verb(verb.lemma_.casefold(), particles(verb)) == "accept":
        # "would accept the tax if it ended soon" is an answer of its own kind.
        return
    hostile = _goes_on_fighting(verb)
    if verb.lemma_ == "consider" and any(c.dep_ == "xcomp" for c in verb.children):
        # "would consider leaving" leaves both open.
        return
    ends = _ends_harm(verb) or verb.lemma_.casefold() in TALKING
    kind = not hostile and (ends or is_kind(verb))
    conditional = conditional and not kind
    answered = _answered(verb)
    hostile = hostile or deed_of(verb) in _HOSTILE or verb.lemma_.casefold() in COERCIVE
    otherwise = any(child.lower_ in _OTHERWISE for child in verb.children)
    coercive = (against or hostile or otherwise or bool(answered)) and not ends
    threat = not denied and (conditional or coercive)
    act = "threaten" if threat else "reject" if denied else "promise"
    if denied and concedes(verb):
        act = "refuse to concede"
    target = target_of(context, verb, content, (speaker,))
    if denied and target is None:
        # "will not lift the embargo until Peru leaves" is said to Peru.
        asked = (a for clause in sole for s in subject_of(clause) for a in context.actors(s))
        target = next((actor for actor in asked if actor != speaker), None)
    day = context.day_ahead(content)
    yield context.claim(
        "stance",
        act,
        verb,
        content,
        actor=speaker,
        target=target,
        modality="threatened" if threat else "intended",
        day=day,
        quantity=context.count_in(content),
    )
    if threat and answered:
        yield context.claim(
            "stance", "oppose", verb, answered, actor=speaker, modality="hypothetical"
        )
    for clause in dict.fromkeys((*condition(verb), *sole)):
        favour = kind or (clause in sole and not threat)
        yield from demanded(context, clause, speaker, favour=favour and not denied)
        if threat:
            yield from feared(context, clause, speaker, (target,) if target else ())


def is_kind(verb: Token) -> bool:
    """Whether what is done is done for others, or ends what harms them."""
    lemma = verb.lemma_.casefold()
    if lemma in _LEAVING:
        return False
    return _ends_harm(verb) or deed_of(verb) in _KIND or lemma in FAVOURS


def _ends_harm(verb: Token) -> bool:
    """Whether what is done is to do harm no longer ("call off the strike", "end its blockade")."""
    if verb.lemma_ == "call" and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children):
        return True
    harm = any(c.dep_ == "dobj" and c.lemma_.casefold() in _HARM for c in verb.children)
    return harm and verb.lemma_.casefold() in _ENDING


def _goes_on_fighting(verb: Token) -> bool:
    """Whether what is done is to do harm again or further ("resume their offensive")."""
    harm = any(c.dep_ == "dobj" and c.lemma_.casefold() in _HARM for c in verb.children)
    return harm and verb.lemma_.casefold() in _GOING_ON


def _goes_to_court(verb: Token) -> bool:
    """Whether somebody would "go to court" or "take X to court"."""
    to = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to")
    return verb.lemma_ in {"go", "take"} and any(
        g.lemma_ == "court" for c in to for g in c.children
    )


def _answered(verb: Token) -> list[Token]:
    """Return what an act is the answer to ("answer any tariff with duties", "resist an attack")."""
    if verb.lemma_ not in _ANSWERING:
        return []
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"to", "against"}]
    things = [c for c in verb.children if c.dep_ == "dobj"]
    things += [g for c in preps for g in c.children if g.dep_ == "pobj"]
    with_what = verb.lemma_ != "answer" or "with" in particles(verb)
    return (
        sorted((t for w in things[:1] for t in w.subtree), key=lambda t: t.i) if with_what else []
    )


def _announcer(context: Context, verb: Token) -> str | None:
    """Return the side that says itself that it will do what the verb says, or None."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not auxiliaries & {"will", "would", "'ll", "’ll", "shall", "wo"} or verb.lemma_ in _LIGHT:
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB" or auxiliaries or is_told_as_fact(verb):
            return None
        if any(child.dep_ == "nsubj" for child in verb.children) or verb.lemma_ in _LIGHT:
            return None
        return _announcer(context, verb.head)
    quotation = context.attribution(verb)
    if quotation is None and any(sole_conditions(verb)):
        # On which condition alone somebody will do something is for himself to say.
        return next((a for s in subject_of(verb) for a in context.actors(s)), None)
    if quotation is None or quotation.speaker is None or quotation.cue_lemma is None:
        return None
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if", "unless"} for c in verb.children):
        return None
    if not is_speech(quotation.cue_lemma):
        return None
    book = context.resolver.book
    principal = book.acting(book.principal(quotation.speaker))
    if quotation.form == "direct" and "would" in auxiliaries and not is_conditional(verb):
        # "Our members would pay for that": as it fell, it tells what would be, not what will.
        return None
    for subject in subject_of(verb):
        if quotation.form == "direct" and subject.lower_ in _OTHERS:
            continue
        if principal in context.actors(subject):
            return principal
        # "its members would walk out": what the members do, the union does.
        owners = [a for w in modifiers(subject) if w.dep_ == "poss" for a in context.actors(w)]
        group = any(book.kind(a) == "group" for a in context.actors(subject))
        if group and _is_said_by_their_union(verb):
            # "Doctors will strike, their union said": what they do, the union does.
            return principal
        if principal in owners or _is_of_the_state(context, subject, principal):
            return principal
    return None


def _is_said_by_their_union(verb: Token) -> bool:
    """Whether a sentence says that "their union" tells what stands in it."""
    return any(
        is_their_union(subject)
        for said in verb.sent
        if is_speech(said.lemma_.casefold())
        for subject in subject_of(said)
    )


def _is_of_the_state(context: Context, noun: Token, speaker: str) -> bool:
    """Whether a minister speaks of what is his own state's ("the army would answer")."""
    book = context.resolver.book
    if book.kind(speaker) != "government" or noun.lower_ not in _OF_STATES:
        return False
    plain = {c.lower_ for c in noun.children if c.i < noun.i} <= {"the", "our", "its"}
    return plain and all(book.kind(actor) == "armed_force" for actor in context.actors(noun))
