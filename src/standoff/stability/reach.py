"""What several actors reach together, by legal sequences of moves.

In a legal sequence no actor moves twice in a row. Where every actor's arcs are transitive that
rule forbids nothing that matters, and plain reachability will do; with unknown comparisons they
need not be (u to v and v to w may be unknown, u and w indifferent), and where states are merged,
moves need not; so `follow` keeps the last mover apart. It is then exact by construction: the layer
of actor k holds, for each state, what can be collected when k moves next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.progress import NOBODY, Part

__all__ = ["Contracted", "contract", "follow", "spread"]


def follow(
    movers: Sequence[Arcs],
    values: NDArray[Any],
    join: np.ufunc,
    nothing: int,
    part: Part = NOBODY,
) -> Any:
    """Join the values of all states that legal sequences of one or more moves reach.

    Parameters
    ----------
    movers
        The arcs of each actor that may move.
    values
        Shape (states, ...).
    join, nothing
        As in `Arcs.fold`; `join` is idempotent (least, greatest, or).
    part
        Of the work; it is looked at before each step.

    Returns
    -------
    ndarray, shape of `values`
        A state's own value counts only where a legal sequence returns to it.
    """
    layers = [np.full_like(values, nothing) for _ in movers]
    heads = [arcs.heads() for arcs in movers]
    due = [True] * len(movers)
    while any(due):
        for number, arcs in enumerate(movers):
            if not due[number]:
                continue
            part.look()
            # After a move of this actor: stop here, or go on by a move of another.
            after = values
            for other, layer in enumerate(layers):
                after = after if other == number else join(after, layer)
            layer = arcs.joined(after, join, nothing, heads[number])
            if not np.array_equal(layer, layers[number]):
                due = [True] * len(movers)
                layers[number] = layer
            due[number] = False
    return join.reduce(layers, axis=0) if layers else np.full_like(values, nothing)


def spread(movers: Sequence[Arcs], begin: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say which states legal sequences lead to from any of some states.

    Parameters
    ----------
    movers
        The arcs of each actor that may move.
    begin
        Shape (states,): where the sequences may begin.

    Returns
    -------
    ndarray of bool, shape (states,)
        The states of `begin` are among them.
    """
    entered = [np.zeros_like(begin) for _ in movers]
    changed = True
    while changed:
        changed = False
        for number, arcs in enumerate(movers):
            others = [layer for place, layer in enumerate(entered) if place != number]
            leaving = np.logical_or.reduce([begin, *others])
            reached = entered[number].copy()
            reached[arcs.target[leaving[arcs.source]]] = True
            changed = changed or not np.array_equal(reached, entered[number])
            entered[number] = reached
    found: NDArray[np.bool_] = np.logical_or.reduce([begin, *entered])
    return found


class Contracted:
    """The graph of several actors with states that reach one another made one node.

    Holds plain reachability only (see the module): each state reaches itself.

    Attributes
    ----------
    node
        Shape (states,): the node of each state.
    nodes
        How many there are.
    """

    __slots__ = ("_arcs", "node", "nodes")

    def __init__(self, node: NDArray[np.int64], arcs: Arcs) -> None:
        self.node = node
        self.nodes = arcs.size
        self._arcs = arcs

    def collect(self, bits: NDArray[np.uint64], part: Part = NOBODY) -> NDArray[np.uint64]:
        """Join what stands at each node with what stands at all that it reaches.

        Parameters
        ----------
        bits
            Shape (nodes, words).
        part
            As in `follow`.
        """
        while True:
            part.look()
            joined = bits | self._arcs.joined(bits, np.bitwise_or, 0)
            if np.array_equal(joined, bits):
                return bits
            bits = joined


def contract(movers: Sequence[Arcs], size: int, part: Part = NOBODY) -> Contracted:
    """Contract the graph of several actors along moves that can be undone in one move.

    Parameters
    ----------
    part
        As in `follow`.
    """
    split = []
    for arcs in movers:
        part.look()
        split.append((arcs, arcs.one_way()))
    label = _connected([arcs.where(~one_way) for arcs, one_way in split], size, part)
    values, node = np.unique(label, return_inverse=True)
    keys = [
        node[arcs.source[one_way]] * len(values) + node[arcs.target[one_way]]
        for arcs, one_way in split
    ]
    part.look()
    pairs = np.unique(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.int64)
    arcs = Arcs(pairs // len(values), pairs % len(values), len(values))
    return Contracted(node.astype(np.int64), arcs)


def _connected(movers: Sequence[Arcs], size: int, part: Part) -> NDArray[np.int64]:
    """Label the connected components of arcs that go both ways by their least state."""
    label = np.arange(size)
    while True:
        before = label
        for arcs in movers:
            part.look()
            label = np.minimum(label, arcs.joined(label, np.minimum, size))
            label = label[label]
        if np.array_equal(before, label):
            return label
