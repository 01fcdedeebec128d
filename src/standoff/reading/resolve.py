"""Who is meant by a word: a name, a title, a description, or a pronoun whose antecedent is plain.

Where it is not plain, the answer is nobody: an unresolved actor is honest, a wrong one is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from standoff.reading.actor_book import ActorBook
from standoff.reading.company_nouns import COMPANY_NOUNS
from standoff.reading.decisions import is_anothers
from standoff.reading.descriptions import described, fits
from standoff.reading.not_of_the_state import is_not_of_the_state
from standoff.reading.own_unions import is_their_union, union_of
from standoff.reading.party_names import is_party
from standoff.reading.roles import (
    COLLECTIVES,
    FORCES,
    MEDIATORS,
    ORGANISATION_WORDS,
    PAPERS,
    PARTIES,
    TWO,
    is_person_role,
)
from standoff.reading.subjects import conjuncts, is_main, main_subjects, modifiers, subject_of
from standoff.reading.two_sides import (
    acting_sides,
    is_taken,
    may_be_all,
    may_be_two,
    of_two,
    sides_in,
    two_near,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from standoff.reading.language import Parsed

__all__ = ["Background", "Resolver"]

Background = tuple[
    str | None,
    str | None,
    str | None,
    tuple[str, ...],
    tuple[tuple[str, tuple[str, ...]], ...],
]
"""The last person and the last other actor that acted, whom the last sentence was about, who may be
a side of those that the last passage names, and for whom papers speak."""

_IT = frozenset({"it", "its", "itself", "they", "their", "them", "themselves"})
_PERSON = frozenset({"he", "she", "his", "her", "him"})
_WHO = frozenset({"who", "which", "that", "whose"})
_PRONOUNS = _IT | _PERSON | _WHO
_OWNED = COLLECTIVES | FORCES | ORGANISATION_WORDS | PAPERS
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INDEPENDENT = frozenset({"court", "tribunal"})
_OF_TWO = frozenset({"neither", "both", "either"})
_SOME = frozenset(
    "couple crowd crowds dozen dozens group handful hundreds lot majority minority number scores "
    "tens thousands".split()
)


class Resolver:
    """Resolves words to actors in one dossier.

    Parameters
    ----------
    book
        The actors by name.
    """

    def __init__(self, book: ActorBook) -> None:
        self.book = book
        # The last person and the last other actor that acted before the passage being read.
        self._last_person: str | None = None
        self._last_actor: str | None = None
        # Whom the last sentence of the passage before is about, where that is one and no person.
        self._topic: str | None = None
        # Those whom the passage before names and who may be a side.
        self._sides: tuple[str, ...] = ()
        self._mediator: str | None = None
        self._parties: tuple[str, ...] = ()
        self._told_parties: tuple[str, ...] = ()
        self._mediators: set[str] = set()
        self._asked_for_parties = 0
        self._described: dict[str, tuple[str, ...]] = {}
        self._papers: dict[str, tuple[str, ...]] = {}

    def start_source(self) -> None:
        """Forget antecedents and papers: a pronoun never reaches into another report."""
        self._last_person = self._last_actor = self._topic = None
        self._sides = ()
        self._papers = {}

    @property
    def background(self) -> Background:
        """What the passages before tell about the words of the next."""
        papers = tuple(self._papers.items())
        return self._last_person, self._last_actor, self._topic, self._sides, papers

    @background.setter
    def background(self, background: Background) -> None:
        self._last_person, self._last_actor, self._topic, self._sides, papers = background
        self._papers = dict(papers)

    def leave(self, parsed: Parsed) -> None:
        """Remember who acted in a passage, for the pronouns and titles of the next."""
        for token in parsed.tokens:
            if token.dep_ in _SUBJECTS and is_main(token):
                for actor in self.actors_of(parsed, token):
                    if self.book.kind(actor) == "person":
                        self._last_person = actor
                    else:
                        self._last_actor = actor
        self._topic = self._topic_of(parsed)
        self._sides = tuple(dict.fromkeys(sides_in(self.book, parsed, parsed.tokens)))

    def _topic_of(self, parsed: Parsed) -> str | None:
        """Return the one that the last sentence of a passage is about, where it is no person."""
        if not len(parsed.doc):
            return None
        last = parsed.doc[len(parsed.doc) - 1].sent
        subjects = main_subjects(last)
        found = {a for s in subjects for a in self.actors_of(parsed, s)}
        actor = found.pop() if len(found) == 1 and len(subjects) == 1 else None
        return None if actor is None or self.book.kind(actor) == "person" else actor

    def set_mediator(self, actor: str) -> None:
        """Record whom "the mediators" means."""
        self._mediator = self._mediator or actor
        self._mediators.add(actor)

    def set_parties(self, parties: tuple[str, ...]) -> None:
        """Record whom "the parties" and "both sides" mean, as a report says."""
        self._parties = self._told_parties = parties

    def infer_parties(self, parties: tuple[str, ...], mediators: Iterable[str]) -> None:
        """Record who the two sides seem to be where no report says so, and who is between them.

        "Both sides" are others where the words before it name two, and nobody where more than two
        may be meant.
        """
        self._parties = parties
        self._mediators |= set(mediators)

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom "the parties" and "both sides" mean, to one who reads what names them so."""
        self._asked_for_parties += 1
        return self._parties

    @property
    def asked_for_parties(self) -> int:
        """How often `parties` was asked for: what is read without holds whoever they are."""
        return self._asked_for_parties

    def describe(self, noun: str, *actors: str) -> None:
        """Record that "the `noun`" (a troika, a report) means these actors from here on."""
        self._described[noun] = actors

    def describe_paper(self, noun: str, *actors: str) -> None:
        """Record that "the `noun`" (a letter) speaks for these actors for the rest of a report."""
        self._papers[noun] = actors

    def actors_of(self, parsed: Parsed, token: Token) -> tuple[str, ...]:
        """Return the actors that a noun phrase means, with those joined to it.

        Parameters
        ----------
        parsed
            The passage.
        token
            The head of the noun phrase.
        """
        # The parser takes "the US and Russia" in "the troika of the EU, US and Russia spent" for
        # the subject; it is the troika that acts.
        composite = self.book.listed_in(parsed.passage.id, token.i)
        if composite is not None and token.dep_ in _SUBJECTS:
            return (composite,)
        found: list[str] = []
        for part in conjuncts(token):
            found.extend(self._actors_of_head(parsed, part, 0))
        return tuple(dict.fromkeys(found))

    def actor_of(self, parsed: Parsed, token: Token) -> str | None:
        """Return the first actor that a noun phrase means, or None."""
        return next(iter(self.actors_of(parsed, token)), None)

    def principal_of(self, parsed: Parsed, token: Token) -> str | None:
        """Return whose position it is when this noun phrase acts, or None."""
        actor = self.actor_of(parsed, token)
        return None if actor is None else self.book.acting(self.book.principal(actor))

    def last_actor_before(self, parsed: Parsed, token: Token) -> str | None:
        """Return the government or body that last acted before a word, or None."""
        for index in range(token.i - 1, -1, -1):
            named = self.book.at(parsed.passage.id, index)
            if named is None or self.book.kind(named) in {"person", "group", "armed_force"}:
                continue
            earlier = parsed.doc[index]
            if earlier.dep_ in _SUBJECTS and is_main(earlier):
                return self.book.acting(named)
        return self._last_actor

    def _actors_of_head(self, parsed: Parsed, token: Token, depth: int) -> list[str]:
        if depth > 6:
            return []
        two = of_two(token)
        if two is not None and (both := self._two_of_sort(parsed, token, two)):
            return list(both)
        named = self.book.at(parsed.passage.id, token.i)
        if named is not None:
            return [self.book.acting(named)]
        person = self._named_beside(parsed, token)
        if person is not None:
            return [person]
        word = token.lower_
        if word in _SOME and (some := self._some_of(parsed, token, depth)):
            return some
        if word in _PRONOUNS or token.pos_ == "PRON":
            return self._pronoun(parsed, token, depth)
        if word in _OWNED and (owners := self._owners(parsed, token, depth)):
            union = is_their_union(token) and union_of(self.book, parsed.passage.source, owners)
            return [union] if union else owners
        return self._description(parsed, token)

    def _named_beside(self, parsed: Parsed, token: Token) -> str | None:
        """Return who is named behind a noun ("Nato's spokesman, X", "its neighbour, Y")."""
        for child in token.children:
            common = token.pos_ == "NOUN" or is_person_role(token.text)
            if child.dep_ == "appos" and common:
                named = self.book.at(parsed.passage.id, child.i)
                if named is None:
                    continue
                if is_person_role(token.text) == (self.book.kind(named) == "person"):
                    return self.book.acting(named)
        return None

    def _some_of(self, parsed: Parsed, token: Token, depth: int) -> list[str]:
        """Resolve "a number of EU governments" to what there is a number of."""
        return [
            actor
            for child in token.children
            if child.dep_ == "prep" and child.lower_ == "of"
            for noun in child.children
            for part in conjuncts(noun)
            for actor in self._actors_of_head(parsed, part, depth + 1)
        ]

    def _owners(self, parsed: Parsed, token: Token, depth: int) -> list[str]:
        owners: list[str] = []
        for modifier in modifiers(token):
            for part in conjuncts(modifier):
                if self.book.at(parsed.passage.id, part.i) or modifier.dep_ == "poss":
                    owners.extend(self._actors_of_head(parsed, part, depth + 1))
            if owners:
                break
        if not owners and token.lower_ not in _INDEPENDENT:
            # "the foreign ministry in Belmark"
            places = [g for c in token.children if c.lower_ == "in" for g in c.children]
            named = [self.book.at(parsed.passage.id, place.i) for place in places]
            owners = [a for a in named if a is not None and self.book.kind(a) == "government"]
        found = [self.book.acting(self.book.principal(owner)) for owner in owners]
        if is_not_of_the_state(token):
            return [owner for owner in found if not self.book.governs(owner)]
        return found

    def _description(self, parsed: Parsed, token: Token) -> list[str]:
        word = token.lemma_.casefold()
        if word in MEDIATORS and self._mediator:
            return [self._mediator]
        several = token.tag_ == "NNS" and not is_taken(token)
        if word in PARTIES and token.i and (several or _is_distributed(token)):
            all_sides = may_be_all(token) and not (word == "party" and self._tells_parties(parsed))
            return list(self._two_meant(parsed, token, word)) if all_sides else []
        if word in TWO and any(c.lower_ in {"two", "both"} for c in token.children):
            return list(self._two_meant(parsed, token, word))
        if word == "minister" and (ministry := self._ministry_of(parsed, token)):
            return [ministry]
        meant = self._papers.get(word) or self._described.get(word)
        if meant is not None:
            return list(meant)
        definite = any(child.lower_ in {"the", "this", "that"} for child in token.children)
        several = token.tag_ == "NNS" and word in COMPANY_NOUNS
        if definite and token.pos_ in {"NOUN", "PROPN"} and word not in PARTIES and not several:
            for noun in dict.fromkeys((word, token.lower_)):
                found = self._own_of_speaker(parsed, token, noun)
                about = self._about_before(parsed, token) if noun in COMPANY_NOUNS else ()
                found = found or described(self.book, parsed, noun, token.i, about=about)
                if found:
                    return [found]
        return []

    def _tells_parties(self, parsed: Parsed) -> bool:
        """Whether a report names political parties and no two sides, so that it may mean those."""
        return not self._told_parties and any(
            is_party(self.book.name(actor)) for actor in self.book.standings(parsed.passage.source)
        )

    def _two_meant(self, parsed: Parsed, token: Token, noun: str) -> tuple[str, ...]:
        """Return the two that "both sides" or "the two governments" means, or nobody."""
        parties, told = self.parties, self._told_parties
        near = self._two_near(parsed, token, noun)
        if not told:
            acting = (*acting_sides(self.book, parsed.passage.source), *parties)
            among = may_be_two(self.book, acting, noun, apart=self._mediators)
            return near or (parties if set(among) == set(parties) else ())
        # The two of the dispute are meant, unless the words before are of two others.
        others = set(near).isdisjoint(told) or len(may_be_two(self.book, told, noun)) < 2
        return near if near and others else parties

    def _two_near(self, parsed: Parsed, token: Token, noun: str) -> tuple[str, ...]:
        """Return the two whom the words before a noun name, or nobody."""
        start = token.left_edge.i
        doers = [s for verb in token.ancestors for s in subject_of(verb) if s.i < start]
        outer = [self.book.principal(a) for s in doers for a in self.actors_of(parsed, s)]
        # "The leader of the Greens said both sides": his party is told for whom he is.
        telling = {t.i for doer in doers for t in doer.subtree}
        words = (t for t in parsed.doc[:start] if t.i not in telling)
        before = (*sides_in(self.book, parsed, words), *outer)
        meant = partial(may_be_two, self.book, noun=noun, apart=self._mediators)
        return two_near(meant(before), meant(outer), meant(self._sides), token)

    def _two_of_sort(self, parsed: Parsed, token: Token, noun: str) -> tuple[str, ...]:
        """Return the two that "both companies" means: of those before, or the report's only two."""
        named = may_be_two(self.book, self.book.standings(parsed.passage.source), noun)
        return self._two_near(parsed, token, noun) or (named if len(named) == 2 else ())

    def _about_before(self, parsed: Parsed, token: Token) -> tuple[str, ...]:
        """Return whom the sentence before is about; what opens a passage goes on with the last."""
        sentence = token.sent
        if sentence.start == 0:
            topic = self._topic if token.left_edge.i == 0 else None
            return () if topic is None else (topic,)
        subjects = main_subjects(parsed.doc[sentence.start - 1].sent)
        found = (actor for subject in subjects for actor in self.actors_of(parsed, subject))
        return tuple(dict.fromkeys(self.book.principal(actor) for actor in found))

    def _ministry_of(self, parsed: Parsed, title: Token) -> str | None:
        """Return the ministry that a passage is about where it goes on with "the minister"."""
        if [child.lower_ for child in title.children] != ["the"]:
            return None
        for earlier in reversed(parsed.doc[: title.i]):
            named = self.book.at(parsed.passage.id, earlier.i)
            if named is not None and self.book.kind(named) == "person":
                return None
            if earlier.lower_ == "ministry" and earlier.dep_ in _SUBJECTS and is_main(earlier):
                return next(iter(self._actors_of_head(parsed, earlier, 1)), None)
        return None

    def _own_of_speaker(self, parsed: Parsed, token: Token, noun: str) -> str | None:
        """Return the body that a description is of where one who speaks for it says it, or None."""
        for said in token.ancestors:
            if said.dep_ != "ccomp":
                continue
            for subject in subject_of(said.head):
                person = self.book.at(parsed.passage.id, subject.i)
                if person is None or not self.book.is_settled(person):
                    continue
                own = self.book.principal(person)
                if fits(self.book, own, noun):
                    return own
        return None

    def _pronoun(self, parsed: Parsed, token: Token, depth: int) -> list[str]:
        if token.lower_ in _OF_TWO:
            return list(self._two_meant(parsed, token, "side"))
        if token.lower_ in _WHO:
            return self._antecedent_of_relative(parsed, token, depth)
        if token.lower_ in _PERSON:
            return self._antecedent_person(parsed, token)
        if token.lower_ in _IT:
            return self._antecedent_of_it(parsed, token, depth)
        return []

    def _antecedent_of_relative(self, parsed: Parsed, token: Token, depth: int) -> list[str]:
        clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
        if clause is None:
            return []
        set_off = clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
        for outer in (clause.head, *clause.head.ancestors):
            # "X, an aide to Y, who said": behind a comma, "who" is X and not Y.
            if set_off and outer.dep_ == "appos":
                named = self.book.at(parsed.passage.id, outer.head.i)
                if named is not None and self.book.kind(named) == "person":
                    return [named]
        return self._actors_of_head(parsed, clause.head, depth + 1)

    def _antecedent_person(self, parsed: Parsed, token: Token) -> list[str]:
        for index in range(token.i - 1, -1, -1):
            named = self.book.at(parsed.passage.id, index)
            earlier = parsed.doc[index]
            if named is None and _is_nobody_known(earlier):
                # "The minister left. He ...": not who was named before.
                return []
            if named is None or self.book.kind(named) != "person":
                continue
            if earlier.dep_ in _SUBJECTS or earlier.head.dep_ in _SUBJECTS or _is_agent(earlier):
                return [named]
        return [self._last_person] if self._last_person else []

    def _antecedent_of_it(self, parsed: Parsed, token: Token, depth: int) -> list[str]:
        """Resolve "it" and "they" to the subject of the clause that theirs depends on."""
        if token.dep_ in {"dobj", "pobj", "dative"} and token.lower_ in {"it", "them"}:
            # What is done to "it" is a thing more often than the actor named before.
            return []
        verb = token.head
        while verb.dep_ in {"conj", "aux", "poss", "dobj", "pobj", "prep", "amod"}:
            if verb.head == verb:
                break
            verb = verb.head
        # "Peru will stay, its president said": what is reported may come before.
        clauses = (verb, *verb.ancestors)
        reported = (c for clause in clauses for c in clause.children if c.dep_ == "ccomp")
        for clause in (*clauses, *reported):
            for subject in subject_of(clause):
                if subject.i < token.i and subject != token:
                    found = self._actors_of_head(parsed, subject, depth + 1)
                    if found:
                        return [self.book.principal(actor) for actor in found]
            if is_anothers(clause):
                return []
        return self._subject_before(parsed, token, depth)

    def _subject_before(self, parsed: Parsed, token: Token, depth: int) -> list[str]:
        """Resolve an "it" or "its" that opens a sentence to the subject of the one before."""
        sentence = token.sent
        if token.i == 0 and token.dep_ in {"nsubj", "poss"} and self._topic is not None:
            many = self.book.kind(self._topic) in {"group", "armed_force"}
            return [self._topic] if many is (token.lower_ in {"they", "their"}) else []
        if not _opens(token) or sentence.start == 0:
            return []
        previous = parsed.doc[sentence.start - 1].sent
        subjects = main_subjects(previous)
        found = [a for s in subjects for a in self._actors_of_head(parsed, s, depth + 1)]
        composite = [self.book.listed_in(parsed.passage.id, s.i) for s in subjects]
        found = [c for c in composite if c] or found
        return found if len(found) == 1 else []


def _is_agent(name: Token) -> bool:
    """Whether somebody is who does it in the passive ("was announced by its envoy, Ana Ruiz")."""
    noun = name
    while noun.dep_ in {"appos", "compound", "flat"} and noun.head != noun:
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.dep_ == "agent"


def _is_nobody_known(noun: Token) -> bool:
    """Whether somebody acts here who is told by office or trade alone."""
    return (
        noun.dep_ in _SUBJECTS
        and noun.tag_ == "NN"
        and is_person_role(noun.text)
        and not any(child.dep_ in {"appos", "poss"} for child in noun.children)
    )


def _opens(pronoun: Token) -> bool:
    """Whether a sentence opens with a pronoun, or has nothing before it but a quotation."""
    first = pronoun.sent[0]
    said_before = first.is_quote and pronoun.i > first.i and pronoun.nbor(-1).is_quote
    return pronoun == first or (said_before and pronoun.dep_ == "poss")


def _is_distributed(noun: Token) -> bool:
    """Whether "either", "neither" or "each" makes a singular noun mean all of them."""
    return any(child.lower_ in {"either", "neither", "each", "both"} for child in noun.children)
