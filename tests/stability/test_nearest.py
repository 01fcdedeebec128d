"""Of several answers to a coalition's departure, the one of fewest moves is told."""

from __future__ import annotations

import numpy as np

from standoff.stability.explain_coalition import _nearest
from standoff.stability.tree import Tree


def test_it_is_the_nearest_of_those_that_are_reached():
    nothing = np.zeros((1, 5), dtype=np.int64)
    tree = Tree(0, np.array([0, 3, 1, -1, 2]), nothing[0], nothing, nothing, nothing)
    assert _nearest(tree, np.array([False, True, True, True, True])) == 2
    assert _nearest(tree, np.array([False, True, False, True, True])) == 4
    assert _nearest(tree, np.array([False, False, False, True, False])) is None
