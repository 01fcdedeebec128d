"""For whom a person speaks, and who makes up a body such as a troika.

"Russian Foreign Minister Sergei Lavrov" speaks for Russia; "an aide to the prime minister" speaks
for nobody. A minister named without a country belongs to the one that the reports name elsewhere,
else to the government that acted last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.descriptions import described
from standoff.reading.elected import ELECTED, elects
from standoff.reading.joint_names import PORTFOLIOS
from standoff.reading.leading import led_by
from standoff.reading.ministries import ministry_of
from standoff.reading.names import Name
from standoff.reading.not_of_the_state import is_not_of_the_state
from standoff.reading.party_names import is_party
from standoff.reading.resolve import Resolver
from standoff.reading.roles import (
    ADVISERS,
    HONORIFICS,
    MEDIATORS,
    OFFICIALS,
)
from standoff.reading.subjects import modifiers, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["Advice", "find_affiliations", "find_composites"]

_COMPOSITES = frozenset(
    "troika quartet trio coalition alliance group panel bloc mission delegation team pair".split()
)
_GOVERNMENT_TITLES = frozenset({"minister", "president", "premier", "pm", "chancellor", "king"})
_LOCAL = frozenset("archbishop bishop gov governor mayor patriarch".split())
_FORMER = frozenset({"former", "ex", "late", "retired", "then"})


@dataclass(frozen=True, slots=True)
class Advice:
    """A person who works for an actor without speaking for it; tokens give the words."""

    parsed: Parsed
    person: str
    principal: str
    start: int
    end: int


def find_affiliations(resolver: Resolver, texts: Sequence[Parsed]) -> tuple[Advice, ...]:
    """Record for whom each named person speaks; return those who only advise."""
    book = resolver.book
    advice: list[Advice] = []
    unnamed: _Unnamed | None = None
    source = None
    for parsed in texts:
        if parsed.passage.source != source:
            source, unnamed = parsed.passage.source, None
            resolver.start_source()
        persons = [
            name
            for name in book.names(parsed.passage.id)
            if (actor := book.at(parsed.passage.id, name.start)) and book.kind(actor) == "person"
        ]
        for name in persons:
            advice.extend(_affiliate(resolver, parsed, name))
        advice.extend(_introduce(resolver, parsed, persons, unnamed))
        unnamed = _unnamed_official(resolver, parsed, len(parsed.doc))
        resolver.leave(parsed)
    return tuple(advice)


def _affiliate(resolver: Resolver, parsed: Parsed, name: Name) -> Iterator[Advice]:
    book = resolver.book
    person = book.at(parsed.passage.id, name.start)
    if person is None or book.is_settled(person):
        return
    if (led := led_by(resolver, parsed, name)) is not None:
        book.let_speak(person, led)
        return
    for role in _roles(parsed, name):
        word = role.lower_.rstrip(".")
        if word in HONORIFICS:
            continue
        principal = _principal(resolver, parsed, role, name)
        start, end = min(role.i, name.start), max(role.i + 1, name.end)
        if _is_former(role):
            continue
        if word in ADVISERS | ELECTED:
            principal = principal or _government_of_adviser(resolver, parsed, role)
            if principal:
                yield Advice(parsed, person, principal, start, end)
            return
        guessed = principal is None
        ministry = ministry_of(book, parsed, role) if guessed else None
        if guessed and _is_of_government(role) and role.i < name.start:
            # A secretary is at the head of a department; a minister may speak for the state, where
            # the report names one.
            department = ministry if word == "secretary" else None
            principal = (
                department
                or _government_speaking(resolver, parsed, name)
                or _party_of(resolver, parsed, name)
                or ministry
                or described(book, parsed, "government", role.i)
                or book.unnamed_government
            )
        principal = principal or ministry
        if principal is not None:
            book.let_speak(person, principal, guessed=guessed)
            if word in MEDIATORS:
                resolver.set_mediator(person)
            return


def _is_of_government(role: Token) -> bool:
    """Whether a title is of somebody in a government: a secretary's is with what it is for."""
    word = role.lower_.rstrip(".")
    if any(child.dep_ == "poss" for child in role.children):
        # "the union's president" is of the union, also where it is not known which.
        return False
    office = role.i > 0 and role.nbor(-1).lower_ in PORTFOLIOS
    return word in _GOVERNMENT_TITLES or (word == "secretary" and office)


def _party_of(resolver: Resolver, parsed: Parsed, name: Name) -> str | None:
    """Return the party of "Chancellor X, a Liberal", or None."""
    for child in parsed.doc[name.end - 1].children:
        actor = resolver.book.at(parsed.passage.id, child.i) if child.dep_ == "appos" else None
        if actor is not None and is_party(resolver.book.name(actor)):
            return actor
    return None


def _roles(parsed: Parsed, name: Name) -> Iterator[Token]:
    """Yield the titles and trades of a named person: before the name, and set off by commas."""
    doc = parsed.doc
    head = doc[name.end - 1]
    seen: set[int] = set()
    candidates: list[Token] = []
    for index in range(name.start - 1, max(-1, name.start - 9), -1):
        token = doc[index]
        if token.pos_ not in {"PROPN", "NOUN", "ADJ", "PUNCT", "PART"} or token.text in {",", ";"}:
            break
        candidates.append(token)
    beside = [child for child in head.children if child.dep_ == "appos"]
    for token in (head, *head.ancestors):
        if token.dep_ == "appos":
            beside.append(token.head)
            # "The UN's administrator in Kosovo, X": the parser hangs X on the nearest noun.
            beside.extend(a for a in token.head.ancestors if a.pos_ in {"NOUN", "PROPN"})
        if token.pos_ in {"VERB", "AUX"}:
            if token.lemma_ == "be" and head.dep_ == "nsubj":
                beside.extend(child for child in token.children if child.dep_ == "attr")
            break
    for token in (*candidates, *beside):
        word = token.lower_.rstrip(".")
        known = word in OFFICIALS or word in ADVISERS or word in HONORIFICS
        if known and token.i not in seen and not name.start <= token.i < name.end:
            seen.add(token.i)
            yield token


def _principal(resolver: Resolver, parsed: Parsed, role: Token, name: Name) -> str | None:
    """Return the actor that a title belongs to ("UN envoy", "envoy of the UN"), or None."""
    words = [*modifiers(role)]
    # In "Russian Foreign Minister Sergei Lavrov" all words hang on the name, not on the title.
    head = parsed.doc[name.end - 1]
    if role.head == head or role.i < name.start:
        words += [child for child in head.children if child.i < name.start]
        # "President X of Y"
        words += [
            grandchild
            for child in head.children
            if child.dep_ == "prep" and child.lower_ == "of"
            for grandchild in child.children
        ]
        words += [
            token for token in parsed.doc[max(0, role.i - 4) : role.i] if token.dep_ == "amod"
        ]
    local = role.lower_.rstrip(".") in _LOCAL
    # "Peruvian union leader X" does not speak for Peru.
    apart = is_not_of_the_state(role)
    for word in words:
        if local and _is_capital(resolver, parsed, word):
            # The mayor of a capital does not speak for the country.
            continue
        if name.start <= word.i < name.end or word is role:
            continue
        for actor in resolver.actors_of(parsed, word):
            principal = resolver.book.acting(resolver.book.principal(actor))
            if apart and resolver.book.governs(principal):
                continue
            if elects(resolver, parsed, role, word, principal):
                continue
            if resolver.book.kind(principal) != "person" or role.lower_ in ADVISERS:
                return principal
    return None


def _is_capital(resolver: Resolver, parsed: Parsed, word: Token) -> bool:
    named = resolver.book.name_at(parsed.passage.id, word.i)
    return named is not None and named.entry is not None and named.entry.form == "capital"


def _is_former(role: Token) -> bool:
    return any(child.lower_ in _FORMER for child in role.children) or (
        role.i > 0 and role.nbor(-1).lower_ in _FORMER
    )


def _government_of_adviser(resolver: Resolver, parsed: Parsed, role: Token) -> str | None:
    """Whose president or minister "an adviser to the president" advises: whose state acted last."""
    heads = [
        noun
        for child in role.children
        if child.dep_ == "prep" and child.lower_ in {"to", "of"}
        for noun in child.children
        if noun.dep_ == "pobj"
    ]
    if not any(noun.lower_ in _GOVERNMENT_TITLES for noun in heads):
        return None
    last = resolver.last_actor_before(parsed, role)
    return last if last is not None and resolver.book.governs(last) else None


def _government_speaking(resolver: Resolver, parsed: Parsed, name: Name) -> str | None:
    """Whose minister it is where the title does not say: what the minister says "would" do."""
    head = parsed.doc[name.end - 1]
    others: set[str] = set()
    clauses = (c for c in head.head.children if c.dep_ == "ccomp" and head.dep_ == "nsubj")
    for clause in clauses:
        own = any(c.dep_ == "aux" and c.lower_ in {"will", "would"} for c in clause.children)
        for subject in subject_of(clause):
            named = resolver.book.at(parsed.passage.id, subject.i)
            if named and resolver.book.kind(named) == "government":
                if own:
                    return named
                # "said Ethiopia had moved soldiers": a minister says this of another state.
                others.add(named)
    last = resolver.last_actor_before(parsed, parsed.doc[name.start])
    # Ministers are of governments: of a committee or a crowd that acted last they are not.
    return None if last is None or last in others or not resolver.book.governs(last) else last


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """Somebody who acts under a title and without a name."""

    title: str
    principal: str
    end: int


def _unnamed_official(resolver: Resolver, parsed: Parsed, before: int) -> _Unnamed | None:
    """Return the last official or aide who acts without a name before a token of a passage."""
    found = None
    for token in parsed.tokens[:before]:
        word = token.lower_
        if token.dep_ != "nsubj" or not (word in OFFICIALS or word in ADVISERS):
            continue
        named = resolver.book.at(parsed.passage.id, token.i)
        if named or any(child.dep_ == "appos" for child in token.children):
            continue
        for modifier in modifiers(token):
            if actor := resolver.actor_of(parsed, modifier):
                found = _Unnamed(word, resolver.book.principal(actor), token.i)
                break
    return found


def _introduce(
    resolver: Resolver, parsed: Parsed, persons: Sequence[Name], unnamed: _Unnamed | None
) -> Iterator[Advice]:
    """Give the unnamed official who was written of before the name of the one who speaks now.

    A person who is the subject of a sentence, named for the first time and without any title, is
    the official whom the sentence or the passage before has introduced.
    """
    book = resolver.book
    for name in persons:
        person = book.at(parsed.passage.id, name.start)
        head = parsed.doc[name.end - 1]
        bare = name.end - name.start > 1 and not any(True for _ in _roles(parsed, name))
        if person is None or not bare or head.dep_ != "nsubj" or book.speaks_for(person):
            continue
        if name.start < head.sent.start + 1 or len(persons) == 1:
            known = _unnamed_official(resolver, parsed, head.sent.start) or unnamed
            if known is None:
                continue
            if known.title in ADVISERS:
                yield Advice(parsed, person, known.principal, name.start, name.end)
            else:
                book.let_speak(person, known.principal)


def find_composites(resolver: Resolver, texts: Sequence[Parsed]) -> None:
    """Enter bodies made of named actors ("the troika of the EU, US and Russia")."""
    for parsed in texts:
        for token in parsed.tokens:
            if token.lower_ not in _COMPOSITES or resolver.book.at(parsed.passage.id, token.i):
                continue
            members, listed = _listed_after(resolver, parsed, token)
            members = members or _listed_before(resolver, parsed, token)
            if len(members) > 1:
                actor = resolver.book.add(token.lower_, "body")
                resolver.book.compose(actor, members)
                resolver.describe(token.lower_, actor)
                for member in range(token.i, token.i + listed):
                    resolver.book.list_member(parsed.passage.id, member, actor)


def _listed_after(resolver: Resolver, parsed: Parsed, token: Token) -> tuple[list[str], int]:
    """Members listed behind "of", and how many tokens the list takes with its noun."""
    doc = parsed.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in {"of", "from"}:
        return [], 1
    members: list[str] = []
    last = token.i
    for later in doc[token.i + 2 :]:
        actor = resolver.book.at(parsed.passage.id, later.i)
        if actor is not None:
            members.append(actor)
            last = later.i
        elif later.lower_ not in {"the", ",", "and", "states"}:
            break
    return members, last - token.i + 1


def _listed_before(resolver: Resolver, parsed: Parsed, token: Token) -> list[str]:
    """Members named as the subjects of the sentence before ("A, B and C met. The trio")."""
    sentence = token.sent
    if sentence.start == 0 or token.dep_ not in {"nsubj", "nsubjpass"}:
        return []
    previous = parsed.doc[sentence.start - 1].sent
    for subject in (t for t in previous if t.dep_ == "nsubj"):
        members = resolver.actors_of(parsed, subject)
        if len(members) > 1:
            return list(members)
    return []
