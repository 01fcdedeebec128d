"""Commitments and deployments: who keeps, sends or withdraws how many of what, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.acts import TELLING, WANTING, act_of_verb
from standoff.reading.clauses import (
    is_asked_for,
    is_denied,
    is_in_condition,
    is_wanted,
    modality_of,
    particles,
)
from standoff.reading.context import Context
from standoff.reading.provisos import is_hoped
from standoff.reading.records import Claim
from standoff.reading.roles import FORCES
from standoff.reading.subjects import modifiers, subject_of
from standoff.reading.ultimatums import is_in_ultimatum

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_commitments"]

_KEEP = frozenset("keep maintain retain leave hold remain stay base station".split())
_TELLING = TELLING | frozenset("advise allow expect force warn".split())
_HELD = frozenset({"hold", "leave"})
"""Who is "held" or "left" somewhere is no force that somebody keeps there."""
_STAY = frozenset({"remain", "stay"})
_DEPLOY = frozenset(
    "deploy send dispatch move mass amass reinforce contribute post rush concentrate".split()
)
_WITHDRAW = frozenset("withdraw pull recall remove".split())


def find_commitments(context: Context) -> Iterator[Claim]:
    """Yield the commitments and deployments of a passage."""
    for verb in context.parsed.tokens:
        if verb.pos_ != "VERB":
            continue
        act = _act(verb.lemma_.casefold())
        if act is None or _is_asked_of(verb) or is_in_condition(verb):
            continue
        force, is_subject = _force(verb)
        held = force is not None and force.dep_ == "nsubjpass" and verb.lemma_ in _HELD
        if force is None or held:
            continue
        actor = _actor(context, verb, force, is_subject=is_subject)
        content = [t for t in force.subtree if not t.is_punct]
        rest = [
            t
            for child in verb.children
            if child.dep_ in {"prep", "prt", "advcl", "xcomp"} and child.i > verb.i
            for t in child.subtree
        ]
        content = sorted({*content, *rest, verb}, key=lambda token: token.i)
        while content[-1].is_punct:
            content.pop()
        modality = modality_of(verb)
        mention = context.date_in(rest)
        done = modality in {"done", "reported"}
        day = (mention.first if mention else None) if done else context.day_ahead(rest, given=True)
        yield context.claim(
            "commitment",
            act,
            verb,
            content,
            actor=actor,
            modality=modality,
            polarity=not is_denied(verb),
            plover="YIELD" if act == "withdraw" else "MOBILIZE",
            day=day,
            quantity=context.count_in(list(force.subtree)),
        )


def _is_asked_of(verb: Token) -> bool:
    """Whether somebody else wants it done ("appealed to Norway to send troops")."""
    governor = verb.head
    if is_asked_for(verb) or is_in_ultimatum(verb) or is_wanted(verb):
        return True
    if is_hoped(verb):
        return True
    if verb.dep_ not in {"xcomp", "ccomp"} or governor == verb:
        return False
    if governor.lemma_ in _TELLING and any(c.tag_ == "TO" for c in verb.children):
        told = (c for c in governor.children if c.dep_ in {"dobj", "dative"})
        return not any(c.dep_ == "poss" and c.pos_ == "PRON" for t in told for c in t.children)
    if verb.dep_ == "xcomp" and governor.lemma_ in {"have", "need"}:
        # "had to withdraw its troops first"
        return True
    act = act_of_verb(governor.lemma_.casefold(), particles(governor))
    return act in WANTING | {"accuse"}


def _act(lemma: str) -> str | None:
    if lemma in _KEEP:
        return "keep"
    if lemma in _DEPLOY:
        return "deploy"
    return "withdraw" if lemma in _WITHDRAW else None


def _force(verb: Token) -> tuple[Token | None, bool]:
    """Return the troops that a verb is about, and whether they are its active subject."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and child.lower_ in FORCES:
            return child, False
    for subject in subject_of(verb):
        if subject.dep_ == "nsubj" and subject.lower_ in FORCES and verb.lemma_ in _STAY:
            return subject, True
    return None, False


def _actor(context: Context, verb: Token, force: Token, *, is_subject: bool) -> str | None:
    if not is_subject:
        for subject in subject_of(verb):
            if subject is not force and (found := context.actors(subject)):
                return found[0]
    for word in modifiers(force):
        if found := context.actors(word):
            return found[0]
    return None
