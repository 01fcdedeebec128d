"""What a side is willing to do, or ready for: an offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.acts import FAVOURS, TALKING, act_of_verb
from standoff.reading.clauses import condition, is_denied, particles
from standoff.reading.conditional_demands import demanded
from standoff.reading.context import Context
from standoff.reading.predicates import predicate
from standoff.reading.records import Claim
from standoff.reading.resolve import subject_of
from standoff.reading.stance_targets import target_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["willing_by"]


def willing_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield an offer for what a side is "willing to" do, and for talks that it is "ready" for.

    The same goes for a favour that it is "prepared" to do; what it asks in return is its demand.
    """
    disposed = verb.head.lower_
    ready = disposed in {"ready", "prepared"} and verb.lemma_ in TALKING | FAVOURS
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
