"""What some actors reach together: the compiled twin, against moves followed one by one."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.graph.compiled import grouping
from standoff.graph.compiled.order import least_led_to, order_moves
from standoff.graph.compiled.product import least_across

SIZE = 64


def game(rng, *, lasting):
    """Two actors with three options each; some states are not feasible."""
    codes = np.sort(rng.choice(SIZE, 48, replace=False)).astype(np.uint64)
    moves, ranks = [], []
    for own in (0b000111, 0b111000):
        group, groups = grouping.grouped(codes, own)
        made = codes.astype(np.int64) & own
        moves.append(
            grouping.ordered(group, groups, made) if lasting
            else grouping.listed(group, groups, codes, own)
        )  # fmt: skip
        ranks.append(rng.permutation(len(codes)).astype(np.int32))
    return moves, ranks


def led_to(moves, ranks, values, *, improving):
    """Lower values along single moves until none changes."""
    arcs = []
    for move, rank in zip(moves, ranks, strict=True):
        for s, own in enumerate(move.own_list.tolist()):
            reached = move.member[move.of_list == own].tolist()
            arcs += [(s, t) for t in reached if not improving or rank[t] > rank[s]]
    found = values.tolist()
    while True:
        before = list(found)
        for s, t in arcs:
            found[s] = min(found[s], found[t])
        if found == before:
            return found


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("improving", [False, True])
def test_long_chains_of_moves_are_followed(lasting, improving):
    rng = np.random.default_rng(5)
    for _ in range(40):
        moves, ranks = game(rng, lasting=lasting)
        orders = [order_moves(*each) for each in zip(moves, ranks, strict=True)]
        values = rng.permutation(len(ranks[0]))
        found = least_led_to(orders, values, improving=improving)
        assert found.dtype == np.int32
        assert found.tolist() == led_to(moves, ranks, values, improving=improving)


def test_an_order_holds_numbers_of_32_bits():
    codes = np.arange(4, dtype=np.uint64)
    moves = grouping.listed(*grouping.grouped(codes, 1), codes, 1)
    assert (moves.of_list.tolist(), moves.of_list.dtype) == ([0, 0, 1, 1], np.int32)
    order = order_moves(moves, np.arange(4, dtype=np.int32))
    assert {each.dtype for each in (order.member, order.bounds, order.own_list, order.better)} == {
        np.dtype(np.int32)
    }
    least = least_across(codes, 2, [moves], np.array([3, 1, 0, 2]))
    assert (least.tolist(), least.dtype) == ([1, 1, 0, 0], np.int32)


@pytest.mark.parametrize(
    ("codes", "whole"),
    [([0, 1, 2, 3], 1), ([0, 3], None), ([0, 1, 2], None), ([0, 2], 1), ([0, 1], 1)],
)
def test_an_actor_has_the_same_ways_everywhere_or_not(codes, whole):
    codes = np.array(codes, dtype=np.uint64)
    assert grouping.listed(*grouping.grouped(codes, 1), codes, 1).whole == whole
