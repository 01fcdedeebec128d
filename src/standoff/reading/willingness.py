"""What a side is willing to do, or ready for: an offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.acts import TALKING, act_of_verb
from standoff.reading.announcements import is_kind
from standoff.reading.clauses import condition, is_denied, particles
from standoff.reading.conditional_demands import demanded
from standoff.reading.context import Context
from standoff.reading.dispositions import disposition_of
from standoff.reading.predicates import predicate
from standoff.reading.provisos import is_asked_in_return
from standoff.reading.raised_offers import changed_offer
from standoff.reading.records import Claim
from standoff.reading.stance_targets import target_of
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["provisos_of", "willing_by"]


def willing_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield an offer for what a side is "willing to" do, and for talks that it is "ready" for.

    The same goes for a favour that it is "prepared" to do; what it asks in return is its demand.
    """
    adjective = disposition_of(verb)
    if adjective is None:
        return
    disposed = adjective.lower_
    yields = verb.lemma_ in TALKING or is_kind(verb) or changed_offer(verb) is not None
    ready = disposed in {"ready", "prepared"} and yields
    if not (disposed in {"willing", "unwilling"} or ready):
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
        for clause in () if denied else provisos_of(verb):
            yield from demanded(context, clause, actor, favour=True)


def provisos_of(verb: Token) -> tuple[Token, ...]:
    """Return the verbs of the clauses on which somebody is willing to do what a verb says."""
    adjective = disposition_of(verb)
    governors = (verb,) if adjective is None else (verb, adjective, adjective.head)
    found = [c for governor in governors for c in condition(governor)]
    found += [
        clause
        for clause in verb.sent
        if clause.pos_ in {"VERB", "AUX"}
        and is_asked_in_return(clause)
        and any(a in governors for a in clause.ancestors)
    ]
    return tuple(dict.fromkeys(found))
