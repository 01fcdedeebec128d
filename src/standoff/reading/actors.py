"""From names to actors, across all passages of a dossier.

A later short name ("Mr Lavrov") is the earlier full one; a demonym is its country; an ethnic group
that a territory's name goes with ("Kosovo's Albanian leaders") is one actor with that territory,
which acts through it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standoff.reading.acts import act_of_verb
from standoff.reading.names import Name, find_names
from standoff.reading.records import ActorKind, ReportedActor
from standoff.reading.roles import COLLECTIVES, FORCES, GROUPS, OFFICIALS, PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["ActorBook", "collect_actors", "slug"]

_DEMONYM_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "er", "ic")
# Words that say which sort of body a name is of, beyond its own last word.
_SORTS = {
    "union": frozenset({"local", "union", "brotherhood", "guild", "workers", "dockworkers"}),
    "alliance": frozenset({"nato"}),
    "bloc": frozenset({"eu", "asean", "ecowas"}),
    "company": frozenset({"inc", "ltd", "plc", "corp", "company", "corporation", "group"}),
    "organisation": frozenset({"organisation", "organization"}),
}


def slug(name: str) -> str:
    """Make an id from a name: lower case ASCII letters, digits and underscores."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", folded.casefold()).strip("_") or "unnamed"


@dataclass(slots=True)
class _Entry:
    id: str
    name: str
    kind: ActorKind
    aliases: list[str] = field(default_factory=list)
    speaks_for: str | None = None
    members: tuple[str, ...] = ()

    def call(self, alias: str) -> None:
        if alias != self.name and alias not in self.aliases:
            self.aliases.append(alias)


class ActorBook:
    """All actors of a dossier while it is being read, and which name stands for which of them."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._at: dict[tuple[str, int], str] = {}
        self._territory: dict[str, str] = {}
        self._names: dict[str, list[Name]] = {}
        self._listed: dict[tuple[str, int], str] = {}

    def names(self, passage: str) -> Sequence[Name]:
        """Names found in a passage."""
        return self._names.get(passage, ())

    def at(self, passage: str, token: int) -> str | None:
        """Id of the actor whose name covers a token of a passage, or None."""
        return self._at.get((passage, token))

    def name_at(self, passage: str, token: int) -> Name | None:
        """Return the name that covers a token of a passage, or None."""
        for name in self._names.get(passage, ()):
            if name.start <= token < name.end:
                return name
        return None

    def kind(self, actor: str) -> ActorKind:
        """Say what sort of actor this is."""
        return self._entries[actor].kind

    def name(self, actor: str) -> str:
        """Return the fullest name of an actor."""
        return self._entries[actor].name

    def speaks_for(self, actor: str) -> str | None:
        """Whose position a person states."""
        return self._entries[actor].speaks_for

    def principal(self, actor: str) -> str:
        """Return the actor whose position it is when this one speaks."""
        return self._entries[actor].speaks_for or actor

    def acting(self, actor: str) -> str:
        """Return the actor that acts where a territory is named as a party."""
        return self._territory.get(actor, actor)

    def members(self, actor: str) -> tuple[str, ...]:
        """Members of a composite actor such as a troika."""
        return self._entries[actor].members

    def ids(self) -> tuple[str, ...]:
        """Ids of all actors, in order of appearance."""
        return tuple(self._entries)

    def add(self, name: str, kind: ActorKind, *, ident: str | None = None) -> str:
        """Return the id of an actor, which is entered where it is new."""
        ident = ident or slug(name)
        self._entries.setdefault(ident, _Entry(ident, name, kind))
        return ident

    def call(self, actor: str, alias: str) -> None:
        """Record another name of an actor."""
        self._entries[actor].call(alias)

    def let_speak(self, person: str, principal: str) -> None:
        """Record whose position a person states; the first that a report says stays."""
        entry = self._entries[person]
        if entry.speaks_for is None and principal != person:
            entry.speaks_for = principal

    def compose(self, actor: str, members: Iterable[str]) -> None:
        """Record the members of a composite actor."""
        self._entries[actor].members = tuple(dict.fromkeys(members))

    def list_member(self, passage: str, token: int, actor: str) -> None:
        """Record that a token belongs to the list of a composite actor's members."""
        self._listed[passage, token] = actor

    def listed_in(self, passage: str, token: int) -> str | None:
        """Return the composite actor whose members are listed where a token stands, or None."""
        return self._listed.get((passage, token))

    def settle(self, territory: str, group: str) -> None:
        """Record that a territory acts through a group."""
        self._territory[territory] = group

    def place(self, passage: str, name: Name, actor: str) -> None:
        """Record that a name stands for an actor."""
        for token in range(name.start, name.end):
            self._at[passage, token] = actor

    def enter(self, passage: str, names: list[Name]) -> None:
        """Record the names of a passage."""
        self._names[passage] = names

    def described(self, noun: str) -> str | None:
        """Return the one organisation that a definite description ("the bank") can mean."""
        found = [entry.id for entry in self._entries.values() if _is_called(entry, noun)]
        return found[0] if len(found) == 1 else None

    def matching(self, text: str, kinds: tuple[ActorKind, ...]) -> str | None:
        """Return the actor that a shorter or equal form of its name means, if it is the only one.

        A person's short name is the end of the full one; an organisation's is any run of its words
        or its initials.
        """
        wanted = [word.casefold() for word in text.split()]
        found = [
            entry.id
            for entry in self._entries.values()
            if entry.kind in kinds and _is_short_form(wanted, entry)
        ]
        return found[0] if len(found) == 1 else None

    def people_of(self, demonym: str) -> str | None:
        """Return the named place that a demonym is derived from ("Orvanian" from "Orvania")."""
        word = demonym.casefold().removesuffix("s")
        for entry in self._entries.values():
            if entry.kind == "government" and _is_demonym(word, entry.name.casefold()):
                return entry.id
        return None

    def records(self, wanted: Iterable[str]) -> tuple[ReportedActor, ...]:
        """Return the actors asked for and those that they speak for, in order of appearance."""
        keep = set(wanted)
        keep |= {p for ident in keep if (p := self._entries[ident].speaks_for)}
        keep |= {m for ident in tuple(keep) for m in self._entries[ident].members}
        return tuple(
            ReportedActor(e.id, e.name, tuple(e.aliases), e.kind, e.speaks_for)
            for e in self._entries.values()
            if e.id in keep
        )


def _is_called(entry: _Entry, noun: str) -> bool:
    if entry.kind == "person" or entry.name.islower():
        return False
    words = [word.casefold() for word in entry.name.split()]
    if entry.kind in {"organisation", "body"} and words[-1] == noun:
        return True
    return any(word in _SORTS.get(noun, ()) for word in words)


def _is_short_form(wanted: list[str], entry: _Entry) -> bool:
    words = [word.casefold() for word in entry.name.split()]
    if entry.kind == "person":
        return words[-len(wanted) :] == wanted
    if len(wanted) == 1 and len(wanted[0]) > 1:
        initials = "".join(w[0] for w in entry.name.split() if w[0].isupper()).casefold()
        if wanted[0].replace(".", "") == initials and len(initials) > 2:
            return True
    size = len(wanted)
    return any(words[i : i + size] == wanted for i in range(len(words) - size + 1))


def _is_demonym(word: str, place: str) -> bool:
    stem = place.rstrip("aeiouy")
    if len(stem) < 3 or not word.startswith(stem):
        return False
    rest = word[len(stem) :]
    return any(rest.endswith(ending) for ending in _DEMONYM_ENDINGS) and len(rest) <= 5


def collect_actors(texts: Sequence[Parsed]) -> ActorBook:
    """Enter everyone whom the passages name.

    Parameters
    ----------
    texts
        All parsed passages of the dossier, in order.
    """
    book = ActorBook()
    for parsed in texts:
        book.enter(parsed.passage.id, find_names(parsed.doc))
    _enter_full_names(book, texts)
    _enter_groups(book, texts)
    _enter_unnamed(book, texts)
    _enter_short_names(book, texts)
    return book


def _is_person(name: Name, surnames: frozenset[str]) -> bool:
    """Whether a name of several words is a person's: also where only "Mr Simic" gives it away."""
    if name.entry is not None or name.end - name.start < 2:
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
    organisations = _organisations(book, texts)
    for parsed in texts:
        passage = parsed.passage.id
        for name in book.names(passage):
            if name.entry is not None and name.entry.form != "demonym":
                kind: ActorKind = "organisation" if name.entry.form == "body" else "government"
                actor = book.add(name.entry.name, kind, ident=name.entry.id)
                book.call(actor, name.text)
            elif _is_person(name, surnames):
                actor = book.add(name.text, "person")
            elif name.entry is None and name.kind == "place":
                actor = book.add(name.text, "government")
            elif name.entry is None and name.kind == "organisation" and name.end - name.start > 1:
                full = _fullest(name.text, organisations)
                actor = book.add(full, "organisation")
                book.call(actor, name.text)
            else:
                continue
            book.place(passage, name, actor)


def _organisations(book: ActorBook, texts: Sequence[Parsed]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            name.text
            for parsed in texts
            for name in book.names(parsed.passage.id)
            if name.kind == "organisation" and name.entry is None and name.end - name.start > 1
        )
    )


def _fullest(text: str, organisations: Sequence[str]) -> str:
    """Return the one longer name of which this is a run of words ("Local 40"), or itself."""
    words = text.casefold().split()
    longer = [
        other
        for other in organisations
        if len(other.split()) > len(words) and f" {text.casefold()} " in f" {other.casefold()} "
    ]
    return longer[0] if len(longer) == 1 else text


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
        if place := book.people_of(name.text):
            book.call(place, name.text)
            return place
        head = parsed.doc[name.end - 1].head
        if head.i >= name.end and head.lower_ in COLLECTIVES | FORCES | OFFICIALS:
            # "Belmarkian officials" of a country that the report does not name
            return book.add(f"{name.text} government", "government")
        return book.add(_plural(name.text), "group")
    if name.kind == "person":
        return book.add(name.text, "person")
    known = book.matching(name.text, ("organisation", "body", "government"))
    if known:
        book.call(known, name.text)
        return known
    return book.add(name.text, "organisation")


def _plural(people: str) -> str:
    return people if people.endswith(("s", "ese", "ish", "ch")) else people + "s"


def _enter_groups(book: ActorBook, texts: Sequence[Parsed]) -> None:
    """Enter ethnic groups, with the territory whose name goes with theirs."""
    grouped: dict[str, str | None] = {}
    for parsed in texts:
        for name in book.names(parsed.passage.id):
            if name.kind == "people":
                territory, is_group = _group_context(book, parsed, name)
                word = name.text.casefold().removesuffix("s")
                if is_group:
                    grouped[word] = grouped.get(word) or territory
    groups: dict[str, str] = {}
    for word, territory in grouped.items():
        people = _plural(word.capitalize())
        label = f"{book.name(territory)} {people}" if territory else f"ethnic {people}"
        groups[word] = book.add(label, "group")
        if territory:
            book.settle(territory, groups[word])
    for parsed in texts:
        for name in book.names(parsed.passage.id):
            word = name.text.casefold().removesuffix("s")
            if name.kind == "people" and word in groups:
                book.place(parsed.passage.id, name, groups[word])
                ethnic = name.start > 0 and parsed.doc[name.start - 1].lower_ == "ethnic"
                book.call(groups[word], f"ethnic {name.text}" if ethnic else name.text)


def _enter_unnamed(book: ActorBook, texts: Sequence[Parsed]) -> None:
    """Enter those whom the reports only describe ("the rebels"), where they act as a side would.

    A description that fits somebody with a name ("the union") is theirs.
    """
    found = [
        (parsed, token)
        for parsed in texts
        for token in parsed.doc
        if token.lower_ in GROUPS and book.at(parsed.passage.id, token.i) is None
    ]
    labels = {(p.passage.id, t.i): _label(t) for p, t in found if not _has_owner(book, p, t)}
    acting = {
        labels[p.passage.id, t.i]
        for p, t in found
        if (p.passage.id, t.i) in labels and _acts(t) and not _is_somebody(book, t)
    }
    for parsed, token in found:
        label = labels.get((parsed.passage.id, token.i))
        if label in acting and label is not None:
            actor = book.add(label, "group")
            book.place(parsed.passage.id, Name(token.i, token.i + 1, token.text, "people"), actor)


def _is_somebody(book: ActorBook, noun: Token) -> bool:
    """Whether a bare description is that of somebody with a name."""
    return _label(noun) == noun.lower_ and book.described(noun.lower_) is not None


def _label(noun: Token) -> str:
    """Return a group with what tells it from others of its kind ("truckers' union")."""
    telling = [
        child.i
        for child in noun.children
        if child.dep_ in {"poss", "compound"} and child.i < noun.i and child.pos_ == "NOUN"
    ]
    text: str = noun.doc[min(telling, default=noun.i) : noun.i + 1].text
    return text.casefold().replace("’", "'")


def _has_owner(book: ActorBook, parsed: Parsed, noun: Token) -> bool:
    """Whether a group belongs to somebody who is named ("Peru's fishermen")."""
    return any(
        book.name_at(parsed.passage.id, word.i) is not None
        for child in noun.children
        for word in ((child,) if child.dep_ != "prep" else child.children)
    )


def _acts(noun: Token) -> bool:
    """Whether a noun does what a side of a dispute does: threaten, demand, accept, reject."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif noun.dep_ != "nsubj":
        return False
    used = frozenset(c.lower_ for c in verb.children if c.dep_ in {"prt", "prep", "dobj"})
    return act_of_verb(verb.lemma_.casefold(), used) is not None


def _group_context(book: ActorBook, parsed: Parsed, name: Name) -> tuple[str | None, bool]:
    """Tell whether a demonym means an ethnic group here, and of which territory."""
    doc = parsed.doc
    before = doc[name.start - 1] if name.start else None
    head = doc[name.end - 1].head
    modifies = head if head.i >= name.end and head.lower_ in COLLECTIVES | PEOPLE else None
    ethnic = before is not None and before.lower_ == "ethnic"
    index = name.start - (2 if ethnic else 1)
    if index >= 0 and doc[index].tag_ == "POS":
        index -= 1
    territory = book.at(parsed.passage.id, index) if index >= 0 else None
    if territory is not None and book.kind(territory) != "government":
        territory = None
    if territory is None and ethnic and modifies is not None:
        territory = _there(book, parsed, modifies)
    beside = territory is not None and (modifies is not None or name.text.endswith("s"))
    return (territory if modifies is not None or beside else None), ethnic or beside


def _there(book: ActorBook, parsed: Parsed, noun: Token) -> str | None:
    """Return the place that "there" or "in X" after a group's noun means."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "of"}:
            for place in child.children:
                if found := book.at(parsed.passage.id, place.i):
                    return found
        if child.lower_ == "there":
            subjects = (t for t in parsed.doc[: noun.i] if t.dep_ in {"nsubj", "nsubjpass"})
            for subject in subjects:
                if found := book.at(parsed.passage.id, subject.i):
                    return found
    return None
