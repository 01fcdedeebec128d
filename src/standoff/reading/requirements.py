"""What a speaker says that somebody else must do: a demand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from standoff.reading.asked import agents_of, is_done_to
from standoff.reading.clauses import is_denied
from standoff.reading.context import Context
from standoff.reading.predicates import predicate
from standoff.reading.records import Claim
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["required_by"]

_MUST = frozenset("must should shall".split())


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
