"""Each actor's own game, where actors see a dispute differently: a hypergame (Bennett 1977).

An actor judges a state in the dispute as it sees it (`standoff.dispute.perceived`). There it looks
at the state with the options that it does not see left out; a state that is not feasible so is one
that it does not hold possible, and is not stable for it. An equilibrium is stable for each actor in
the actor's own game.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute, Perception
from standoff.dispute.perceived import perceived, picture_of
from standoff.dispute.states import States
from standoff.errors import DisputeError, InputError
from standoff.graph.game import Game, graph

__all__ = ["Sight", "doubtful", "own_game", "refuse_pictures"]

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """An actor's own game, and where the states of the model stand in it.

    Parameters
    ----------
    game
        The game as the actor sees it.
    number
        The actor's place in it (and in the model's).
    picture
        What it perceives; None where it sees the model's game.
    seen
        Shape (feasible states of the model,): as which state of `game` it sees each, or -1 where
        it does not hold it possible. Members of a merged state may look different to it.
    """

    game: Game
    number: int
    picture: Perception | None
    seen: Indices

    def back(self, states: States, stable: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Carry verdicts in the actor's own game over to the states of the model.

        A merged state is stable where each of its members is, as the actor sees it.
        """
        if self.picture is None:
            return stable
        found = np.where(self.seen >= 0, stable[np.maximum(self.seen, 0)], np.False_)
        merging = states.merging
        if merging is None:
            return found
        each = found[merging.first]
        each[merging.nodes] = merging.in_every(found)
        return each

    def members(self, states: States, state: int) -> list[int]:
        """Return as which states of `game` the actor sees the members of a state of the model."""
        merging = states.merging
        members = np.array([state]) if merging is None else merging.members(state)
        found: list[int] = self.seen[members].tolist()
        return found


def own_game(game: Game, number: int) -> Sight:
    """Build the game that an actor sees.

    Parameters
    ----------
    game
        The model's game.
    number
        The actor, by its place in it.

    Raises
    ------
    DisputeError
        The actor holds no state possible, or a ranking that it ascribes leaves states out.
    """
    actor = game.dispute.actors[number]
    picture = picture_of(actor)
    if picture is None:
        return Sight(game, number, None, np.arange(game.states.unmerged.size))
    try:
        own = graph(perceived(game.dispute, actor.id), game.day)
    except DisputeError as error:
        raise DisputeError(
            [
                replace(each, message=f"as '{actor.id}' sees the dispute, {each.message}")
                for each in error.problems
            ]
        ) from None
    return Sight(own, number, picture, _seen(game.states, own.states, picture.unseen))


def _seen(states: States, own: States, unseen: tuple[str, ...]) -> Indices:
    hidden = sum(1 << place for place, name in enumerate(states.options) if name in unseen)
    codes, possible = states.unmerged.codes & ~np.uint64(hidden), own.unmerged.codes
    found = np.minimum(np.searchsorted(possible, codes), len(possible) - 1)
    node = found if own.merging is None else own.merging.node[found]
    return np.where(possible[found] == codes, node, -1)


def doubtful(game: Game) -> Game | None:
    """Return a game, the model's or an actor's own, in which a comparison is not known."""
    for number, actor in enumerate(game.dispute.actors):
        own = game
        if picture_of(actor) is not None:
            if not any(each.unknown for each in perceived(game.dispute, actor.id).actors):
                continue
            own = own_game(game, number).game
        if any(player.comparison for player in own.players):
            return own
    return None


def refuse_pictures(dispute: Dispute, what: str) -> None:
    """Refuse an analysis that is not defined where actors have pictures of their own.

    Raises
    ------
    InputError
        Some actor has one; says which.
    """
    having = [f"'{actor.id}'" for actor in dispute.actors if picture_of(actor) is not None]
    if having:
        who = having[0] if len(having) == 1 else f"{', '.join(having[:-1])} and {having[-1]}"
        raise InputError(
            f"{what} is not defined where actors see the dispute differently, and {who} "
            f"{'has' if len(having) == 1 else 'have'} a picture of "
            f"{'its' if len(having) == 1 else 'their'} own ('perceives')"
        )
