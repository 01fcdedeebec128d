"""Those who are of a country and not of its state: "Colombian rebels", "the Peruvian opposition".

A government acts through its ministers, its army or its police; unions, parties, rebels and farmers
are sides of their own, whatever country they are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.roles import GROUPS, PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.actor_book import ActorBook
    from standoff.reading.language import Parsed

__all__ = ["country_of", "is_not_of_the_state", "tells_origin"]

_PLACES = frozenset({"GPE", "LOC", "NORP"})

_SIDES = frozenset(
    """
    association associations charity church churches club clubs company consortium co-operative
    cooperative demonstrators dissidents employer exiles firm guerrillas guild gunmen jihadists
    militants movement opposition parties party protesters society syndicate union unions university
    """.split()
)
_NOT_OF_THE_STATE = GROUPS | PEOPLE | _SIDES
_KINDS = frozenset(
    """
    business church dissident guerrilla industry insurgent labor labour militant militia opposition
    party protest rebel secessionist separatist strike student union
    """.split()
)
"""Words that tell whose a leader, a commander or a spokesman is."""


def is_not_of_the_state(noun: Token) -> bool:
    """Whether a noun is of those who do not act for the government of their country."""
    if noun.lower_ in _NOT_OF_THE_STATE:
        return True
    told = {child.lower_ for child in noun.children if child.dep_ in {"compound", "amod"}}
    if noun.i and noun.nbor(-1).head == noun.head:
        # In "Colombian rebel commander Ana Ruiz" all hangs on the name.
        told.add(noun.nbor(-1).lower_)
    return bool(told & _KINDS)


def tells_origin(word: Token) -> bool:
    """Whether a word before a noun tells only where those are from ("Peruvian rebels")."""
    return word.ent_type_ in _PLACES and is_not_of_the_state(word.head)


def country_of(book: ActorBook, parsed: Parsed, noun: Token) -> str | None:
    """Return the word for the country that a side is of ("Peruvian", "Peru's"), or None."""
    if not is_not_of_the_state(noun):
        return None
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"amod", "compound", "poss"}:
            name = book.name_at(parsed.passage.id, child.i)
            actor = book.at(parsed.passage.id, child.i)
            # Before all is known who is who, a people may stand for nobody yet.
            of_people = name is not None and name.kind == "people" and actor is None
            if of_people or (actor is not None and book.governs(actor)):
                return str(child.text) + ("'s" if child.dep_ == "poss" else "")
    return None
