"""All actors of a dossier while it is being read, and which name stands for which of them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from standoff.reading.names import Name
from standoff.reading.records import ActorKind, ReportedActor
from standoff.reading.wikidata import wikidata_id

__all__ = ["ActorBook", "Standing", "initials", "is_derived", "slug"]

_START = 3
"""Letters that a place and what is derived from it have in common at least."""
_DEMONYM_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "er", "ic")

_OF_PLACES = frozenset(
    """
    agency association authority bureau commission council department directorate federation
    ministry office union
    """.split()
)
"""Nouns of bodies whose names may tell whose or where they are, and are not cut to that."""


def slug(name: str) -> str:
    """Make an id from a name: lower case ASCII letters, digits and underscores."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", folded.casefold()).strip("_") or "unnamed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one whom a report names stands in it.

    Parameters
    ----------
    acts
        Whether it is what a sentence of the report is about, or its officer is.
    introduced
        Nouns with which the report names it ("the logistics firm Norfracht").
    governs
        Whether "the government of" it is what a sentence is about.
    through
        Whether a ministry, an army or officials of it are.
    since
        Where the passage begins that names it first, lead or body, in characters of the source.
    """

    acts: bool = False
    introduced: frozenset[str] = frozenset()
    governs: bool = False
    through: bool = False
    since: int | None = None


@dataclass(slots=True)
class _Entry:
    id: str
    name: str
    kind: ActorKind
    number: int
    aliases: list[str] = field(default_factory=list)
    speaks_for: str | None = None
    guessed: bool = False
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
        self._reports: dict[str, dict[str, Standing]] = {}
        self._governments: dict[str, None] = {}
        # Where a name is sought among all, only those that share a sign with it are looked at.
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._by_start: dict[str, list[_Entry]] = defaultdict(list)

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

    def governs(self, actor: str) -> bool:
        """Whether an actor is a government, or a group that acts for a territory."""
        return self.kind(actor) == "government" or actor in self._territory.values()

    def members(self, actor: str) -> tuple[str, ...]:
        """Members of a composite actor such as a troika."""
        return self._entries[actor].members

    def ids(self) -> tuple[str, ...]:
        """Ids of all actors, in order of appearance."""
        return tuple(self._entries)

    def add(self, name: str, kind: ActorKind, *, ident: str | None = None) -> str:
        """Return the id of an actor, which is entered where it is new."""
        ident = ident or slug(name)
        if ident not in self._entries:
            entry = self._entries[ident] = _Entry(ident, name, kind, len(self._entries))
            for sign in _signs(entry):
                self._by_word[sign].append(entry)
            self._by_start[name.casefold()[:_START]].append(entry)
        return ident

    def call(self, actor: str, alias: str) -> None:
        """Record another name of an actor."""
        self._entries[actor].call(alias)

    def let_speak(self, person: str, principal: str, *, guessed: bool = False) -> None:
        """Record whose position a person states; the first that a report says stays.

        What is only `guessed` from the words around gives way to what a report says, wherever it
        does.
        """
        entry = self._entries[person]
        if principal == person or (entry.speaks_for is not None and (guessed or not entry.guessed)):
            return
        entry.speaks_for, entry.guessed = principal, guessed

    def is_settled(self, person: str) -> bool:
        """Whether a report says for whom a person speaks."""
        entry = self._entries[person]
        return entry.speaks_for is not None and not entry.guessed

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

    @property
    def unnamed_government(self) -> str | None:
        """Return who is only called "the government", or None."""
        return "government" if "government" in self._entries else None

    def stand(self, report: str, standings: dict[str, Standing]) -> None:
        """Record how those whom a report names stand in it, in the order of their names."""
        self._reports[report] = standings
        self._governments.update((a, None) for a, s in standings.items() if s.governs)

    @property
    def governments(self) -> tuple[str, ...]:
        """Those whose government some report is about."""
        return tuple(self._governments)

    def standings(self, report: str) -> Mapping[str, Standing]:
        """How those whom a report names stand in it, in the order of their names."""
        return self._reports.get(report, {})

    def has_item(self, actor: str) -> bool:
        """Whether an actor is a state or a body that the gazetteer knows."""
        return _item(self._entries[actor]) is not None

    def matching(self, text: str, kinds: tuple[ActorKind, ...]) -> str | None:
        """Return the actor that a shorter or equal form of its name means, if it is the only one.

        A person's short name is the end of the full one; an organisation's is any run of its words
        or its initials.
        """
        wanted = [word.casefold() for word in text.split()]
        found = [
            entry.id
            for entry in self._by_word.get(wanted[-1].replace(".", "") if wanted else "", ())
            if entry.kind in kinds and _is_short_form(wanted, entry)
        ]
        return found[0] if len(found) == 1 else None

    def people_of(self, demonym: str) -> str | None:
        """Return the named place that a demonym is derived from ("Orvanian" from "Orvania")."""
        word = demonym.casefold().removesuffix("s")
        for entry in self._by_start.get(word[:_START], ()):
            name = entry.name.casefold()
            named = entry.kind == "government" and (is_derived(word, name) or word == name)
            if named or (entry.kind == "organisation" and " " not in name and word == name):
                return entry.id
        return None

    def records(self, wanted: Iterable[str]) -> tuple[ReportedActor, ...]:
        """Return the actors asked for and those that they speak for, in order of appearance."""
        keep = set(wanted)
        keep |= {p for ident in keep if (p := self._entries[ident].speaks_for)}
        keep |= {m for ident in tuple(keep) for m in self._entries[ident].members}
        return tuple(
            ReportedActor(e.id, e.name, tuple(e.aliases), e.kind, e.speaks_for, _item(e))
            for e in self._entries.values()
            if e.id in keep
        )


def _item(entry: _Entry) -> str | None:
    """Return the item of a state or body; a person may bear the name of one ("Jordan")."""
    return wikidata_id(entry.id) if entry.kind in {"government", "organisation", "body"} else None


def _signs(entry: _Entry) -> set[str]:
    """Return what a shorter form of a name may end in: its words without points, its initials."""
    signs = {word.casefold().replace(".", "") for word in entry.name.split()}
    return signs | {initials(entry.name).casefold()} | set(_words(entry))


def initials(name: str) -> str:
    """Return the capitals that the words of a name begin with ("UTD")."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _words(entry: _Entry) -> list[str]:
    """Return the words of a name in lower case; "Metalworkers" are workers."""
    words = [word.casefold() for word in entry.name.split()]
    return ["workers" if word.endswith("workers") else word for word in words]


def _is_short_form(wanted: list[str], entry: _Entry) -> bool:
    words = [word.casefold() for word in entry.name.split()]
    if entry.kind == "person":
        return words[-len(wanted) :] == wanted
    if len(wanted) == 1 and len(wanted[0]) > 1:
        letters = initials(entry.name).casefold()
        if wanted[0].replace(".", "") == letters and len(letters) > 2:
            return True
    size = len(wanted)
    if size == 1 and wanted[0] not in _OF_PLACES and not _OF_PLACES.isdisjoint(words):
        # "Harwick" is not its council.
        return False
    return any(words[i : i + size] == wanted for i in range(len(words) - size + 1))


def is_derived(word: str, place: str) -> bool:
    """Whether a people's name is derived from a place's, both in lower case ("orvanian")."""
    stem = place.rstrip("aeiouy")
    if len(stem) < 3 or not word.startswith(stem):
        return False
    rest = word[len(stem) :]
    return any(rest.endswith(ending) for ending in _DEMONYM_ENDINGS) and len(rest) <= 5
