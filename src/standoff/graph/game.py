"""The graph of a dispute on a day: its states, and each actor's ranks and moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from standoff.dispute.model import Actor, Dispute
from standoff.dispute.states import States, enumerate_states
from standoff.errors import DisputeError, Problem
from standoff.graph.arcs import Arcs, arcs_of
from standoff.graph.comparison import Comparison, compare
from standoff.graph.compiled import each
from standoff.graph.moves import Moves, moves_of
from standoff.graph.order import Order, order_moves
from standoff.graph.ranks import Ranks, rank
from standoff.progress import Part, Tell

__all__ = ["Game", "Player", "apart", "graph", "player_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Player:
    """One actor in the graph: what it prefers and where it can go.

    Parameters
    ----------
    comparison
        None where nothing is unknown of its preference.
    arcs
        Its moves one by one, where somebody's in the graph are not transitive; else None.
    """

    actor: Actor
    ranks: Ranks
    comparison: Comparison | None
    moves: Moves
    order: Order
    arcs: Arcs | None = None

    @property
    def each_move(self) -> Arcs:
        """Its moves one by one.

        Raises
        ------
        SizeError
            There are too many of them.
        """
        return arcs_of(self.moves) if self.arcs is None else self.arcs


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """The graph of a dispute: the players stand in file order."""

    dispute: Dispute
    states: States
    players: tuple[Player, ...]
    day: date | None

    @property
    def explicit(self) -> bool:
        """Whether somebody's moves are not transitive: then the last mover has to be tracked."""
        return not all(player.moves.transitive for player in self.players)


def graph(dispute: Dispute, day: date | None = None, *, progress: Tell | None = None) -> Game:
    """Build the graph of a dispute as it stands on a day.

    Parameters
    ----------
    day
        Options that are not available on it cannot be flipped. None: the dispute's `as_of`;
        where that is None too, every option is available.
    progress
        Told how far it is (see `standoff.stability.solve.solve`).

    Raises
    ------
    DisputeError
        There is no feasible state, a ranking leaves states out, or merged states share one.
    SizeError
        There are too many states to enumerate, or too many moves to list.
    """
    day = day or dispute.as_of
    whole = Part(progress, "Building the graph")
    whole.look()
    states = enumerate_states(dispute)
    if not states.size:
        raise DisputeError(
            Problem("no state is feasible: the constraints contradict each other", dispute.file)
        )

    parts = whole.split((actor.name, 1) for actor in dispute.actors)

    def built(work: tuple[Actor, Part]) -> Player:
        actor, part = work
        with part:
            return player_of(actor, rank(actor, states, file=dispute.file), dispute, states, day)

    work = zip(dispute.actors, parts, strict=True)
    players = tuple(each(built, work, states=states.size))
    game = Game(dispute, states, players, day)
    if not game.explicit:
        return game
    # They are asked for time and again: once for each actor and concept.
    return replace(
        game, players=tuple(replace(player, arcs=player.each_move) for player in players)
    )


def player_of(
    actor: Actor, ranks: Ranks, dispute: Dispute, states: States, day: date | None
) -> Player:
    """Put an actor, with the ranks that it gives the states, in a graph."""
    moves = moves_of(actor, dispute, states, day)
    comparison = compare(actor, states, ranks)
    return Player(actor, ranks, comparison, moves, order_moves(moves, ranks))


def apart(game: Game) -> Game:
    """Return the game in which each member of a merged state stands for itself, ranked as it is.

    Its states are the feasible ones, and it is the same game where none are merged.
    """
    merging = game.states.merging
    if merging is None:
        return game
    states = game.states.unmerged
    players = []
    for player in game.players:
        moves = moves_of(player.actor, game.dispute, states, game.day)
        ranks = player.ranks[merging.node]
        players.append(Player(player.actor, ranks, None, moves, order_moves(moves, ranks)))
    return Game(game.dispute, states, tuple(players), game.day)
