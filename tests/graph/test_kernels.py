"""The compiled loops, one by one, against the words that say what each does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.graph.compiled.kernels import folds
from standoff.graph.compiled.kernels import lists as kernels

SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def listings(draw):
    """Lists of states in the order of somebody's preference, best first; some share states."""
    size = draw(st.integers(1, 7))
    groups = draw(st.integers(1, 3))
    own = np.array(draw(st.lists(st.integers(0, groups - 1), min_size=size, max_size=size)))
    lists = []
    for at in range(groups):
        mine = np.flatnonzero(own == at).tolist()
        if not mine:
            mine, others = [], [draw(st.integers(0, size - 1))]
        else:
            others = draw(st.lists(st.integers(0, size - 1), max_size=2))
        lists.append(sorted({*mine, *others}))
    ranks = np.array(draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)))
    lists = [sorted(each, key=lambda s: -ranks[s]) for each in lists]
    values = np.array(draw(st.lists(st.integers(0, 5), min_size=size, max_size=size)))
    stale = np.array(draw(st.lists(st.integers(0, 1), min_size=groups, max_size=groups)))
    return own, lists, ranks, values, stale


def arrays(own, lists, ranks):
    member = np.array([s for each in lists for s in each], dtype=np.int32)
    start = np.cumsum([0, *map(len, lists)]).astype(np.int32)
    fresh = np.array(
        [k > 0 and ranks[each[k]] < ranks[each[k - 1]] for each in lists for k in range(len(each))]
    )
    return member, start, fresh.astype(np.uint8), own.astype(np.int32)


@SETTINGS
@given(listings())
def test_lower_gives_each_state_the_least_of_its_list_and_counts_what_it_changed(drawn):
    own, lists, ranks, values, stale = drawn
    member, start, _, own_list = arrays(own, lists, ranks)
    wanted = values.tolist()
    moved = []
    for at, each in enumerate(lists):
        if stale[at]:
            least = min(wanted[s] for s in each)
            for s in each:
                if own[s] == at and wanted[s] > least:
                    wanted[s] = least
                    moved.append(s)
    found, changed = values.astype(np.int32), np.full(len(values), -1, dtype=np.int32)
    marks = stale.astype(np.uint8)
    assert folds.lower(member, start, own_list, marks, found, changed) == len(moved)
    assert found.tolist() == wanted
    assert changed[: len(moved)].tolist() == moved
    assert not marks.any()


@SETTINGS
@given(listings())
def test_lower_better_looks_at_what_is_better_only(drawn):
    own, lists, ranks, values, stale = drawn
    member, start, fresh, own_list = arrays(own, lists, ranks)
    found, changed = values.astype(np.int32), np.full(len(values), -1, dtype=np.int32)
    marks = stale.astype(np.uint8)
    count = folds.lower_better(member, start, fresh, own_list, marks, found, changed)
    wanted, moved = values.tolist(), []
    for at, each in enumerate(lists):
        for s in each if stale[at] else ():
            better = [wanted[t] for t in each if ranks[t] > ranks[s]]
            if own[s] == at and better and min(better) < wanted[s]:
                wanted[s] = min(better)
                moved.append(s)
    assert (count, found.tolist(), changed[:count].tolist()) == (len(moved), wanted, moved)
    assert not marks.any()


@SETTINGS
@given(listings())
def test_least_of_better_and_resist_read_the_values_of_improvements(drawn):
    own, lists, ranks, values, _ = drawn
    member, start, fresh, own_list = arrays(own, lists, ranks)
    found = np.full(len(values), 99, dtype=np.int32)
    numbers = values.astype(np.int32)
    folds.least_of_better(member, start, fresh, own_list, numbers, found)
    holds = np.full(len(values), 7, dtype=np.uint8)
    folds.resist(member, start, fresh, own_list, ranks.astype(np.int32), numbers, holds)
    for s, at in enumerate(own.tolist()):
        better = [int(values[t]) for t in lists[at] if ranks[t] > ranks[s]]
        assert found[s] == min(better, default=99)
        assert holds[s] == all(value <= ranks[s] for value in better)


@pytest.mark.parametrize("value", [2, 3])
def test_a_value_that_equals_the_rank_is_no_gain(value):
    holds = np.zeros(2, dtype=np.uint8)
    folds.resist(
        np.array([1, 0], dtype=np.int32), np.array([0, 2], dtype=np.int32),
        np.array([0, 1], dtype=np.uint8), np.zeros(2, dtype=np.int32),
        np.array([2, 3], dtype=np.int32), np.array([0, value], dtype=np.int32), holds,
    )  # fmt: skip
    assert holds.tolist() == [value <= 2, 1]


@pytest.mark.parametrize("length", [1, 2, 24, 25, 26, 100, 400])
def test_lists_of_any_length_are_sorted_from_the_best_to_the_worst(length):
    draw = np.random.default_rng(length)
    own = np.zeros(length, dtype=np.int32)
    ranks = draw.integers(0, max(2, length // 3), length).astype(np.int32)
    member = draw.permutation(length).astype(np.int32)
    ordered = np.full(length, -1, dtype=np.int32)
    fresh, improves = np.full(length, 7, dtype=np.uint8), np.full(length, 7, dtype=np.uint8)
    better = np.full(length, -1, dtype=np.int32)
    ends = np.array([0, length], dtype=np.int32)
    kernels.sort_lists(member, ends, own, ranks, ordered, fresh, better, improves)
    wanted = sorted(range(length), key=lambda s: (-ranks[s], s))
    assert ordered.tolist() == wanted
    assert fresh.tolist() == [
        k > 0 and ranks[wanted[k]] < ranks[wanted[k - 1]] for k in range(length)
    ]
    above = [int((ranks > ranks[s]).sum()) for s in range(length)]
    assert better.tolist() == above
    assert improves.tolist() == [number > 0 for number in above]
