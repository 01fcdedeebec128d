"""The elements of a dispute that rest on something, each with its path in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Grounds,
    Option,
    Place,
    Ranking,
    Statement,
    Unknown,
)

__all__ = ["Element", "elements", "statements_of"]

Item = Actor | Option | Statement | Ranking | Unknown | Constraint | None


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
    for number, constraint in enumerate(dispute.constraints):
        yield Element(
            f"constraints[{number}]",
            f"the constraint '{constraint.kind}: {constraint.expression}'",
            constraint,
            constraint.grounds,
            constraint.place,
        )
    if dispute.status_quo is not None:
        yield Element(
            "status_quo",
            "the status quo",
            None,
            dispute.status_quo_grounds,
            dispute.status_quo_place,
        )


def statements_of(actor: Actor) -> Iterator[tuple[str, Statement]]:
    """List an actor's preference statements with their paths, most important first."""
    if isinstance(actor.preference, Ranking):
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
