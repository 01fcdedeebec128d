"""Which union is "their union" where workers whom nobody names are told of."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook
from standoff.reading.body_words import body_words, telling_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_their_union", "union_of"]

_UNIONS = frozenset("association brotherhood federation guild syndicate union".split())


def is_their_union(noun: Token) -> bool:
    """Whether a noun is the union of those spoken of ("their union said")."""
    theirs = any(c.dep_ == "poss" and c.lower_ == "their" for c in noun.children)
    return noun.lower_ == "union" and theirs


def union_of(book: ActorBook, report: str, workers: Collection[str]) -> str | None:
    """Return the only union of a report whose name says that it is that of some workers, or None.

    Parameters
    ----------
    report
        Id of the source.
    workers
        Those spoken of, all of them described and not named.
    """
    if not workers or any(book.kind(each) != "group" for each in workers):
        return None
    trades = {word for each in workers for word in telling_words(book.name(each).split())}
    found = [
        actor
        for actor in book.standings(report)
        if (words := body_words(book.name(actor)))
        and words.noun in _UNIONS
        and words.telling & trades
    ]
    return found[0] if len(found) == 1 else None
