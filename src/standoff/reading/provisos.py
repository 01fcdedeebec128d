"""What is only a condition or a hope: "provided that Peru accepts", "hopes that Peru accepts".

What stands in such a clause has not happened. Where it is told of the past ("paid as long as Peru
accepted", "resumed once Peru had accepted") it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.only_if import is_ahead

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_asked_in_return", "is_hoped", "is_proviso", "without_proviso"]

_IN_RETURN = (
    ("provided",),
    ("providing",),
    ("on", "condition"),
    ("on", "the", "condition"),
    ("on", "the", "proviso"),
    ("on", "the", "understanding"),
    ("with", "the", "proviso"),
)
_ALWAYS = (
    *_IN_RETURN,
    ("assuming",),
    ("supposing",),
    ("in", "the", "event"),
    ("in", "case"),
)
"""What opens a condition, before its "that" if it has one."""
_UNLESS_PAST = (("as", "long", "as"), ("so", "long", "as"), ("as", "soon", "as"), ("once",))
_UNTIL = (("until",), ("till",))
_IF_AHEAD = (("when",), ("after",), ("until",), ("till",), ("before",))
"""What opens a condition of that only which is still to be done."""
_HOPING = frozenset("hope hop wish expect want pray doubt fear".split())
"""The lemmatizer takes "hopes" for a form of "hop"."""
_HOPES = frozenset("hope wish expectation fear doubt".split())
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ", "VB", "VBN"})
_PRESENT = frozenset({"VB", "VBP", "VBZ"})
_REACH = 12
"""Tokens from the word that opens a condition to its verb."""
_NOMINAL = frozenset({"ADJ", "DET", "NOUN", "PRON", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def is_proviso(clause: Token) -> bool:
    """Whether a verb's own clause is a condition, by the words that open it."""
    before = _opener(clause)
    if not before:
        return False
    if _ends(before, _ALWAYS):
        return not _is_told(before[-1])
    # "suspended a loan until they agree" was told before they had.
    ahead = _is_to_come(clause) or (_ends(before, _UNTIL) and clause.tag_ in _PRESENT)
    if _ends(before, _UNLESS_PAST):
        return ahead or not _is_past(clause)
    return _ends(before, _IF_AHEAD) and ahead and not _is_past(clause)


def is_asked_in_return(clause: Token) -> bool:
    """Whether a clause is a condition that somebody sets ("provided that Peru leaves").

    What may merely come about ("in case", "assuming that") is none.
    """
    return is_proviso(clause) and _ends(_opener(clause), _IN_RETURN + _UNLESS_PAST)


def is_hoped(clause: Token) -> bool:
    """Whether a clause says what somebody hopes, wishes, expects, doubts or fears."""
    lemma = clause.head.lemma_.casefold()
    if clause.dep_ == "ccomp" and clause.head.pos_ in {"VERB", "AUX"}:
        return lemma in _HOPING
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    hoping = lemma in _HOPES or clause.head.lower_ in {"hopes", "hoped"}
    return clause.dep_ in {"acl", "ccomp"} and that and hoping


def without_proviso(content: Sequence[Token]) -> list[Token]:
    """Cut from some content the condition at its end ("to pay as long as prices stay low")."""
    for place in range(1, len(content)):
        opener = _opener_at(content[place:])
        if opener and _holds_verb(content[place], opener):
            kept = list(content[:place])
            while len(kept) > 1 and (kept[-1].is_punct or kept[-1].lower_ in {"but", "only"}):
                kept.pop()
            return kept
    return list(content)


def _holds_verb(first: Token, opener: int) -> bool:
    """Whether a clause stands behind what may open one, and not "possible" or "20 days"."""
    start = first.i + opener
    for token in first.doc[start : min(start + _REACH, first.sent.end)]:
        if token.is_punct and not token.is_quote:
            return False
        if token.tag_ in _FINITE:
            return True
    return False


def _opener_at(tokens: Sequence[Token]) -> int:
    """Return how many tokens open a condition, 0 where none do."""
    first = tokens[0].lower_
    if first == "once":
        following = tokens[0].doc[tokens[0].i + 1 : tokens[0].i + 2]
        # "to pay once the strike ends", and not "to pay once a year"
        opens = any(t.pos_ in _NOMINAL and t.lower_ not in {"a", "an"} for t in following)
        return 1 if opens or tokens[0].dep_ == "mark" else 0
    if first == "should":
        # "hold a ballot should the offer be improved"
        behind = tokens[1:2]
        return 1 if behind and behind[0].pos_ in _NOMINAL else 0
    words = tuple(token.lower_ for token in tokens[:3])
    for opener in (*_ALWAYS, *_UNLESS_PAST[:-1]):
        if words[: len(opener)] == opener:
            after = tokens[len(opener) : len(opener) + 1]
            that = bool(after) and after[0].lower_ == "that"
            # "the aid provided by Peru", "in case of war"
            return len(opener) if that or (after and after[0].pos_ in _NOMINAL) else 0
    return 0


def _opener(clause: Token) -> list[Token]:
    """Return the words in front of a clause's subject, without "that": the last three of them."""
    subjects = [c for c in clause.children if c.dep_ in _SUBJECTS and c.i < clause.i]
    if not subjects:
        return []
    start = subjects[0].left_edge.i
    if (clause.doc[start].lower_,) in _ALWAYS:
        # "Provided Peru accepts": a parser makes one phrase of the two.
        start += 1
    before = list(clause.doc[max(clause.sent.start, start - 4) : start])
    if before and before[-1].lower_ == "that":
        before.pop()
    return before[-3:]


def _ends(before: list[Token], openers: tuple[tuple[str, ...], ...]) -> bool:
    words = tuple(token.lower_ for token in before)
    return any(words[-len(opener) :] == opener for opener in openers)


def _is_told(opener: Token) -> bool:
    """Whether a word that may open a condition is a verb ("the treaty provided that")."""
    return any(c.dep_ in _SUBJECTS | {"aux", "auxpass"} for c in opener.children)


def _is_past(clause: Token) -> bool:
    """Whether a clause is told in the past tense."""
    auxiliaries = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    return (auxiliaries[0] if auxiliaries else clause).tag_ == "VBD"


def _is_to_come(clause: Token) -> bool:
    """Whether what a clause hangs on is still to be done."""
    heads = (a for a in clause.ancestors if a.pos_ in {"VERB", "AUX"})
    return (head := next(heads, None)) is not None and is_ahead(head)
