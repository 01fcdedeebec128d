"""Verbs that the language model hangs on their subject where an aside stands between the two.

"The firm, which employs 300 people, threatened to close the pit" looks like a noun with two
attributes. A sentence that has no other verb of its own is a clause of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.acts import VERB_ACTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["set_verbs_behind_asides_right"]

_ASIDES = frozenset({"acl", "appos", "relcl"})
_OBJECTS = frozenset({"ccomp", "dobj", "xcomp"})


def set_verbs_behind_asides_right(doc: Doc) -> None:
    """Make a clause of a noun, an aside between commas and a verb of a stance; change it in place.

    Parameters
    ----------
    doc
        A parsed passage.
    """
    for token in doc:
        if token.dep_ == "acl" and token.tag_ == "VBN" and _is_behind_aside(token):
            _make_clause(token)


def _is_behind_aside(verb: Token) -> bool:
    subject = verb.head
    if subject.dep_ != "ROOT" or subject.pos_ not in {"NOUN", "PROPN"} or verb.i < subject.i:
        return False
    if verb.lemma_.casefold() not in VERB_ACTS or verb.nbor(-1).text != ",":
        return False
    aside = any(c.dep_ in _ASIDES and subject.i < c.i < verb.i for c in subject.children)
    # "accused of theft by Peru": something is done to who is told of.
    active = any(c.dep_ in _OBJECTS or _is_to(c) for c in verb.children)
    done_to = any(c.dep_ in {"agent", "auxpass"} for c in verb.children)
    return aside and active and not done_to and verb.sent[-1].text in {".", "”", '"'}


def _is_to(clause: Token) -> bool:
    """Whether a clause is an infinitive, which the parser takes for a purpose behind a day."""
    to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children)
    return clause.dep_ == "advcl" and to


def _make_clause(verb: Token) -> None:
    subject = verb.head
    behind = [child for child in subject.children if child.i > verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    subject.head, subject.dep_ = verb, "nsubj"
    for child in behind:
        child.head = verb
    verb.tag_ = "VBD"
