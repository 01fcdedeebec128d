"""The compiled loops, one by one, against the words that say what each does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Option,
    Statement,
    Statements,
    Weighted,
    Weights,
)
from standoff.dispute.states import enumerate_states
from standoff.graph.compiled.kernels import folds
from standoff.graph.compiled.kernels import lists as kernels
from standoff.graph.compiled.ranks import rank as compiled_rank
from standoff.graph.ranks import rank

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


def test_a_list_that_is_not_stale_does_not_end_the_round():
    member = np.array([0, 1, 2, 3], dtype=np.int32)
    start, own = np.array([0, 2, 4], dtype=np.int32), np.array([0, 0, 1, 1], dtype=np.int32)
    marks, values = np.array([0, 1], dtype=np.uint8), np.array([5, 1, 5, 1], dtype=np.int32)
    changed = np.zeros(4, dtype=np.int32)
    assert folds.lower(member, start, own, marks, values, changed) == 1
    assert values.tolist() == [5, 1, 1, 1]


def many_states(preference):
    """An actor of eight options of which 200 states are feasible: three whole words and a part."""
    own = tuple(Option(f"o{k}", "O") for k in range(8))
    actor = Actor("a", "A", options=own, preference=preference)
    rule = Constraint("never", parse("a.o7 and a.o6 or a.o5 and a.o4 and a.o3 and a.o7"))
    states = enumerate_states(Dispute("T", (actor,), constraints=(rule,)))
    assert states.size % 64
    assert states.size > 128
    return actor, states


def drawn(seed, count):
    """Statements of two or three options each."""
    generator = np.random.default_rng(seed)
    joints = (" and ", " or ", " iff ")
    found = []
    for _ in range(count):
        names = generator.choice(8, size=2 + int(generator.integers(2)), replace=False)
        text = joints[int(generator.integers(3))].join(f"a.o{k}" for k in names[:2])
        found.append(text if len(names) == 2 else f"({text}) or a.o{names[2]}")
    return found


@pytest.mark.parametrize("shape", ["single", "tied", "weights"])
def test_states_of_several_words_rank_as_in_the_reference(shape):
    texts = drawn(7, 70)
    if shape == "weights":
        items = (Weighted(Statement(parse(text)), k - 20) for k, text in enumerate(texts))
        preference = Weights(tuple(items))
    else:
        size = 1 if shape == "single" else 2
        levels = [texts[k : k + size] for k in range(0, len(texts), size)]
        preference = Statements(
            tuple(tuple(Statement(parse(text)) for text in level) for level in levels)
        )
    actor, states = many_states(preference)
    found = compiled_rank(actor.preference, states)
    assert found is not None
    assert found.tolist() == rank(actor, states).tolist()
    assert len(set(found.tolist())) > 60
