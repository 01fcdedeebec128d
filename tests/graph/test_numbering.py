"""Numbers without gaps, and the batches in which they are counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.syntax import Node
from standoff.graph.compiled import numbering, words

OPTIONS = tuple(f"a.o{k}" for k in range(6))
CODES = np.arange(64, dtype=np.uint64)


def dense(keys):
    return np.unique(keys, return_inverse=True)[1].tolist()


def taken(option):
    return (CODES >> np.uint64(option) & np.uint64(1)).astype(np.int64)


def test_few_bits_are_numbered_with_gaps_and_many_without():
    codes = np.array([0, 5, 1 << 21], dtype=np.uint64)
    keys, most = numbering.bits_of(codes, range(22))
    assert (keys.tolist(), most) == ([0, 5, 1 << 21], 1 << 22)
    keys, most = numbering.bits_of(codes, range(23))
    assert (keys.tolist(), most) == ([0, 1, 2], 3)


def test_the_last_way_to_set_the_bits_is_counted():
    assert numbering.count_by_bits(np.array([0, (1 << 13) - 1], dtype=np.uint64), range(13)) == 2


def test_neighbouring_bits_make_one_run():
    low, width = numbering._runs([0, 1, 4, 6, 7, 8])
    assert (low.tolist(), width.tolist()) == ([6, 4, 0], [3, 1, 2])


@pytest.mark.parametrize(
    ("sizes", "at", "count", "batch", "most"),
    [
        ([1] * 30, 0, 1, 26, 1 << 26),  # so many keys and no more
        ([1] * 30, 3, 2, 25, 1 << 26),
        ([32, 32, 1], 0, 1, 2, 33 * 33),  # 64 expressions and no more
        ([70, 1], 0, 1, 1, 71),  # one level at least
        ([2, 3], 0, 5, 2, 60),
    ],
)
def test_as_many_levels_are_taken_as_can_be_counted_at_once(sizes, at, count, batch, most):
    levels = [[parse("a.o0")] * size for size in sizes]
    found = numbering._batch(levels, at, count)
    assert ([len(level) for level in found[0]], found[1]) == (sizes[at : at + batch], most)


def test_levels_of_two_are_counted_by_level():
    levels = [[parse("a.o0"), parse("a.o1")], [parse("a.o2"), parse("a.o3")]]
    found = numbering.by_levels(levels, OPTIONS, CODES)
    assert found is not None
    assert found.tolist() == dense(3 * (taken(0) + taken(1)) + taken(2) + taken(3))


def test_sixty_four_statements_are_counted_at_once():
    found = numbering.by_levels([[parse("a.o4")] * 64], OPTIONS, CODES)
    assert found is not None
    assert found.tolist() == taken(4).tolist()


def test_weights_may_be_negative_and_as_large_as_can_be_counted():
    both = [parse("a.o0"), parse("a.o1")]
    found = numbering.by_weights(both, [-3, 50], OPTIONS, CODES)
    assert found is not None
    assert found.tolist() == dense(50 * taken(1) - 3 * taken(0))
    largest = (1 << 30) - 1
    never = [parse("false")]
    assert numbering.by_weights(never, [largest + 1], OPTIONS, CODES) is None
    assert numbering.by_weights(never, [largest], OPTIONS, CODES).tolist() == [0] * 64
    assert numbering.by_weights([], [], OPTIONS, CODES).tolist() == [0] * 64


def test_a_vote_of_all_is_counted():
    parts = tuple(Node("name", name=f"a.o{k}") for k in range(3))
    vote = replace(parse("true"), root=Node("weighs", parts, numbers=(6, 3, 2, 1)))
    found = numbering.by_levels([[vote]], OPTIONS, CODES)
    assert found is not None
    assert found.tolist() == (taken(0) * taken(1) * taken(2)).tolist()


def test_a_program_without_steps_keeps_its_types():
    found = words.program([parse("a.o1")], OPTIONS)
    assert (found.steps.shape, found.steps.dtype) == ((0, 3), np.int64)
    assert found.results.tolist() == [1]
    assert words.program([], OPTIONS).results.dtype == np.int64
