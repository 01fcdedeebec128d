"""Whether what a verb says is demanded, promised, or to come: what makes a day a deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.roles import BODIES, COLLECTIVES, FORCES, GROUPS, OFFICIALS, PARTIES, PEOPLE
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.context import Context

__all__ = [
    "ACTING",
    "ASKING",
    "GIVING",
    "PROMISING",
    "is_ahead",
    "is_demanded",
    "is_done_by_someone",
    "is_forecast",
    "is_planned",
    "is_promised",
]

ASKING = frozenset(
    """
    ask call command compel demand direct insist instruct oblige order press propose request require
    seek suggest summon tell urge want warn
    """.split()
)
_ASKING_FOR = frozenset("ask call demand order press propose request require seek want".split())
"""What is asked for by these may be a thing ("wants an answer by Friday")."""
PROMISING = frozenset("agree commit pledge promise swear undertake vow".split())
GIVING = frozenset("allow get give grant have".split())
_DEMANDING = frozenset("command demand oblige order require want".split())
"""What these hold is demanded in any form ("demanded that Peru leaves"); others may only tell."""
_MUST = frozenset({"must", "should", "shall"})
_AHEAD = frozenset({"will", "'ll", "’ll", "would", "shall", "must", "should"})
_MAYBE = frozenset("can could may might".split()) | _AHEAD - _MUST
_AIMS = frozenset("aim hope intend plan want".split())
ACTING = BODIES | COLLECTIVES | FORCES | GROUPS | OFFICIALS | PARTIES | PEOPLE | {"who"}
_BEFALLING = frozenset(
    "arrive become double fall grow have know lose own rise run see suffer win".split()
)
"""What nobody does of his own will, so that a day for it is expected and not set."""

_ARRANGED = frozenset("begin cease close convene end open reopen resume start stop".split())
"""What somebody has to see to, whatever does it ("talks will resume by 1 April")."""


def is_demanded(verb: Token) -> bool:
    """Whether somebody wants it done, or makes it a condition."""
    below = verb
    for clause in (verb, *verb.ancestors):
        if clause.pos_ in {"VERB", "AUX"}:
            words = {child.lower_ for child in clause.children}
            if "unless" in words or ("if" in words and not _is_question(clause)):
                return True
            asking = _ASKING_FOR if clause == verb else ASKING
            bound = bool(words & _MUST) or clause.lemma_ in asking or _has_to(clause)
            if bound and (clause == verb or _is_bare(below) or _is_bound(clause, below)):
                return True
            below = clause
        if clause.dep_ == "ROOT":
            break
    return False


def _is_question(clause: Token) -> bool:
    """Whether an "if" is a "whether" ("asked if it had left")."""
    mark = next((c for c in clause.children if c.lower_ == "if"), None)
    asking = clause.head.lemma_ in {"ask", "know", "see", "wonder"}
    return asking and mark is not None and mark.i == clause.head.i + 1


def _has_to(verb: Token) -> bool:
    """Whether somebody "has to" do something, or "is to" do it, or needs something."""
    kinds = {"xcomp", "dobj"} if verb.lemma_ == "need" else {"xcomp"}
    return verb.lemma_ in {"be", "have", "need"} and any(
        c.dep_ in kinds and (c.dep_ == "dobj" or _is_to(c)) for c in verb.children
    )


def _is_bare(verb: Token) -> bool:
    """Whether a verb is an infinitive or a participle that takes its mood from the one above."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return verb.tag_ in {"VB", "VBG", "VBN"} and not auxiliaries - {"to", "be", "being", "been"}


def _is_bound(clause: Token, below: Token) -> bool:
    """Whether a verb that demands holds a clause of its own ("that Peru leaves")."""
    if below.dep_ != "ccomp" or any(c.lower_ in _MAYBE for c in below.children):
        return False
    # "insisted that Peru pay"
    one = any(c.dep_ == "nsubj" and c.tag_ in {"NN", "NNP"} for c in below.children)
    subjunctive = below.tag_ == "VBP" and one and clause.lemma_ in ASKING
    return subjunctive or clause.lemma_ in _DEMANDING


def is_promised(verb: Token) -> bool:
    """Whether somebody binds himself to it ("pledged to provide tents")."""
    return _is_infinitive(verb) and verb.head.lemma_ in PROMISING


def is_ahead(verb: Token) -> bool:
    """Whether a verb of doing is to come: "will be emptied", "plan to fill", "agreed to leave"."""
    if verb.pos_ != "VERB":
        return False
    if any(child.dep_ == "aux" and child.lower_ in _AHEAD for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_ahead(verb.head)
    return _is_infinitive(verb) and verb.head.lemma_ in PROMISING | _AIMS


def is_forecast(context: Context, verb: Token) -> bool:
    """Whether a verb with an auxiliary says what is expected, and not what somebody has to do.

    "The river should peak", "costs will have doubled": no one who acts does it. In the passive
    voice it is somebody else who will, but "the harvest should be finished" says too little.
    """
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not auxiliaries & _AHEAD and not is_planned(verb):
        return False
    must, perfect = "must" in auxiliaries, "have" in auxiliaries
    if must and not perfect:
        return False
    if (perfect and not must) or ("should" in auxiliaries and verb.lemma_ == "be"):
        return True
    if is_done_by_someone(context, verb):
        return not must and verb.lemma_ in _BEFALLING
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return not (passive or verb.lemma_ in _ARRANGED) or "should" in auxiliaries


def is_planned(verb: Token) -> bool:
    """Whether somebody "is to" do something, which may be no more than a plan."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and _is_to(verb)


def is_done_by_someone(context: Context, verb: Token) -> bool:
    """Whether the subject of a verb is somebody who acts."""
    return any(s.lower_ in ACTING or context.actors(s) for s in subject_of(verb))


def _is_infinitive(verb: Token) -> bool:
    return verb.dep_ in {"xcomp", "ccomp", "advcl"} and _is_to(verb)


def _is_to(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
