"""One change that reports propose to a dispute, and the three versions that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from standoff.dispute.expressions import Expression
from standoff.dispute.model import (
    Actor,
    Body,
    Commitment,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Statement,
    Strong,
)
from standoff.evidence import Evidence, Source

__all__ = [
    "Proposal",
    "Rule",
    "Versions",
    "cited",
    "expressions_of",
    "find",
    "place",
    "places",
    "same_grounds",
]

Kind = Literal[
    "actor", "option", "voting body", "wants", "wants no longer", "status quo", "opens", "name",
    "reading", "constraint", "constraint gone", "commitment", "commitment gone", "strong",
    "strong gone", "day",
]  # fmt: skip
Rule = Constraint | Commitment | Strong
"""Elements that are there or not, and are not changed."""
Item = Actor | Option | Body | Statement | Rule | date | bool | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change.

    Parameters
    ----------
    kind
        ``actor``, ``option``, ``voting body``, ``constraint``, ``commitment``, ``strong``: a new
        one; ``constraint gone``, ``commitment gone``, ``strong gone``: one that no longer holds.
        ``wants``, ``wants no longer``: a preference statement. ``status quo``: an option that is
        taken now, or no longer. ``opens``: an option is available from another day. ``name``: an
        option goes by another name (an offer was raised). ``reading``: another remark on how an
        option is to be read (a threat that was withdrawn). ``day``: the day that the model
        describes.
    element
        Path of the element in the file.
    actor
        Id of the actor, or None.
    what
        In words.
    old, new
        What the element rested on, and what is new.
    item
        What is to be put there; None to take it out.
    after
        Of a statement: those of the same actor that are more important, the nearest first.
    blocked
        Why it is not to be applied: the analyst has written something else, or what it needs is
        not to be had. Else None.
    """

    kind: Kind
    element: str
    actor: str | None
    what: str
    old: tuple[Evidence, ...]
    new: tuple[Evidence, ...]
    item: Item
    after: tuple[str, ...] = ()
    blocked: str | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """The draft before the new reports, the draft with them, and the file."""

    base: Dispute
    draft: Dispute
    file: Dispute


def find(dispute: Dispute, actor: str) -> Actor | None:
    """Return an actor by its id, or None."""
    return next((each for each in dispute.actors if each.id == actor), None)


def cited(dispute: Dispute, grounds: Grounds) -> tuple[Evidence, ...]:
    """Return the evidence that grounds cite."""
    return tuple(dispute.evidence[ident] for ident in grounds.because if ident in dispute.evidence)


def place(dispute: Dispute, item: Evidence) -> tuple[str | None, int, int]:
    """Return what a piece of evidence points to, whatever the source is called."""
    source: Source | None = dispute.sources.get(item.source)
    return (source.sha256 if source else item.source), item.start, item.end


def places(dispute: Dispute) -> frozenset[tuple[str | None, int, int]]:
    """Return what all the evidence of a dispute points to."""
    return frozenset(place(dispute, item) for item in dispute.evidence.values())


def same_grounds(versions: Versions, base: Grounds, here: Grounds) -> bool:
    """Whether an element of the file rests on what the draft gave it."""
    ours = {place(versions.file, item) for item in cited(versions.file, here)}
    theirs = {place(versions.base, item) for item in cited(versions.base, base)}
    return here.assumed == base.assumed and ours == theirs


def expressions_of(item: Item) -> tuple[Expression, ...]:
    """Return the expressions that a statement, a voting body or a rule consists of."""
    match item:
        case Statement() | Constraint():
            return (item.expression,)
        case Commitment():
            return item.condition, item.action
        case Strong(worse=Expression() as worse):
            return (worse,)
        case Body():
            return tuple(member.votes for member in item.members)
    return ()
