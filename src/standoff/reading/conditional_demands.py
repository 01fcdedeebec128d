"""What a condition asks for or is afraid of: "unless X leaves" demands, "if X attacks" opposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.clauses import extent, is_denied
from standoff.reading.context import Context
from standoff.reading.predicates import predicate
from standoff.reading.provisos import is_asked_in_return
from standoff.reading.records import Claim
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["demanded", "feared"]

_HAPPENING = frozenset("arrive come fail fall happen improve occur pass remain rise stay".split())
"""Verbs of what happens to a thing."""
_NOTHING = frozenset({"no", "nobody", "none", "nothing"})
_GIVEN = frozenset({"if", "when", "once", "after"})
_EXCEPT = frozenset({"unless", "until"})


def demanded(
    context: Context, clause: Token, actor: str, *, favour: bool = False
) -> Iterator[Claim]:
    """Yield the demand in "unless X does Y", "if X does not do Y" and "if X fails to do Y".

    Of a favour it stands in "if X does Y" and "provided that X does Y", and of what is done on that
    condition alone in "only when X does Y".
    """
    act = _failed(clause)
    if act is clause and _comes_about(context, clause):
        return
    if _could_itself(context, clause, actor):
        return
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    denied = act is not clause or is_denied(clause)
    marks |= {child.lower_ for child in clause.children if child.tag_ == "WRB"}
    given = bool(marks & _GIVEN) or (favour and is_asked_in_return(clause))
    positive = bool(marks & _EXCEPT) or (favour and given)
    if positive is denied or not (marks & _EXCEPT or given):
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


def _could_itself(context: Context, clause: Token, actor: str) -> bool:
    """Whether a clause tells what whoever sets the condition could do ("if it could not grow")."""
    able = any(c.dep_ == "aux" and c.lower_ in {"can", "could"} for c in clause.children)
    subjects = list(subject_of(clause))
    return able and any(actor in context.actors(subject) for subject in subjects)
