"""By which moves actors would leave a state, which of them are deterred, and by whom.

What deters is what the solution concept counts as a sanction: under SEQ replies that pay those who
give them, under GMR any replies, under Nash none. So a state is an equilibrium exactly when every
departure from it is deterred. Moves, and what they pay, are those of the model, also where an actor
has a picture of its own (its verdicts are then its own).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from standoff.graph.game import Game, Player
from standoff.progress import NOBODY, Part
from standoff.stability.sanctions import best_answer, least_reached
from standoff.stability.sides import Side, sides_of
from standoff.stability.tree import path_by_lists
from standoff.stability.unknown import deterred
from standoff.stability.witness import deterrents, shortest

__all__ = ["Departure", "Departures", "Deterred"]


class Deterred(IntEnum):
    """Whether a sanction meets a move, from what is made most readily."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Departure:
    """A move that pays whoever makes it, or may.

    Parameters
    ----------
    actor
        By its place in the game.
    source, target
        States, by their numbers.
    pays
        Whether it is known to pay; else that is not known.
    deterred
        ``PERHAPS`` where it turns on what is not known of the actor's preference.
    """

    actor: int
    source: int
    target: int
    pays: bool
    deterred: Deterred


class Departures:
    """The departures of a game under a solution concept.

    Parameters
    ----------
    concept
        Nash, GMR, SMR, SEQ or SSEQ.
    part
        Of the work; it gets on with each actor, of whom all is found when first it is asked for.

    Attributes
    ----------
    sides
        The actors with their moves listed, where something is not known or moves are not
        transitive; else None.

    Raises
    ------
    SizeError
        There are too many moves to list.
    """

    def __init__(self, game: Game, concept: str, part: Part = NOBODY) -> None:
        self.game = game
        self._concept = concept
        self._symmetric = concept in ("SMR", "SSEQ")
        self._credible = concept in ("SEQ", "SSEQ")
        listed = game.explicit or any(player.comparison for player in game.players)
        self.sides: tuple[Side, ...] | None = sides_of(game, part) if listed else None
        self._parts = part.split((player.actor.name, 1) for player in game.players)
        self._found: dict[int, Callable[[int], tuple[Departure, ...]]] = {}

    def of(self, state: int, actor: int) -> tuple[Departure, ...]:
        """Return the departures of an actor from a state, by rising target."""
        if actor not in self._found:
            with self._parts[actor]:
                told = self._ranked(actor) if self.sides is None else self._told(actor, self.sides)
            self._found[actor] = told
        return self._found[actor](state)

    def all_from(self, state: int) -> tuple[Departure, ...]:
        """Return the departures of all actors from a state."""
        actors = range(len(self.game.players))
        return tuple(each for actor in actors for each in self.of(state, actor))

    def best(self, state: int, actor: int) -> tuple[Departure, ...]:
        """Return what an actor would do in a state: nothing, or its best departure.

        That is the one that it likes best among those that nothing deters, or else among those that
        are deterred; of those that it likes as well, the one that changes fewest options. Only
        those that agree in all this are several.
        """
        found = self.of(state, actor)
        ranks = self.game.players[actor].ranks
        order = [
            (each.deterred, not each.pays, -int(ranks[each.target]), self._changes(each))
            for each in found
        ]
        least = min(order, default=None)
        return tuple(each for each, key in zip(found, order, strict=True) if key == least)

    def stopped_by(self, departure: Departure) -> tuple[int, ...]:
        """Return who makes the moves of a shortest sanction of a departure, by place, in order."""
        if departure.deterred is Deterred.NO:
            return ()
        others = [place for place in range(len(self.game.players)) if place != departure.actor]
        if self.sides is None:
            steps = self._shortest_listed(departure, others)
        else:
            steps = self._shortest_told(departure, others, self.sides)
        return tuple(dict.fromkeys(others[who] for who, *_ in steps or ()))

    def _ranked(self, actor: int) -> Callable[[int], tuple[Departure, ...]]:
        """Tell departures by ranks, where all preferences are known and moves are transitive."""
        player = self.game.players[actor]
        least = None
        if self._concept != "Nash":
            values = self._values(player, actor).astype(np.int64)
            least = least_reached(self.game, actor, values, improving=self._credible)

        def stops(target: int, rank: int) -> Deterred:
            return Deterred.NO if least is None or least[target] > rank else Deterred.YES

        def of(state: int) -> tuple[Departure, ...]:
            order, rank = player.order, int(player.ranks[state])
            begin = order.start[order.own_list[state]]
            found = np.sort(order.member[begin : order.better[state]]).tolist()
            return tuple(
                Departure(actor, state, target, pays=True, deterred=stops(target, rank))
                for target in found
            )

        return of

    def _values(self, player: Player, actor: int) -> NDArray[np.int64]:
        """Rank each state by what the actor is left with there: at best, if it may answer."""
        found = best_answer(self.game, actor) if self._symmetric else player.ranks
        return np.asarray(found)

    def _told(self, actor: int, sides: tuple[Side, ...]) -> Callable[[int], tuple[Departure, ...]]:
        """Tell departures by what is found for each move."""
        leaves = sides[actor].hopeful
        pays = sides[actor].comparison.better(leaves.source, leaves.target)
        sure, maybe = deterred(sides, actor, self._concept, self._parts[actor])

        def of(state: int) -> tuple[Departure, ...]:
            start, end = np.searchsorted(leaves.source, [state, state + 1]).tolist()
            found = (
                Departure(
                    actor, state, int(leaves.target[at]), bool(pays[at]),
                    Deterred.YES if sure[at] else Deterred.PERHAPS if maybe[at] else Deterred.NO,
                )
                for at in range(start, end)
            )  # fmt: skip
            return tuple(sorted(found, key=lambda each: each.target))

        return of

    def _changes(self, departure: Departure) -> int:
        codes = self.game.states.codes
        return int(np.bitwise_count(codes[departure.source] ^ codes[departure.target]))

    def _shortest_listed(
        self, departure: Departure, others: Sequence[int]
    ) -> Sequence[tuple[int, int, int]] | None:
        player = self.game.players[departure.actor]
        goal = self._values(player, departure.actor) <= player.ranks[departure.source]
        movers = [self.game.players[place].order for place in others]
        return path_by_lists(
            movers, departure.target, goal, improving=self._credible, most=len(goal)
        )

    def _shortest_told(
        self, departure: Departure, others: Sequence[int], sides: tuple[Side, ...]
    ) -> Sequence[tuple[int, int, int]] | None:
        index = "a" if departure.deterred is Deterred.YES else "d"
        side = sides[departure.actor]
        goal = deterrents(side, departure.source, symmetric=self._symmetric, index=index)
        movers = [
            sides[place].hopeful if self._credible else sides[place].moves for place in others
        ]
        return shortest(movers, departure.target, goal)
