"""Verbs and names that the language model takes for nouns, set right in the parse.

"Torvia backs Velden" looks to a tagger like "company cars": it has met neither name, and "backs"
may be a noun. But a name, one of the verbs that take a stance in the form that "it" has, and a noun
phrase in a row are a clause, where the row holds no other verb. The same goes for an unknown word
that opens a sentence in front of its verb ("Velden opposes the toll"): no dictionary has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from standoff.reading.acts import VERB_ACTS
from standoff.reading.asides import set_verbs_behind_asides_right

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["known_words", "set_right"]

_NAMES = frozenset({"NNP", "NNPS"})
_NAMED = frozenset({"GPE", "LOC", "ORG", "PERSON"})
_SINGULAR = frozenset({"NN", "JJ", "VB", "VBN", "UH", "FW"})
_OPENS_PHRASE = frozenset("CD DT JJ JJR NN NNP NNPS NNS PRP$ PRP VBG".split())
_HEADS_CLAUSE = frozenset({"ROOT", "ccomp", "parataxis", "dep", "advcl"})
_LOOSE = frozenset({"appos", "npadvmod", "nmod", "dep", "attr", "compound"})
"""How the parser hangs an object on what it takes for a noun."""
_OF_CLAUSE = frozenset({"punct", "advcl", "cc", "conj", "ccomp", "parataxis"})
"""What hangs on the verb of a clause, and not on its object."""
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_VERBAL = frozenset({"VERB", "AUX"})
_RULED_OUT = frozenset({"appeals", "objects", "requests", "signs"})
"""Plural nouns before all ("an appeals court")."""


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Return the base form of each verb of a stance by the form that "it" has."""
    forms = {_third(lemma): lemma for lemma in VERB_ACTS}
    return {form: lemma for form, lemma in forms.items() if form not in _RULED_OUT}


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma[-2] not in "aeo" else f"{lemma}s"


@lru_cache(maxsize=2)
def known_words(language: Language) -> frozenset[str]:
    """Return the words that the dictionary of a model has; empty where it has none."""
    if "lemmatizer" not in language.pipe_names:
        return frozenset()
    lemmatizer: Any = language.get_pipe("lemmatizer")
    if not lemmatizer.lookups.has_table("lemma_index"):
        return frozenset()
    index = lemmatizer.lookups.get_table("lemma_index")
    return frozenset(word for words in index.values() for word in words)


def set_right(doc: Doc, known: Collection[str]) -> Doc:
    """Set right in a parse what the model has misread.

    Parameters
    ----------
    doc
        A parsed passage; it is changed in place.
    known
        The words of a dictionary (`known_words`); without any, no unknown name is told.
    """
    for token in _unknown_names(doc, known):
        _make_name(token)
    forms = _forms()
    for token in doc:
        if token.lower_ in forms and token.text == token.lower_:
            _set_verb_right(doc, token.i, forms[token.lower_])
    for token in doc:
        if token.tag_ == "VBZ":
            _part_clauses(doc, token)
        elif token.text == ";":
            _part_sentences(token)
    set_verbs_behind_asides_right(doc)
    return doc


def _part_sentences(semicolon: Token) -> None:
    """Let what stands before a semicolon be no object of what follows ("they met; he refused")."""
    verb = semicolon.head
    for clause in verb.children if verb.i > semicolon.i else ():
        if clause.dep_ == "ccomp" and clause.i < semicolon.i:
            clause.dep_ = "dep"


def _unknown_names(doc: Doc, known: Collection[str]) -> Iterator[Token]:
    """Yield the words in front of the verb of a sentence that are in no dictionary."""
    for token in doc if known else ():
        if not token.is_sent_start or not token.text.istitle() or not token.is_alpha:
            continue
        if token.i + 1 == len(doc) or token.tag_ not in _SINGULAR or len(token) < 4:
            continue
        word, following = token.lower_, token.nbor(1)
        owns = following.tag_ == "POS"
        acts = following.tag_ in _FINITE and token.dep_ in {"nsubj", "nsubjpass"}
        if (owns or acts) and word not in known and word.removesuffix("s") not in known:
            yield token


def _make_name(token: Token) -> None:
    token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text


def _set_verb_right(doc: Doc, at: int, lemma: str) -> None:
    """Make a clause of a name, a verb and a noun phrase in a row."""
    verb = doc[at]
    start = _start_of_name(doc, at)
    if start is None or at + 1 == len(doc) or doc[at + 1].tag_ not in _OPENS_PHRASE:
        return
    top = _top_of_clause(verb)
    if top is None or _has_verb(verb, top, start):
        return
    heads, labels = [token.head.i for token in doc], [token.dep_ for token in doc]
    for index in range(start, at):
        if not start <= heads[index] < at or index == at - 1:
            heads[index] = at - 1
    for conjunction in _joining(doc[at - 1]):
        heads[conjunction.i] = verb.head.i
    heads[at - 1], labels[at - 1] = at, "nsubj"
    if top != verb:
        heads[at] = at if top.head == top else top.head.i
        labels[at] = labels[top.i]
        heads[top.i], labels[top.i] = at, "dobj"
        for child in top.children:
            if child.i < start or (child.i > top.i and child.dep_ in _OF_CLAUSE):
                heads[child.i] = at
    elif (what := _loose_object(verb)) is not None:
        labels[what.i] = "dobj"
    _enter(doc, heads, labels)
    if doc[at - 1].tag_ not in _NAMES:
        _make_name(doc[at - 1])
    verb = doc[at]
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", lemma


def _start_of_name(doc: Doc, at: int) -> int | None:
    """Return where the name in front of a token begins, if a clause begins there; else None."""
    start = at
    while start and doc[start - 1].text[:1].isupper() and not doc[start - 1].is_punct:
        start -= 1
        if doc[start].is_sent_start:
            break
    while start < at and doc[start].pos_ in {"CCONJ", "SCONJ", "ADV"}:
        start += 1
    last = doc[at - 1]
    if start == at or not (last.tag_ in _NAMES or last.ent_type_ in _NAMED):
        return None
    if start and not doc[start].is_sent_start and doc[start - 1].lower_ == "the":
        start -= 1
    if doc[start].is_sent_start or start == 0:
        return start
    before = doc[start - 1]
    return start if before.is_punct or before.pos_ in {"CCONJ", "SCONJ"} else None


def _top_of_clause(verb: Token) -> Token | None:
    """Return what heads the clause of a verb: it itself, or the noun that it is taken to go with.

    None where that is part of a clause with a verb of its own.
    """
    top = verb.head if verb.dep_ in {"compound", "nmod"} and verb.head.i > verb.i else verb
    of_verb = top.dep_ == "conj" and top.head.pos_ in _VERBAL
    return top if of_verb or top.dep_ in _HEADS_CLAUSE else None


def _has_verb(verb: Token, top: Token, start: int) -> bool:
    """Whether a clause has a verb beside the one sought, or has all that this one needs."""
    if top != verb:
        return top.pos_ in _VERBAL
    kinds = {child.dep_ for child in verb.children}
    whole = verb.pos_ == "VERB" and "nsubj" in kinds and kinds & {"dobj", "xcomp", "ccomp"}
    return bool(whole or kinds & {"aux", "auxpass", "cop"}) or any(
        child.dep_ == "nsubj" and not start <= child.i < verb.i for child in verb.children
    )


def _loose_object(verb: Token) -> Token | None:
    """Return the noun behind a verb that the parser hangs on it as something else, or None."""
    after = [child for child in verb.children if child.i > verb.i and not child.is_punct]
    first = after[0] if after and after[0].left_edge.i == verb.i + 1 else None
    loose = first is not None and first.dep_ in _LOOSE and first.pos_ in {"NOUN", "PROPN", "PRON"}
    return first if loose else None


def _part_clauses(doc: Doc, verb: Token) -> None:
    """Part "A supports B and C opposes D", where the parser takes "B and C" for the subject.

    A plural subject has another form of the verb.
    """
    before, first = doc[verb.i - 1] if verb.i else verb, verb.head
    joined = before.head
    if before.dep_ != "conj" or not {before.tag_, joined.tag_} <= _NAMES:
        return
    if verb.dep_ != "ccomp" or joined.dep_ != "nsubj" or joined.head != verb:
        return
    if first.lemma_.casefold() not in VERB_ACTS or joined.left_edge.i != first.i + 1:
        return
    heads, labels = [token.head.i for token in doc], [token.dep_ for token in doc]
    heads[joined.i], labels[joined.i] = first.i, "dobj"
    heads[before.i], labels[before.i] = verb.i, "nsubj"
    heads[verb.i], labels[verb.i] = first.i, "conj"
    for conjunction in _joining(before):
        heads[conjunction.i] = first.i
    _enter(doc, heads, labels)


def _joining(conjunct: Token) -> list[Token]:
    """Return the words that join a noun to the one that it goes with ("and")."""
    if conjunct.dep_ != "conj":
        return []
    between = range(conjunct.head.i, conjunct.i)
    return [c for c in conjunct.head.children if c.dep_ == "cc" and c.i in between]


def _enter(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """Enter the head and the dependency of each token."""
    from spacy.attrs import DEP, HEAD

    strings = doc.vocab.strings
    rows = [
        ((head - index) % 2**64, strings.add(label))
        for index, (head, label) in enumerate(zip(heads, labels, strict=True))
    ]
    entered: Any = np.array(rows, dtype="uint64")
    doc.from_array([HEAD, DEP], entered)
