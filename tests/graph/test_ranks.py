"""Ranks: exact, lexicographic, without gaps."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from standoff.dispute.expressions import parse
from standoff.dispute.file import loads
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Option,
    Ranking,
    Statement,
    Statements,
    Weighted,
    Weights,
)
from standoff.dispute.states import enumerate_states
from standoff.errors import DisputeError
from standoff.graph.game import graph
from standoff.graph.ranks import rank

OPTIONS = ("a.o0", "a.o1", "a.o2")


def ranks(preference, options=3):
    own = tuple(Option(f"o{k}", "O") for k in range(options))
    actor = Actor("a", "A", options=own, preference=preference)
    states = enumerate_states(Dispute("T", (actor,)))
    return dict(zip(states.names(), rank(actor, states).tolist(), strict=True))


def statements(*levels):
    return Statements(tuple(tuple(Statement(parse(text)) for text in level) for level in levels))


def test_more_important_statements_decide_first():
    found = ranks(statements(["a.o2"], ["not a.o0"], ["a.o1"]))
    best_first = sorted(found, key=found.get, reverse=True)
    assert best_first == ["NYY", "NNY", "YYY", "YNY", "NYN", "NNN", "YYN", "YNN"]
    assert sorted(found.values()) == list(range(8))


def test_statements_of_one_level_count():
    found = ranks(statements(["a.o0", "a.o1"], ["a.o2"]))
    assert found["YYN"] > found["YNY"] == found["NYY"] > found["YNN"] == found["NYN"]
    assert found["NNY"] < found["YNN"]
    assert max(found.values()) == 5


def test_without_statements_all_rank_alike():
    assert set(ranks(Statements()).values()) == {0}


def test_hundreds_of_statements_stay_exact():
    # The last of 200 statements still decides between states that agree in all the others.
    levels = [["a.o0 or not a.o0"]] * 70 + [["a.o0"]] + [["true"]] * 100 + [["a.o1"]]
    levels += [["not a.o0 or a.o0", "a.o1 iff a.o1"]] * 30 + [["not a.o2"]]
    found = ranks(statements(*levels))
    key = {
        "".join(s): (s[0] == "Y", s[1] == "Y", s[2] == "N")
        for s in itertools.product("NY", repeat=3)
    }
    assert sorted(found, key=found.get) == sorted(key, key=key.get)
    assert sorted(found.values()) == list(range(8))


def test_a_hundred_statements_over_many_options_compare_like_tuples():
    rng = np.random.default_rng(5)
    texts = []
    for _ in range(100):
        one, other = rng.choice(8, size=2, replace=False)
        texts.append([f"a.o{one} and not a.o{other}", f"a.o{other}"][: 1 + rng.integers(2)])
    found = ranks(statements(*texts), options=8)

    def score(state):
        taken = {f"a.o{k}": np.array(letter == "Y") for k, letter in enumerate(state)}
        return tuple(sum(bool(parse(t).evaluate(taken)) for t in level) for level in texts)

    order = sorted(found, key=score)
    for low, high in itertools.pairwise(order):
        assert (found[low] < found[high]) == (score(low) < score(high))


def tier(*texts):
    return tuple(parse(text, options=OPTIONS) for text in texts)


def test_a_state_belongs_to_the_first_tier_that_names_it():
    found = ranks(Ranking((tier("YNN"), tier("Y--", "NNY"), (), tier("NN-")), rest=2))
    assert found == {
        "YNN": 3, "YYN": 2, "YNY": 2, "YYY": 2, "NNY": 2, "NYN": 1, "NYY": 1, "NNN": 0,
    }  # fmt: skip


def test_a_ranking_that_leaves_states_out_is_refused_by_name():
    with pytest.raises(DisputeError, match="leaves out 2 feasible states: NYN, NYY"):
        ranks(Ranking((tier("Y--"), tier("NN-"))))
    with pytest.raises(DisputeError, match="and 2 more"):
        ranks(Ranking((tier("false"),)))


@pytest.mark.parametrize("seed", range(6))
def test_states_that_are_spelled_rank_as_those_that_are_described(seed):
    # `Y-N` with or without gaps, a state named twice, states that are not feasible, and ties.
    chance = random.Random(seed)
    patterns = ["".join(chance.choice("YYNN-") for _ in OPTIONS) for _ in range(12)]
    tiers = [[pattern] for pattern in patterns[:8]] + [patterns[8:]]
    rankings = []
    for write in (str, lambda pattern: f"true and ({in_words(pattern)})"):
        read = [tuple(parse(write(p), options=OPTIONS) for p in tier) for tier in tiers]
        rankings.append(Ranking((*read, ()), rest=len(tiers)))
    own = tuple(Option(f"o{k}", "O") for k in range(3))
    never = (Constraint("never", parse("a.o0 and a.o2")),)
    states = enumerate_states(Dispute("T", (Actor("a", "A", options=own),), constraints=never))
    found = [rank(Actor("a", "A", options=own, preference=each), states).tolist()
             for each in rankings]  # fmt: skip
    assert found[0] == found[1]
    first = {
        state: next((n for n, tier in enumerate(tiers) for p in tier if fits(p, state)), len(tiers))
        for state in states.names()
    }
    order = sorted(set(first.values()), reverse=True)
    assert found[0] == [order.index(first[state]) for state in states.names()]


def in_words(pattern):
    literals = [
        name if letter == "Y" else f"not {name}"
        for name, letter in zip(OPTIONS, pattern, strict=True)
        if letter != "-"
    ]
    return " and ".join(literals) or "true"


def fits(pattern, state):
    return all(letter in ("-", taken) for letter, taken in zip(pattern, state, strict=True))


@pytest.mark.parametrize("idle", range(48, 63))
def test_a_statement_behind_many_decides_whenever_keys_are_made_dense(idle):
    levels = [["true"]] * (62 + idle) + [["a.o1"]]
    found = ranks(statements(*levels))
    assert {rank for name, rank in found.items() if name[1] == "Y"} == {1}
    assert {rank for name, rank in found.items() if name[1] == "N"} == {0}


def weights(*pairs):
    items = [Weighted(Statement(parse(text)), weight) for text, weight in pairs]
    return Weights(tuple(items))


@pytest.mark.parametrize("large", [1 << 53, 1 << 60, 1 << 62, 1 << 70])
def test_weights_that_differ_by_one_are_told_apart_however_large(large):
    found = ranks(weights(("a.o0", large), ("a.o1", large + 1)))
    assert found["NYN"] > found["YNN"] > found["NNN"]
    assert found["YYN"] > found["NYN"]


def test_weights_that_add_up_to_more_than_a_machine_word_are_added_exactly():
    found = ranks(weights(("a.o0", 1 << 62), ("a.o1", 1 << 62), ("a.o2", 1 << 62)))
    assert found["YYY"] > found["YYN"] == found["NYY"] > found["YNN"] > found["NNN"]


MISSING = """\
format: standoff.dispute/1
title: T
question: Where?
actors:
  a:
    options: {x: {name: X}, y: {name: Y}, z: {name: Z}}
    preferences:
      ranking: [%s]
"""


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("Y--, NY-, NNY", "leaves out 1 feasible state: NNN."),
        ("Y--, NY-", "leaves out 2 feasible states: NNN, NNY."),
        ("YY-", "leaves out 6 feasible states: NNN, YNN, NYN, NNY, YNY, NYY."),
        ("YYY", "leaves out 7 feasible states: NNN, YNN, NYN, YYN, NNY, YNY and 1 more."),
    ],
)
def test_a_ranking_that_leaves_states_out_says_which_and_where(listed, said):
    with pytest.raises(DisputeError) as refused:
        graph(loads(MISSING % listed, file="gap.yaml"))
    (problem,) = refused.value.problems
    assert problem.message == f"the ranking of 'a' {said} Add them, or end with 'rest'."
    assert (problem.file, problem.line, problem.column) == ("gap.yaml", 8, 7)


MERGED = """\
format: standoff.dispute/1
title: T
actors:
  a:
    options: {x: {name: X}, y: {name: Y}}
    preferences: %s
merged:
  - {states: a.x, name: Over, ranked_as: {a: %s}}
"""


@pytest.mark.parametrize(
    ("preferences", "member", "wanted"),
    [
        ("[a.y, a.x]", "YY", {"NN": 0, "NY": 1, "Y-": 2}),
        ("[a.y, a.x]", "YN", {"NN": 0, "NY": 2, "Y-": 1}),
        ("{ranking: [YY, NY, YN, NN]}", "YY", {"NN": 0, "NY": 1, "Y-": 2}),
        ("{ranking: [YY, NY, YN, NN]}", "YN", {"NN": 0, "NY": 2, "Y-": 1}),
    ],
)
def test_a_merged_state_ranks_as_the_member_that_the_file_names(preferences, member, wanted):
    game = graph(loads(MERGED % (preferences, member)))
    (player,) = game.players
    assert dict(zip(game.states.names(), player.ranks.tolist(), strict=True)) == wanted


def test_a_ranking_need_name_no_member_but_the_one_that_counts():
    text = MERGED % ("{ranking: [YY, NY, NN]}", "YY")
    (player,) = graph(loads(text)).players
    assert sorted(player.ranks.tolist()) == [0, 1, 2]
    with pytest.raises(DisputeError, match="leaves out 1 feasible state"):
        graph(loads(MERGED % ("{ranking: [YY, NY, NN]}", "YN")))
