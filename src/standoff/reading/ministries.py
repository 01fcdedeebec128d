"""The ministry that a minister speaks for, where the report names it and no state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook
from standoff.reading.body_words import body_words, telling_words
from standoff.reading.joint_names import OF_PORTFOLIOS, PORTFOLIOS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["ministry_of"]

_HEADS = frozenset({"minister", "secretary"})


def ministry_of(book: ActorBook, parsed: Parsed, title: Token) -> str | None:
    """Return the only ministry of a report for what a minister is for, or None.

    Parameters
    ----------
    parsed, title
        The passage, and the title ("minister" of "Transport Minister").
    """
    if title.lower_ not in _HEADS:
        return None
    portfolio = telling_words(_portfolio(title))
    found = [
        actor
        for actor in (book.standings(parsed.passage.source) if portfolio else ())
        if (words := body_words(book.name(actor)))
        and words.noun in OF_PORTFOLIOS
        and portfolio <= words.telling
    ]
    return found[0] if len(found) == 1 else None


def _portfolio(title: Token) -> list[str]:
    """Return what a minister is for ("foreign minister", "minister of transport")."""
    before = title.nbor(-1) if title.i else title
    if before.lower_ in PORTFOLIOS:
        return [before.text]
    behind = title.doc[title.i + 1 : title.i + 3]
    if len(behind) == 2 and behind[0].lower_ in {"of", "for"} and behind[1].lower_ in PORTFOLIOS:
        return [behind[1].text]
    return []
