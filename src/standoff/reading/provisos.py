"""What is only a condition or a hope: "provided that Peru accepts", "hopes that Peru accepts".

What stands in such a clause has not happened. Where it is told of the past ("paid as long as Peru
accepted", "resumed once Peru had accepted") it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.only_if import is_ahead

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_hoped", "is_proviso"]

_ALWAYS = (
    ("provided",),
    ("providing",),
    ("assuming",),
    ("supposing",),
    ("on", "condition"),
    ("on", "the", "condition"),
    ("on", "the", "proviso"),
    ("on", "the", "understanding"),
    ("with", "the", "proviso"),
    ("in", "the", "event"),
    ("in", "case"),
)
"""What opens a condition, before its "that" if it has one."""
_UNLESS_PAST = (("as", "long", "as"), ("so", "long", "as"), ("as", "soon", "as"), ("once",))
_IF_AHEAD = (("when",), ("after",), ("until",), ("till",), ("before",))
"""What opens a condition of that only which is still to be done."""
_HOPING = frozenset("hope hop wish expect want pray doubt fear".split())
"""The lemmatizer takes "hopes" for a form of "hop"."""
_HOPES = frozenset("hope wish expectation fear doubt".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def is_proviso(clause: Token) -> bool:
    """Whether a verb's own clause is a condition, by the words that open it."""
    before = _opener(clause)
    if not before:
        return False
    if _ends(before, _ALWAYS):
        return not _is_told(before[-1])
    ahead = _is_to_come(clause)
    if _ends(before, _UNLESS_PAST):
        return ahead or not _is_past(clause)
    return _ends(before, _IF_AHEAD) and ahead and not _is_past(clause)


def is_hoped(clause: Token) -> bool:
    """Whether a clause says what somebody hopes, wishes, expects, doubts or fears."""
    lemma = clause.head.lemma_.casefold()
    if clause.dep_ == "ccomp" and clause.head.pos_ in {"VERB", "AUX"}:
        return lemma in _HOPING
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return clause.dep_ in {"acl", "ccomp"} and that and lemma in _HOPES


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
