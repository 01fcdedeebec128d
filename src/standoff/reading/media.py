"""Newspapers, agencies and broadcasters, who are told things and act in no dispute for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.context import Context

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_medium"]

_AGENCIES = frozenset(
    "abc afp ansa ap bbc bloomberg cbc cbs cnn dpa efe interfax kyodo nbc npr pbs reuters rfe sky "
    "tass upi xinhua".split()
)
_TITLES = frozenset(
    """
    advertiser argus broadcasting broadcaster bulletin chronicle courier daily dispatch echo
    enquirer examiner gazette globe guardian herald inquirer journal ledger magazine mail mercury
    messenger mirror monitor news newspaper newswire observer online paper post press programme
    radio record recorder register review sentinel show standard star sun telegraph television
    times today tribune tv weekly
    """.split()
)
"""Last words of the names of newspapers and broadcasters."""
_KINDS = frozenset(
    "agency broadcaster channel daily magazine newspaper paper radio station tabloid weekly".split()
)
"""Nouns with which a report names one ("the newspaper Vesna")."""


def is_medium(context: Context, noun: Token, actor: str) -> bool:
    """Whether whoever is told something is a newspaper, an agency or a broadcaster.

    One that is what some sentence of the report is about, may be a party to the dispute.
    """
    book = context.resolver.book
    standing = book.standings(context.source.id).get(actor)
    if book.has_item(actor) or (standing is not None and standing.acts):
        return False
    introduced = frozenset() if standing is None else standing.introduced
    beside = {c.lower_ for c in noun.children if c.dep_ in {"compound", "amod", "appos", "nmod"}}
    if noun.left_edge.i:
        # In "the newspaper Vesna" the parser takes the two for two objects.
        beside.add(noun.nbor(-1).lower_)
    if _KINDS & (introduced | beside):
        return True
    words = book.name(actor).casefold().replace(".", "").split()
    named = words[-1] in _TITLES or bool(set(words) & _AGENCIES)
    return named and book.kind(actor) in {"organisation", "body"}
