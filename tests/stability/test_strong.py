"""Strong and weak stability against the definitions, and on games worked by hand."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from toy_games import CONCEPTS, spelled
from toy_strong import FORMS, StrongBrute, strong_dispute_of, strong_toys

from standoff.cases import load_case
from standoff.dispute.check import check
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Dispute,
    Option,
    Ranking,
    Statement,
    Statements,
    Strong,
    Unknown,
)
from standoff.errors import InputError, MissingError
from standoff.stability.explain import explain
from standoff.stability.solve import solve

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

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
@settings(SETTINGS, max_examples=25)
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
    gaps = brinkmanship(Strong(gap=2), Strong(gap=3))
    assert solve(gaps).settled("GMR_strong") == ("NN", "YN", "NY")
    # What is much worse is so only as seen from where it does not hold already.
    everywhere = brinkmanship(Strong(worse=parse("true")))
    assert solve(everywhere).settled("GMR_strong") == ("YN", "NY")
    alike = brinkmanship(Strong(worse=parse("a.x iff b.y")))
    assert solve(alike).settled("GMR_strong") == ("YN", "NY")


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


def test_each_part_of_the_states_is_looked_at():
    # Where A has taken x, nothing draws it away. Else it would take it; from NN, B's answer then
    # leaves A a rank below NN, while from NY it gains whatever B does.
    options = ("a.x", "b.y")
    order = Ranking(tuple((parse(s, options=options),) for s in ("YN", "NN", "YY", "NY")))
    strong = (Strong(gap=1), Strong(worse=parse("not a.x")))
    a = Actor("a", "A", options=(Option("x", "X"),), preference=order, strong=strong)
    b = Actor("b", "B", options=(Option("y", "Y"),))
    found = solve(Dispute("T", (a, b)))
    stable = found.stable["GMR_strong"]["a"]
    assert [found.state(k) for k in np.flatnonzero(stable)] == ["NN", "YN", "YY"]


def test_all_of_whom_something_is_unknown_are_named():
    def one(name, **more):
        return Actor(name, name.upper(), options=(Option("x", "X"),), **more)

    doubt = {"unknown": (Unknown(about=("a.x",)),)}
    strong = {"strong": (Strong(gap=2),)}
    dispute = Dispute("T", (one("a", **strong), one("b", **doubt), one("c", **doubt),
                            one("d", **strong), one("e", **doubt), one("f", **strong)))  # fmt: skip
    assert solve(dispute).concepts == tuple(f"{c}_{i}" for c in CONCEPTS for i in "abcd")
    with pytest.raises(InputError) as refused:
        solve(dispute, ("GMR_strong",))
    assert str(refused.value) == (
        "what is strongly and what is weakly stable is not defined where preferences are not "
        "known: something is not known of 'b', 'c' and 'e', and 'a', 'd' and 'f' declare a strong "
        "preference. Leave out the one or the other, or ask for concepts without their strong and "
        "weak forms."
    )
    alone = Dispute("T", (one("a", **strong), one("b", **doubt)))
    with pytest.raises(InputError) as refused:
        solve(alone, ("SEQ_weak",))
    assert "not known of 'b', and 'a' declares a strong preference. Leave" in str(refused.value)
    with pytest.raises(InputError) as refused:
        solve(load_case("chicken"), ("GMR_strong",))
    assert str(refused.value) == (
        "GMR_strong asks how strong preferences are, and no actor of the dispute declares when its "
        "preference is strong ('strong')"
    )


def test_without_a_declaration_there_are_no_forms():
    assert solve(load_case("chicken")).concepts == CONCEPTS
    with pytest.raises(InputError, match=r"SEQ_strong asks how strong .* no actor"):
        solve(load_case("chicken"), ("SEQ_strong",))


def test_strength_and_unknown_comparisons_are_not_mixed():
    a, b = brinkmanship(Strong(gap=2)).actors
    unsure = replace(b, preference=Statements(), unknown=(Unknown(about=("a.x",)),), strong=())
    dispute = Dispute("T", (a, unsure))
    for concepts in (("SEQ_strong",), ("Nash", "GMR_weak")):
        with pytest.raises(InputError, match="something is not known of 'b', and 'a' declares"):
            solve(dispute, concepts)
    for concepts in (CONCEPTS, ("Nash", "SSEQ")):
        assert solve(dispute, concepts).concepts == tuple(
            f"{concept}_{index}" for concept in concepts for index in "abcd"
        )
    slight = Dispute("T", (replace(a, strong=(Strong(gap=1),)), unsure))
    notes = [f.message for f in check(slight) if f.level == "note"]
    assert "what is strong is left out of the answer while preferences are not known: of b" in notes


def test_the_names_are_those_of_the_forms():
    assert set(FORMS) == {key for key in KEYS if "_" in key}


@given(strong_toys(most_options=4))
@settings(SETTINGS, max_examples=25)
def test_every_strong_and_weak_witness_replays(game):
    brute = StrongBrute(game)
    assume(brute.states and any(game.strong))
    dispute = strong_dispute_of(game)
    state_of = {spelled(state): state for state in brute.states}
    for state in random.Random(0).sample(brute.states, min(3, len(brute.states))):
        verdicts = explain(dispute, spelled(state))
        assert [(v.actor, v.concept) for v in verdicts] == [
            (actor.id, key) for actor in dispute.actors for key in KEYS
        ]
        for verdict in verdicts:
            i = int(verdict.actor[1:])
            assert verdict.stable == brute.holds_as(i, state, verdict.concept)
            assert verdict.sentences
            if "_" in verdict.concept:
                replay_strength(verdict, brute, i, state, state_of)


def replay_strength(verdict, brute, i, s, state_of):
    concept, _, form = verdict.concept.partition("_")
    left = {state_of[item.move.after] for item in verdict.improvements}
    assert left == set(brute.leaves(i, s, "d"))
    for item in verdict.improvements:
        s1 = state_of[item.move.after]
        assert item.strongly == brute.strongly_deterred(i, s, s1, concept)
        if item.sanction is None:
            assert not item.strongly
            assert form == "strong" or not brute.deterred(i, s, s1, concept, "d")
            continue
        here, last = s1, None
        for move in item.sanction:
            j = int(move.actor[1:])
            assert j not in (i, last)
            assert state_of[move.before] == here
            there = state_of[move.after]
            assert there in brute.moves(j, here)
            assert concept != "SEQ" or brute.better(j, here, there)
            here, last = there, j
        ends = [here, *(brute.moves(i, here) if concept == "SMR" else [])]
        if item.strongly:
            assert all(brute.much_better(i, s, end) for end in ends)
        else:
            assert form == "weak"
            assert not any(brute.better(i, s, end) for end in ends)
    sure = all(item.strongly for item in verdict.improvements)
    held = all(item.sanction for item in verdict.improvements)
    assert verdict.stable == (sure if form == "strong" else held and not sure)


def test_the_sentences_say_what_is_much_worse():
    dispute = brinkmanship(Strong(worse=parse("a.x and b.y")))
    by = {v.concept: v for v in explain(dispute, "NN", actor="a")}
    assert by["GMR_strong"].sentences == (
        (
            "A could do better by taking “X”; but then B could answer by taking “Y”, which A likes "
            "much less than to stay."
        ),
    )
    assert by["GMR_weak"].sentences[0] == "A is held strongly and not weakly."
    assert by["SMR_strong"].sentences == (
        (
            "A could do better by taking “X”, and no moves of the others would leave it much worse "
            "off than now, whatever it did next."
        ),
    )
    assert by["SMR_weak"].stable
    assert by["SMR_weak"].sentences == (
        (
            "A could do better by taking “X”; but then B could answer by taking “Y”, which A likes "
            "no better than to stay, and it has no way out of that. But no moves of the others "
            "would leave it much worse off than now, whatever it did next."
        ),
    )
    for key in ("SEQ_strong", "SEQ_weak"):
        assert not by[key].stable
        assert "that others would want to make" in by[key].sentences[0]
    (content,) = explain(dispute, "YN", actor="a", concept="gmr_weak")
    assert content.sentences == (
        "A cannot do better by moving alone, so that it stays strongly and not weakly.",
    )


def test_a_weak_verdict_names_a_strong_sanction_where_there_is_one():
    # b could answer by y, which is worse for a, or by z, which is much worse.
    prefers = [(Statement(parse(text)),) for text in ("not b.z", "not b.y", "a.x")]
    a = Actor("a", "A", options=(Option("x", "X"),), preference=Statements(tuple(prefers)),
              strong=(Strong(worse=parse("b.z")),))  # fmt: skip
    b = Actor("b", "B", options=(Option("y", "Y"), Option("z", "Z")))
    for key in ("GMR_strong", "GMR_weak"):
        (verdict,) = explain(Dispute("T", (a, b)), "NNN", actor="a", concept=key)
        (item,) = verdict.improvements
        assert (item.strongly, item.sanction[-1].after[2]) == (True, "Y")


def test_a_gap_of_one_leaves_no_way_out_that_is_not_much_worse():
    (verdict,) = explain(brinkmanship(Strong(gap=1)), "NN", actor="a", concept="SMR_strong")
    assert verdict.stable
    assert verdict.sentences == (
        (
            "A could do better by taking “X”; but then B could answer by taking “Y”, which A likes "
            "much less than to stay, and so it does all that it could make of it."
        ),
    )
