"""The compiled twins, against the NumPy reference and against what the words mean."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from standoff.dispute.expressions import parse
from standoff.dispute.facts import decision
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
from standoff.dispute.syntax import Node
from standoff.errors import SizeError
from standoff.graph import compiled, grouping, ranks
from standoff.graph.compiled import grouping as compiled_grouping
from standoff.graph.compiled import jit, numbering, words
from standoff.graph.compiled.order import CompiledOrder
from standoff.graph.compiled.order import order_moves as order_compiled
from standoff.graph.moves import moves_of
from standoff.graph.order import order_plainly

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
NAMES = ("a.o0", "a.o1", "b.o2", "b.o3", "b.o4", "c.o5")


@contextmanager
def compiling():
    """Let the compiled twins serve models of any size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "_FROM_STATES", 0)
        yield


def test_small_models_are_not_compiled_for():
    assert not compiled.pays(4096)
    assert compiled.pays(1 << 20)


def test_small_models_load_no_compiler():
    code = (
        "import sys\n"
        "from standoff.cases import load_case\n"
        "from standoff.stability.explain import explain\n"
        "from standoff.stability.solve import solve\n"
        "found = solve(load_case('elmira'))\n"
        "explain(load_case('elmira'), found.state(0))\n"
        "sys.exit('numba' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_kernel_that_can_be_kept_nowhere_is_compiled_all_the_same():
    space = {}
    exec(compile("def doubled(x):\n    return 2 * x\n", "<nowhere>", "exec"), space)
    assert jit.compiled(space["doubled"])(21) == 42


# Expressions and ranks ---------------------------------------------------------------------------

LEAVES = st.sampled_from(
    [Node("name", name=name) for name in NAMES] + [Node("true"), Node("false")]
)


def grown(inner):
    parts = st.lists(inner, min_size=1, max_size=4).map(tuple)
    pairs = st.tuples(inner, inner)
    return st.one_of(
        st.builds(Node, st.just("not"), st.tuples(inner)),
        st.builds(Node, st.sampled_from(["and", "or"]), st.tuples(inner, inner, inner)),
        st.builds(Node, st.sampled_from(["if", "iff"]), pairs),
        st.builds(Node, st.sampled_from(["exactly_one", "at_most_one"]), parts),
        inner.map(lambda node: Node("fact", (node,), name="f")),
        parts.flatmap(weighing),
    )


def weighing(parts):
    numbers = st.lists(
        st.integers(-3, 6), min_size=len(parts) + 1, max_size=len(parts) + 1
    ).map(tuple)  # fmt: skip
    return st.builds(Node, st.just("weighs"), st.just(parts), numbers=numbers)


def expression(node):
    return replace(parse("true"), root=node)


EXPRESSIONS = st.recursive(LEAVES, grown, max_leaves=8).map(expression)


def states_of(names=NAMES, excluded=()):
    owners = dict.fromkeys(name.partition(".")[0] for name in names)
    actors = tuple(
        Actor(owner, owner, options=tuple(
            Option(name.partition(".")[2], name) for name in names if name.startswith(f"{owner}.")
        ))
        for owner in owners
    )  # fmt: skip
    rules = tuple(Constraint("never", each) for each in excluded)
    return enumerate_states(Dispute("T", actors, constraints=rules))


def same_ranks(preference, states):
    actor = Actor("a", "A", preference=preference)
    plain = ranks.rank(actor, states)
    with compiling():
        found = ranks.rank(actor, states)
    assert found.dtype == plain.dtype == np.int32
    assert found.tolist() == plain.tolist()


@given(
    st.lists(st.lists(EXPRESSIONS, min_size=1, max_size=3), max_size=5),
    st.lists(EXPRESSIONS, max_size=1),
)
@SETTINGS
def test_statements_rank_as_in_the_reference(levels, excluded):
    states = states_of(excluded=excluded)
    assume(states.size)
    made = tuple(tuple(Statement(each) for each in level) for level in levels)
    same_ranks(Statements(made), states)


@given(st.lists(st.tuples(EXPRESSIONS, st.integers(-9, 9)), max_size=5))
@SETTINGS
def test_weights_rank_as_in_the_reference(items):
    weighted = tuple(Weighted(Statement(each), weight) for each, weight in items)
    same_ranks(Weights(weighted), states_of())


def test_hundreds_of_statements_and_weights_rank_as_in_the_reference():
    draw = random.Random(3)
    names = tuple(f"a.o{k}" for k in range(11))
    states = states_of(names)
    told = [parse(f"{one} iff {other} or {third}") for one, other, third in
            (draw.sample(names, 3) for _ in range(150))]  # fmt: skip
    levels = tuple((Statement(each),) for each in told[:90])
    same_ranks(Statements((*levels, tuple(map(Statement, told[90:])))), states)
    same_ranks(Weights(tuple(Weighted(Statement(each), k) for k, each in enumerate(told))), states)


def test_what_is_too_large_to_count_is_left_to_the_reference():
    states = states_of()
    huge = Weights((Weighted(Statement(parse("a.o0")), 1 << 40),))
    assert numbering.by_weights([parse("a.o0")], [1 << 40], NAMES, states.codes) is None
    same_ranks(huge, states)
    level = [parse("a.o0")] * 70
    assert numbering.by_levels([level], NAMES, states.codes) is None
    same_ranks(Statements((tuple(map(Statement, level)),)), states)


def test_a_vote_that_takes_too_many_steps_is_left_to_the_reference():
    # With weights of which no two sums are alike, what is still needed differs after every choice.
    draw = random.Random(1)
    parts = tuple(Node("name", name=f"a.o{k % 5}") for k in range(24))
    weights = [draw.randrange(1 << 30) for _ in parts]
    vote = expression(decision(sum(weights) // 2, [
        (weight, node, False) for weight, node in zip(weights, parts, strict=True)
    ]))  # fmt: skip
    states = states_of(tuple(f"a.o{k}" for k in range(5)))
    assert words.program([vote], states.options) is None
    same_ranks(Statements(((Statement(vote),), (Statement(parse("a.o1")),))), states)
    same_ranks(Weights((Weighted(Statement(vote), 2),)), states)


def test_states_are_numbered_by_many_bits():
    rng = np.random.default_rng(2)
    codes = np.unique(rng.integers(0, 1 << 62, 3000, dtype=np.uint64))
    places = [k for k in range(62) if k % 3]
    mask = np.uint64(sum(1 << k for k in places))
    few = [k for k in range(62) if k % 9 == 0]
    found, count = numbering.by_bits(codes, places)
    expected = np.unique(codes & mask, return_inverse=True)[1]
    assert (count, found.tolist()) == (int(expected.max()) + 1, expected.tolist())
    assert numbering.count_by_bits(codes, few) == len(
        np.unique(codes & np.uint64(sum(1 << k for k in few)))
    )


# Moves -------------------------------------------------------------------------------------------


@st.composite
def setups(draw):
    """An actor's moves among some states, random ranks and values."""
    directions = draw(
        st.lists(st.sampled_from([None, None, "forward", "back"]), min_size=4, max_size=4)
    )
    mine = tuple(Option(f"o{k}", "O", each) for k, each in enumerate(directions))
    theirs = (Option("x", "X"), Option("y", "Y"))
    excluded = draw(st.lists(st.text("YN-", min_size=6, max_size=6), max_size=5))
    actors = (Actor("a", "A", options=mine), Actor("b", "B", options=theirs))
    dispute = Dispute("T", actors)
    rules = tuple(Constraint("never", parse(each, options=dispute.options)) for each in excluded)
    dispute = replace(dispute, constraints=rules)
    states = enumerate_states(dispute)
    assume(states.size)
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    raw = rng.integers(0, draw(st.sampled_from([2, 5, 60])), states.size)
    dense = np.unique(raw, return_inverse=True)[1].astype(np.int32)
    return dispute, states, dense, rng.integers(0, states.size, states.size)


def reached(order, states):
    return [set(order.reached(s).tolist()) for s in range(states.size)]


@given(setups())
@SETTINGS
def test_moves_and_folds_are_those_of_the_reference(setup):
    dispute, states, dense, values = setup
    plain = moves_of(dispute.actors[0], dispute, states, None)
    with compiling():
        quick = moves_of(dispute.actors[0], dispute, states, None)
    assert (quick.lists, quick.whole) == (plain.lists, plain.whole)
    assert quick.own_list.dtype == np.int32
    slow, fast = order_plainly(plain, dense), order_compiled(quick, dense)
    assert reached(fast, states) == reached(slow, states)
    every = np.arange(states.size)
    for order in (slow, fast):
        ahead = order.better - order.start[order.own_list]
        for s in every.tolist():
            better = order.member[order.better[s] - ahead[s] : order.better[s]]
            assert set(better.tolist()) == {t for t in reached(order, states)[s]
                                            if dense[t] > dense[s]}  # fmt: skip
    assert (fast.improves == slow.improves).all()
    assert (fast.end(every) - fast.start[fast.own_list]
            == slow.end(every) - slow.start[slow.own_list]).all()  # fmt: skip
    nowhere = np.full(states.size, 99)
    assert (fast.least(values) == slow.least(values)).all()
    assert (fast.greatest(values) == slow.greatest(values)).all()
    assert (fast.least_better(values, nowhere) == slow.least_better(values, nowhere)).all()
    assert (fast.greatest_better(values, -nowhere) == slow.greatest_better(values, -nowhere)).all()
    assert (fast.at_most(values, dense) == slow.at_most(values, dense)).all()


def test_one_long_list_is_sorted_too():
    states = states_of(tuple(f"a.o{k}" for k in range(12)))
    group, groups = compiled_grouping.grouped(states.codes, (1 << 12) - 1)
    moves = compiled_grouping.listed(group, groups, states.codes, (1 << 12) - 1)
    dense = np.random.default_rng(1).permutation(4096).astype(np.int32)
    order = order_compiled(moves, dense)
    assert isinstance(order, CompiledOrder)
    assert dense[order.member].tolist() == list(range(4095, -1, -1))
    assert order.better[np.argmax(dense)] == 0


def test_lists_too_long_to_hold_are_refused(monkeypatch):
    monkeypatch.setattr(compiled_grouping, "_LARGEST", 26)
    progress = np.arange(8, dtype=np.int64)
    group = np.zeros(8, dtype=np.int32)
    with pytest.raises(SizeError, match="27 ways to move from state to state in 8 lists"):
        compiled_grouping.ordered(group, 1, progress)
    monkeypatch.setattr(compiled_grouping, "_LARGEST", 27)
    found = compiled_grouping.ordered(group, 1, progress)
    plain = grouping.ordered(group.astype(np.int64), 1, progress)
    assert found.lists == plain.lists == 8
    assert len(found.member) == len(plain.member) == 27


def test_weights_that_a_float_cannot_tell_apart_are_told_apart():
    large = 1 << 55
    items = (
        Weighted(Statement(parse("a.o0")), large),
        Weighted(Statement(parse("a.o1")), large + 1),
    )
    own = (Option("o0", "O"), Option("o1", "P"))
    actor = Actor("a", "A", options=own, preference=Weights(items))
    states = enumerate_states(Dispute("T", (actor,)))
    with compiling():
        assert ranks.rank(actor, states).tolist() == [0, 1, 2, 3]


def test_compiled_moves_are_of_small_whole_numbers():
    own = tuple(Option(f"o{k}", "O") for k in range(3))
    actor = Actor("a", "A", options=own)
    dispute = Dispute("T", (actor,))
    states = enumerate_states(dispute)
    moves = moves_of(actor, dispute, states, None)
    order = order_compiled(moves, np.zeros(states.size, dtype=np.int64))
    kinds = {
        field.name: getattr(order, field.name).dtype
        for field in fields(order)
        if isinstance(getattr(order, field.name), np.ndarray)
    }
    assert kinds.pop("fresh") == np.uint8
    whole = {kind for kind in kinds.values() if kind.kind in "iu"}
    assert whole == {np.dtype(np.int32)}


def test_too_many_lists_are_refused_with_what_would_make_fewer(monkeypatch):
    monkeypatch.setattr(compiled_grouping, "_LARGEST", 1)
    group = np.zeros(4, dtype=np.int32)
    with pytest.raises(SizeError) as refused:
        compiled_grouping.ordered(group, 1, np.array([0, 1, 2, 3], dtype=np.int64))
    assert str(refused.value) == (
        "irreversible options give one actor 9 ways to move from state to state in 4 lists; 1 is "
        "the most. Fewer irreversible options of that actor, or tighter constraints, make it "
        "smaller."
    )
