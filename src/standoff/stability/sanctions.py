"""The worst that an actor's opponents can do to it, from every state at once.

With m_i(s) the least rank of i over what the others reach from s, an improvement s1 of i from s is
sanctioned exactly when m_i(s1) ≤ P_i(s), so that a state is stable when the greatest m_i over the
actor's improvements is at most its own rank. m_i is a least fixed point: the least value over each
other actor's moves, taken in turn until nothing changes.

The state s1 itself is counted among what the others reach from it. That is harmless here: s1 is
better for i than s, so it never sanctions the improvement to it. And because each actor's moves
(and improvements) are transitive, a sequence in which an actor moves twice in a row reaches
nothing else that a legal one does not. Where they are not, the sequences are followed with their
last mover (`standoff.stability.reach`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.graph.compiled import pays
from standoff.graph.game import Game, Player
from standoff.graph.order import Order, Values
from standoff.stability.reach import follow
from standoff.stability.settling import settled

__all__ = ["best_answer", "least_followed", "least_led_to", "least_reached", "resists"]


def least_reached(game: Game, number: int, values: Values, *, improving: bool) -> Values:
    """Least value over each state and all that the opponents of an actor reach from it.

    Parameters
    ----------
    number
        The actor, by its place in the game.
    values
        Shape (states,), whole numbers.
    improving
        Count only sequences in which each move improves on the state it leaves, for its mover.
    """
    players = [player for place, player in enumerate(game.players) if place != number]
    if game.explicit:
        return least_followed(players, values, improving=improving)
    if not improving and pays(game.states.size):
        from standoff.graph.compiled.product import least_across

        moves = [player.moves for player in players]
        options = len(game.states.options)
        if (found := least_across(game.states.codes, options, moves, values)) is not None:
            return found
    return least_led_to([player.order for player in players], values, improving=improving)


def least_followed(players: Sequence[Player], values: Values, *, improving: bool) -> Values:
    """Least value over each state and all that some actors reach from it, by legal sequences."""
    movers = []
    for player in players:
        arcs, ranks = player.each_move, player.ranks
        movers.append(arcs.where(ranks[arcs.target] > ranks[arcs.source]) if improving else arcs)
    found: Values = follow(movers, values, np.minimum, np.iinfo(values.dtype).max)
    return np.minimum(values, found)


def least_led_to(movers: Sequence[Order], values: Values, *, improving: bool) -> Values:
    """Least value over each state and all that some actors reach from it (see `least_reached`)."""
    if pays(len(values)):
        from standoff.graph.compiled.order import CompiledOrder
        from standoff.graph.compiled.order import least_led_to as compiled

        orders = [order for order in movers if isinstance(order, CompiledOrder)]
        if len(orders) == len(movers):
            return compiled(orders, values, improving=improving)

    def lower(order: Order, least: Values) -> Values:
        found = order.least_better(least, least) if improving else order.least(least)
        return np.minimum(least, found)

    return settled(movers, values, lower)


def best_answer(game: Game, number: int) -> Values:
    """Best rank that an actor can still have after answering, for each state it is put in."""
    player = game.players[number]
    order = player.order
    # The best of each list stands first.
    best: Values = player.ranks[order.member[order.start]][order.own_list]
    return best


def resists(game: Game, number: int, sanctions: Values) -> NDArray[np.bool_]:
    """Say where every improvement of an actor is sanctioned.

    Parameters
    ----------
    sanctions
        The least value of a sanction that follows each state (see `least_reached`).
    """
    player = game.players[number]
    return player.order.at_most(sanctions, player.ranks)
