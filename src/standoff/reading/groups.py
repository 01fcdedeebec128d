"""Sides that are known by what they are: ethnic groups, and those whom nobody gives a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook
from standoff.reading.acts import act_of_verb
from standoff.reading.company_nouns import COMPANY_NOUNS
from standoff.reading.deeds import deed_of
from standoff.reading.described_bodies import DescribedBodies
from standoff.reading.descriptions import may_be_named
from standoff.reading.names import Name
from standoff.reading.not_of_the_state import country_of
from standoff.reading.records import ActorKind
from standoff.reading.roles import (
    ADVISERS,
    BODIES,
    COLLECTIVES,
    FORCES,
    GROUPS,
    OFFICIALS,
    PEOPLE,
)
from standoff.reading.ultimatums import find_ultimatum

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["acts", "enter_groups", "enter_unnamed", "plural"]

_ARMED = frozenset(
    """
    army fighters forces gunmen guards marines military militia militias navy peacekeepers police
    policemen sailors soldiers troopers troops
    """.split()
)
_OF_PEOPLE = ("er", "or", "ist", "eer", "man", "woman", "ian")
"""How nouns of those who do something end ("protester", "activist", "striker")."""
_NOT_PEOPLE = frozenset(
    """
    answer barrier border chapter computer corridor factor figure letter manner matter meter
    mirror motor newspaper number offer order other paper poster power quarter reactor river
    sector tanker theater trailer tower trawler visitor winter
    """.split()
)
_OF_SOME_SORT = frozenset("group groups members men women".split())
"""Who are known only by the word before ("armed men", "opposition members")."""
_SORTS = frozenset("armed masked striking unarmed uniformed".split())
_MANY = frozenset("crowd crowds dozens hundreds scores tens thousands".split())
_FURTHER = frozenset(
    """
    bishops children clerics crews demonstrators fans families neighbours neighbors nurses
    parents partners passengers patients pensioners people pupils refugees residents students
    tenants traders veterans
    """.split()
)
_SUPERVISORS = frozenset({"regulator", "watchdog"})
_FORMAL = frozenset(
    "agency authority board bureau commission council inspectorate office regulator".split()
)
"""What the body that is called a regulator is by name."""
_SAYING = frozenset("add announce declare insist say state".split())
_LIVING_THERE = frozenset("inhabitants islanders locals residents tenants villagers".split())
_ACTING = GROUPS | BODIES | _ARMED | _FURTHER
_KNOWN = COLLECTIVES | ADVISERS | FORCES
_KNOWN_ONE = OFFICIALS | ADVISERS | _NOT_PEOPLE


def plural(people: str) -> str:
    """Return a demonym in the plural ("Belmarkians", "Irish")."""
    return people if people.endswith(("s", "ese", "ish", "ch")) else people + "s"


def enter_groups(book: ActorBook, texts: Sequence[Parsed]) -> None:
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
        people = plural(word.capitalize())
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


def enter_unnamed(book: ActorBook, texts: Sequence[Parsed], *, companies: bool = False) -> None:
    """Enter those whom the reports only describe ("the rebels", "police"), where they act.

    A description that fits somebody with a name ("the union") is theirs. Companies come last, once
    all names are known: theirs need not say what they are.
    """
    found = list(_not_named(book, texts, companies=companies))
    labels: dict[tuple[str, int], str] = {}
    for parsed, token in found:
        if country := country_of(book, parsed, token):
            labels[parsed.passage.id, token.i] = f"{country} {_label(token)}"
        elif not _has_owner(book, parsed, token):
            labels[parsed.passage.id, token.i] = _label(token)
    acting = {
        labels[p.passage.id, t.i]
        for p, t in found
        if (p.passage.id, t.i) in labels and acts(t) and not _is_somebody(book, p, t)
    }
    for parsed, token in found:
        if token.lower_ in _SUPERVISORS and (known := _supervisor(book, token)):
            place = Name(token.i, token.i + 1, token.text, "people")
            book.place(parsed.passage.id, place, known)
            continue
        label = labels.get((parsed.passage.id, token.i))
        if label is not None and _is_somebody(book, parsed, token):
            continue
        if label == token.lower_ and _is_definite(token):
            label = _only_longer(label, acting)
        if label in acting and label is not None:
            actor = book.add(label, _kind(token))
            book.place(parsed.passage.id, Name(token.i, token.i + 1, token.text, "people"), actor)


def _not_named(
    book: ActorBook, texts: Sequence[Parsed], *, companies: bool
) -> Iterator[tuple[Parsed, Token]]:
    """Yield the nouns of those who may act, without those that have words of a body's name."""
    bodies = DescribedBodies(book)
    for parsed in texts:
        for token in parsed.tokens:
            if (token.lower_ in COMPANY_NOUNS) is not companies or not _may_act(token):
                continue
            if book.at(parsed.passage.id, token.i) is not None:
                continue
            known = bodies.named(parsed, token)
            if known is None:
                yield parsed, token
                continue
            book.place(parsed.passage.id, Name(token.i, token.i + 1, token.text, "people"), known)
            if (label := _label(token)) != token.lower_:
                book.call(known, label)


def _may_act(noun: Token) -> bool:
    """Whether a noun is of people in the plural, or of a body of them."""
    word = noun.lower_
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if word in _OF_SOME_SORT:
        return any(_tells_sort(child) for child in noun.children)
    if word in _ACTING:
        return True
    lemma = noun.lemma_.casefold()
    known = word in _KNOWN or lemma in _KNOWN_ONE
    return noun.tag_ == "NNS" and not known and len(lemma) > 4 and lemma.endswith(_OF_PEOPLE)


def _kind(noun: Token) -> ActorKind:
    if noun.lower_ in _ARMED:
        return "armed_force"
    if noun.lower_ == "government":
        return "government"
    return "organisation" if noun.lower_ in BODIES else "group"


def _tells_sort(word: Token) -> bool:
    return word.i < word.head.i and (
        (word.dep_ == "compound" and word.pos_ == "NOUN")
        or (word.dep_ == "amod" and word.lower_ in _SORTS)
        or (word.dep_ == "compound" and word.is_sent_start is True)
    )


def _is_somebody(book: ActorBook, parsed: Parsed, noun: Token) -> bool:
    """Whether a bare description is that of somebody whom the same report names."""
    return _label(noun) == noun.lower_ and may_be_named(book, parsed, noun.lower_)


def _label(noun: Token) -> str:
    """Return a group with what tells it from others of its kind ("truckers' union")."""
    telling = [
        first
        for child in noun.children
        if (child.dep_ in {"poss", "compound"} and child.i < noun.i and child.pos_ == "NOUN")
        or (noun.lower_ in _OF_SOME_SORT and _tells_sort(child))
        for first in (child.i, *(c.i for c in child.children if c.dep_ == "compound"))
    ]
    text: str = noun.doc[min(telling, default=noun.i) : _end_of_name(noun)].text
    return text.casefold().replace("’", "'")


def _end_of_name(noun: Token) -> int:
    """Return where a body's name ends ("chamber of nurses", "alliance of rural hospitals")."""
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    if noun.lower_ not in BODIES or not behind or behind[0].lower_ != "of":
        return noun.i + 1
    whose = [child for child in behind[0].children if child.dep_ == "pobj"]
    plain = len(whose) == 1 and whose[0].pos_ == "NOUN" and whose[0].left_edge.i == noun.i + 2
    if not plain or any(child.dep_ in {"det", "poss", "nummod"} for child in whose[0].children):
        return noun.i + 1
    return int(whose[0].i) + 1


def _supervisor(book: ActorBook, noun: Token) -> str | None:
    """Return the one board or authority of what a regulator is of ("cocoa regulator"), or None."""
    of = {c.lower_ for c in noun.children if c.dep_ in {"compound", "amod"} and c.i < noun.i}
    words = {a: set(book.name(a).casefold().split()) for a in book.ids()
             if book.kind(a) == "organisation"}  # fmt: skip
    found = [actor for actor, name in words.items() if of & name and _FORMAL & name]
    return found[0] if len(found) == 1 else None


def _only_longer(noun: str, labels: Collection[str]) -> str:
    """Return the one label that says more of a noun ("truckers' union"), else the noun itself."""
    longer = [each for each in labels if each != noun and _noun_of(each) == noun]
    return longer[0] if len(longer) == 1 else noun


def _noun_of(label: str) -> str:
    """Return the noun of a label: that before "of", else the last."""
    return label.partition(" of ")[0].rpartition(" ")[2]


def _is_definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "the" for child in noun.children)


def _has_owner(book: ActorBook, parsed: Parsed, noun: Token) -> bool:
    """Whether a group belongs to somebody who is named ("Peru's fishermen", "the army of Peru").

    Residents "of" a place only live there.
    """
    if noun.lower_ in _LIVING_THERE:
        return any(c.dep_ == "poss" and book.name_at(parsed.passage.id, c.i) for c in noun.children)
    return any(
        book.name_at(parsed.passage.id, word.i) is not None
        for child in noun.children
        if child.dep_ != "prep" or child.lower_ in {"of", "from", "for"}
        for word in ((child,) if child.dep_ != "prep" else child.children)
    )


def acts(noun: Token) -> bool:
    """Whether a noun does what a side does: threaten, demand, accept, reject, arrest, protest."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lower_ in _MANY:
        # "thousands of nurses marched"
        return acts(verb.head)
    elif noun.dep_ != "nsubj":
        return False
    used = frozenset(c.lower_ for c in verb.children if c.dep_ in {"prt", "prep", "dobj"})
    lemma = verb.lemma_.casefold()
    done = act_of_verb(lemma, used) is not None or deed_of(verb) is not None
    return done or find_ultimatum(verb) is not None or _says_it_will(verb)


def _says_it_will(verb: Token) -> bool:
    """Whether somebody speaks of what it will do itself ("said it would not pay")."""
    if verb.lemma_.casefold() not in _SAYING:
        return False
    for said in verb.children:
        if said.dep_ == "ccomp" and said.i > verb.i:
            words = {(c.dep_, c.lower_) for c in said.children}
            itself = {("nsubj", "it"), ("nsubj", "they")} & words
            if itself and {("aux", "will"), ("aux", "would")} & words:
                return True
    return False


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
