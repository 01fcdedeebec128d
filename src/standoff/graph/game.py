"""The graph of a dispute on a day: its states, and each actor's ranks and moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standoff.dispute.model import Actor, Dispute
from standoff.dispute.states import States, enumerate_states
from standoff.errors import DisputeError, Problem
from standoff.graph.comparison import Comparison, compare
from standoff.graph.moves import Moves, moves_of
from standoff.graph.order import Order, order_moves
from standoff.graph.ranks import Ranks, rank

__all__ = ["Game", "Player", "graph"]


@dataclass(frozen=True, slots=True, eq=False)
class Player:
    """One actor in the graph: what it prefers and where it can go.

    Parameters
    ----------
    comparison
        None where nothing is unknown of its preference.
    """

    actor: Actor
    ranks: Ranks
    comparison: Comparison | None
    moves: Moves
    order: Order


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """The graph of a dispute: the players stand in file order."""

    dispute: Dispute
    states: States
    players: tuple[Player, ...]
    day: date | None


def graph(dispute: Dispute, day: date | None = None) -> Game:
    """Build the graph of a dispute as it stands on a day.

    Parameters
    ----------
    day
        Options that are not available on it cannot be flipped. None: the dispute's `as_of`;
        where that is None too, every option is available.

    Raises
    ------
    DisputeError
        There is no feasible state, or a ranking leaves states out.
    SizeError
        There are too many states to enumerate.
    """
    day = day or dispute.as_of
    states = enumerate_states(dispute)
    if not states.size:
        raise DisputeError(
            Problem("no state is feasible: the constraints contradict each other", dispute.file)
        )
    players = []
    for actor in dispute.actors:
        ranks = rank(actor, states, file=dispute.file)
        moves = moves_of(actor, dispute, states, day)
        comparison = compare(actor, states, ranks)
        players.append(Player(actor, ranks, comparison, moves, order_moves(moves, ranks)))
    return Game(dispute, states, tuple(players), day)
