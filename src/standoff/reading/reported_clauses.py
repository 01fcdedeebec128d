"""The clause that a verb of saying governs, without what is reported beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.cue_words import cue_lemma, says_besides, subject_of_cue, token_spans
from standoff.reading.cues import NO_OBJECT, is_speech
from standoff.reading.provisos import is_proviso

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["clause_of"]

_SUBJECTS_BEGIN = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "SCONJ"})
_CONTRARY = frozenset({"although", "though", "whereas", "while"})


def clause_of(doc: Doc, verb: Token) -> list[Span]:
    """Characters of the clause that a verb of saying governs, cut where the cue interrupts it."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not is_proviso(c)]
    if not clauses:
        return _unmarked(doc, verb) or _host_clause(doc, verb)
    taken = {t.i for clause in clauses for t in clause.subtree}
    for child in verb.children:
        # A clause in front of the reported one ("Though it is late, he said, ...") belongs to it
        # where the cue comes last.
        if child.dep_ in {"advcl", "prep"} and clauses[0].i < verb.i and child.i < clauses[0].i:
            taken |= {t.i for t in child.subtree}
    taken -= {verb.i}
    taken -= {t.i for clause in clauses for t in _joined_to_cue(clause)}
    taken -= {t.i for clause in clauses for t in _said_besides(clause)}
    taken -= _when_said(verb)
    # An "and" at the end leads to what is said by another cue.
    while taken and (doc[max(taken)].dep_ == "cc" or doc[max(taken)].is_punct):
        taken.discard(max(taken))
    return token_spans(doc, taken)


def _when_said(verb: Token) -> set[int]:
    """Return the words behind a cue that say when it was said ("said last week the ministry")."""
    when: set[int] = set()
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.ent_type_ not in {"DATE", "TIME"}:
            break
        when.add(token.i)
    after = max(when, default=verb.i) + 1
    # "said last week was a bad one": a subject has to follow the day.
    follows = after < verb.sent.end and verb.doc[after].pos_ in _SUBJECTS_BEGIN
    return when if follows else set()


def _unmarked(doc: Doc, verb: Token) -> list[Span]:
    """Content of "says the sailors strayed", where the parser takes the clause for a noun.

    Nobody says, thinks or hopes a sailor: what follows is a clause.
    """
    if cue_lemma(verb) not in NO_OBJECT:
        return []
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            said = [c for c in child.children if c.dep_ == "acl" and c.tag_ == "VBN"]
            return token_spans(doc, {t.i for t in child.subtree}) if said else []
    return []


def _joined_to_cue(clause: Token) -> Iterator[Token]:
    """Yield what the parser joins to a clause though it goes on with the cue.

    In "said he would wait and warned them" the speaker warns: the form of the verb is the cue's.
    """
    if clause.tag_ in {"VBD", "VBZ", "VBP"}:
        return
    for child in clause.children:
        own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in child.children)
        if child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ"} and not own:
            yield from child.subtree
            yield from (c for c in clause.children if c.dep_ == "cc" and c.i < child.i)


def _said_besides(clause: Token) -> Iterator[Token]:
    """Yield what stands in a clause though it is reported beside it, by another cue.

    ", arguing that" at its end tells what the speaker says besides, "and the guild warned that"
    what somebody else does.
    """
    for child in clause.children:
        others = (
            child.dep_ == "conj"
            and child.tag_ == "VBD"
            and is_speech(child.lemma_.casefold())
            and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in child.children)
            and any(c.dep_ in {"ccomp", "xcomp", "dobj"} for c in child.children)
        )
        if others or says_besides(child, clause) or _is_contrary(child):
            yield from child.subtree


def _is_contrary(clause: Token) -> bool:
    """Whether a clause tells what another says to the contrary ("though his deputy told")."""
    if clause.dep_ != "advcl" or not is_speech(clause.lemma_.casefold()):
        return False
    contrary = any(c.dep_ == "mark" and c.lower_ in _CONTRARY for c in clause.children)
    return contrary and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in clause.children)


def _host_clause(doc: Doc, verb: Token) -> list[Span]:
    """Content of "The talks, he said, were close", where the cue hangs on the clause it reports."""
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or not is_speech(verb.lemma_.casefold()):
        return []
    host = verb.head
    if host.pos_ not in {"VERB", "AUX"} or any(
        c.dep_ in {"mark", "dobj", "xcomp"} for c in verb.children
    ):
        return []
    before = doc[verb.left_edge.i - 1].text if verb.left_edge.i > 0 else ""
    if verb.dep_ != "parataxis" and before not in {",", "”", '"', "-", "–", "—"}:
        return []
    cue = {verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "neg", "prt"})}
    subject = subject_of_cue(verb)
    if subject is not None and subject.i in {t.i for t in verb.subtree}:
        cue |= {t.i for t in subject.subtree}
    # What else hangs on the cue before it is the subject of what is said.
    cue |= {t.i for c in verb.children if c.i > verb.i for t in c.subtree}
    return token_spans(doc, {t.i for t in host.sent} - cue)
