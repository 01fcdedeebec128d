"""What somebody promises or asks "to" do, talks about, or calls something: no clause of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.clauses import reported_aside
from standoff.reading.cue_words import token_spans
from standoff.reading.cues import ABOUT, ABOUT_PARTICLES, CALLING, ENVOYS, GERUNDS, TO_DO

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["about", "agent_of", "to_do"]


def to_do(doc: Doc, verb: Token, lemma: str) -> list[Span]:
    """Characters of what somebody promises, refuses or asks "to" do."""
    if lemma in GERUNDS:
        for child in verb.children:
            if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG" and child.i > verb.i:
                return token_spans(doc, {t.i for t in child.subtree})
    if lemma not in TO_DO:
        return []
    inner = [
        child
        for child in verb.children
        if (child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "advcl" and _is_for(child)))
        and child.i > verb.i
        and any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
    ]
    if not inner or (lemma == "ask" and any(c.dep_ == "neg" for c in inner[0].children)):
        # "asked not to be named"
        return []
    told = {
        t.i
        for child in verb.children
        if child.dep_ in {"dobj", "dative"} and verb.i < child.i < inner[0].i
        for t in child.subtree
    }
    return token_spans(doc, told | {t.i for child in inner for t in child.subtree})


def _is_for(clause: Token) -> bool:
    """Whether a clause is what somebody asks for ("asked for the troops to leave")."""
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)


def agent_of(verb: Token) -> Token | None:
    """Return by whom something is done in the passive voice, or None."""
    agents = (g for c in verb.children if c.dep_ == "agent" for g in c.children)
    agent = next((g for g in agents if g.dep_ == "pobj"), None)
    return None if agent is None or agent.lemma_ in {"vote", "majority", "margin"} else agent


def about(
    doc: Doc, verb: Token, lemma: str, subject: Token | None
) -> tuple[Token | None, list[Span]]:
    """Speaker and object of a verb that tells what somebody talks about."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        patients = [c for c in verb.children if c.dep_ == "nsubjpass"]
        agent = agent_of(verb)
        if agent is None or lemma not in ABOUT:
            return subject, []
        return agent, token_spans(doc, {t.i for p in patients for t in p.subtree})
    objects: list[Token] = []
    if lemma in CALLING:
        objects = _called(verb)
    elif lemma in ABOUT:
        objects = [c for c in verb.children if c.dep_ in {"dobj", "oprd"} and c.i > verb.i]
    for child in verb.children:
        if (lemma, child.lower_) in ABOUT_PARTICLES:
            # "called a meeting on Friday" calls on nobody.
            objects += [
                g
                for g in child.children
                if g.dep_ in {"pobj", "pcomp"} and g.ent_type_ not in {"DATE", "TIME"}
            ]
    if lemma == "recall" and any(o.lemma_.casefold() in ENVOYS for o in objects):
        # Whoever recalls an ambassador calls him home.
        return subject, []
    if objects and lemma in ABOUT | CALLING:
        objects += [
            c
            for c in verb.children
            if c.dep_ == "prep" and c.i > objects[-1].i and c.lower_ in {"for", "as", "of"}
        ]
    if all(t.pos_ == "PRON" for t in objects):
        return subject, []
    about = {t for o in objects for t in o.subtree}
    return subject, token_spans(doc, {t.i for t in about - reported_aside(about)})


def _called(verb: Token) -> list[Token]:
    """Return what is called, and what it is called ("called the offer an insult")."""
    after = [c for c in verb.children if c.i > verb.i]
    names = [c for c in after if c.dep_ in {"oprd", "ccomp"} or c.lower_ == "as"]
    objects = [c for c in after if c.dep_ == "dobj"]
    # The parser takes what something is called for a second object at times, or for the only one.
    named = names or len(objects) > 1 or (objects and objects[0].pos_ == "ADJ")
    return objects + names if named else []
