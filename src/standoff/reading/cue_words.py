"""A verb that reports, in its sentence: its base form, its extent, and who its subject is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.cues import is_speech
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["cue_extent", "cue_lemma", "says_besides", "subject_of_cue", "token_spans"]


def cue_lemma(verb: Token) -> str:
    """Return the base form of a verb; the model takes "hopes" for what rabbits do."""
    lemma = verb.lemma_.casefold()
    return "hope" if verb.lower_ in {"hopes", "hoped", "hoping"} else lemma


def cue_extent(verb: Token) -> tuple[int, int]:
    """Characters of a verb with its particle."""
    particle = [c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1]
    last = particle[0] if particle else verb
    return verb.idx, last.idx + len(last.text)


def subject_of_cue(verb: Token) -> Token | None:
    """Return the head of the noun phrase that says what a verb reports, or None."""
    subjects = [
        subject
        for subject in subject_of(verb)
        if subject.dep_ != "nsubjpass" or verb.lemma_ in {"quote", "tell"}
    ]
    if subjects:
        # "An independent state, Moscow argues, would": of two subjects the nearer one speaks.
        return min(subjects, key=lambda subject: abs(verb.i - subject.i))
    # "..., adding that": a participle has the subject of the verb that it goes with.
    if verb.dep_ in {"advcl", "xcomp", "pcomp"} and verb.tag_ == "VBG":
        # Of "said it would close, arguing that" the speaker is who said it.
        ancestors = list(verb.ancestors)
        if says_besides(verb, verb.head):
            ancestors = ancestors[1:] + ancestors[:1]
        for ancestor in ancestors:
            for subject in subject_of(ancestor):
                return subject
    finite = verb.tag_ in {"VBD", "VBZ"} and verb.head.i < verb.i and verb.dep_ in {"appos", "dobj"}
    if (verb.dep_ == "acl" or finite) and verb.head.pos_ in {"NOUN", "PROPN"}:
        # Of a short sentence ("The port refuses to close") the parser makes a noun at times.
        return verb.head
    return None


def says_besides(verb: Token, clause: Token) -> bool:
    """Whether a participle at the end of a reported clause has the speaker of that clause."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i < clause.i or clause.dep_ != "ccomp":
        return False
    return verb.doc[verb.left_edge.i - 1].text == "," and is_speech(verb.lemma_.casefold())


def token_spans(doc: Doc, tokens: Iterable[int]) -> list[Span]:
    """Return runs of tokens as character spans; punctuation alone does not part a run."""
    spans: list[list[int]] = []
    for index in sorted(tokens):
        token = doc[index]
        if token.is_punct or token.is_space:
            continue
        if spans and all(doc[i].is_punct for i in range(spans[-1][1] + 1, index)):
            spans[-1][1] = index
        else:
            spans.append([index, index])
    return [Span(doc[a].idx, doc[b].idx + len(doc[b].text)) for a, b in spans]
