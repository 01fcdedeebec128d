"""Stances: who demands, offers, accepts, rejects, threatens, supports what.

A stance is performed by a verb ("has threatened to declare"), named by a noun ("Moscow's demand
for talks"), or announced: a side that says what it will do unless it gets its way threatens it, and
the "unless" is its demand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from standoff.reading.acts import COERCIVE, NOUN_ACTS, PROPOSALS, PROPOSING, act_of_verb
from standoff.reading.clauses import (
    complement,
    condition,
    is_conditional,
    is_denied,
    modality_of,
    particles,
    reported_aside,
    without_finite_conjuncts,
)
from standoff.reading.context import Context
from standoff.reading.cues import is_speech
from standoff.reading.records import Claim, Modality
from standoff.reading.resolve import modifiers, subject_of

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

__all__ = ["find_stances"]

_TOWARDS = frozenset({"against", "to", "with", "on", "at", "from", "of", "for"})
_GETTING = frozenset({"have", "get", "win", "enjoy", "receive", "draw", "gain", "earn"})
_SUPPORTING = frozenset({"support", "oppose"})
_SAYING = frozenset("say comment confirm discuss answer reveal name speculate elaborate".split())
_FORCE = frozenset("war force invasion intervention blockade embargo".split())
_RETRACTED = PROPOSALS | {"accusation", "claim", "demand", "remark", "statement", "threat"}
_TALKING = frozenset("consider discuss listen meet negotiate share talk".split())
_VOICING = frozenset(
    "announce declare express give issue make offer pledge reiterate renew repeat voice".split()
)
_ABOUT_WHAT = frozenset({"accuse", "warn"})
_DISPOSED = frozenset("ready willing prepared unwilling".split())
_MUST = frozenset("must should shall".split())
_LIGHT = frozenset({"be", "have", "do", "need", "like", "see", "know", "think", "hope"})


def find_stances(context: Context) -> Iterator[Claim]:
    """Yield the stances of a passage."""
    for token in context.parsed.doc:
        if token.pos_ in {"VERB", "AUX"}:
            announced = list(_announced(context, token)) or list(_required(context, token))
            yield from announced or _performed(context, token)
            yield from _talk_of_force(context, token)
            yield from _willing(context, token)
        elif token.pos_ == "NOUN":
            yield from _named(context, token)


def _performed(context: Context, verb: Token) -> Iterator[Claim]:
    act = act_of_verb(verb.lemma_.casefold(), particles(verb)) or _idiom(verb)
    if act is None or _is_embedded(verb) or _is_courtesy(verb, act):
        return
    actors, content = _who_and_what(context, verb)
    denied = is_denied(verb)
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if act == "reject" and inner is not None and _concedes(inner):
        act = "refuse to concede"
    if act == "concede" and denied:
        act, denied = "refuse to concede", False
    if act in _ABOUT_WHAT:
        content = _about_what(verb) or content
    if not content and act not in {"accuse", "concede", "refuse to concede"}:
        return
    targets = _targets(context, verb, content, actors)
    if not actors and (not targets or act != "accuse"):
        return
    # What is asked of several is asked of each; other acts have one target.
    towards = targets if act in {"demand", "appeal"} and targets else targets[:1] or (None,)
    modality = _stance_modality(act, verb)
    conditions = [] if inner is None else [*condition(inner), *condition(verb)]
    apart = {t.i for clause in conditions for t in clause.subtree}
    aside = reported_aside(content)
    content = _without_end([t for t in content if t.i not in apart and t not in aside])
    day = _day(context, act, content)
    for clause, author in product(conditions if act == "threaten" else (), actors):
        yield from _demanded(context, clause, author)
    for actor, target in product(actors or (None,), towards):
        yield context.claim(
            "stance",
            act,
            verb,
            content,
            actor=actor,
            target=target if target != actor else None,
            modality=modality,
            polarity=not denied,
            day=day,
        )


def _without_end(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return tokens


def _about_what(verb: Token) -> list[Token]:
    """Return what somebody is accused "of" or warned "against"."""
    about = [
        c
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in {"of", "for", "over", "against"}
    ]
    tokens = [t for c in about for g in c.children for t in g.subtree if g.dep_ == "pcomp"]
    return _without_end(sorted(tokens, key=lambda token: token.i))


def _day(context: Context, act: str, content: Sequence[Token]) -> date | None:
    """Return the day of what is asked or threatened lies ahead; that of other things need not."""
    if act in {"demand", "appeal", "propose", "offer", "promise", "threaten", "warn"}:
        return context.day_ahead(content)
    mention = context.date_in(content)
    return None if mention is None else mention.first


def _idiom(verb: Token) -> str | None:
    """Return the act of a verb with its object ("presented a proposal", "took X's side")."""
    lemma = verb.lemma_.casefold()
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if lemma in PROPOSING and any(t.lemma_ in PROPOSALS for o in objects for t in o.subtree):
        return "propose"
    if lemma in {"withdraw", "drop"} and any(o.lemma_ in _RETRACTED for o in objects):
        return "retract"
    if lemma == "take" and any(o.lower_ == "side" and _is_owned(o) for o in objects):
        return "support"
    return None


def _is_owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ == "of") for c in noun.children)


def _is_embedded(verb: Token) -> bool:
    """Whether a verb is only what somebody is to do ("urged them to accept", "refused to sign")."""
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if infinitive and verb.head.lower_ in _DISPOSED:
        # "is ready to accept": the sense of the adjective is the act's.
        return False
    embedded = infinitive and verb.dep_ in {"xcomp", "acl", "ccomp", "advcl"}
    governor = act_of_verb(verb.head.lemma_.casefold(), particles(verb.head))
    return embedded and (governor is not None or not _concedes(verb))


def _is_courtesy(verb: Token, act: str) -> bool:
    """Whether a verb is about what its own subject wants to do or not to say.

    "expects to buy", "asked not to be named", "refused to say whether" are no positions.
    """
    inner = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}), None)
    if inner is None:
        return verb.lemma_ == "expect"
    if verb.lemma_ == "insist" and inner.dep_ == "ccomp" and inner.tag_ != "VB":
        # "insisted that it was right" asserts, "insisted that he leave" demands.
        return True
    if verb.lemma_ == "insist" and any(c.dep_ == "aux" for c in inner.children):
        return True
    if act == "reject" and inner.lemma_ in _SAYING:
        return True
    told = any(c.dep_ in {"dobj", "dative"} and c.i < inner.i for c in verb.children)
    own = not told and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in inner.children)
    return own and verb.lemma_ in {"ask", "expect", "want", "seek"}


def _concedes(verb: Token) -> bool:
    return act_of_verb(verb.lemma_.casefold(), particles(verb)) == "concede"


def _stance_modality(act: str, verb: Token) -> Modality:
    modality = modality_of(verb)
    if act == "threaten" and modality == "done":
        return "threatened"
    if act == "promise" and modality == "done":
        return "intended"
    return modality


def _who_and_what(context: Context, verb: Token) -> tuple[tuple[str, ...], list[Token]]:
    """Actors and content of a verb, in the active voice and in the passive."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children)
    # "Asked about it, he said": he was asked.
    bare = verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children)
    if not passive and not (bare and verb.dep_ in {"advcl", "acl"}):
        subjects = list(subject_of(verb)) or _participle_subject(verb)
        actors = [actor for subject in subjects for actor in context.actors(subject)]
        return tuple(dict.fromkeys(actors)), complement(verb)
    agents = [
        grandchild
        for child in verb.children
        if child.dep_ == "agent"
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
    ]
    actors = [actor for agent in agents for actor in context.actors(agent)]
    patients = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if not patients and verb.dep_ == "conj":
        # "is supported by A and backed by B"
        patients = list(subject_of(verb))
    own: set[int] = set()
    if verb.dep_ == "acl":
        patients = [verb.head]
        own = {t.i for t in verb.subtree}
    content = [t for p in patients for t in p.subtree if t.i not in own]
    return tuple(dict.fromkeys(actors)), [t for t in content if not t.is_punct]


def _participle_subject(verb: Token) -> list[Token]:
    if verb.dep_ in {"advcl", "pcomp", "xcomp"}:
        for ancestor in verb.ancestors:
            if found := list(subject_of(ancestor)):
                return found
    if verb.dep_ == "acl":
        return [verb.head]
    return []


def _target(
    context: Context, verb: Token, content: Sequence[Token], actors: Sequence[str]
) -> str | None:
    return next(iter(_targets(context, verb, content, actors)), None)


def _targets(
    context: Context, verb: Token, content: Sequence[Token], actors: Sequence[str]
) -> tuple[str, ...]:
    """Towards whom: an object, whoever is told to do something, or whose thing it is."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubjpass"}]
    if not objects and verb.dep_ == "conj" and any(c.dep_ == "agent" for c in verb.children):
        objects = list(subject_of(verb))
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _TOWARDS:
            objects.extend(g for g in child.children if g.dep_ == "pobj")
        if child.dep_ in {"xcomp", "ccomp"}:
            objects.extend(g for g in child.children if g.dep_ in {"nsubj", "nsubjpass"})
    for token in objects:
        # Whose "its" is depends on the sentence, and it is never the target's for certain.
        owners = (word for word in modifiers(token) if word.pos_ != "PRON")
        for candidate in (token, *owners):
            found = tuple(a for a in context.actors(candidate) if a not in actors)
            if found:
                return found
    first = content[0] if content else None
    if first is not None and first.dep_ == "poss":
        return tuple(a for a in context.actors(first) if a not in actors)
    return ()


def _talk_of_force(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a speaker says of force as something that could be used ("war could be a tool").

    It is the speaker's, and hypothetical; whether it is also the position of a government depends
    on whether the speaker speaks for one.
    """
    subjects = [s for s in subject_of(verb) if s.lemma_.casefold() in _FORCE]
    modal = any(
        c.dep_ == "aux" and c.lower_ in {"could", "may", "might", "can"} for c in verb.children
    )
    use = verb.lemma_ == "be" and any(c.dep_ in {"attr", "acomp"} for c in verb.children)
    quotation = context.attribution(verb)
    if not subjects or not (modal or use) or quotation is None or quotation.speaker is None:
        return
    if is_denied(verb):
        return
    book = context.resolver.book
    content = [t for t in verb.subtree if not t.is_quote]
    while content and content[-1].is_punct:
        content.pop()
    yield context.claim(
        "stance",
        "threaten",
        verb,
        content,
        actor=book.acting(book.principal(quotation.speaker)),
        modality="hypothetical",
    )


def _named(context: Context, noun: Token) -> Iterator[Claim]:
    act = NOUN_ACTS.get(noun.lemma_.casefold())
    if act is None:
        return
    actors = _owners(context, noun)
    if not actors:
        return
    content = _noun_content(noun, act)
    if not content:
        return
    target = None
    for token in content:
        target = target or next((a for a in context.actors(token) if a not in actors), None)
    day = context.day_ahead(content)
    for actor in actors:
        yield context.claim(
            "stance",
            act,
            noun,
            content,
            actor=actor,
            target=target,
            modality="threatened" if act == "threaten" else "done",
            polarity=not is_denied(noun.head),
            day=day,
        )


def _owners(context: Context, noun: Token) -> tuple[str, ...]:
    found: list[str] = []
    for word in modifiers(noun):
        if word.dep_ == "pobj" and word.head.lower_ in {"for", "to"}:
            continue
        for actor in context.actors(word):
            named = context.resolver.book.at(context.parsed.passage.id, word.i)
            if word.dep_ in {"poss", "pobj"} or named:
                found.append(actor)
    if not found and noun.dep_ == "dobj" and noun.head.lemma_ in _VOICING:
        found = [a for s in subject_of(noun.head) for a in context.actors(s)]
    return tuple(dict.fromkeys(found))


def _noun_content(noun: Token, act: str) -> list[Token]:
    tokens: list[Token] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"for", "to", "that", "on", "against"}:
            tokens.extend(t for g in child.children for t in g.subtree)
        elif child.dep_ in {"acl", "ccomp", "xcomp"} and child.i > noun.i:
            tokens.extend(child.subtree)
    if not tokens and act in _SUPPORTING and noun.head.lemma_ in _GETTING:
        tokens = [t for s in subject_of(noun.head) for t in s.subtree]
    tokens = sorted(set(tokens), key=lambda token: token.i)
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return tokens


def _announced(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a side says it will do: a threat, a promise or a refusal."""
    speaker = _announcer(context, verb)
    if speaker is None:
        return
    content = _predicate(verb)
    denied = is_denied(verb)
    against = verb.lemma_ == "act" and "against" in particles(verb)
    threat = not denied and (is_conditional(verb) or verb.lemma_.casefold() in COERCIVE or against)
    act = "threaten" if threat else "reject" if denied else "promise"
    if denied and _concedes(verb):
        act = "refuse to concede"
    target = _target(context, verb, content, (speaker,))
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
    )
    for clause in condition(verb):
        yield from _demanded(context, clause, speaker)
    for clause in verb.children if denied else ():
        # "will not talk until they leave"
        if clause.dep_ == "advcl" and any(c.lower_ == "until" for c in clause.children):
            yield from _demanded(context, clause, speaker)


def _required(context: Context, verb: Token) -> Iterator[Claim]:
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
    bound = dict.fromkeys(a for s in subjects for a in context.actors(s))
    tokens = {t for s in subject_of(verb) for t in s.subtree} | set(_predicate(verb))
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


def _willing(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield an offer for what a side is "willing to" do, and for talks that it is "ready" for."""
    disposed = verb.head.lower_
    ready = disposed in {"ready", "prepared"} and verb.lemma_ in _TALKING
    if verb.dep_ != "xcomp" or not (disposed in {"willing", "unwilling"} or ready):
        return
    if act_of_verb(verb.lemma_.casefold(), particles(verb)) is not None:
        return
    denied = disposed == "unwilling" or is_denied(verb)
    content = _predicate(verb)
    for actor in dict.fromkeys(a for s in subject_of(verb) for a in context.actors(s)):
        yield context.claim(
            "stance",
            "reject" if denied else "offer",
            verb,
            content,
            actor=actor,
            target=_target(context, verb, content, (actor,)),
            day=context.day_ahead(content),
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
    if quotation is None or quotation.speaker is None or quotation.cue_lemma is None:
        return None
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if", "unless"} for c in verb.children):
        return None
    if not is_speech(quotation.cue_lemma):
        return None
    book = context.resolver.book
    principal = book.acting(book.principal(quotation.speaker))
    for subject in subject_of(verb):
        if principal in context.actors(subject):
            return principal
        # "its members would walk out": what the members do, the union does.
        owners = [a for w in modifiers(subject) if w.dep_ == "poss" for a in context.actors(w)]
        if principal in owners:
            return principal
    return None


def _predicate(verb: Token) -> list[Token]:
    """Return the verb with what belongs to it: no subject, no condition, no verb joined to it."""
    left_out = {"nsubj", "nsubjpass", "mark", "cc", "conj", "aux", "punct", "neg"}
    conditions = {clause.i for clause in condition(verb)}
    tokens = {verb}
    for child in verb.children:
        if child.dep_ not in left_out and child.i not in conditions and child.i > verb.i:
            tokens |= set(child.subtree)
    ordered = sorted(without_finite_conjuncts(tokens), key=lambda token: token.i)
    for position, token in enumerate(ordered):
        if token.text in {"—", "–", ";"}:
            ordered = ordered[:position]
            break
    while len(ordered) > 1 and ordered[-1].is_punct:
        ordered.pop()
    return ordered


def _demanded(context: Context, clause: Token, actor: str) -> Iterator[Claim]:
    """Yield the demand in "unless X does Y" and "if X does not do Y"."""
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    denied = is_denied(clause)
    positive = bool(marks & {"unless", "until"})
    if positive is denied or not marks & {"unless", "until", "if"}:
        return
    passive = any(child.dep_ == "nsubjpass" for child in clause.children)
    content = _predicate(clause)
    if passive:
        subjects = [c for c in clause.children if c.dep_ == "nsubjpass"]
        content = sorted(
            {t for s in subjects for t in s.subtree} | set(content), key=lambda token: token.i
        )
    target = None
    for subject in subject_of(clause):
        target = target or next((a for a in context.actors(subject) if a != actor), None)
    day = context.day_ahead(content)
    yield context.claim(
        "stance",
        "demand",
        clause,
        content,
        actor=actor,
        target=target,
        modality="done",
        day=day,
    )
