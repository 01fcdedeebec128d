"""Whom "the company", "the union" or "the ministry" means: one whom the same report names.

What other reports name never counts, and of several that it fits it is none, unless the words
before it make it plain.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook, Standing
from standoff.reading.company_nouns import COMPANY_NOUNS, MAKERS, TRADES
from standoff.reading.roles import BODIES, ORGANISATION_WORDS
from standoff.reading.standings import is_main_subject, is_told

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["described", "fits", "may_be_named"]

_OF_STATE = frozenset({"army", "cabinet", "government", "military"})
# Words that say which sort of body a name is of, beyond its own noun.
_SORTS = {
    "union": frozenset({"local", "union", "brotherhood", "guild", "workers", "dockworkers"}),
    "alliance": frozenset({"nato"}),
    "bloc": frozenset({"eu", "asean", "ecowas"}),
    "company": frozenset({"inc", "ltd", "plc", "corp", "company", "corporation", "group"}),
    "organisation": frozenset({"organisation", "organization"}),
}
_OF_OTHERS = frozenset[str]().union(*(s for noun, s in _SORTS.items() if noun not in COMPANY_NOUNS))


def fits(book: ActorBook, actor: str, noun: str) -> bool:
    """Whether somebody with a name may be called by a noun such as "company" or "union".

    The name tells of which sort it is; that of a company need not, but then it is of no other.
    """
    name = book.name(actor)
    kind = book.kind(actor)
    if kind == "person" or name.islower():
        return False
    if kind in {"organisation", "body"} and _noun_of(name) == noun:
        return True
    if noun in MAKERS and _words(name)[-1] in TRADES - MAKERS[noun]:
        return False
    if set(_words(name)) & _SORTS.get(noun, frozenset()):
        return True
    return noun in COMPANY_NOUNS and kind == "organisation" and _is_of_no_sort(book, actor)


def _is_of_no_sort(book: ActorBook, actor: str) -> bool:
    words = _words(book.name(actor))
    sorts = (ORGANISATION_WORDS | BODIES) - COMPANY_NOUNS - TRADES
    return not book.has_item(actor) and not (
        {words[-1], _noun_of(book.name(actor))} & sorts or set(words) & _OF_OTHERS
    )


@lru_cache(maxsize=4096)
def _noun_of(name: str) -> str:
    """Return the noun of a name: that before "of" ("Federation of Signal Workers"), or the last."""
    words = _words(name)
    places = [at for at, word in enumerate(words) if word in {"of", "for"} and at]
    return words[places[0] - 1] if places else words[-1]


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case; "Metalworkers" are workers."""
    words = name.casefold().split()
    return tuple("workers" if word.endswith("workers") else word for word in words)


def may_be_named(book: ActorBook, parsed: Parsed, noun: str) -> bool:
    """Whether a report names anybody whom a noun may mean."""
    if noun in _OF_STATE:
        return described(book, parsed, noun, len(parsed.doc)) is not None
    return any(fits(book, actor, noun) for actor in book.standings(parsed.passage.source))


def described(
    book: ActorBook, parsed: Parsed, noun: str, before: int, *, about: Collection[str] = ()
) -> str | None:
    """Return the one that a definite description ("the bank") means in a report, or None.

    It is the one that the same passage has named before it, else the one that the report is about;
    a company is named before it, and of several companies it is the one that the sentence before is
    about.
    "The government" and "the army" are those of the one state whose government the report is about,
    or all reports where it is about none.

    Parameters
    ----------
    parsed, before
        Where the description stands: the passage, and the token.
    about
        Whom the sentence before is about.
    """
    standings = book.standings(parsed.passage.source)
    if noun in _OF_STATE:
        states = [a for a, s in standings.items() if s.governs] or list(book.governments)
        return states[0] if len(states) == 1 else None
    fitting = _fitting(book, standings, noun)
    near = [
        (actor, token)
        for token in reversed(parsed.doc[:before])
        if (actor := book.at(parsed.passage.id, token.i)) in fitting and not is_told(token)
    ]
    if noun in COMPANY_NOUNS:
        return _company(book, parsed, before, fitting, near, about)
    if near:
        return near[0][0]
    if any(_may_be_one(book, parsed, token) for token in parsed.doc[:before]):
        return None
    return _of_sort(book, fitting, noun)


def _fitting(book: ActorBook, standings: Mapping[str, Standing], noun: str) -> dict[str, Standing]:
    """Return those of a report whom a noun fits: of companies those of the very trade, if any."""
    found = {actor: s for actor, s in standings.items() if fits(book, actor, noun)}
    trades = MAKERS.get(noun, frozenset())
    of_trade = {a: s for a, s in found.items() if _words(book.name(a))[-1] in trades}
    return of_trade or found


def _company(
    book: ActorBook,
    parsed: Parsed,
    before: int,
    fitting: Mapping[str, Standing],
    near: Sequence[tuple[str, Token]],
    about: Collection[str],
) -> str | None:
    """Return the company meant, or None: of several the one that the sentence before is about.

    Where the passage names one only, it is that one. Where it names none, it is the one that the
    passage before has ended with, or the only one that the report is about.
    """
    here = {actor for actor, _ in near}
    if len(here) == 1:
        return here.pop()
    topic = {actor for actor in about if actor in fitting}
    if near:
        start = parsed.doc[before].sent.start if before < len(parsed.doc) else before
        beside = {actor for actor, token in near if token.i >= start}
        return topic.pop() if len(topic) == 1 and beside <= topic else None
    if any(_may_be_one(book, parsed, token) for token in parsed.doc[:before]):
        return None
    if len(topic) == 1:
        return topic.pop()
    start = parsed.passage.start
    named = {a: s for a, s in fitting.items() if s.since is not None and s.since < start}
    among = [actor for actor, standing in named.items() if standing.acts] or list(named)
    return among[0] if len(among) == 1 else None


def _may_be_one(book: ActorBook, parsed: Parsed, token: Token) -> bool:
    """Whether somebody acts whom the model takes for a place, and who may as well be a company."""
    actor = book.at(parsed.passage.id, token.i)
    unknown = actor is not None and book.kind(actor) == "government" and not book.has_item(actor)
    return unknown and is_main_subject(token)


def _of_sort(book: ActorBook, fitting: dict[str, Standing], noun: str) -> str | None:
    """Return the first of a sort ("union") that a report is about, or the only one that it names.

    One whose name has the very word comes before those whose names only tell the sort.
    """
    called = {a: s for a, s in fitting.items() if noun in _words(book.name(a))}
    fitting = called or fitting
    acting = [actor for actor, standing in fitting.items() if standing.acts]
    if acting:
        return acting[0]
    return next(iter(fitting)) if len(fitting) == 1 else None
