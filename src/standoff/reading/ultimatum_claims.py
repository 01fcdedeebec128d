"""The demand and the threat of an ultimatum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from standoff.reading.clauses import is_denied
from standoff.reading.context import Context
from standoff.reading.predicates import predicate
from standoff.reading.records import Claim
from standoff.reading.ultimatums import Ultimatum, find_ultimatum, sides_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ultimatum_by"]


def ultimatum_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield the demand and the threat of "gave Peru until Friday to leave or face a blockade"."""
    found = find_ultimatum(verb)
    if found is None or is_denied(verb):
        return
    setters, given = (_distinct(context, nouns) for nouns in sides_of(verb))
    # To give time to somebody who is nobody's other side is to demand nothing of him.
    pairs = product(setters, given or ((None,) if found.faced is not None else ()))
    for setter, target in ((s, t) for s, t in pairs if s != t):
        yield _ultimate_demand(context, found, setter, target)
        if found.faced is not None and (threat := predicate(found.faced)[1:]):
            yield context.claim(
                "stance",
                "threaten",
                threat[0],
                threat,
                actor=setter,
                target=target,
                modality="threatened",
            )


def _ultimate_demand(context: Context, found: Ultimatum, setter: str, target: str | None) -> Claim:
    end = found.demanded.sent.end if found.faced is None else found.faced.i
    wanted = [t for t in predicate(found.demanded) if t.i < end]
    while wanted[-1].is_punct or wanted[-1].lower_ in {"or", "else"}:
        wanted.pop()
    until = list(wanted[0].doc[found.setter.i : found.demanded.i])
    return context.claim(
        "stance",
        "demand",
        found.demanded,
        wanted,
        actor=setter,
        target=target,
        day=context.day_ahead(until, given=True) or context.day_ahead(wanted),
        quantity=context.count_in(wanted),
    )


def _distinct(context: Context, nouns: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for noun in nouns for actor in context.actors(noun)))
