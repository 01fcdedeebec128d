"""Unilateral moves and what is read off them, against moves found by comparing letters."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from standoff.dispute.expressions import parse
from standoff.dispute.model import Actor, Constraint, Dispute, Option
from standoff.dispute.states import enumerate_states
from standoff.errors import SizeError
from standoff.graph import grouping
from standoff.graph.arcs import arcs_of
from standoff.graph.moves import available, moves_of
from standoff.graph.order import order_moves

DAY = date(2007, 12, 10)


@st.composite
def setups(draw):
    """An actor with some options among others', a few states, and random ranks."""
    count = draw(st.integers(1, 6))
    own = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    directions = draw(
        st.lists(st.sampled_from([None, "forward", "back"]), min_size=count, max_size=count)
    )
    late = draw(st.lists(st.sampled_from([False, False, True]), min_size=count, max_size=count))
    actors = [
        Actor(
            "ab"[side], "A",
            options=tuple(
                Option(f"o{k}", "O", directions[k], date(2008, 1, 1) if late[k] else None)
                for k in range(count) if own[k] == (side == 0)
            ),
        )
        for side in (0, 1)
    ]  # fmt: skip
    excluded = draw(st.lists(st.text("YN-", min_size=count, max_size=count), max_size=3))
    dispute = Dispute("T", tuple(actors), as_of=DAY)
    rules = tuple(
        Constraint("never", parse(pattern, options=dispute.options)) for pattern in excluded
    )
    return Dispute("T", tuple(actors), constraints=rules, as_of=DAY), draw(st.integers(0, 999))


def letters_legal(dispute, before, after):
    """Whether the first actor may move, by comparing the names of two states."""
    options = [(actor.id, option) for actor in dispute.actors for option in actor.options]
    flips = [
        (owner, option, b)
        for (owner, option), a, b in zip(options, before, after, strict=True)
        if a != b
    ]
    return bool(flips) and all(
        owner == "a"
        and option.available_from is None
        and option.irreversible != ("back" if b == "Y" else "forward")
        for owner, option, b in flips
    )


@given(setups())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_moves_and_folds_are_those_of_the_definition(setup):
    dispute, seed = setup
    states = enumerate_states(dispute)
    assume(states.size)  # the graph of a contradiction is refused before its moves are asked for
    names = states.names()
    moves = moves_of(dispute.actors[0], dispute, states, DAY)
    rng = np.random.default_rng(seed)
    raw = rng.integers(0, 4, states.size)
    ranks = np.unique(raw, return_inverse=True)[1].astype(np.int32)
    values = rng.integers(0, states.size, states.size)
    order = order_moves(moves, ranks)
    arcs = arcs_of(moves)
    worst = np.full(states.size, 99)
    pairs = set(zip(arcs.source.tolist(), arcs.target.tolist(), strict=True))
    assert len(pairs) == len(arcs.source)
    one_way = dict(zip(zip(arcs.source.tolist(), arcs.target.tolist(), strict=True),
                       arcs.one_way().tolist(), strict=True))  # fmt: skip
    least, greatest = order.least(values), order.greatest(values)
    least_better = order.least_better(values, worst)
    greatest_better = order.greatest_better(values, -worst)
    least_arc = arcs.fold(values[arcs.target], np.minimum, 99)
    for s in range(states.size):
        reached = [t for t in range(states.size) if letters_legal(dispute, names[s], names[t])]
        assert {t for u, t in pairs if u == s} == set(reached)
        assert all(one_way[s, t] == ((t, s) not in pairs) for t in reached)
        better = [values[t] for t in reached if ranks[t] > ranks[s]]
        assert order.improves[s] == bool(better)
        assert least[s] == min(values[t] for t in [s, *reached])
        assert greatest[s] == max(values[t] for t in [s, *reached])
        assert least_better[s] == min(better, default=99)
        assert greatest_better[s] == max(better, default=-99)
        assert least_arc[s] == min((values[t] for t in reached), default=99)


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        (None, None, None, True),
        (DAY, None, None, True),
        (DAY, None, DAY, True),
        (DAY, None, date(2007, 12, 9), False),
        (None, DAY, DAY, True),
        (None, DAY, date(2007, 12, 11), False),
    ],
)
def test_options_are_available_from_the_first_day_to_the_last(start, end, day, expected):
    option = Option("x", "X", available_from=start, available_until=end)
    assert available(option, day) is expected


def test_too_many_moves_to_list_are_refused():
    options = tuple(Option(f"o{k}", "O") for k in range(14))
    dispute = Dispute("T", (Actor("a", "A", options=options),))
    states = enumerate_states(dispute)
    with pytest.raises(SizeError, match="268,435,456 of them"):
        arcs_of(moves_of(dispute.actors[0], dispute, states, None))


def conditional(condition):
    """An actor whose x can be taken back unless a condition holds; y and b's z are free."""
    x = Option("x", "X", "forward", irreversible_if=parse(condition))
    a = Actor("a", "A", options=(x, Option("y", "Y")))
    dispute = Dispute("T", (a, Actor("b", "B", options=(Option("z", "Z"),))))
    states = enumerate_states(dispute)
    moves = moves_of(a, dispute, states, None)
    arcs = arcs_of(moves)
    names = states.names()
    pairs = {(names[s], names[t]) for s, t in zip(arcs.source, arcs.target, strict=True)}
    return moves, pairs


def test_a_condition_that_the_actor_cannot_change_binds_or_does_not():
    moves, pairs = conditional("b.z")
    assert moves.transitive
    free = {(s, t) for s in ("NNN", "YNN", "NYN", "YYN") for t in ("NNN", "YNN", "NYN", "YYN")}
    assert {pair for pair in pairs if pair[0][2] == "N"} == {(s, t) for s, t in free if s != t}
    bound = {pair for pair in pairs if pair[0][2] == "Y"}
    assert bound == {
        ("NNY", "YNY"), ("NNY", "NYY"), ("NNY", "YYY"), ("NYY", "NNY"), ("NYY", "YNY"),
        ("NYY", "YYY"), ("YNY", "YYY"), ("YYY", "YNY"),
    }  # fmt: skip


def test_a_condition_that_the_actor_can_change_is_looked_at_where_it_moves_from():
    moves, pairs = conditional("a.y")
    assert not moves.transitive
    # From YY x cannot be given up, not even together with y; by way of YN it can.
    assert {t for s, t in pairs if s == "YYN"} == {"YNN"}
    assert {t for s, t in pairs if s == "YNN"} == {"NNN", "NYN", "YYN"}


def test_what_always_or_never_binds_leaves_moves_as_they_are():
    moves, pairs = conditional("false")
    assert moves.transitive
    assert len(pairs) == 2 * 4 * 3
    moves, pairs = conditional("true")
    assert moves.transitive
    assert len(pairs) == 2 * (3 + 3 + 1 + 1)


def test_a_list_is_whole_only_where_every_way_is_feasible_in_every_group():
    codes = np.arange(8, dtype=np.uint64)
    group, groups = grouping.grouped(codes, 0b011)
    assert grouping.listed(group, groups, codes, 0b011).whole == 0b011
    some = codes[:-1]
    group, groups = grouping.grouped(some, 0b011)
    assert grouping.listed(group, groups, some, 0b011).whole is None
