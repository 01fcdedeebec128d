"""Strong and weak stability against the definitions, and on games worked by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from toy_games import CONCEPTS, spelled
from toy_strong import FORMS, StrongBrute, strong_dispute_of, strong_toys

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Dispute,
    Option,
    Ranking,
    Statements,
    Strong,
    Unknown,
)
from standoff.errors import InputError, MissingError
from standoff.stability.solve import solve

SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))

KEYS = ("Nash", "GMR", "GMR_strong", "GMR_weak", "SMR", "SMR_strong", "SMR_weak", "SEQ",
        "SEQ_strong", "SEQ_weak", "SSEQ")  # fmt: skip


def ranking(*states):
    options = ("a.x", "b.y")
    return Ranking(tuple((parse(state, options=options),) for state in states))


def brinkmanship(*strong):
    """Two camps may each attack; war (YY) is the worst for both."""
    a = Actor("a", "A", options=(Option("x", "X"),), preference=ranking("YN", "NN", "NY", "YY"),
              strong=strong)  # fmt: skip
    b = Actor("b", "B", options=(Option("y", "Y"),), preference=ranking("NY", "NN", "YN", "YY"),
              strong=strong)  # fmt: skip
    return Dispute("Brinkmanship", (a, b))


@given(strong_toys())
@SETTINGS
def test_strong_and_weak_verdicts_are_those_of_the_definitions(game):
    brute = StrongBrute(game)
    assume(brute.states and any(game.strong))
    solution = solve(strong_dispute_of(game))
    assert solution.concepts == KEYS
    everyone = {}
    for key in KEYS:
        for i in brute.players:
            expected = {spelled(s) for s in brute.states if brute.holds_as(i, s, key)}
            stable = solution.stable[key][f"a{i}"]
            assert {solution.state(k) for k in np.flatnonzero(stable)} == expected, (key, i)
            everyone[key] = everyone.get(key, expected) & expected
    for concept in ("GMR", "SMR", "SEQ"):
        everyone[f"{concept}_weak"] = everyone[concept] - everyone[f"{concept}_strong"]
    assert {key: set(solution.settled(key)) for key in KEYS} == everyone


@given(strong_toys(most_options=7, most_actors=4))
@settings(SETTINGS, max_examples=40)
def test_strong_forms_imply_each_other_and_the_plain_ones(game):
    assume(any(game.strong) and StrongBrute(game).states)
    solution = solve(strong_dispute_of(game))
    implied = [("SMR_strong", "GMR_strong"), ("SEQ_strong", "GMR_strong"), ("Nash", "SMR_strong"),
               ("Nash", "SEQ_strong")]  # fmt: skip
    implied += [(f"{c}_{form}", c) for c in ("GMR", "SMR", "SEQ") for form in ("strong", "weak")]
    for one, other in implied:
        for actor in solution.actors:
            assert not (solution.stable[one][actor] & ~solution.stable[other][actor]).any()
        assert not (solution.equilibria[one] & ~solution.equilibria[other]).any()
    for concept in ("GMR", "SMR", "SEQ"):
        for actor in solution.actors:
            parts = [solution.stable[f"{concept}_{form}"][actor] for form in ("strong", "weak")]
            assert not (parts[0] & parts[1]).any()
            assert np.array_equal(parts[0] | parts[1], solution.stable[concept][actor])


def test_war_that_is_much_worse_holds_a_standoff_strongly():
    # Whoever attacks from NN can be answered by an attack. That leaves it at YY: worse than NN, and
    # it can step back to NY or YN, which is worse than NN too, but is no war.
    found = solve(brinkmanship(Strong(worse=parse("a.x and b.y"))))
    assert found.settled("GMR") == found.settled("SMR") == ("NN", "YN", "NY")
    assert found.settled("GMR_strong") == ("NN", "YN", "NY")
    assert found.settled("GMR_weak") == ()
    assert found.settled("SMR_strong") == ("YN", "NY")
    assert found.settled("SMR_weak") == ("NN",)
    assert found.settled("SEQ_strong") == found.settled("SEQ") == ("YN", "NY")


def test_a_gap_counts_ranks_without_gaps():
    # From NN (rank 2) war (rank 0) is two ranks down, and what an attacker is left with after
    # stepping back from it (rank 1) one.
    by_two, by_one = brinkmanship(Strong(gap=2)), brinkmanship(Strong(gap=1))
    assert solve(by_two).settled("GMR_strong") == ("NN", "YN", "NY")
    assert solve(by_two).settled("SMR_strong") == ("YN", "NY")
    assert solve(by_one).settled("SMR_strong") == ("NN", "YN", "NY")
    assert solve(brinkmanship(Strong(gap=3))).settled("GMR_strong") == ("YN", "NY")


def test_one_of_several_declarations_is_enough():
    several = brinkmanship(Strong(gap=3), Strong(worse=parse("a.x and b.y")))
    assert solve(several).settled("GMR_strong") == ("NN", "YN", "NY")
    # What is much worse is so only as seen from where it does not hold already.
    everywhere = brinkmanship(Strong(worse=parse("true")))
    assert solve(everywhere).settled("GMR_strong") == ("YN", "NY")


def test_who_declares_nothing_is_held_strongly_only_where_nothing_draws_it_away():
    a, b = brinkmanship(Strong(worse=parse("a.x and b.y"))).actors
    found = solve(Dispute("T", (a, replace(b, strong=()))))
    here = found.index("NN")
    assert found.stable["GMR_strong"]["a"][here]
    assert found.stable["GMR_weak"]["b"][here]
    assert found.settled("GMR_weak") == ("NN",)
    assert np.array_equal(found.stable["GMR_strong"]["b"], found.stable["Nash"]["b"])


def test_forms_can_be_asked_for_by_name_and_come_with_their_concept():
    dispute = brinkmanship(Strong(gap=2))
    assert solve(dispute, ("gmr_STRONG",)).concepts == ("GMR_strong",)
    assert solve(dispute, ("SMR_weak",)).settled("SMR_weak") == ("NN",)
    assert solve(dispute, ("SEQ", "Nash", "SEQ_weak")).concepts == (
        "SEQ", "SEQ_strong", "SEQ_weak", "Nash",
    )  # fmt: skip
    assert solve(dispute, ("Nash", "SSEQ", "SIM", "NM")).concepts == ("Nash", "SSEQ", "SIM", "NM")
    with pytest.raises(MissingError, match="no concept 'Nash_strong'"):
        solve(dispute, ("Nash_strong",))


def test_without_a_declaration_there_are_no_forms():
    assert solve(load_case("chicken")).concepts == CONCEPTS
    with pytest.raises(InputError, match=r"SEQ_strong asks how strong .* no actor"):
        solve(load_case("chicken"), ("SEQ_strong",))


def test_strength_and_unknown_comparisons_are_not_mixed():
    a, b = brinkmanship(Strong(gap=2)).actors
    unsure = replace(b, preference=Statements(), unknown=(Unknown(about=("a.x",)),), strong=())
    dispute = Dispute("T", (a, unsure))
    for concepts in (CONCEPTS, ("GMR_weak",), ("SEQ",)):
        with pytest.raises(InputError, match="something is not known of 'b', and 'a' declares"):
            solve(dispute, concepts)
    assert solve(dispute, ("Nash", "SSEQ")).concepts == tuple(
        f"{concept}_{index}" for concept in ("Nash", "SSEQ") for index in "abcd"
    )


def test_the_names_are_those_of_the_forms():
    assert set(FORMS) == {key for key in KEYS if "_" in key}
