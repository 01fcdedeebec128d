"""What a noun ("the claim that"), an adjective ("is sure that") or "according to" reports.

The owner of the noun, or whom the adjective is said of, is the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.evidence import Span
from standoff.reading.cue_clauses import Draft, can_think, is_within
from standoff.reading.cue_words import cue_extent, subject_of_cue, token_spans
from standoff.reading.cues import ADJECTIVE_CUES, NOUN_CUES, is_speech
from standoff.reading.language import text_of
from standoff.reading.roles import PAPERS
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from standoff.reading.language import Parsed

__all__ = ["according_to", "from_noun"]

_OWNERS = frozenset({"of", "by", "from"})


def from_noun(doc: Doc, noun: Token, quoted: Sequence[Span]) -> Draft | None:
    """Return what "X's claim that" and "X is confident that" report, or None."""
    owner: Token | None
    if noun.pos_ != "NOUN" and noun.dep_ != "acomp":
        return None
    lemma = noun.lemma_.casefold()
    if noun.pos_ == "NOUN" and lemma in NOUN_CUES:
        saying = _said_in(noun)
        owner = next(iter(_owners(noun)), None) or (saying and subject_of_cue(saying))
    elif noun.dep_ == "acomp" and lemma in ADJECTIVE_CUES and not is_within(noun, quoted):
        owner = next((s for s in subject_of(noun.head) if can_think(s)), None)
    else:
        return None
    clauses = [
        child
        for child in noun.children
        if child.dep_ in {"acl", "ccomp", "xcomp", "relcl"}
        and child.i > noun.i
        and (noun.dep_ == "acomp" or _is_reported(child))
    ]
    if not clauses and noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        # "Its reply was that"
        clauses = [
            child
            for child in noun.head.children
            if child.dep_ == "ccomp" and _is_reported(child) and child.i > noun.head.i
        ]
    if not clauses or owner is None:
        return None
    content = token_spans(doc, {t.i for clause in clauses for t in clause.subtree})
    saying = _said_in(noun)
    if saying is not None:
        # "said in a report that": the parser hangs the clause on the report.
        return Draft(cue_extent(saying), saying.lemma_, owner, content, saying.idx)
    cue = (noun.idx, noun.idx + len(noun.text))
    return Draft(cue, None, owner, content, noun.idx, is_clause=False)


def _is_reported(clause: Token) -> bool:
    """Whether a clause behind a noun says what the noun holds: "that" is not its subject."""
    if clause.dep_ == "relcl":
        return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return any(c.lower_ in {"that", "to"} and c.i < clause.i for c in clause.children)


def _said_in(noun: Token) -> Token | None:
    """Return the verb of "said in a report", or None."""
    verb = noun.head.head
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_.casefold() in PAPERS
    return verb if inside and is_speech(verb.lemma_.casefold()) else None


def _owners(noun: Token) -> Iterator[Token]:
    yield from (child for child in noun.children if child.dep_ == "poss")
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _OWNERS:
            yield from (g for g in child.children if g.dep_ == "pobj")
    if noun.dep_ in {"dobj", "pobj"}:
        # "issued a warning that": whoever issues it warns.
        verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
        if verb is not None and verb.lemma_ in {"make", "issue", "repeat", "express", "voice"}:
            yield from subject_of(verb)


def according_to(parsed: Parsed) -> Iterator[Draft]:
    """Yield what is so "according to" somebody: the rest of the sentence."""
    doc = parsed.doc
    if "according" not in text_of(doc).lower():
        return
    for token in parsed.tokens:
        if token.lower_ != "according" or token.i + 1 >= len(doc):
            continue
        to = doc[token.i + 1]
        source = next((c for c in to.children if c.dep_ == "pobj"), None)
        if to.lower_ != "to" or source is None:
            continue
        phrase = set(range(token.i, source.right_edge.i + 1))
        content = token_spans(doc, {t.i for t in token.sent} - phrase)
        cue = (token.idx, to.idx + len(to.text))
        yield Draft(cue, "accord", source, content, token.idx)
