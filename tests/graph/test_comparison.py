"""What is unknown of an actor, pair by pair."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Dispute, Option, Unknown
from standoff.dispute.states import enumerate_states
from standoff.graph.comparison import compare, known

OPTIONS = ("a.o0", "a.o1")


def comparison(ranks, *unknown):
    actor = Actor("a", "A", options=(Option("o0", "O"), Option("o1", "P")), unknown=unknown)
    states = enumerate_states(Dispute("T", (actor,)))
    return states, compare(actor, states, np.array(ranks, dtype=np.int32))


def pairs(states, found):
    names = states.names()
    every = np.arange(states.size)
    unknown = found.unknown(every[:, None], every[None, :])
    return {frozenset((names[s], names[t])) for s, t in zip(*np.nonzero(unknown), strict=True)}


def test_about_concerns_states_that_rank_alike_and_differ_there():
    states, found = comparison([0, 0, 0, 1], Unknown(about=("a.o0",)))
    assert pairs(states, found) == {frozenset(("NN", "YN")), frozenset(("YN", "NY"))}
    assert found.tiered
    assert found.cell.tolist().count(found.cell[0]) == 2


def test_pairs_of_sets_are_unknown_whatever_the_ranks_say():
    gap = Unknown(parse("Y-", options=OPTIONS), parse("N-", options=OPTIONS))
    states, found = comparison([0, 1, 2, 3], gap)
    assert pairs(states, found) == {
        frozenset((one, other)) for one in ("YN", "YY") for other in ("NN", "NY")
    }
    assert not found.better(np.array([0]), np.array([1]))[0]
    assert found.better(np.array([0]), np.array([2]))[0]
    assert not found.tiered


def test_states_on_both_sides_are_unknown_to_each_other_but_not_to_themselves():
    gap = Unknown(parse("Y-", options=OPTIONS), parse("true"))
    states, found = comparison([0, 0, 0, 0], gap)
    assert frozenset(("YN", "YY")) in pairs(states, found)
    assert frozenset(("YN",)) not in pairs(states, found)
    assert frozenset(("NN", "NY")) not in pairs(states, found)
    assert found.cell[1] != found.cell[3]


def test_what_concerns_no_pair_of_states_is_no_unknown():
    nobody = Unknown(parse("false"), parse("true"))
    alone = Unknown(parse("YY", options=OPTIONS), parse("YY", options=OPTIONS))
    for unknown in ((), (nobody,), (alone,)):
        assert comparison([0, 0, 0, 0], *unknown)[1] is None
    assert comparison([0, 1, 2, 3], Unknown(about=OPTIONS))[1] is None
    assert comparison([0, 1, 1, 2], Unknown(about=OPTIONS))[1] is not None


def test_a_known_preference_has_no_unknown_pairs():
    found = known(np.array([0, 1, 1], dtype=np.int32))
    every = np.arange(3)
    assert not found.exists
    assert not found.unknown(every[:, None], every[None, :]).any()


@pytest.mark.parametrize("seed", range(30))
def test_cells_are_as_coarse_as_they_can_be(seed):
    """States compare alike that rank alike and are on the same sides; none else share a cell."""
    options = tuple(f"a.o{k}" for k in range(4))
    own = tuple(Option(name[2:], name) for name in options)
    gap = Unknown(parse("Y---", options=options), parse("-Y--", options=options))
    actor = Actor("a", "A", options=own, unknown=(gap,))
    states = enumerate_states(Dispute("T", (actor,)))
    tiers = seed % 8 + 1
    drawn = np.random.default_rng(seed).integers(0, tiers, states.size)
    ranks = np.unique(drawn, return_inverse=True)[1].astype(np.int32)
    found = compare(actor, states, ranks)
    wanted = {}
    for at, name in enumerate(states.names()):
        sides = (name[0] == "Y", name[1] == "Y")
        # A state on both sides is unknown even to its like.
        key = (int(ranks[at]), sides, at if all(sides) else -1)
        wanted.setdefault(key, set()).add(int(found.cell[at]))
    assert all(len(cells) == 1 for cells in wanted.values())
    assert len(np.unique(found.cell)) == len(wanted)


def test_its_arrays_have_the_types_that_they_are_said_to_have():
    sure = known(np.array([0, 1, 1], dtype=np.int32))
    _, unsure = comparison([0, 0, 0, 1], Unknown(about=("a.o0",)))
    for found, size in ((sure, 3), (unsure, 4)):
        assert [side.shape for side in found.sides] == [(0, size)] * 2
        assert [side.dtype for side in found.sides] == [np.bool_] * 2
        assert found.about.dtype == np.int64
        assert found.cell.dtype == np.int64
