"""Where the states of a row stand beside each other: so that few moves between rows cross.

The library fast-sugiyama (Sugiyama, Tagawa & Toda 1981) chooses it. It is given the moves from each
row to the next, and finds the rows that it is to find, as each of these goes down by one. A state
to which no such move leads hangs on one that it makes back to the row above, or else on a thread
that is not drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from standoff.errors import MissingError

__all__ = ["abreast"]

State = TypeVar("State", int, str)


def abreast(
    rows: Sequence[Sequence[State]], moves: Iterable[tuple[State, State]]
) -> Mapping[State, float]:
    """Place states along their rows.

    Parameters
    ----------
    rows
        The states, none of them twice.
    moves
        From a state to another; those within a row, over several rows, and from or to states that
        are in no row play no part.

    Returns
    -------
    Mapping
        How far each state is from where the first begins, in widths of a state: at least one
        between two in a row.

    Raises
    ------
    MissingError
        The library is not installed, or does not run on this machine.
    """
    from_edges = _library()
    states = [state for row in rows for state in row]
    number = {state: at for at, state in enumerate(states)}
    level = {number[state]: at for at, row in enumerate(rows) for state in row}
    steps = {(number[a], number[b]) for a, b in moves if a in number and b in number}
    edges = _hung(level, sorted((a, b) for a, b in steps if abs(level[a] - level[b]) == 1))
    if not edges:
        return dict.fromkeys(states, 0.0)
    [(places, *_)] = from_edges(edges, vertex_spacing=1)
    at = {vertex: float(x) for vertex, (x, _) in places if vertex in level}
    # Of it and its mirror image, the one in which more neighbours stand as they were given.
    pairs = [at[number[a]] < at[number[b]] for row in rows for a, b in itertools.pairwise(row)]
    way = 1 if 2 * sum(pairs) >= len(pairs) else -1
    least = min(way * x for x in at.values())
    return {state: way * at[number[state]] - least for state in states}


def _library() -> Any:
    """Load the library: only now, as a drawing is made rarely."""
    try:
        from fast_sugiyama import from_edges
    except ImportError as error:
        raise MissingError(
            "pictures of states need fast-sugiyama, which cannot be loaded: pip install "
            "fast-sugiyama (on Linux its wheels need glibc 2.34, as Debian 12 and Ubuntu 22.04 "
            f"have, or newer): {error}"
        ) from error
    return from_edges


def _hung(level: Mapping[int, int], steps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return edges that go down by one row and hold all states together."""
    edges = [(a, b) for a, b in steps if level[a] < level[b]]
    held = {below for _, below in edges}
    edges += [(b, a) for a, b in steps if level[a] > level[b] and a not in held]
    held = {below for _, below in edges}
    loose = [state for state in level if state not in held]
    if len(loose) > 1:
        edges += _thread(level, loose)
    return edges


def _thread(level: Mapping[int, int], loose: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Hang states on a thread that has a vertex above each row, down to the last of them."""
    first = len(level)
    for row in range(max(level[state] for state in loose)):
        yield first + row, first + row + 1
    for state in loose:
        yield first + level[state], state
