"""Explain verdicts of an actor that has a picture of its own: in the game that it sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from standoff.dispute.model import Perception
from standoff.dispute.perceived import judges_by, seen_as
from standoff.graph.game import Game
from standoff.stability.hypergame import Sight
from standoff.stability.verdict import Seen, Verdict

__all__ = ["as_seen", "impossible"]


def as_seen(
    game: Game, sight: Sight, state: int, key: str, explained: Callable[[int], Verdict]
) -> Verdict:
    """Explain a state of the model in an actor's own game.

    Its moves are spelled as the actor sees them, with the options that it does not see not taken.
    Where the model's state has several members that look different to the actor, the first is
    explained that is not stable, or the first of all where all are.

    Parameters
    ----------
    game
        The model's game.
    state
        By its index in it.
    explained
        Explains a state of the actor's own game, by its index there.
    """
    picture = sight.picture
    if picture is None:
        return explained(state)
    name, actor = game.states.name(state), game.dispute.actors[sight.number]
    places = sight.members(game.states, state)
    if -1 in places:
        spelled = seen_as(
            game.dispute, picture.unseen, game.states.members(state)[places.index(-1)]
        )
        told = (judges_by(game.dispute, actor), impossible(actor.name, spelled))
        return Verdict(actor.id, key, name, stable=False, improvements=(), sentences=told,
                       seen=_seen(picture, None))  # fmt: skip
    verdicts = [explained(place) for place in dict.fromkeys(places)]
    found = next((each for each in verdicts if not each.stable), verdicts[0])
    how = judges_by(game.dispute, actor, found.state if found.state != name else None)
    return replace(
        found, state=name, sentences=(how, *found.sentences), seen=_seen(picture, found.state)
    )


def _seen(picture: Perception, state: str | None) -> Seen:
    return Seen(state, picture.unseen, tuple(each.actor for each in picture.ascribed))


def impossible(name: str, state: str) -> str:
    """Say that an actor does not hold a state possible, spelled as it would see it."""
    return (
        f"{name} does not hold this state possible: it would be {state}, which a constraint "
        "excludes. What an actor does not hold possible is not stable for it."
    )
