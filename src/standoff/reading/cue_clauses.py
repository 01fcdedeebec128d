"""What is reported without quotation marks: the clause, infinitive or object that a cue governs.

The cue is a verb here ("said that", "vowed to"); `cue_nouns` has the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.cue_objects import about, agent_of, to_do
from standoff.reading.cue_words import cue_extent, cue_lemma, subject_of_cue, token_spans
from standoff.reading.cues import COMMITTING, DOCUMENTS, SHOWING, SUPPOSING, is_cue, is_speech
from standoff.reading.reported_clauses import clause_of
from standoff.reading.roles import (
    BODIES,
    COLLECTIVES,
    GROUPS,
    ORGANISATION_WORDS,
    PAPERS,
    PEOPLE,
    is_person_role,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Draft", "can_think", "from_verb", "is_within"]

_NOBODY = frozenset({"it", "that", "this", "these", "which", "what", "there"})
_SEVERAL = BODIES | COLLECTIVES | GROUPS | ORGANISATION_WORDS | PEOPLE | PAPERS
_PERSON_ENDINGS = ("ist", "ian", "ee", "man", "woman", "ant", "yer", "ate")


@dataclass(slots=True)
class Draft:
    """A quotation being put together, in offsets of the passage.

    `quoted` tells that its content was found by its quotation marks, `is_clause` that it is a
    clause with a subject and a verb of its own.
    """

    cue: tuple[int, int] | None
    lemma: str | None
    subject: Token | None
    content: list[Span]
    position: int
    quoted: bool = False
    is_clause: bool = True


def from_verb(doc: Doc, verb: Token, quoted: Sequence[Span]) -> Draft | None:
    """Return what a verb reports by its clause, infinitive or object, or None."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    lemma = cue_lemma(verb)
    in_quotes = is_within(verb, quoted)
    subject = subject_of_cue(verb)
    content = clause_of(doc, verb) if is_cue(lemma) else []
    is_clause = bool(content)
    somebody = is_speech(lemma) or can_think(subject) or _shows(subject, lemma)
    able = _can_speak(subject, lemma) if is_speech(lemma) else can_think(subject)
    if not content and not in_quotes and (able or agent_of(verb) is not None):
        content, somebody = to_do(doc, verb, lemma), True
        if not content:
            subject, content = about(doc, verb, lemma, subject)
    if not content and not in_quotes and (content := _supposed(doc, verb, lemma)):
        subject, somebody = None, True
    if not content or not somebody:
        return None
    if in_quotes and not _is_named_speech(verb, lemma, subject):
        return None
    if subject is None and verb.dep_ not in {"ROOT", "advcl", "conj", "relcl", "acl"}:
        return None
    return Draft(cue_extent(verb), lemma, subject, content, verb.idx, is_clause=is_clause)


def is_within(token: Token, quoted: Sequence[Span]) -> bool:
    """Whether a word stands between quotation marks."""
    return any(span.start <= token.idx < span.end for span in quoted)


def _is_named_speech(verb: Token, lemma: str, subject: Token | None) -> bool:
    """Whether quoted words report in their turn what somebody who is named has said.

    In other people's mouths "people know", "I am sure" and "if he says so" report nothing.
    """
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.tag_ in {"VBD", "VBZ"} for c in _auxiliaries(verb)
    )
    return finite and is_speech(lemma) and subject is not None and subject.pos_ == "PROPN"


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _shows(subject: Token | None, lemma: str) -> bool:
    """Whether a document shows or finds something."""
    return subject is not None and lemma in SHOWING and subject.lemma_.casefold() in DOCUMENTS


def _supposed(doc: Doc, verb: Token, lemma: str) -> list[Span]:
    """Characters of what nobody named says of somebody: "X is said to have left"."""
    patients = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if lemma not in SUPPOSING or not patients or agent_of(verb) is not None:
        return []
    inner = [
        child
        for child in verb.children
        if child.dep_ == "xcomp" and any(c.tag_ == "TO" for c in child.children)
    ]
    if not inner or patients[0].lower_ in _NOBODY:
        return []
    return token_spans(doc, {t.i for part in (patients[0], inner[0]) for t in part.subtree})


def can_think(subject: Token | None) -> bool:
    """Whether a subject is somebody: things "mean" and "show" without saying so."""
    if subject is None:
        return False
    if subject.pos_ in {"PROPN", "PRON"}:
        return subject.lower_ not in _NOBODY
    word = subject.lower_
    if word[-1:] == "s" or word.endswith(_PERSON_ENDINGS) or is_person_role(word):
        return True
    return word in _SEVERAL


def _can_speak(subject: Token | None, lemma: str) -> bool:
    """Whether a subject may be somebody who says things: all but a bare "that".

    "It" may be a council that welcomes and offers; "it suggests" tells of a thing.
    """
    if subject is None:
        return False
    return subject.lower_ not in _NOBODY or (subject.lower_ == "it" and lemma in COMMITTING)
