"""Searches for shortest sequences: how far they go, and what they tell of where they do not."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.dispute.model import Actor, Dispute, Option
from standoff.graph.game import graph
from standoff.stability.tree import FarError, path_by_lists, tree_by_arcs, tree_by_lists


def two_switches():
    """Four states; A moves between 0 and 1 and between 2 and 3, B between 0 and 2, 1 and 3."""
    actors = tuple(Actor(each, each.upper(), options=(Option("o", "O"),)) for each in "ab")
    return graph(Dispute("Two switches", actors))


def test_each_state_that_is_met_counts_once():
    orders = [player.order for player in two_switches().players]
    nowhere = np.zeros(4, dtype=np.bool_)
    assert path_by_lists(orders, 0, nowhere, improving=False, most=4) is None
    with pytest.raises(FarError):
        path_by_lists(orders, 0, nowhere, improving=False, most=3)


def test_the_layers_of_states_that_are_not_entered_are_minus_one():
    arcs = [player.each_move for player in two_switches().players]
    tree = tree_by_arcs(arcs[:1], 0, 4)
    assert tree.distance.tolist() == [0, 1, -1, -1]
    for found, at_one in ((tree.origin, 0), (tree.before, -1)):
        assert found.dtype == np.int64
        assert found.tolist() == [[-1, at_one, -1, -1]]


def test_who_returns_to_the_start_has_not_come_any_further():
    # A, B, A and B again lead back to 0, where nobody has moved yet.
    arcs = [player.each_move for player in two_switches().players]
    tree = tree_by_arcs(arcs, 0, 4)
    assert tree.distance.tolist() == [0, 1, 1, 2]
    assert (tree.origin[:, 0] >= 0).all()
    assert tree.path(0) == ()


def test_what_no_list_leads_to_has_no_origin_and_no_mover():
    orders = [player.order for player in two_switches().players]
    tree = tree_by_lists(orders[:1], 0, 4, improving=False)
    assert tree.distance.tolist() == [0, 1, -1, -1]
    for found in (tree.origin, tree.mover):
        assert found.dtype == np.int64
        assert found.tolist() == [[-1, 0, -1, -1]]
