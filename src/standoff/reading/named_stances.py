"""Stances that a noun names ("Moscow's demand for talks", "the backing of the US")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.acts import NOUN_ACTS
from standoff.reading.asked import asked_by_noun
from standoff.reading.clauses import is_denied, modality_of
from standoff.reading.context import Context
from standoff.reading.records import Claim
from standoff.reading.subjects import modifiers, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["named_by"]

_GETTING = frozenset({"have", "get", "win", "enjoy", "receive", "draw", "gain", "earn"})
_SUPPORTING = frozenset({"support", "oppose"})
_GIVING_UP = frozenset(
    "abandon cancel deny drop end lift renounce rescind retract reverse suspend withdraw".split()
)
_VOICING = frozenset(
    "announce declare express give issue make offer pledge reiterate renew repeat voice".split()
)


def named_by(context: Context, noun: Token) -> Iterator[Claim]:
    """Yield the stance that a noun names, for each of those whose it is."""
    act = NOUN_ACTS.get(noun.lemma_.casefold())
    # "the tolls that Norland demands": a parser takes the verb for a noun.
    if act is None or noun.dep_ == "relcl":
        return
    if act == "offer" and any(c.dep_ == "prep" and c.lower_ == "for" for c in noun.children):
        # What an offer is "for" is wanted by who makes it.
        return
    actors = _owners(context, noun)
    if not actors:
        return
    content = _noun_content(noun, act)
    if not content:
        return
    if act == "threaten" and _is_carried_out(noun):
        yield from _carried_out(context, noun, content, actors)
        return
    asks = act in {"demand", "appeal"}
    target = None
    for token in asked_by_noun(noun) if asks else content:
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
            polarity=_stands(noun),
            day=day,
        )


def _is_carried_out(noun: Token) -> bool:
    """Whether what a noun names was done ("carried out its threat to", "made good on")."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    particles = {child.lower_ for child in verb.children}
    lemma = verb.lemma_.casefold()
    done = (lemma == "carry" and "out" in particles) or (lemma == "make" and "good" in particles)
    return done and verb.tag_ in {"VBD", "VBN"} and not is_denied(verb)


def _carried_out(
    context: Context, noun: Token, content: Sequence[Token], actors: Sequence[str]
) -> Iterator[Claim]:
    """Yield the deed that was threatened and has been done."""
    deed = next((t for t in content if t.pos_ == "VERB"), None)
    if deed is None:
        return
    said = [t for t in content if t.i >= deed.i]
    for actor in actors:
        yield context.claim(
            "event", deed.lemma_.casefold(), noun, said, actor=actor, modality="done"
        )


def _stands(noun: Token) -> bool:
    """Whether what a noun names is not denied, nor taken back.

    It stands where somebody "refused to withdraw its threat", or would talk "if it withdrew" it.
    """
    taken_back = _is_taken_back(noun)
    if taken_back and modality_of(noun.head) == "hypothetical":
        return True
    return is_denied(noun.head) is taken_back


def _is_taken_back(noun: Token) -> bool:
    """Whether somebody gives up what a noun names ("has dropped its threat to")."""
    verb = noun.head
    up = verb.lemma_ == "give" and any(child.lower_ == "up" for child in verb.children)
    return noun.dep_ == "dobj" and (up or verb.lemma_.casefold() in _GIVING_UP)


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
