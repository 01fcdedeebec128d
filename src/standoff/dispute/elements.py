"""The elements of a dispute that rest on something, each with its path in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.dispute.model import (
    Actor,
    Body,
    Coalition,
    Commitment,
    Constraint,
    Dispute,
    Fact,
    Grounds,
    Member,
    Merged,
    Option,
    Perception,
    Place,
    Ranking,
    Statement,
    Strong,
    Unknown,
    Weights,
)

__all__ = ["Element", "Item", "elements", "statements_of"]

Item = (
    Actor | Option | Statement | Ranking | Unknown | Strong | Perception | Fact | Body | Member
    | Constraint | Merged | Commitment | Coalition | None
)  # fmt: skip
"""What may rest on something; None for the status quo, which is a string."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a dispute.

    Parameters
    ----------
    path
        Where it stands (``actors.serbia.preferences[0]``; in a tie of importance
        ``actors.serbia.preferences[0][1]``).
    label
        What to call it in a sentence.
    item
        The record; None for the status quo, which is a string.
    actor
        Id of the actor that it belongs to, or None.
    """

    path: str
    label: str
    item: Item
    grounds: Grounds
    place: Place | None
    actor: str | None = None


def elements(dispute: Dispute) -> Iterator[Element]:
    """List the elements of a dispute in file order."""
    for actor in dispute.actors:
        yield from _of_actor(actor)
    yield from _of_facts(dispute)
    for number, constraint in enumerate(dispute.constraints):
        yield Element(
            f"constraints[{number}]",
            f"the constraint '{constraint.kind}: {constraint.expression}'",
            constraint,
            constraint.grounds,
            constraint.place,
        )
    for number, merged in enumerate(dispute.merged):
        label = f"the merged state '{merged.name or merged.expression}'"
        yield Element(f"merged[{number}]", label, merged, merged.grounds, merged.place)
    for number, commitment in enumerate(dispute.commitments):
        label = f"the commitment '{commitment.name or commitment.action}' of '{commitment.actor}'"
        yield Element(f"commitments[{number}]", label, commitment, commitment.grounds,
                      commitment.place, commitment.actor)  # fmt: skip
    for coalition in dispute.coalitions:
        yield Element(f"coalitions.{coalition.id}", f"the coalition '{coalition.id}'", coalition,
                      coalition.grounds, coalition.place)  # fmt: skip
    if dispute.status_quo is not None:
        yield Element(
            "status_quo",
            "the status quo",
            None,
            dispute.status_quo_grounds,
            dispute.status_quo_place,
        )


def _of_facts(dispute: Dispute) -> Iterator[Element]:
    for fact in dispute.facts:
        yield Element(f"facts.{fact.id}", f"the derived fact '{fact.id}'", fact, fact.grounds,
                      fact.place)  # fmt: skip
    for body in dispute.bodies:
        path = f"voting.{body.id}"
        yield Element(path, f"the voting body '{body.id}'", body, body.grounds, body.place)
        for member in body.members:
            label = f"the member '{member.id}' of '{body.id}'"
            # What a body's rules say of all its members need not be said of each again.
            grounds = member.grounds if member.grounds != Grounds() else body.grounds
            yield Element(f"{path}.members.{member.id}", label, member, grounds, member.place)


def statements_of(actor: Actor) -> Iterator[tuple[str, Statement]]:
    """List an actor's preference statements with their paths, most important first.

    Those with weights come in file order.
    """
    if isinstance(actor.preference, Ranking):
        return
    if isinstance(actor.preference, Weights):
        for number, item in enumerate(actor.preference.items):
            yield f"actors.{actor.id}.preferences.weights[{number}]", item.statement
        return
    for number, level in enumerate(actor.preference.levels):
        path = f"actors.{actor.id}.preferences[{number}]"
        for place, statement in enumerate(level):
            yield (path if len(level) == 1 else f"{path}[{place}]"), statement


def _of_actor(actor: Actor) -> Iterator[Element]:
    path = f"actors.{actor.id}"
    yield Element(path, f"the actor '{actor.id}'", actor, actor.grounds, actor.place, actor.id)
    for option in actor.options:
        label = f"the option '{actor.id}.{option.id}'"
        where = f"{path}.options.{option.id}"
        yield Element(where, label, option, option.grounds, option.place, actor.id)
    if isinstance(actor.preference, Ranking):
        ranking = actor.preference
        label = f"the ranking of '{actor.id}'"
        where = f"{path}.preferences"
        yield Element(where, label, ranking, ranking.grounds, ranking.place, actor.id)
    for where, statement in statements_of(actor):
        label = f"the statement '{statement.expression}' of '{actor.id}'"
        yield Element(where, label, statement, statement.grounds, statement.place, actor.id)
    for number, unknown in enumerate(actor.unknown):
        label = f"an unknown comparison of '{actor.id}'"
        where = f"{path}.unknown[{number}]"
        yield Element(where, label, unknown, unknown.grounds, unknown.place, actor.id)
    for number, strong in enumerate(actor.strong):
        label = f"a strong preference of '{actor.id}'"
        where = f"{path}.strong[{number}]"
        yield Element(where, label, strong, strong.grounds, strong.place, actor.id)
    if (perception := actor.perception) is not None:
        label = f"the perception of '{actor.id}'"
        where = f"{path}.perceives"
        yield Element(where, label, perception, perception.grounds, perception.place, actor.id)
