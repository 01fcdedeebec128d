"""Whom "the company", "the union" or "the ministry" means: one whom the same report names.

What other reports name never counts, and of several that it fits it is none, unless the words
before it make it plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook, Standing
from standoff.reading.roles import BODIES, ORGANISATION_WORDS, is_person_role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed
    from standoff.reading.names import Name

__all__ = ["COMPANIES", "described", "fits", "may_be_named", "note_standings"]

COMPANIES = frozenset({"company", "employer", "firm"})
"""Nouns of those whose names need not say what they are."""
_OF_STATE = frozenset({"army", "cabinet", "government", "military"})
# Words that say which sort of body a name is of, beyond its own noun.
_SORTS = {
    "union": frozenset({"local", "union", "brotherhood", "guild", "workers", "dockworkers"}),
    "alliance": frozenset({"nato"}),
    "bloc": frozenset({"eu", "asean", "ecowas"}),
    "company": frozenset({"inc", "ltd", "plc", "corp", "company", "corporation", "group"}),
    "organisation": frozenset({"organisation", "organization"}),
}
_OF_OTHERS = frozenset[str]().union(*(s for noun, s in _SORTS.items() if noun not in COMPANIES))
_TOLD = frozenset({"tell", "inform", "assure", "remind", "notify"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TEXT = frozenset({"lead", "body"})


def note_standings(book: ActorBook, texts: Sequence[Parsed]) -> None:
    """Record in each report how those stand whom it names."""
    for report, passages in groupby(texts, lambda parsed: parsed.passage.source):
        found: dict[str, Standing] = {}
        for parsed in passages:
            for name in book.names(parsed.passage.id):
                actor = book.at(parsed.passage.id, name.start)
                if actor is not None and not _is_told(_head(parsed, name)):
                    found[actor] = _joined(found.get(actor), parsed, name)
        book.stand(report, found)


def _joined(known: Standing | None, parsed: Parsed, name: Name) -> Standing:
    """Return how somebody stands in a report with one more mention."""
    known = known or Standing()
    head = _head(parsed, name)
    owned = _owned(head)
    subject = head if owned is None else owned
    text = parsed.passage.kind in _TEXT
    about = text and _is_main_subject(subject)
    officer = owned is None or is_person_role(owned.text)
    # "Peru's government" is told apart from others; "the Government of Peru" is the one.
    government = subject.lower_ == "government" and head.dep_ != "poss"
    return Standing(
        known.acts or (about and officer),
        known.introduced | set(_introducing(head)),
        known.governs or (about and government),
        parsed.passage.start if known.since is None and text else known.since,
    )


def _head(parsed: Parsed, name: Name) -> Token:
    """Return the word of a name that the rest of its sentence hangs on."""
    return parsed.doc[name.start : name.end].root


def _owned(name: Token) -> Token | None:
    """Return what somebody has who is named beside it ("Peru's government", "chief of Velrail")."""
    if name.dep_ == "poss":
        return name.head
    if name.dep_ == "pobj" and name.head.lower_ == "of":
        return name.head.head
    return None


def _is_main_subject(noun: Token) -> bool:
    verb = noun.head
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    return noun.dep_ in _SUBJECTS and main


def _introducing(name: Token) -> Iterator[str]:
    """Yield the nouns that say what is named ("the firm Velrail", "Velrail, the railway firm")."""
    for word in (*name.children, *((name.head,) if name.dep_ == "appos" else ())):
        if word.pos_ == "NOUN" and (word.dep_ in {"compound", "appos"} or word == name.head):
            yield word.lower_


def _is_told(name: Token) -> bool:
    """Whether somebody is only told something ("told the Monitor that")."""
    verb = name.head
    if name.dep_ == "pobj" and verb.lower_ == "to":
        return verb.head.lemma_.casefold() in {"say", "announce", "confirm", "explain"}
    return name.dep_ in {"dobj", "dative", "iobj"} and verb.lemma_.casefold() in _TOLD


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
    if set(_words(name)) & _SORTS.get(noun, frozenset()):
        return True
    return noun in COMPANIES and kind == "organisation" and _is_of_no_sort(book, actor)


def _is_of_no_sort(book: ActorBook, actor: str) -> bool:
    words = _words(book.name(actor))
    sorts = (ORGANISATION_WORDS | BODIES) - COMPANIES
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


def described(book: ActorBook, parsed: Parsed, noun: str, before: int) -> str | None:
    """Return the one that a definite description ("the bank") means in a report, or None.

    It is the one that the same passage has named before it, else the one that the report is about;
    a company is named before it.
    "The government" and "the army" are those of the one state whose government the report is about,
    or all reports where it is about none.

    Parameters
    ----------
    parsed, before
        Where the description stands: the passage, and the token.
    """
    standings = book.standings(parsed.passage.source)
    if noun in _OF_STATE:
        states = [a for a, s in standings.items() if s.governs] or list(book.governments)
        return states[0] if len(states) == 1 else None
    fitting = {actor: s for actor, s in standings.items() if fits(book, actor, noun)}
    near = [
        (actor, token)
        for token in reversed(parsed.doc[:before])
        if (actor := book.at(parsed.passage.id, token.i)) in fitting and not _is_told(token)
    ]
    if noun not in COMPANIES or len({actor for actor, _ in near}) == 1:
        if near:
            return near[0][0]
    elif near:
        plain = (a for a, t in near if _is_main_subject(t) or COMPANIES & set(_introducing(t)))
        return next(plain, None)
    elif any(_may_be_one(book, parsed, token) for token in parsed.doc[:before]):
        return None
    if noun in COMPANIES:
        start = parsed.passage.start
        return _company(
            {a: s for a, s in fitting.items() if s.since is not None and s.since < start}
        )
    return _of_sort(book, fitting, noun)


def _may_be_one(book: ActorBook, parsed: Parsed, token: Token) -> bool:
    """Whether somebody acts whom the model takes for a place, and who may as well be a company."""
    actor = book.at(parsed.passage.id, token.i)
    unknown = actor is not None and book.kind(actor) == "government" and not book.has_item(actor)
    return unknown and _is_main_subject(token)


def _company(named: dict[str, Standing]) -> str | None:
    """Return the one company of those named before that a report is about, or None."""
    among = [actor for actor, standing in named.items() if standing.acts] or list(named)
    if len(among) > 1:
        among = [actor for actor in among if COMPANIES & named[actor].introduced]
    return among[0] if len(among) == 1 else None


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
