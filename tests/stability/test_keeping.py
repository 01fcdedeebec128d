"""The moves that keep a commitment, one by one, in small games with answers found by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_actors import actor

from standoff.dispute.expressions import parse
from standoff.dispute.model import Dispute, Merged, Unknown
from standoff.graph.game import graph
from standoff.stability import keeping as module
from standoff.stability.keeping import BETTER, NO_GAIN, UNKNOWN, keeping, spoilers
from standoff.stability.sides import sides_of

WATCHER = actor("watcher", ["speak"])
UNSURE = replace(WATCHER, unknown=(Unknown(about=("watcher.speak",)),))
"""Of this one it is not known which state it prefers."""


def told(dispute, applies, done):
    """For each move of the first actor that does it: from, to, gain, spoiled, perhaps spoiled."""
    game = graph(dispute)
    sides = sides_of(game)
    states = game.states
    found = keeping(game, sides, 0, states.holds(parse(applies)), states.holds(parse(done)))
    assert found.gain.dtype == np.int8
    columns = found.arcs.source, found.arcs.target, found.gain, found.spoiled, found.perhaps_spoiled
    names = states.names()
    return [
        (names[source], names[target], *rest)
        for source, target, *rest in zip(*(each.tolist() for each in columns), strict=True)
    ]


@pytest.mark.parametrize("watcher", [WATCHER, UNSURE])
def test_only_the_least_moves_that_do_it_count(watcher):
    us = actor("us", ["fine", "bonus"], "us.bonus")
    found = told(Dispute("T", (us, watcher)), "not us.fine", "us.fine")
    assert [each[:3] for each in found] == [
        ("NNN", "YNN", NO_GAIN),
        ("NYN", "YYN", NO_GAIN),
        ("NNY", "YNY", NO_GAIN),
        ("NYY", "YYY", NO_GAIN),
    ]


def test_only_the_least_moves_that_do_it_count_where_states_count_as_one():
    # From the state with both off, one or the other is enough; both is more than that takes.
    us = actor("us", ["fine", "ban"], "us.fine")
    dispute = Dispute("T", (us, WATCHER), merged=(Merged(parse("us.fine and not us.ban")),))
    found = told(dispute, "not us.fine and not us.ban", "us.fine or us.ban")
    assert [each[:3] for each in found] == [
        ("NNN", "YN-", BETTER),
        ("NNN", "NYN", NO_GAIN),
        ("NNY", "YN-", BETTER),
        ("NNY", "NYY", NO_GAIN),
    ]


def test_what_nobody_answers_is_not_spoiled_even_from_the_best_state():
    # NY is best for us, then NN, YY and YN. The watcher may like to change its mind; who knows.
    us = actor("us", ["fine"], "not us.fine", "watcher.speak")
    found = told(Dispute("T", (us, UNSURE)), "not us.fine", "us.fine")
    assert found == [("NN", "YN", NO_GAIN, False, True), ("NY", "YY", NO_GAIN, False, True)]


def test_an_answer_to_a_state_of_which_it_is_not_known_whether_it_is_worse_perhaps_spoils():
    # From YN they leave, to YY, which ranks as NN does but differs in what we are unknown of.
    us = actor("us", ["fine"], unknown=[Unknown(about=("them.leave",))])
    them = actor("them", ["leave"], "them.leave")
    found = told(Dispute("T", (us, them)), "not us.fine", "us.fine")
    assert found == [("NN", "YN", NO_GAIN, False, True), ("NY", "YY", NO_GAIN, False, False)]


@pytest.mark.parametrize("columns", [1, 256])
def test_moves_from_states_of_several_cells_are_told_apart(monkeypatch, columns):
    # They leave where we fine, which is worse for us; so that and only that is spoiled.
    monkeypatch.setattr(module, "_COLUMNS", columns)
    us = actor("us", ["fine", "ban"], "not them.leave", unknown=[Unknown(about=("us.ban",))])
    them = actor("them", ["leave"], "them.leave and us.fine")
    found = told(Dispute("T", (us, them)), "not us.fine and not them.leave", "us.fine or us.ban")
    assert found == [
        ("NNN", "YNN", NO_GAIN, True, True),
        ("NNN", "NYN", UNKNOWN, False, False),
        ("NYN", "YYN", NO_GAIN, True, True),
    ]


@pytest.mark.parametrize("surely", [True, False])
def test_who_spoils_is_told_of_each_state_that_is_asked_about(surely):
    # Best for us: fine without ban; next fine, next no ban. What they do may decide between equals.
    us = actor("us", ["fine", "ban"], "us.fine", "not us.ban",
               unknown=[Unknown(about=("them.leave",))])  # fmt: skip
    them = actor("them", ["leave"], "them.leave")
    game = graph(Dispute("T", (us, them)))
    names = game.states.names()
    worth = {name: 2 * (name[0] == "Y") + (name[1] == "N") for name in names}
    asked = ["YYN", "NYY", "YNY"]
    places = np.array([names.index(name) for name in asked])
    found = spoilers(sides_of(game)[0], places, surely=surely)
    assert found.shape == (8, 3)
    for state, row in zip(names, found.tolist(), strict=True):
        for name, spoiled in zip(asked, row, strict=True):
            alike = worth[state] == worth[name]
            known = worth[state] < worth[name] or (alike and state[2] == name[2])
            assert spoiled is (known or (alike and not surely)), (state, name)
