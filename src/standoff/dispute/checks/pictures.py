"""What is wrong with the picture that an actor has of the dispute."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.dispute.checks.finding import Finding, Material, nowhere
from standoff.dispute.checks.rankings import rankings
from standoff.dispute.elements import statements_of
from standoff.dispute.model import Actor, Dispute, Ranking
from standoff.dispute.perceived import perceived, perceiving
from standoff.dispute.states import enumerate_states
from standoff.errors import SizeError

__all__ = ["pictures"]


def pictures(dispute: Dispute) -> Iterator[Finding]:
    """Find pictures in which nothing is feasible, and ascribed statements that say nothing."""
    for actor in perceiving(dispute):
        perception = actor.perception
        if perception is None:
            continue
        path = f"actors.{actor.id}.perceives"
        seen = perceived(dispute, actor.id)
        try:
            material = Material(seen, enumerate_states(seen))
        except SizeError:
            continue
        if not material.states.size:
            yield Finding(
                "error",
                f"no state is feasible as '{actor.id}' sees it: without the options that it does "
                "not see, the constraints cannot hold together",
                "Let it see one of them, or weaken a constraint.",
                perception.place,
                path,
            )
            continue
        for ascribed in perception.ascribed:
            other = seen.actor(ascribed.actor)
            yield from _ascribed(actor, other, f"{path}.ascribes.{other.id}", material)


def _ascribed(actor: Actor, other: Actor, path: str, material: Material) -> Iterator[Finding]:
    if isinstance(other.preference, Ranking):
        yield from rankings(other, other.preference, material)
    start = len(f"actors.{other.id}")
    for where, statement in statements_of(other):
        if (how := nowhere(material.holds(statement.expression))) is not None:
            yield Finding(
                "warning",
                f"'{statement.expression}', which '{actor.id}' ascribes to '{other.id}', holds "
                f"{how} state that it holds possible",
                "Remove the statement, or look for a mistake in it.",
                statement.place,
                f"{path}{where[start:]}",
            )
