"""Subjects of verbs, and what is joined to a noun or says whose it is: the grammar of who acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.decisions import deciders
from standoff.reading.dispositions import disposition_of
from standoff.reading.joined_verbs import joined_to
from standoff.reading.not_of_the_state import tells_origin

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["conjuncts", "is_main", "main_subjects", "modifiers", "subject_of"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_OF = frozenset({"of", "from", "for", "to"})


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a token and the tokens that are joined to it by "and", in order."""
    yield token
    for child in token.children:
        # "A, B, C and D": the parser may take the second for an apposition to the first. But in
        # "by Borrell, the chief, Peru and Chile" a common noun tells who the name before it is.
        listed = child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.children)
        listed = listed and not (token.pos_ == "PROPN" and child.pos_ == "NOUN")
        if child.dep_ == "conj" or listed or _is_joined_before(child, token):
            yield from conjuncts(child)


def _is_joined_before(name: Token, other: Token) -> bool:
    """Whether "Ellis Rail and Marlow Homes" is taken for one name, with "Ellis Rail" in it."""
    if name.dep_ != "nmod" or {name.pos_, other.pos_} != {"PROPN"}:
        return False
    # The first word of the other name is then joined to the first name.
    return any(child.dep_ == "conj" and name.i < child.i < other.i for child in name.children)


def modifiers(token: Token) -> Iterator[Token]:
    """Yield the words that say whose or which a noun is: "Nato" in "Nato troops".

    Where "Peruvian rebels" are from is not whose they are.
    """
    for child in token.children:
        if child.dep_ in {"poss", "compound", "amod", "nmod"} and not tells_origin(child):
            yield child
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _OF:
            yield from (grandchild for grandchild in child.children if grandchild.dep_ == "pobj")


def is_main(subject: Token) -> bool:
    """Whether a subject is that of a main verb, or of one joined to it."""
    verb = subject.head
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def main_subjects(sentence: Span) -> list[Token]:
    """Return whom a sentence is about."""
    hidden = (t.head for t in sentence if _hangs_on_subject(t))
    return [t for t in sentence if t.dep_ in _SUBJECTS and is_main(t)] or list(hidden)


def _hangs_on_subject(verb: Token) -> bool:
    """Whether the parser has hung a main verb on its subject, so that the sentence has none."""
    if verb.dep_ != "acl" or verb.tag_ not in {"VBD", "VBN"} or verb.head.dep_ != "ROOT":
        return False
    beside = [c for c in verb.head.children if c.i < verb.i]
    # "Velrail, which runs the line, called" and "Velrail, the firm that runs the line, called"
    beside += [c for noun in beside if noun.dep_ == "appos" for c in noun.children]
    between = [c for c in beside if c.dep_ == "relcl"]
    comma = next((t for t in verb.doc[verb.left_edge.i - 1 : verb.left_edge.i]), None)
    return bool(between) and comma is not None and comma.text == ","


def _before_aside(verb: Token) -> Token | None:
    """Return the subject that who says it parts from its verb ("Peru, Lima said, is ready")."""
    if verb.dep_ != "ccomp" or verb.i < verb.head.i or verb.tag_ not in _FINITE:
        return None
    # The parser may take a name that it finds so for an adverbial.
    before = [c for c in verb.head.children if c.i < verb.head.i]
    named = [
        c for c in before
        if c.dep_ in _SUBJECTS or (c.dep_ == "npadvmod" and c.pos_ == "PROPN")
    ]  # fmt: skip
    if len(named) < 2:
        return None
    # Between "Peru" and "is" stands what is set off by commas.
    between = verb.doc[named[0].right_edge.i + 1 : verb.left_edge.i]
    set_off = len(between) > 1 and between[0].text == between[-1].text == ","
    return named[0] if set_off else None


def subject_of(verb: Token) -> Iterator[Token]:
    """Yield the subjects of a verb: its own, or that of the verb it is joined to."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        yield from own
        return
    if decided := deciders(verb):
        yield from decided
        return
    disposed = disposition_of(verb)
    if disposed is not None and disposed != verb.head and verb not in disposed.ancestors:
        yield from subject_of(disposed.head if disposed.dep_ == "acomp" else disposed)
        return
    if (named := _before_aside(verb)) is not None:
        yield named
        return
    if verb.dep_ == "xcomp":
        # "urged the parties to accept": the parties are to accept.
        told = [c for c in verb.head.children if c.i < verb.i]
        controllers = [c for c in told if c.dep_ in {"dobj", "dative"}]
        if verb.head.lemma_ in {"call", "appeal", "prevail"}:
            # "called on the parties to accept"
            preps = [c for c in told if c.dep_ == "prep" and c.lower_ in {"on", "to", "upon"}]
            controllers += [g for c in preps for g in c.children if g.dep_ == "pobj"]
        if controllers:
            yield from controllers
            return
    if verb.dep_ in {"conj", "xcomp"} and verb.head != verb:
        yield from subject_of(joined_to(verb))
        return
    if _hangs_on_subject(verb):
        # "The council, which runs the port, called": the clause between hides the subject.
        yield verb.head
        return
    # "Nato - fearing trouble - has said": the dash hides the subject from the parser.
    for child in verb.children:
        if child.dep_ == "npadvmod" and child.i < verb.i and child.pos_ == "PROPN":
            yield child
        if child.dep_ == "advcl" and child.i < verb.i:
            yield from (
                word
                for word in child.children
                if word.dep_ == "npadvmod" and word.pos_ == "PROPN" and word.i < child.i
            )
