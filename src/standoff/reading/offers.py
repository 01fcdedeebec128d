"""Offers that are made or put forward, and proposals that are offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.acts import FAVOURS
from standoff.reading.stance_targets import without_end

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_offer", "is_told_by_offer", "what_is_offered"]


def _offer_made(verb: Token) -> Token | None:
    """Return the noun of "made an offer" and "put forward an offer of payment", or None."""
    return next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_ == "offer"), None)


def is_offer(verb: Token) -> bool:
    """Whether what a verb proposes is an offer, or what the proposer would pay or do for others."""
    inner = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "pcomp"}), None)
    if inner is None:
        return _offer_made(verb) is not None
    own = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in inner.children)
    return own and inner.lemma_.casefold() in FAVOURS


def is_told_by_offer(verb: Token) -> bool:
    """Whether the noun itself tells an offer ("made an offer to pay")."""
    offer = _offer_made(verb)
    return offer is not None and any(c.dep_ == "acl" for c in offer.children)


def what_is_offered(verb: Token) -> list[Token]:
    """Return what an offer is "of", or what kind of offer it is ("a compensation offer")."""
    offer = _offer_made(verb)
    if offer is None:
        return []
    of = [g for c in offer.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]
    things = of or [c for c in offer.children if c.dep_ in {"compound", "nmod"}]
    return without_end(sorted({t for thing in things for t in thing.subtree}))
