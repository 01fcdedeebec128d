"""Offers that are raised or lowered: "raised its offer to 4 percent" offers 4 percent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.clauses import is_denied, modality_of
from standoff.reading.context import Context
from standoff.reading.records import Claim
from standoff.reading.stance_targets import target_of, without_end
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["changed_offer", "raised_by"]

_CHANGING = frozenset(
    "boost change cut improve increase lift lower raise reduce revise sweeten up".split()
)
_OFFERS = frozenset({"bid", "offer"})
_SETTLED = frozenset({"agree", "decide"})


def raised_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what an offer is changed to, as the offer that its author makes now."""
    offer = changed_offer(verb)
    if offer is None or is_denied(verb):
        return
    if not (modality_of(verb) == "done" or verb.head.lemma_ in _SETTLED):
        return
    content = [] if _is_for_another(context, verb, offer) else _changed_to(verb, offer)
    for actor in dict.fromkeys(_authors(context, verb, offer)) if content else ():
        yield context.claim(
            "stance",
            "offer",
            verb,
            content,
            actor=actor,
            target=target_of(context, verb, content, (actor,)),
            quantity=context.count_in(content),
        )


def changed_offer(verb: Token) -> Token | None:
    """Return the offer that a verb raises or lowers, or None."""
    if verb.lemma_.casefold() not in _CHANGING:
        return None
    changed = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
    return next((noun for noun in changed if noun.lemma_.casefold() in _OFFERS), None)


def _is_for_another(context: Context, verb: Token, offer: Token) -> bool:
    """Whether somebody bids for another ("raised its offer for Chile"), which is to buy it."""
    bids = (c for c in (*verb.children, *offer.children) if c.lower_ == "for" and c.dep_ == "prep")
    return any(context.actors(noun) for c in bids for noun in c.children)


def _changed_to(verb: Token, offer: Token) -> list[Token]:
    """Return the words of the number that is offered now, with what it is a number of."""
    for to in verb.subtree:
        if to.lower_ != "to" or to.i < max(verb.i, offer.i):
            continue
        phrase: list[Token] = []
        if to.dep_ == "quantmod":
            # "from 3 to 4 percent" may be taken for one number.
            phrase = list(to.doc[to.i + 1 : to.head.head.i + 1])
        elif to.dep_ == "prep":
            nouns = (c for c in to.children if c.dep_ == "pobj")
            phrase = sorted({t for noun in nouns for t in noun.subtree}, key=lambda t: t.i)
        if any(token.like_num for token in phrase):
            return without_end(phrase)
    return []


def _authors(context: Context, verb: Token, offer: Token) -> Iterator[str]:
    """Yield whose offer it is: who changes it, or else whose it is called."""
    agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children]
    own = [s for s in subject_of(verb) if s.dep_ != "nsubjpass"]
    owners = [c for c in offer.children if c.dep_ == "poss"]
    for word in agents + own or owners:
        yield from context.actors(word)
