"""What an analyst writes: the dispute in option form, as frozen records.

Terms are those of the graph model for conflict resolution: a decision maker (here an actor)
controls options, a state says which options are taken, constraints say which states are feasible.
Every element carries its `Grounds`: the evidence it rests on, or why the analyst assumed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from standoff.dispute.expressions import Expression
from standoff.evidence import Evidence, Source

__all__ = [
    "Actor",
    "Ascribed",
    "Body",
    "Certainty",
    "Coalition",
    "Commitment",
    "Constraint",
    "Dispute",
    "Fact",
    "Grounds",
    "Member",
    "Merged",
    "Option",
    "Perception",
    "Place",
    "Preference",
    "Ranking",
    "Statement",
    "Statements",
    "Strong",
    "Unknown",
    "Weighted",
    "Weights",
]

Certainty = Literal["stated", "reported", "inferred"]
Place = tuple[int, int]
"""Line and column in the dispute file, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an element rests on.

    Parameters
    ----------
    because
        Ids of the evidence in `Dispute.evidence`.
    assumed
        Why the analyst assumed it, where nothing says so.
    certainty
        How far it is known. ``stated``: whoever it is about, or somebody who speaks for it, has
        said or done it. ``reported``: only others say so. ``inferred``: it is taken to follow.
        None: nobody has judged it.
    """

    because: tuple[str, ...] = ()
    assumed: str | None = None
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """Something that one actor can do or leave undone.

    Parameters
    ----------
    id
        Unique among its actor's options; `actor.option` is its name in expressions.
    name
        What it is, in a few words ("Declare independence").
    irreversible
        ``forward``: once taken it cannot be undone; ``back``: once given up it cannot be taken
        again; None: it can be changed at will.
    available_from, available_until
        First and last day on which it can be taken or given up; None: no limit.
    irreversible_if
        Irreversible only for a move from a state that satisfies this; None: always.
    """

    id: str
    name: str
    irreversible: Literal["forward", "back"] | None = None
    available_from: date | None = None
    available_until: date | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)
    irreversible_if: Expression | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A preference statement: the actor would rather have it hold than not."""

    expression: Expression
    name: str | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Statements:
    """Prioritised statements in decreasing importance: states are ordered lexicographically.

    Each level holds one statement, or several that tie in importance: a level counts how many of
    its statements hold.
    """

    levels: tuple[tuple[Statement, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """States from best to worst.

    Parameters
    ----------
    tiers
        Each tier holds the expressions (or patterns such as ``Y-N-``) whose states are ranked
        alike. A state belongs to the first tier that it satisfies.
    rest
        Index among `tiers` of the tier that takes every state no other tier names, or None: then
        a feasible state that no tier names is an error.
    """

    tiers: tuple[tuple[Expression, ...], ...]
    rest: int | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Weighted:
    """A preference statement with its weight, a whole number that may be negative."""

    statement: Statement
    weight: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Weighted statements: a state scores the sum of the weights of those that hold in it."""

    items: tuple[Weighted, ...]


Preference = Statements | Ranking | Weights


@dataclass(frozen=True, slots=True)
class Unknown:
    """A comparison that is not known.

    Either all pairs of one state in `between` and one in `other`, whatever the statements say; or,
    with `about`, all pairs of states that the actor's statements rank alike and that differ in one
    of these options (``actor.option``): what the actor thinks of them was not reported.
    """

    between: Expression | None = None
    other: Expression | None = None
    about: tuple[str, ...] = ()
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """When a preference is strong (x ≫ y).

    It is where x is better than y and, with `gap`, ranks at least so many ranks above it (counted
    without gaps), or, with `worse`, y satisfies that and x does not ("any state with war is
    strongly worse"). Of several such declarations one is enough. Exactly one of the two is given.
    """

    gap: int | None = None
    worse: Expression | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Ascribed:
    """What one actor takes another's preference to be."""

    actor: str
    preference: Preference
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class Perception:
    """The picture of the dispute that an actor has, where it is another than the model's.

    Parameters
    ----------
    unseen
        Options of others (``actor.option``) that it does not see: to it nobody can take them.
    ascribed
        The preferences that it ascribes to others, by file order; those of all other actors it
        sees as they are.
    """

    unseen: tuple[str, ...] = ()
    ascribed: tuple[Ascribed, ...] = ()
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Actor:
    """A decision maker.

    An actor may have no options: it then only watches, and is stable everywhere.
    `role` says in a few words what it does in the dispute ("mediator", "backs Serbia").
    """

    id: str
    name: str
    role: str | None = None
    options: tuple[Option, ...] = ()
    preference: Preference = Statements()
    unknown: tuple[Unknown, ...] = ()
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)
    strong: tuple[Strong, ...] = ()
    perception: Perception | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """What every feasible state satisfies (`always`) or no feasible state does (`never`)."""

    kind: Literal["always", "never"]
    expression: Expression
    name: str | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Merged:
    """States that count as one: all that satisfy an expression.

    Parameters
    ----------
    ranked_as
        For an actor (by id) the member of the merged state, spelled in Y and N, whose rank the
        merged state takes; where an actor is not named and its statements tell the members apart,
        a statement counts where it holds in every member.
    """

    expression: Expression
    name: str | None = None
    ranked_as: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A derived fact: a named expression that may stand in expressions as an option does.

    Nobody moves it directly. In expressions it is a node of its own that holds its definition, so
    whoever evaluates an expression needs no table of facts.
    """

    id: str
    name: str
    expression: Expression
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a voting body.

    Parameters
    ----------
    votes
        Where it votes for the decision.
    veto
        False: it has none. True: nothing is adopted where it does not vote for it. An expression:
        nothing is adopted where that holds.
    """

    id: str
    weight: int
    votes: Expression
    veto: bool | Expression = False
    name: str | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Body:
    """A voting body; its decision is a derived fact with the body's id.

    The decision holds where the weights of the members that vote for it reach the quota, and no
    veto stands against it.
    """

    id: str
    name: str
    members: tuple[Member, ...]
    quota: int
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What an actor has announced: if `condition`, it does `action`.

    `action` mentions the actor's own options only.
    """

    actor: str
    condition: Expression
    action: Expression
    name: str | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Coalition:
    """Actors (by id, in file order) that may act together."""

    id: str
    members: tuple[str, ...]
    name: str | None = None
    grounds: Grounds = Grounds()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A model of a dispute, with the evidence that it rests on.

    Parameters
    ----------
    title
        What the dispute is, in a line.
    question
        What the analyst wants to know, or None.
    as_of
        The day the model describes: options that are not available on it cannot be moved.
    sources, evidence
        By id.
    actors
        In file order; their options in this order spell the states.
    facts, bodies
        What follows from the options: derived facts, and the decisions of voting bodies.
    constraints
        Which states are feasible.
    merged
        Which states count as one.
    commitments
        What actors have announced.
    coalitions
        Who may act together.
    status_quo
        A string of Y and N, one for each option in file order, or None where it is not known.
    citation
        Where a published model comes from.
    notes
        What a reader should know (for example where a published result differs).
    """

    title: str
    actors: tuple[Actor, ...]
    question: str | None = None
    as_of: date | None = None
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    evidence: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}))
    constraints: tuple[Constraint, ...] = ()
    status_quo: str | None = None
    status_quo_grounds: Grounds = Grounds()
    citation: str | None = None
    notes: tuple[str, ...] = ()
    file: str | None = field(default=None, compare=False)
    status_quo_place: Place | None = field(default=None, compare=False)
    facts: tuple[Fact, ...] = ()
    bodies: tuple[Body, ...] = ()
    merged: tuple[Merged, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    coalitions: tuple[Coalition, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """Names of all options (``actor.option``) in the order that spells the states."""
        return tuple(f"{actor.id}.{option.id}" for actor in self.actors for option in actor.options)

    def actor(self, actor_id: str) -> Actor:
        """Return the actor with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)
