"""From names to actors, across all passages of a dossier.

A later short name ("Mr Lavrov") is the earlier full one; a demonym is its country; an ethnic group
that a territory's name goes with ("Kosovo's Albanian leaders") is one actor with that territory,
which acts through it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook, is_derived
from standoff.reading.body_names import BodyNames
from standoff.reading.descriptions import described
from standoff.reading.groups import enter_groups, enter_unnamed, plural
from standoff.reading.headings import names_in_headings
from standoff.reading.names import Name, find_names
from standoff.reading.not_of_the_state import is_not_of_the_state
from standoff.reading.offices import enter_offices
from standoff.reading.party_names import PartyNames
from standoff.reading.person_names import PersonNames, is_surname
from standoff.reading.records import ActorKind
from standoff.reading.roles import (
    BODIES,
    COLLECTIVES,
    FORCES,
    OFFICIALS,
    ORGANISATION_WORDS,
)
from standoff.reading.shown_organisations import find_organisations, has_title
from standoff.reading.standings import note_standings
from standoff.reading.states import words_of_states

if TYPE_CHECKING:
    from standoff.reading.language import Parsed

__all__ = ["collect_actors"]


def collect_actors(texts: Sequence[Parsed]) -> ActorBook:
    """Enter everyone whom the passages name.

    Parameters
    ----------
    texts
        All parsed passages of the dossier, in order.
    """
    book = ActorBook()
    found = [find_names(parsed.doc) for parsed in texts]
    for parsed, names in zip(texts, names_in_headings(texts, found), strict=True):
        book.enter(parsed.passage.id, list(names))
    _find_places(book, texts)
    find_organisations(book, texts)
    _enter_full_names(book, texts)
    note_standings(book, texts)
    enter_groups(book, texts)
    enter_unnamed(book, texts)
    enter_offices(book, texts)
    _enter_short_names(book, texts)
    note_standings(book, texts)
    enter_unnamed(book, texts, companies=True)
    return book


def _find_places(book: ActorBook, texts: Sequence[Parsed]) -> None:
    """Take a name for a place's, in all reports, where some of them show that it is one.

    They derive a people's from it ("Lethian"), or it has a minister or a border, or imposes a
    tariff. A name that somebody bears ("General Korvan") is none, whatever army he has.
    """
    names = [name for parsed in texts for name in book.names(parsed.passage.id)]
    lone = {n.text for n in names if n.entry is None and n.end - n.start == 1}
    peoples: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "people" and name.entry is None:
            peoples[name.text[:3].casefold()].add(name.text)
    places = {
        text
        for text in lone
        for people in peoples[text[:3].casefold()]
        if people != text and is_derived(people.casefold(), text.casefold())
    }
    places |= lone & {word.text for parsed in texts for word in words_of_states(parsed.doc)}
    places -= _borne(book, texts)
    if not places:
        return
    for parsed in texts:
        known = book.names(parsed.passage.id)
        book.enter(
            parsed.passage.id,
            [
                replace(n, kind="place") if n.text in places and n.entry is None else n
                for n in known
            ],
        )


def _borne(book: ActorBook, texts: Sequence[Parsed]) -> frozenset[str]:
    """Last words of the names that some person has, with a title or of several words."""
    return frozenset(
        name.text.split()[-1]
        for parsed in texts
        for name in book.names(parsed.passage.id)
        if name.kind == "person"
        and name.entry is None
        and (name.end - name.start > 1 or has_title(parsed, name))
    )


def _is_person(name: Name, surnames: frozenset[str]) -> bool:
    """Whether a name of several words is a person's: also where only "Mr Simic" gives it away."""
    if name.entry is not None or name.end - name.start < 2 or is_surname(name.text):
        return False
    last = name.text.split()[-1].casefold()
    return name.kind == "person" or (name.kind == "organisation" and last in surnames)


def _surnames(book: ActorBook, texts: Sequence[Parsed]) -> frozenset[str]:
    """Surnames that stand alone somewhere and are known for a person's."""
    return frozenset(
        name.text.casefold()
        for parsed in texts
        for name in book.names(parsed.passage.id)
        if name.kind == "person" and name.end - name.start == 1 and name.entry is None
    )


def _enter_full_names(book: ActorBook, texts: Sequence[Parsed]) -> None:
    surnames = _surnames(book, texts)
    bodies = BodyNames((parsed, book.names(parsed.passage.id)) for parsed in texts)
    persons = PersonNames(
        n.text for p in texts for n in book.names(p.passage.id) if _is_person(n, surnames)
    )
    parties = PartyNames(n.text for p in texts for n in book.names(p.passage.id))
    for parsed in texts:
        passage = parsed.passage.id
        names = book.names(passage)
        for at, name in enumerate(names):
            if name.entry is None and (party := _party(parties, parsed, name)):
                actor = book.add(party, "organisation")
                book.call(actor, name.text)
            elif name.entry is not None and name.entry.form != "demonym":
                kind: ActorKind = "organisation" if name.entry.form == "body" else "government"
                actor = book.add(name.entry.name, kind, ident=name.entry.id)
                book.call(actor, name.text)
            elif _is_person(name, surnames):
                actor = book.add(persons.full(name.text), "person")
                book.call(actor, name.text)
            elif name.entry is None and name.kind == "place":
                actor = book.add(name.text, "government")
            elif name.entry is None and name.kind == "organisation" and name.end - name.start > 1:
                actor = book.add(bodies.full(parsed, names, at), "organisation")
                book.call(actor, name.text)
            else:
                continue
            book.place(passage, name, actor)


def _party(parties: PartyNames, parsed: Parsed, name: Name) -> str | None:
    before = parsed.doc[name.start - 1].text if name.start else ""
    return parties.of_members(name.text, before=before)


def _enter_short_names(book: ActorBook, texts: Sequence[Parsed]) -> None:
    for parsed in texts:
        passage = parsed.passage.id
        for name in book.names(passage):
            if book.at(passage, name.start) is None:
                book.place(passage, name, _short(book, parsed, name))


def _short(book: ActorBook, parsed: Parsed, name: Name) -> str:
    if name.entry is not None:
        return book.add(name.entry.name, "government", ident=name.entry.id)
    # A lone surname that the model calls an organisation is still the person named before.
    person = book.matching(name.text, ("person",))
    if person and name.kind != "people":
        book.call(person, name.text)
        return person
    if name.kind == "people":
        if len(name.text.split()) > 1:
            return book.add(plural(name.text), "group")
        if place := book.people_of(name.text):
            book.call(place, name.text)
            return place
        head = parsed.doc[name.end - 1].head
        of_state = head.lower_ in COLLECTIVES | FORCES | OFFICIALS and not is_not_of_the_state(head)
        if head.i >= name.end and of_state:
            # "Belmarkian officials" of a country that the report does not name
            return book.add(f"{name.text} government", "government")
        return book.add(plural(name.text), "group")
    if name.kind == "person":
        return book.add(name.text, "person")
    known = None
    if (noun := name.text.casefold()) in BODIES | ORGANISATION_WORDS:
        # "the Federation" is the one of this report, whatever others there are in others.
        known = described(book, parsed, noun, name.start)
    known = known or book.matching(name.text, ("organisation", "body", "government"))
    if known:
        book.call(known, name.text)
        return known
    return book.add(name.text, "organisation")
