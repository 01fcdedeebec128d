"""When a preference is strong: the ranks that are needed, written out."""

from __future__ import annotations

import numpy as np

from standoff.dispute.model import Actor, Dispute, Option
from standoff.dispute.states import enumerate_states
from standoff.graph.strength import Strength, strength


def levels(strong):
    return [(part.tolist(), needed.tolist()) for part, needed in strong.levels()]


def test_a_gap_needs_so_many_ranks_more():
    strong = Strength(np.array([0, 1, 2]), 2, np.zeros((0, 3), dtype=np.bool_))
    assert levels(strong) == [([True] * 3, [2, 3, 3])]
    assert strong.above(2).tolist() == [True, False, False]


def test_where_nothing_is_declared_no_rank_is_enough():
    strong = Strength(np.zeros(2, dtype=np.int64), None, np.zeros((0, 2), dtype=np.bool_))
    assert levels(strong) == [([True, True], [1, 1])]


def test_states_are_parted_by_all_the_declarations_that_they_satisfy():
    # Of eight states each satisfies other ones of three; state 7 is the best.
    worse = np.array([[bool(s & 4 >> k) for s in range(8)] for k in range(3)])
    found = levels(Strength(np.arange(8), None, worse))
    assert len(found) == 8
    for state, (part, needed) in enumerate(found):
        assert part == [s == state for s in range(8)]
        # It is strongly preferred to what satisfies one that it does not, if it is better.
        assert needed == [t + 1 if t & ~state else 8 for t in range(8)]


def test_an_actor_who_declares_nothing_prefers_nothing_strongly():
    actor = Actor("a", "A", options=(Option("x", "X"),))
    found = strength(actor, enumerate_states(Dispute("T", (actor,))), np.array([0, 1], np.int32))
    assert (found.gap, found.worse.shape, found.ranks.dtype) == (None, (0, 2), np.int64)
