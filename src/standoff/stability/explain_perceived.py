"""Explain verdicts of an actor that has a picture of its own: in the game that it sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from standoff.dispute.model import Dispute, Perception
from standoff.dispute.perceived import seen_as
from standoff.dispute.wording import option_in_words
from standoff.graph.game import Game
from standoff.stability.hypergame import Sight
from standoff.stability.verdict import Seen, Verdict

__all__ = ["as_seen"]


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
    name, actor = game.states.name(state), sight.game.players[sight.number].actor
    places = sight.members(game.states, state)
    if -1 in places:
        spelled = seen_as(
            game.dispute, picture.unseen, game.states.members(state)[places.index(-1)]
        )
        told = _introduced(game.dispute, actor.name, picture, None)
        return Verdict(
            actor.id, key, name, stable=False, improvements=(),
            sentences=(
                told,
                _impossible(actor.name, spelled),
            ),
            seen=_seen(picture, None),
        )  # fmt: skip
    verdicts = [explained(place) for place in dict.fromkeys(places)]
    found = next((each for each in verdicts if not each.stable), verdicts[0])
    told = _introduced(
        game.dispute, actor.name, picture, found.state if found.state != name else None
    )
    return replace(
        found, state=name, sentences=(told, *found.sentences), seen=_seen(picture, found.state)
    )


def _seen(picture: Perception, state: str | None) -> Seen:
    return Seen(state, picture.unseen, tuple(each.actor for each in picture.ascribed))


def _introduced(dispute: Dispute, name: str, picture: Perception, state: str | None) -> str:
    """Say by what picture an actor judges."""
    parts = []
    if picture.unseen:
        unseen = _listed([option_in_words(dispute, each) for each in picture.unseen])
        to_it = f", so that to it the state is {state}" if state else ""
        parts.append(f"it does not see {unseen}{to_it}")
    if picture.ascribed:
        others = _listed([dispute.actor(each.actor).name for each in picture.ascribed])
        parts.append(f"it takes {others} to want other things than the model says")
    return f"{name} judges by a picture of its own: {', and '.join(parts)}."


def _impossible(name: str, state: str) -> str:
    return (
        f"{name} does not hold this state possible: it would be {state}, which a constraint "
        "excludes. What an actor does not hold possible is not stable for it."
    )


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
