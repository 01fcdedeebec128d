"""Of whom something is demanded: who is told, or who the words say is to do it.

Where a demand names nobody ("called for the road to be opened", "demanded a pay rise") it is not
known of whom it is made: to whom a thing belongs or happens is not who is to do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.reading.clauses import infinitive, is_asked_for
from standoff.reading.context import Context
from standoff.reading.not_of_the_state import tells_origin
from standoff.reading.subjects import modifiers, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["agents_of", "asked_by_noun", "asked_of", "is_done_to"]

_WANTING = frozenset("demand expect insist require seek want".split())
"""Verbs whose object is what is wanted, and not who is told."""
_TOLD_BY = frozenset({"by", "of", "on", "to", "from", "with"})
_ENDING = frozenset("cessation end ending halt lifting reversal stop suspension".split())
"""Nouns of what is to end: whose it is, is told of what ends ("an end to Peru's blockade")."""
_DONE_TO = frozenset(
    """
    acquittal arrest ban boycott closure defence defense disbandment dismissal dissolution
    exclusion execution expulsion extradition freedom independence isolation ouster pardon
    prosecution protection punishment recognition reinstatement release removal repair return
    sacking safety trial
    """.split()
)
"""Nouns of what others do to whom they are told of ("the release of X")."""
_DONE_AGAINST = frozenset(
    "annexation blockade bombardment bombing invasion occupation shelling siege".split()
)
"""Nouns of what is done to whom they are told of, and by whose they are ("X's siege of Y")."""
_LEAVING = _DONE_TO | frozenset(
    "departure evacuation exemption exit exports imports pullout retreat withdrawal".split()
)
"""Nouns behind which "from" says what is left, and not who is to give something."""

_DEPTH = 2
"""How far "an end to the halt of" is followed."""


def asked_of(context: Context, verb: Token, actors: Sequence[str]) -> tuple[str, ...]:
    """Return of whom a verb that demands or appeals says something is wanted.

    That is whoever is told ("urged X to", "called on X"), is the subject of what is wanted ("that X
    leave"), does it in the passive voice ("to be opened by X"), gives it ("an apology from X") or
    whose deed it is ("X's withdrawal").
    """
    for word in _asked(verb):
        found = tuple(a for a in context.actors(word) if a not in actors)
        if found:
            return found
    return ()


def _asked(verb: Token) -> Iterator[Token]:
    """Yield the words that may say who is asked, the plainest first."""
    children = list(verb.children)
    objects = [c for c in children if c.dep_ in {"dobj", "dative", "nsubjpass"}]
    if not objects and verb.dep_ == "conj" and any(c.dep_ == "agent" for c in children):
        objects = list(subject_of(verb))
    preps = [c for c in children if c.dep_ in {"prep", "dative"}]
    governed = [(p, g) for p in preps for g in p.children if g.dep_ == "pobj"]
    if verb.lemma_.casefold() not in _WANTING or infinitive(verb) is not None:
        for told in objects:
            yield from _with_owners(told)
    for prep, told in governed:
        if prep.lower_ in _TOLD_BY:
            yield told
    for clause in children:
        if clause.dep_ in {"xcomp", "ccomp"} or is_asked_for(clause):
            yield from _doers_in(clause)
    for thing in (*objects, *(g for _, g in governed)):
        yield from _doers_of(thing)


def asked_by_noun(noun: Token) -> Iterator[Token]:
    """Yield the words that may say who is asked in "the demand that X", "the call on X to"."""
    for child in noun.children:
        nouns = [g for g in child.children if g.dep_ == "pobj"]
        if child.dep_ == "prep" and child.lower_ in {"on", "to"}:
            yield from nouns
        elif child.dep_ == "prep" and child.lower_ == "for":
            for thing in nouns:
                yield from _doers_of(thing)
                yield from (t for c in thing.children if c.dep_ == "acl" for t in _doers_in(c))
        elif child.dep_ in {"acl", "ccomp", "xcomp"}:
            yield from _doers_in(child)


def _with_owners(noun: Token) -> Iterator[Token]:
    yield noun
    for word in modifiers(noun):
        # Whose "its" is depends on the sentence, and it is never the target's for certain.
        if word.pos_ != "PRON" and (word.dep_ != "pobj" or word.head.lower_ == "of"):
            yield word


def is_done_to(clause: Token) -> bool:
    """Whether the subject of a clause is whom or what something is done to."""
    kinds = {child.dep_ for child in clause.children}
    # "wanted the road closed"
    bare = clause.tag_ == "VBN" and not kinds & {"aux"}
    return bool(kinds & {"nsubjpass", "auxpass"}) or bare


def agents_of(clause: Token) -> Iterator[Token]:
    """Yield by whom something is done in the passive voice."""
    for child in clause.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (g for g in child.children if g.dep_ == "pobj")


def _doers_in(clause: Token) -> Iterator[Token]:
    """Yield who does what a clause says."""
    if is_done_to(clause):
        yield from agents_of(clause)
        return
    for child in clause.children:
        if child.dep_ == "nsubj":
            yield from _with_owners(child)


def _doers_of(thing: Token, depth: int = 0) -> Iterator[Token]:
    """Yield whose deed, or whose to give, a noun is."""
    lemma = thing.lemma_.casefold()
    if lemma not in _DONE_TO:
        for child in thing.children:
            telling = child.dep_ in {"poss", "compound", "amod", "nmod"}
            if telling and child.pos_ != "PRON" and not tells_origin(child):
                yield child
    yield from agents_of(thing)
    for prep in (child for child in thing.children if child.dep_ == "prep"):
        nouns = [g for g in prep.children if g.dep_ == "pobj"]
        if depth < _DEPTH and prep.lower_ in {"to", "of"}:
            # What ends is somebody's; of what else is told only "by" says who is to do it.
            for noun in nouns:
                yield from _doers_of(noun, depth + 1) if lemma in _ENDING else agents_of(noun)
        gives = prep.lower_ == "from" and lemma not in _LEAVING
        if gives or (prep.lower_ == "of" and lemma not in _DONE_TO | _DONE_AGAINST | _ENDING):
            yield from nouns
