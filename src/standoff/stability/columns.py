"""Questions of many states at once, as columns of bits: what stands at a state is a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from standoff.graph.arcs import Arcs
from standoff.progress import Part
from standoff.stability.reach import contract, follow

__all__ = ["Bits", "bit", "blocks", "met", "packed"]

_AT_ONCE = 1024

Bits = NDArray[np.uint64]
Indices = NDArray[np.int64]


def blocks(columns: Indices, part: Part) -> Iterator[Indices]:
    """Return some columns at a time; the part of the work gets on with each block.

    Parameters
    ----------
    columns
        Shape (columns,): what each asks about.
    """
    for start in range(0, len(columns), _AT_ONCE):
        part.reach(start / len(columns))
        yield columns[start : start + _AT_ONCE]


def _words(columns: int) -> int:
    """Count the words of a row."""
    return -(-columns // 64)


def bit(place: Indices) -> Bits:
    """Return the bit of each column within its word; the word is its number over 64."""
    return np.uint64(1) << (place & 63).astype(np.uint64)


def packed(matrix: NDArray[np.bool_]) -> Bits:
    """Pack a matrix of shape (states, columns) into words, the first column lowest."""
    rows, columns = matrix.shape
    padded = np.zeros((rows, _words(columns) * 64), dtype=np.bool_)
    padded[:, :columns] = matrix
    bits = np.packbits(padded, axis=1, bitorder="little")
    return bits.view("<u8").astype(np.uint64)


def met(
    movers: list[Arcs],
    labels: Indices,
    states: Indices,
    wanted: Indices,
    part: Part,
    *,
    plain: bool,
) -> NDArray[np.bool_]:
    """Say whether each state reaches, by the movers, some state with the label that it wants.

    A state never wants its own label here, so it does not matter that plain reachability holds it.

    Parameters
    ----------
    labels
        Shape (states,).
    states, wanted
        Shape (asking,): the states that ask, and the label that each wants.
    plain
        Whether plain reachability tells it.

    Returns
    -------
    ndarray of bool, shape (asking,)
    """
    found = np.zeros(len(states), dtype=np.bool_)
    if not len(states):
        return found
    size = len(labels)
    graph = contract(movers, size, part) if plain else None
    node = graph.node if graph else np.arange(size)
    for columns in blocks(np.unique(wanted), part):
        bearing = np.flatnonzero(np.isin(labels, columns))
        bits = np.zeros((graph.nodes if graph else size, _words(len(columns))), dtype=np.uint64)
        place = np.searchsorted(columns, labels[bearing])
        np.bitwise_or.at(bits, (node[bearing], place >> 6), bit(place))
        reached = (
            graph.collect(bits, part) if graph else follow(movers, bits, np.bitwise_or, 0, part)
        )
        asking = np.flatnonzero(np.isin(wanted, columns))
        place = np.searchsorted(columns, wanted[asking])
        found[asking] = (reached[node[states[asking]], place >> 6] & bit(place)) != 0
    return found
