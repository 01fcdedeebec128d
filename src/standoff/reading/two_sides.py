"""Whom "both delegations" or "the two companies" means where the words before name two such.

A text that names more than two who may be meant does not say which, unless the words just before
name exactly two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from standoff.reading.company_nouns import COMPANY_NOUNS
from standoff.reading.descriptions import fits
from standoff.reading.roles import TWO
from standoff.reading.standings import is_told

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.actor_book import ActorBook
    from standoff.reading.language import Parsed

__all__ = ["acting_sides", "is_taken", "may_be_all", "may_be_two", "of_two", "sides_in", "two_near"]

_WHERE = frozenset("across around at in inside near off outside".split())
_TO_SIDES = frozenset({"against", "between", "with"})
_DEEDS = frozenset(
    """
    army attack bid claim decision demand government military minister offer plan pledge position
    president promise proposal refusal rejection request response soldier terms threat troop warning
    """.split()
)
"""Nouns of what a side has made or has."""
_STATES = TWO - {"camp"}
_SORTS = COMPANY_NOUNS | {"union"}
_ASKING = frozenset(
    """
    appeal ask beg bring call convene counsel encourage exhort host implore invite join meet nudge
    offer persuade plead press pressure prod push remind summon tell urge warn
    """.split()
)
"""Verbs of what is done to two sides by a third."""
_OPPOSED = frozenset(
    """
    belligerent both conflicting contending disputing feuding interested main negotiating opposed
    opposing quarrelling rival two warring
    """.split()
)
"""What all the sides of a dispute are called."""


def of_two(noun: Token) -> str | None:
    """Return of what there are two: the noun in the singular, or None.

    "Both companies" and "the two unions" are two of a sort; of sides and governments see
    `Resolver`.
    """
    word: str = noun.lemma_.casefold()
    two = any(child.lower_ in {"two", "both"} for child in noun.children)
    return word if two and word in _SORTS else None


def may_be_all(noun: Token) -> bool:
    """Whether "parties" may be those of the dispute: neither "opposition parties" nor "in Peru"."""
    told = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "poss"}]
    placed = any(c.dep_ == "prep" and c.lower_ in {"in", "of", "from"} for c in noun.children)
    return not placed and all(c.lower_ in _OPPOSED for c in told)


def is_taken(noun: Token) -> bool:
    """Whether somebody only takes or changes "sides"."""
    return noun.head.lemma_ in {"change", "choose", "pick", "switch", "take"} and not any(
        child.dep_ in {"det", "nummod", "amod"} for child in noun.children
    )


def sides_in(book: ActorBook, parsed: Parsed, tokens: Iterable[Token]) -> Iterator[str]:
    """Yield those among some words who may be a side, each for whom it acts; no persons.

    Where something happens ("in Geneva") is no side of it, nor who is told of it.
    """
    for token in tokens:
        actor = book.at(parsed.passage.id, token.i)
        if actor is None or book.members(actor):
            continue
        side = book.acting(book.principal(actor))
        name = book.name_at(parsed.passage.id, token.i)
        head = token if name is None else parsed.doc[name.start : name.end].root
        apart = is_told(head) or _is_place(book, parsed, side, head)
        if book.kind(side) != "person" and not apart:
            yield side


def _is_place(book: ActorBook, parsed: Parsed, side: str, head: Token) -> bool:
    """Whether a name tells where something is, or is of one that does nothing in the report."""
    preposition = head.head.lower_ if head.dep_ == "pobj" else None
    if preposition in _WHERE:
        return True
    if book.kind(side) != "government" or book.has_item(side) or preposition in _TO_SIDES:
        return False
    standing = book.standings(parsed.passage.source).get(side)
    acts = standing is None or standing.acts or standing.through
    owned = head.head.head if preposition == "of" else head.head
    of_deed = (preposition == "of" or head.dep_ == "poss") and owned.lemma_.casefold() in _DEEDS
    return not (acts or of_deed or head.dep_ in {"conj", "dative", "dobj"})


def acting_sides(book: ActorBook, report: str) -> Iterator[str]:
    """Yield those who may be a side, of whom some sentence of a report tells what they do."""
    for actor, standing in book.standings(report).items():
        side = book.acting(book.principal(actor))
        if (
            (standing.acts or standing.through)
            and book.kind(side) != "person"
            and not book.members(actor)
        ):
            yield side


def may_be_two(
    book: ActorBook, sides: Iterable[str], noun: str, *, apart: Collection[str] = ()
) -> tuple[str, ...]:
    """Return those of some sides, each once, whom a noun may mean ("government", "union").

    Parameters
    ----------
    book, sides, noun
        Who is who, of whom, and the noun in the singular.
    apart
        Those who mediate, and are no side.
    """
    others = (side for side in dict.fromkeys(sides) if side not in apart)
    found = [side for side in others if book.kind(side) != "person"]
    if noun in _STATES:
        return tuple(side for side in found if book.governs(side))
    if noun in _SORTS:
        return tuple(side for side in found if fits(book, side, noun))
    return tuple(found)


def two_near(
    before: tuple[str, ...], outer: tuple[str, ...], earlier: tuple[str, ...], noun: Token
) -> tuple[str, ...]:
    """Return the two whom the words near a noun name, or nobody.

    Parameters
    ----------
    before
        Who may be meant and is named before it in the passage.
    outer
        Of these, whoever speaks of the two, or does something to them, in the same sentence.
    earlier
        Who may be meant and is named in the passage before.
    noun
        "Sides", or a pronoun for it.
    """
    others = tuple(side for side in before if side not in outer)
    if len(others) == 2:
        return others
    if not others and len(outer) == 2 and not _is_asked(noun):
        return outer
    if len(others) > 2:
        return ()
    # One who is named before it in the passage has to be one of the two of the passage before.
    apart = tuple(side for side in earlier if side not in outer)
    both = apart if len(apart) == 2 or _is_asked(noun) else earlier
    return both if len(both) == 2 and set(others) <= set(both) else ()


def _is_asked(noun: Token) -> bool:
    """Whether somebody asks or meets the two ("urged both sides to talk")."""
    asking = (verb for verb in noun.ancestors if verb.lemma_.casefold() in _ASKING)
    return any(noun not in s.subtree for verb in asking for s in verb.children if s.dep_ == "nsubj")
