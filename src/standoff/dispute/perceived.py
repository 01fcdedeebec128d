"""The dispute as one of its actors sees it.

An option that the actor does not see is taken by nobody in its picture, and expressions that
mention it read it as not taken. The record says so with a constraint, and keeps the option: so a
state is spelled alike in the model and in every picture of it, and what the actor holds possible
are the feasible states of the model in which no unseen option is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from standoff.dispute.expressions import Expression
from standoff.dispute.model import Actor, Constraint, Dispute, Merged, Perception
from standoff.dispute.syntax import Node
from standoff.dispute.wording import option_in_words
from standoff.errors import MissingError, nearest

__all__ = ["judges_by", "perceived", "perceiving", "picture_of", "seen_as"]


def picture_of(actor: Actor) -> Perception | None:
    """Return what an actor perceives, or None where it sees the dispute as it is."""
    found = actor.perception
    return found if found is not None and (found.unseen or found.ascribed) else None


def perceiving(dispute: Dispute) -> tuple[Actor, ...]:
    """List the actors that have a picture of their own, in file order."""
    return tuple(actor for actor in dispute.actors if picture_of(actor) is not None)


def perceived(dispute: Dispute, actor: str) -> Dispute:
    """Return the dispute as an actor sees it.

    The preferences that it ascribes to others stand in, with what it holds unknown of them; all
    else is as in the model. Nobody in it has a picture of its own: what the actor takes others to
    perceive is not modelled.

    Parameters
    ----------
    actor
        Its id.

    Raises
    ------
    MissingError
        There is no such actor.
    """
    known = [each.id for each in dispute.actors]
    if actor not in known:
        raise MissingError(f"there is no actor '{actor}'.{nearest(actor, known)}")
    picture = picture_of(dispute.actor(actor)) or Perception()
    ascribed = {each.actor: each for each in picture.ascribed}
    actors = []
    for each in dispute.actors:
        other = replace(each, perception=None)
        if (view := ascribed.get(each.id)) is not None:
            other = replace(other, preference=view.preference, unknown=view.unknown)
        actors.append(other)
    never = tuple(
        Constraint("never", Expression(name, Node("name", name=name)), grounds=picture.grounds,
                   place=picture.place)
        for name in picture.unseen
    )  # fmt: skip
    constraints = (*dispute.constraints, *never)
    status_quo = dispute.status_quo
    return replace(
        dispute,
        actors=tuple(actors),
        constraints=constraints,
        status_quo=None if status_quo is None else seen_as(dispute, picture.unseen, status_quo),
        merged=tuple(_merged(dispute, each, picture.unseen) for each in dispute.merged),
    )


def seen_as(dispute: Dispute, unseen: tuple[str, ...], state: str) -> str:
    """Spell a state with no unseen option taken."""
    letters = zip(dispute.options, state, strict=True)
    return "".join("N" if name in unseen else letter for name, letter in letters)


def judges_by(dispute: Dispute, actor: Actor, state: str | None = None) -> str:
    """Say by what picture an actor judges that has one of its own.

    Parameters
    ----------
    state
        As which state it sees the one that is spoken of, where that is to be said.
    """
    picture = actor.perception or Perception()
    parts = []
    if picture.unseen:
        unseen = _listed([option_in_words(dispute, each) for each in picture.unseen])
        to_it = f", so that to it the state is {state}" if state else ""
        parts.append(f"it does not see {unseen}{to_it}")
    if picture.ascribed:
        others = _listed([dispute.actor(each.actor).name for each in picture.ascribed])
        parts.append(f"it takes {others} to want other things than the model says")
    return f"{actor.name} judges by a picture of its own: {', and '.join(parts)}."


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _merged(dispute: Dispute, merged: Merged, unseen: tuple[str, ...]) -> Merged:
    """Let a merged state be ranked as a member that the actor holds possible, or as none."""
    ranked_as = {}
    for actor, member in merged.ranked_as.items():
        seen = seen_as(dispute, unseen, member)
        letters = zip(dispute.options, seen, strict=True)
        taken = {name: np.array(letter == "Y") for name, letter in letters}
        if merged.expression.evaluate(taken).all() and _feasible(dispute, taken):
            ranked_as[actor] = seen
    return replace(merged, ranked_as=MappingProxyType(ranked_as))


def _feasible(dispute: Dispute, taken: Mapping[str, np.ndarray]) -> bool:
    return all(
        bool(each.expression.evaluate(taken).all()) == (each.kind == "always")
        for each in dispute.constraints
    )
