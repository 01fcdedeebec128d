"""Stances that a side announces: what it says it will do, and what it says that others must do.

A side that says what it will do unless it gets its way threatens it, and the "unless" is its
demand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from standoff.reading.acts import COERCIVE, FAVOURS, act_of_verb
from standoff.reading.asked import agents_of, is_done_to
from standoff.reading.clauses import (
    condition,
    extent,
    is_conditional,
    is_denied,
    particles,
    without_finite_conjuncts,
)
from standoff.reading.context import Context
from standoff.reading.cues import is_speech
from standoff.reading.deeds import deed_of
from standoff.reading.only_if import sole_conditions
from standoff.reading.provisos import without_proviso
from standoff.reading.records import Claim
from standoff.reading.resolve import modifiers, subject_of
from standoff.reading.stance_targets import concedes, target_of
from standoff.reading.ultimatums import Ultimatum, find_ultimatum, sides_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "announced",
    "announced_by",
    "demanded",
    "feared",
    "predicate",
    "required_by",
    "ultimatum_by",
    "willing_by",
]

_TALKING = frozenset("consider discuss listen meet negotiate share talk".split())
_MUST = frozenset("must should shall".split())
_OTHERS = frozenset("he she it they".split())
"""In words that are quoted as they fell, a speaker does not mean himself by these."""
_KIND = frozenset({"AGREE", "AID", "COOPERATE", "SUPPORT", "YIELD"})
"""Classes of deeds that nobody threatens."""
_HAPPENING = frozenset("arrive come fail fall happen improve occur pass remain rise stay".split())
"""Verbs of what happens to a thing."""
_GOING_ON = frozenset("continue intensify launch renew restart restore resume start step".split())
_OF_STATES = frozenset(
    "army cabinet forces government military ministry navy police troops".split()
)
_HARM = frozenset(
    """
    attack blockade bombardment bombing boycott campaign fighting hostility offensive operation raid
    sanction shelling siege strike struggle tariff war
    """.split()
)
_ANSWERING = frozenset("answer repel resist respond retaliate".split())
_NOTHING = frozenset({"no", "nobody", "none", "nothing"})
_GIVEN = frozenset({"if", "when", "once", "after"})
_LIGHT = frozenset("be believe comment do have hesitate hope know like need say see think".split())


def announced_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a side says it will do: a threat, a promise or a refusal."""
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
    kind = not hostile and (deed_of(verb) in _KIND or verb.lemma_.casefold() in FAVOURS)
    conditional = conditional and not kind
    answered = _answered(verb)
    coercive = verb.lemma_.casefold() in COERCIVE or against or hostile or bool(answered)
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


def _goes_on_fighting(verb: Token) -> bool:
    """Whether what is done is to do harm again or further ("resume their offensive")."""
    harm = any(c.dep_ == "dobj" and c.lemma_.casefold() in _HARM for c in verb.children)
    return harm and verb.lemma_.casefold() in _GOING_ON


def required_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield as a demand what a speaker says that somebody else "must" or "has to" do."""
    marks = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    has_to = verb.dep_ == "xcomp" and verb.head.lemma_ in {"have", "need"} and "to" in marks
    if not (marks & _MUST or has_to) or marks & {"if", "unless", "whether"}:
        return
    quotation = context.attribution(verb)
    if quotation is None or quotation.speaker is None:
        return
    book = context.resolver.book
    speakers = dict.fromkeys(book.acting(book.principal(s)) for s in context.speakers(quotation))
    # Only who is named is bound: whose "it" is in "which it should do" is not plain.
    subjects = [s for s in subject_of(verb) if s.pos_ != "PRON"]
    bound: dict[str | None, None] = dict.fromkeys(a for s in subjects for a in context.actors(s))
    if is_done_to(verb):
        # "X must be released" binds whoever holds X.
        nobody: list[str | None] = [None] if bound else []
        agents = [a for s in agents_of(verb) for a in context.actors(s)]
        bound = dict.fromkeys(agents or nobody)
    tokens = {t for s in subject_of(verb) for t in s.subtree} | set(predicate(verb))
    content = sorted(tokens, key=lambda token: token.i)
    for speaker, target in product(speakers, bound):
        if target not in speakers:
            yield context.claim(
                "stance",
                "demand",
                verb,
                content,
                actor=speaker,
                target=target,
                polarity=not is_denied(verb),
                day=context.day_ahead(content),
            )


def ultimatum_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield the demand and the threat of "gave Peru until Friday to leave or face a blockade"."""
    found = find_ultimatum(verb)
    if found is None or is_denied(verb):
        return
    setters, given = (_distinct(context, nouns) for nouns in sides_of(verb))
    # To give time to somebody who is nobody's other side is to demand nothing of him.
    pairs = product(setters, given or ((None,) if found.faced is not None else ()))
    for setter, target in ((s, t) for s, t in pairs if s != t):
        yield _ultimate_demand(context, found, setter, target)
        if found.faced is not None and (threat := predicate(found.faced)[1:]):
            yield context.claim(
                "stance",
                "threaten",
                threat[0],
                threat,
                actor=setter,
                target=target,
                modality="threatened",
            )


def _ultimate_demand(context: Context, found: Ultimatum, setter: str, target: str | None) -> Claim:
    end = found.demanded.sent.end if found.faced is None else found.faced.i
    wanted = [t for t in predicate(found.demanded) if t.i < end]
    while wanted[-1].is_punct or wanted[-1].lower_ in {"or", "else"}:
        wanted.pop()
    until = list(wanted[0].doc[found.setter.i : found.demanded.i])
    return context.claim(
        "stance",
        "demand",
        found.demanded,
        wanted,
        actor=setter,
        target=target,
        day=context.day_ahead(until, given=True) or context.day_ahead(wanted),
        quantity=context.count_in(wanted),
    )


def _distinct(context: Context, nouns: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for noun in nouns for actor in context.actors(noun)))


def willing_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield an offer for what a side is "willing to" do, and for talks that it is "ready" for.

    The same goes for a favour that it is "prepared" to do; what it asks in return is its demand.
    """
    disposed = verb.head.lower_
    ready = disposed in {"ready", "prepared"} and verb.lemma_ in _TALKING | FAVOURS
    if verb.dep_ != "xcomp" or not (disposed in {"willing", "unwilling"} or ready):
        return
    if act_of_verb(verb.lemma_.casefold(), particles(verb)) is not None:
        return
    denied = disposed == "unwilling" or is_denied(verb)
    content = predicate(verb)
    for actor in dict.fromkeys(a for s in subject_of(verb) for a in context.actors(s)):
        yield context.claim(
            "stance",
            "reject" if denied else "offer",
            verb,
            content,
            actor=actor,
            target=target_of(context, verb, content, (actor,)),
            day=context.day_ahead(content),
        )
        governors = () if denied else (verb, verb.head, verb.head.head)
        for clause in dict.fromkeys(c for governor in governors for c in condition(governor)):
            yield from demanded(context, clause, actor, favour=True)


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
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB" or auxiliaries:
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
        if principal in owners or _is_of_the_state(context, subject, principal):
            return principal
    return None


def _is_of_the_state(context: Context, noun: Token, speaker: str) -> bool:
    """Whether a minister speaks of what is his own state's ("the army would answer")."""
    book = context.resolver.book
    if book.kind(speaker) != "government" or noun.lower_ not in _OF_STATES:
        return False
    plain = {c.lower_ for c in noun.children if c.i < noun.i} <= {"the", "our", "its"}
    return plain and all(book.kind(actor) == "armed_force" for actor in context.actors(noun))


def predicate(verb: Token) -> list[Token]:
    """Return the verb with what belongs to it: no subject, no condition, no verb joined to it."""
    left_out = {"nsubj", "nsubjpass", "mark", "cc", "conj", "aux", "punct", "neg"}
    tokens = {verb}
    for child in verb.children:
        if child.dep_ not in left_out and child.i > verb.i:
            tokens |= set(child.subtree)
    for clause in (*condition(verb), *sole_conditions(verb)):
        tokens -= set(clause.subtree)
    ordered = sorted(without_finite_conjuncts(tokens), key=lambda token: token.i)
    for position, token in enumerate(ordered):
        if token.text in {"—", "–", ";"}:
            ordered = ordered[:position]
            break
    while len(ordered) > 1 and (ordered[-1].is_punct or ordered[-1].dep_ == "cc"):
        ordered.pop()
    return without_proviso(ordered)


def demanded(
    context: Context, clause: Token, actor: str, *, favour: bool = False
) -> Iterator[Claim]:
    """Yield the demand in "unless X does Y", "if X does not do Y" and "if X fails to do Y".

    Of a favour it stands in "if X does Y", and of what is done on that condition alone in "only
    when X does Y".
    """
    act = _failed(clause)
    if act is clause and _comes_about(context, clause):
        return
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    denied = act is not clause or is_denied(clause)
    marks |= {child.lower_ for child in clause.children if child.tag_ == "WRB"}
    positive = bool(marks & {"unless", "until"}) or (favour and bool(marks & _GIVEN))
    if positive is denied or not marks & {"unless", "until", *_GIVEN}:
        return
    patients = [c for c in clause.children if c.dep_ == "nsubjpass"]
    content = [t for t in predicate(act) if t.dep_ != "auxpass"]
    target = None
    for subject in subject_of(clause):
        target = target or next((a for a in context.actors(subject) if a != actor), None)
    named = [t for p in patients for t in p.subtree if not (denied and t.lower_ in _NOTHING)]
    if (favour and (target is None or patients)) or (patients and not named):
        return
    day = context.day_ahead(content)
    claim = context.claim(
        "stance",
        "demand",
        clause,
        content,
        actor=actor,
        target=None if patients else target,
        modality="done",
        day=day,
        quantity=context.count_in(content),
    )
    if patients:
        # "unless an accord is signed": what is to be signed stands in front of the verb. Of "if no
        # accord is signed" it is the accord.
        what = context.parsed.span(*extent(named))
        claim = replace(claim, content=tuple(sorted((what, *claim.content))))
    yield claim


def _failed(clause: Token) -> Token:
    """Return what a clause says that somebody fails to do; else its own verb."""
    if clause.lemma_.casefold() != "fail" or is_denied(clause):
        return clause
    failed = (c for c in clause.children if c.dep_ == "xcomp" and c.pos_ == "VERB")
    return next(failed, clause)


def _comes_about(context: Context, clause: Token) -> bool:
    """Whether a clause tells what becomes of a thing ("the money arrives"), which is no act."""
    of_nobody = not any(context.actors(subject) for subject in subject_of(clause))
    return clause.lemma_.casefold() in _HAPPENING and of_nobody


def feared(context: Context, clause: Token, actor: str, targets: Sequence[str]) -> Iterator[Claim]:
    """Yield what a threat would answer: "if X does Y" opposes X's doing Y.

    A condition that is met by doing nothing is a demand (see `demanded`) and no such thing. Whose
    "it" is in "sanctions on X if it attacked" follows from whom the threat is aimed at.
    """
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    if "if" not in marks or is_denied(clause) or _failed(clause) is not clause:
        return
    subjects = list(subject_of(clause))
    feared_of: list[str | None] = [a for s in subjects for a in context.actors(s) if a != actor]
    if any(s.pos_ == "PRON" for s in subjects):
        feared_of = list(targets)
    content = predicate(clause)
    patients = [t for s in subjects if s.dep_ == "nsubjpass" for t in s.subtree]
    if patients:
        # "if the plan is dropped": by whom it does not say, and what stands before the verb.
        feared_of, content = [None], sorted({*patients, *content}, key=lambda token: token.i)
        content = [token for token in content if token.dep_ != "auxpass"]
    for target in dict.fromkeys(feared_of):
        yield context.claim(
            "stance",
            "oppose",
            clause,
            content,
            actor=actor,
            target=target,
            modality="hypothetical",
        )
