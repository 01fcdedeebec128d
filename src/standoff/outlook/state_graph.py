"""The graph of the states that moves lead to from where a dispute stands.

All of them, up to a bound; beyond it those that matter most, with what is left out counted, and
told by what it has in common.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.graph.game import Game
from standoff.outlook.departures import Departure, Departures
from standoff.outlook.pattern import pattern_of
from standoff.stability.movers import movers_of
from standoff.stability.tree import Step, Tree, tree_by_arcs

__all__ = ["WAYS", "Layer", "StateGraph", "Way", "state_graph"]

Way = Literal["best", "improvements", "moves"]
WAYS: tuple[Way, ...] = ("best", "improvements", "moves")

_MOST = 400
_FEWER = 80
_OPENED = 20_000

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Layer:
    """The states that a shortest way of so many moves leads to.

    Parameters
    ----------
    moves
        How many; None: the states that no way leads to, and that were asked for.
    shown
        Those that are in the graph, by their numbers.
    total, settling
        How many there are, and how many of them are equilibria.
    hidden_settling
        How many equilibria are among those that are left out.
    pattern
        What those that are left out agree in: ``Y`` or ``N``, and ``-`` where they differ; empty
        where none are left out.
    """

    moves: int | None
    shown: tuple[int, ...]
    total: int
    settling: int
    hidden_settling: int
    pattern: str

    @property
    def hidden(self) -> int:
        """How many are left out."""
        return self.total - len(self.shown)


@dataclass(frozen=True, slots=True, eq=False)
class StateGraph:
    """States, and the moves by which actors would leave them.

    Parameters
    ----------
    start
        Where the ways begin.
    way
        Whether they are made of each actor's best moves, of all moves that pay or may pay whoever
        makes them, or of any moves. In any of them no actor moves twice in a row.
    layers
        By rising number of moves.
    paths
        For each shown state that a way leads to a shortest one; each step tells an actor, by its
        place in the game, the state that it leaves and the one that it reaches.
    departures
        By which actors would leave each shown state for another: their best departures where the
        ways are made of those, else all.
    complete
        Whether all states that the ways lead to were looked at.
    """

    game: Game
    start: int
    way: Way
    layers: tuple[Layer, ...]
    paths: Mapping[int, tuple[Step, ...]]
    departures: tuple[Departure, ...]
    complete: bool

    @property
    def states(self) -> tuple[int, ...]:
        """The states that are shown, layer by layer."""
        return tuple(state for layer in self.layers for state in layer.shown)

    @property
    def reached(self) -> int:
        """How many states the ways lead to, the start among them (at least, if not complete)."""
        return sum(layer.total for layer in self.layers if layer.moves is not None)

    @property
    def hidden(self) -> int:
        """How many of them are left out."""
        return sum(layer.hidden for layer in self.layers)


def state_graph(
    departures: Departures,
    start: int,
    settling: Flags,
    *,
    way: Way = "best",
    wanted: Sequence[int] = (),
    opened: Collection[int] = (),
    room: tuple[int, int] = (_MOST, _FEWER),
) -> StateGraph:
    """Follow the moves from a state.

    Parameters
    ----------
    departures
        Of the game, under the concept that says what deters.
    settling
        Shape (states,): the equilibria.
    wanted
        States that have to be in the graph, reached or not, most important first.
    opened
        Numbers of moves: of the layers of these as many states are shown as there is room for.
    room
        How many states that the ways lead to it may have; and about how many it has where there are
        more than that: the start and those that are wanted, then equilibria, each with a shortest
        way to it, then the nearest.
    """
    most, fewer = room
    tree, complete = _followed(departures, start, way)
    asked = list(dict.fromkeys(wanted))[:fewer]
    reached = np.flatnonzero(tree.reached)
    if len(reached) <= most:
        shown = {*reached.tolist(), *asked}
    else:
        shown = _chosen(tree, asked, settling, fewer)
        _open(shown, tree, settling, opened, most)
    layers = tuple(_layers(departures.game, tree, shown, settling))
    drawn = [state for layer in layers for state in layer.shown]
    paths = {state: path for state in drawn if (path := tree.path(state)) is not None}
    leaving = _leaving(departures, drawn, way)
    return StateGraph(
        departures.game, start, way, layers, MappingProxyType(paths),
        tuple(each for each in leaving if each.target in shown), complete,
    )  # fmt: skip


def _followed(departures: Departures, start: int, way: Way) -> tuple[Tree, bool]:
    """Find a shortest way to each state; say whether all were looked at."""
    size = departures.game.states.size
    if way == "best":
        arcs, complete = _best_arcs(departures, start)
        return tree_by_arcs(arcs, start, size), complete
    if way == "improvements" and departures.sides is not None:
        return tree_by_arcs([side.hopeful for side in departures.sides], start, size), True
    return movers_of(departures.game).tree(start, improving=way == "improvements"), True


def _best_arcs(departures: Departures, start: int) -> tuple[list[Arcs], bool]:
    """List the best departures, actor by actor, from all states that they lead to."""
    game = departures.game
    found: list[list[tuple[int, int]]] = [[] for _ in game.players]
    seen, due = {start}, [start]
    for state in due:
        for actor, pairs in enumerate(found):
            targets = [each.target for each in departures.best(state, actor)]
            pairs += [(state, target) for target in targets]
            fresh = [target for target in targets if target not in seen]
            seen.update(fresh)
            due += fresh
        if len(seen) > _OPENED:
            break
    complete = len(seen) <= _OPENED
    size = game.states.size
    return [Arcs(*_columns(pairs), size) for pairs in found], complete


def _columns(pairs: list[tuple[int, int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _chosen(tree: Tree, asked: Sequence[int], settling: Flags, room: int) -> set[int]:
    """Choose states to show, each together with a shortest way to it."""
    reached = np.flatnonzero(tree.reached)
    order = reached[np.lexsort((reached, tree.distance[reached], ~settling[reached]))]
    nearest = reached[np.lexsort((reached, tree.distance[reached]))]
    shown = {tree.start}
    # Half of the room is for equilibria: without what lies around them they tell little.
    for states, most in ((asked, room), (order[settling[order]], room // 2), (nearest, room)):
        for state in map(int, states):
            if len(shown) >= most and states is not asked:
                break
            shown.add(state)
            shown.update(source for _, source, _ in tree.path(state) or ())
    return shown


def _open(shown: set[int], tree: Tree, settling: Flags, layers: Collection[int], room: int) -> None:
    for moves in layers:
        here = np.flatnonzero(tree.distance == moves)
        for state in here[np.argsort(~settling[here], kind="stable")].tolist():
            if len(shown) >= room:
                return
            shown.add(state)
            shown.update(source for _, source, _ in tree.path(state) or ())


def _layers(game: Game, tree: Tree, shown: set[int], settling: Flags) -> Iterator[Layer]:
    drawn = np.zeros(len(settling), dtype=np.bool_)
    drawn[list(shown)] = True
    # Those that no way leads to come last; of them only what is shown counts.
    for moves in (*range(int(tree.distance.max()) + 1), -1):
        here = (tree.distance == moves) & (drawn | (moves >= 0))
        if not here.any():
            continue
        hidden = here & ~drawn
        yield Layer(
            None if moves < 0 else moves,
            tuple(np.flatnonzero(here & drawn).tolist()),
            int(here.sum()),
            int((here & settling).sum()),
            int((hidden & settling).sum()),
            pattern_of(game.states, hidden),
        )


def _leaving(departures: Departures, states: Sequence[int], way: Way) -> Iterator[Departure]:
    for state in states:
        for actor in range(len(departures.game.players)):
            yield from (departures.best if way == "best" else departures.of)(state, actor)
