"""Preferences that are said outright: "would prefer a vote", "would rather strike than sign".

What is preferred is the content; what it is preferred to is only named for comparison and is left
out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.clauses import complement, is_denied, is_in_condition
from standoff.reading.context import Context
from standoff.reading.records import Claim
from standoff.reading.stance_targets import targets_of, without_end
from standoff.reading.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_second_choice", "preferred_by", "would_rather"]

_WOULD = frozenset({"would", "'d", "’d"})
_APART = frozenset({"rather", "instead", "than"})
_TO = frozenset({"to", "over"})
_NO_PART = frozenset({"nsubj", "nsubjpass", "aux", "mark"})


def preferred_by(context: Context, verb: Token) -> Iterator[Claim]:
    """Yield what the subject of "prefer" or of "would rather" prefers."""
    rather = would_rather(verb)
    if rather is None and verb.lemma_.casefold() != "prefer":
        return
    content = _first_choice(complement(verb) if rather is None else _after(verb, rather))
    actors = dict.fromkeys(a for s in subject_of(verb) for a in context.actors(s))
    if not content or is_denied(verb):
        return
    # Whoever is named in an act of one's own ("would rather sign Norway's plan") is asked nothing.
    of_another = any(token.dep_ in {"nsubj", "nsubjpass"} for token in content)
    targets = targets_of(context, verb, content, tuple(actors)) if of_another else ()
    for actor in actors:
        yield context.claim(
            "stance",
            "prefer",
            verb,
            content,
            actor=actor,
            target=next((target for target in targets if target != actor), None),
            modality="hypothetical" if is_in_condition(verb) else "done",
            day=context.day_ahead(content),
        )


def is_second_choice(verb: Token) -> bool:
    """Whether a verb is what somebody would rather not do ("than sign")."""
    return any(c.lower_ == "than" and c.dep_ == "mark" for c in verb.children)


def would_rather(verb: Token) -> Token | None:
    """Return the "rather" of "would rather", which stands before its verb."""
    would = any(c.dep_ == "aux" and c.lower_ in _WOULD for c in verb.children)
    rather = (c for c in verb.children if c.lower_ == "rather" and c.i < verb.i)
    return next(rather, None) if would else None


def _after(verb: Token, rather: Token) -> list[Token]:
    """Return a verb with all that belongs to it behind "rather", in order."""
    apart = {t for c in verb.children if c.dep_ in _NO_PART and c.i < rather.i for t in c.subtree}
    return [t for t in verb.subtree if t.i > rather.i and t not in apart]


def _first_choice(tokens: list[Token]) -> list[Token]:
    """Return what is preferred, without what it is preferred to."""
    for place, token in enumerate(tokens):
        compared = token.lower_ in _APART or (token.lower_ in _TO and token.tag_ == "IN")
        if place and compared:
            tokens = tokens[:place]
            break
    return without_end([t for t in tokens if not t.is_quote])
