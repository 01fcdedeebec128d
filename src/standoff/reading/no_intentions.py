"""Refusals that are told by a noun: "has no intention of reopening", "has no plans to leave"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.not_intended import lacking
from standoff.reading.predicates import predicate
from standoff.reading.records import Claim
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["not_intended_by"]


def not_intended_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what a side says it has no intention or desire of doing."""
    having = lacking(verb)
    if having is None:
        return
    content = context.within_quotation(verb, predicate(verb))
    actors = dict.fromkeys(a for s in subject_of(having) for a in context.actors(s))
    for actor in actors:
        yield context.claim(
            "stance", "reject", verb, content, actor=actor, modality="intended",
            day=context.day_ahead(content),
        )  # fmt: skip
