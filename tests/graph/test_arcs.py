"""Arcs, against pairs written out."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from standoff.errors import SizeError
from standoff.graph import arcs as module
from standoff.graph.arcs import Arcs, arcs_of
from standoff.graph.lists import Moves

PAIRS = [(s, t) for s in range(3) for t in range(3) if s != t]


def arcs(pairs, size=3):
    source, target = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Arcs(source, target, size)


@pytest.mark.parametrize("count", range(7))
def test_one_way_is_what_has_no_arc_in_the_other_direction(count):
    for pairs in itertools.combinations(PAIRS, count):
        expected = [(t, s) not in pairs for s, t in pairs]
        assert arcs(pairs).one_way().tolist() == expected
        assert arcs(pairs).one_way().dtype == np.bool_


def test_values_are_joined_at_the_source():
    some = arcs([(0, 1), (0, 2), (2, 1)])
    assert some.heads().tolist() == [0, 2]
    assert some.fold(np.array([5, 3, 4]), np.minimum, 9).tolist() == [3, 9, 4]
    assert arcs([]).fold(np.zeros(0, dtype=np.int64), np.minimum, 9).tolist() == [9, 9, 9]


@pytest.mark.parametrize("most", [1, 3, 8, 1 << 17])
@pytest.mark.parametrize("width", [(), (1,), (3,)])
def test_values_gathered_in_blocks_are_those_gathered_at_once(monkeypatch, most, width):
    monkeypatch.setattr(module, "_AT_ONCE", most)
    draw = np.random.default_rng(0)
    some = arcs([(s, t) for s in range(7) for t in range(7) if draw.random() < 0.4], 7)
    values = draw.integers(0, 99, size=(7, *width))
    for join in (np.minimum, np.bitwise_or):
        expected = some.fold(values[some.target], join, 0)
        assert np.array_equal(some.joined(values, join, 0), expected)
    assert arcs([]).joined(values[:3], np.minimum, 9).tolist() == np.full((3, *width), 9).tolist()


def three_in_a_row():
    """One list of three states: nine moves, of which three stay where they are."""
    every = np.arange(3)
    return Moves(np.zeros(3, dtype=np.int64), np.zeros(3, dtype=np.int64), every, 1)


def test_as_many_moves_as_may_be_listed_are_listed(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 9)
    assert len(arcs_of(three_in_a_row()).source) == 6


def test_more_are_refused_with_what_would_make_it_smaller(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 8)
    with pytest.raises(SizeError) as refused:
        arcs_of(three_in_a_row())
    assert str(refused.value) == (
        "with unknown preferences, merged states or conditions on irreversibility every move is "
        "listed, and one actor has 9 of them; 8 is the most. Fewer options of that actor, or none "
        "of those, make it smaller."
    )
