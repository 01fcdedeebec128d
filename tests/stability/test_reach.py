"""What several reach together, on small graphs against sequences tried out one by one."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.graph.arcs import Arcs
from standoff.stability.reach import contract, follow

SIZE = 6
ROADS = {
    "back and forth": [[(0, 1), (1, 0), (2, 3), (3, 2)], [(1, 2), (2, 1), (4, 5), (5, 4)]],
    "some one way": [[(0, 1), (1, 0), (3, 4), (4, 3)], [(1, 2), (2, 5), (4, 2), (5, 3)]],
    "all one way": [[(1, 0), (4, 3)], [(2, 1), (3, 2), (5, 4)]],
    "nobody moves": [[], []],
    "nobody there": [],
}


def arcs_from(pairs):
    pairs = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return Arcs(pairs[:, 0], pairs[:, 1], SIZE)


def walked(start, roads):
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for source, target in roads:
            if source == here and target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


@pytest.mark.parametrize("name", ROADS)
def test_states_that_reach_one_another_are_one_node_and_reach_what_they_did(name):
    graph = contract([arcs_from(pairs) for pairs in ROADS[name]], SIZE)
    roads = [pair for pairs in ROADS[name] for pair in pairs]
    both = [(s, t) for s, t in roads if (t, s) in roads]
    for state in range(SIZE):
        together = set(np.flatnonzero(graph.node == graph.node[state]).tolist())
        assert together == walked(state, both)
    assert graph.nodes == len(set(graph.node.tolist()))
    bits = np.zeros((graph.nodes, 1), dtype=np.uint64)
    np.bitwise_or.at(bits[:, 0], graph.node, np.uint64(1) << np.arange(SIZE, dtype=np.uint64))
    joined = graph.collect(bits)[graph.node, 0].tolist()
    assert joined == [sum(1 << there for there in walked(s, roads)) for s in range(SIZE)]


def alternating(start, movers):
    """What legal sequences of one or more moves reach: no mover comes twice in a row."""
    seen, todo = set(), [(start, None)]
    while todo:
        here, last = todo.pop()
        for who, pairs in enumerate(movers):
            if who == last:
                continue
            for source, target in pairs:
                if source == here and (target, who) not in seen:
                    seen.add((target, who))
                    todo.append((target, who))
    return {state for state, _ in seen}


@pytest.mark.parametrize("name", ROADS)
def test_what_is_followed_are_sequences_in_which_nobody_moves_twice_in_a_row(name):
    movers = [arcs_from(pairs) for pairs in ROADS[name]]
    found = follow(movers, np.eye(SIZE, dtype=np.bool_), np.logical_or, 0)
    for state in range(SIZE):
        assert set(np.flatnonzero(found[state]).tolist()) == alternating(state, ROADS[name])
