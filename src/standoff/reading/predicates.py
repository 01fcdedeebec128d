"""What a side does, in the words of a clause: the verb with what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.clauses import condition, without_finite_conjuncts
from standoff.reading.only_if import sole_conditions
from standoff.reading.provisos import without_proviso

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["predicate"]


def predicate(verb: Token) -> list[Token]:
    """Return the verb with what belongs to it: no subject, no condition, no verb joined to it."""
    left_out = {"nsubj", "nsubjpass", "mark", "cc", "conj", "aux", "punct", "neg"}
    tokens = {verb}
    for child in verb.children:
        if child.dep_ not in left_out and child.i > verb.i:
            tokens |= set(child.subtree)
    for clause in (*condition(verb), *sole_conditions(verb)):
        tokens -= set(clause.subtree)
    ordered = sorted(without_finite_conjuncts(tokens), key=lambda token: token.i)
    for position, token in enumerate(ordered):
        if token.text in {"—", "–", ";"}:
            ordered = ordered[:position]
            break
    while len(ordered) > 1 and (ordered[-1].is_punct or ordered[-1].dep_ == "cc"):
        ordered.pop()
    return without_proviso(ordered)
