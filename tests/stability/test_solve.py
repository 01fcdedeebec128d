"""Solving: what is asked and what comes back."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from unittest.mock import patch

import numpy as np
import pytest

from standoff.cases import load_case
from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Actor,
    Constraint,
    Dispute,
    Option,
    Statement,
    Statements,
    Unknown,
)
from standoff.errors import DisputeError, MissingError, SizeError
from standoff.stability.explain import explain
from standoff.stability.further import further
from standoff.stability.sides import sides_of
from standoff.stability.solve import CONCEPTS, checked, solve


def statements(*texts):
    return Statements(tuple((Statement(parse(text)),) for text in texts))


def test_the_machine_readable_form():
    form = solve(load_case("prisoners-dilemma"), ("Nash", "SEQ")).to_dict()
    assert form == {
        "format": "standoff.solution/1",
        "options": ["row.defect", "column.defect"],
        "actors": ["row", "column"],
        "states": ["NN", "YN", "NY", "YY"],
        "stable": {
            "Nash": {"row": [1, 3], "column": [2, 3]},
            "SEQ": {"row": [0, 1, 3], "column": [0, 2, 3]},
        },
        "equilibria": {"Nash": ["YY"], "SEQ": ["NN", "YY"]},
        "counts": {
            "states": 4,
            "stable": {"Nash": {"row": 2, "column": 2}, "SEQ": {"row": 3, "column": 3}},
            "equilibria": {"Nash": 1, "SEQ": 2},
        },
    }


def test_above_the_limit_states_are_counted_and_not_listed():
    options = tuple(Option(f"o{k}", "O") for k in range(11))
    solution = solve(Dispute("T", (Actor("a", "A", options=options),)), ("Nash",))
    form = solution.to_dict(list_limit=100)
    assert set(form) == {"format", "options", "actors", "equilibria", "counts"}
    assert form["equilibria"]["Nash"] == solution.states.names()[:1000]
    assert form["counts"]["equilibria"] == {"Nash": 2048}
    assert "states" in solution.to_dict(list_limit=2048)


def test_a_solution_is_frozen_and_finds_its_states():
    solution = solve(load_case("cuba"))
    assert (solution.size, solution.actors, solution.concepts) == (12, ("us", "ussr"), CONCEPTS)
    assert solution.options == ("us.strike", "us.blockade", "ussr.withdraw", "ussr.escalate")
    assert solution.state(solution.index("NYYN")) == "NYYN"
    assert solution.stable["Nash"]["us"].dtype == np.bool_
    assert solution.settled("Nash") == ("YNYN",)
    with pytest.raises(FrozenInstanceError):
        solution.as_of = None
    with pytest.raises(TypeError):
        solution.equilibria["Nash"] = None
    with pytest.raises(MissingError):
        solution.index("NNYY")


def test_what_is_shown_fits_a_screen():
    assert repr(solve(load_case("chicken"), ("Nash", "GMR"))) == (
        "<Solution of 'Chicken', 4 states\n  Nash  YN, NY\n  GMR   NN, YN, NY>"
    )
    lonely = Dispute("T", (Actor("a", "A", options=tuple(Option(f"o{k}", "O") for k in range(6))),))
    assert "… (64 in all)" in repr(solve(lonely, ("Nash",)))


def test_concepts_are_taken_in_any_case_and_once():
    assert solve(load_case("chicken"), ("seq", "NASH", "SEQ")).concepts == ("SEQ", "Nash")
    with pytest.raises(MissingError, match=r"no concept 'SEG'\. Did you mean 'SEQ'"):
        solve(load_case("chicken"), ("SEG",))


def test_what_is_asked_for_that_is_not_told_everywhere():
    five = "Nash, GMR, SMR, SEQ, SSEQ"
    assert checked(["gmr", "NASH", "GMR"]) == ("GMR", "Nash")
    for name, usual in (("sim", "SIM"), ("gmr_WEAK", "GMR_weak"), ("l2", "L_2")):
        assert checked([name], beyond=True) == (usual,)
        with pytest.raises(MissingError) as refused:
            checked([name])
        assert str(refused.value) == (
            f"{usual} is not told here, only by `solve` and `explain`; ask for one of {five}"
        )
    with pytest.raises(MissingError) as refused:
        checked(["SIMM"])
    assert str(refused.value) == f"there is no concept 'SIMM'. Known: {five}."
    with pytest.raises(MissingError) as refused:
        checked(["SIMM"], beyond=True)
    assert str(refused.value) == "there is no concept 'SIMM'. Did you mean 'SIM'?"


def test_a_dispute_of_nobody_is_settled():
    solution = solve(Dispute("T", ()), ("Nash", "SEQ"))
    assert (solution.actors, solution.settled("Nash"), solution.settled("SEQ")) == (
        (),
        ("",),
        ("",),
    )


def test_what_all_actors_share_is_found_once():
    chicken, unsure = load_case("chicken"), two_unknown_moves()
    with patch("standoff.stability.solve.further", wraps=further) as found:
        solve(chicken, ("SIM", "Nash", "NM"))
    assert [call.args[1] for call in found.call_args_list] == ["SIM", "NM"]
    with patch("standoff.stability.solve.sides_of", wraps=sides_of) as listed:
        solve(unsure, ("GMR", "SEQ"))
    assert listed.call_count == 1


def test_actors_are_asked_at_once_only_where_they_share_nothing():
    asked = []

    def one_by_one(work, numbers, *, states):
        asked.append(states)
        return [work(number) for number in numbers]

    with patch("standoff.stability.solve.each", one_by_one):
        solve(load_case("chicken"), ("Nash", "SEQ"))
        solve(load_case("chicken"), ("Nash", "SIM"))
        solve(two_unknown_moves(), ("Nash",))
    assert asked == [4, 0, 0]


def test_contradictions_and_large_models_are_refused():
    options = tuple(Option(f"o{k}", "O") for k in range(40))
    large = Dispute("T", (Actor("a", "A", options=options),))
    with pytest.raises(SizeError, match="too large to enumerate"):
        solve(large)
    nothing = replace(load_case("chicken"), constraints=(Constraint("never", parse("true")),))
    with pytest.raises(DisputeError, match="no state is feasible"):
        solve(nothing)


def test_an_unavailable_option_cannot_be_moved_but_its_states_stay():
    early = Option("x", "X", available_from=date(2007, 12, 10))
    dispute = Dispute("T", (Actor("a", "A", options=(early,), preference=statements("a.x")),))
    before = solve(dispute, ("Nash",), as_of=date(2007, 12, 9))
    after = solve(dispute, ("Nash",), as_of=date(2007, 12, 10))
    assert before.settled("Nash") == ("N", "Y")
    assert after.settled("Nash") == ("Y",)
    assert (before.as_of, after.as_of) == (date(2007, 12, 9), date(2007, 12, 10))
    assert solve(dispute, ("Nash",)).settled("Nash") == ("Y",)
    dated = replace(dispute, as_of=date(2007, 12, 9))
    assert solve(dated, ("Nash",)).settled("Nash") == ("N", "Y")


def test_an_unknown_that_concerns_nothing_leaves_the_plain_concepts():
    actor = Actor(
        "a", "A", options=(Option("x", "X"),), preference=statements("a.x"),
        unknown=(Unknown(about=("a.x",)),),
    )  # fmt: skip
    assert solve(Dispute("T", (actor,)), ("SEQ",)).concepts == ("SEQ",)
    gap = replace(actor, preference=Statements())
    found = solve(Dispute("T", (gap,)), ("SEQ",))
    assert found.concepts == ("SEQ_a", "SEQ_b", "SEQ_c", "SEQ_d")
    assert found.settled("SEQ_a") == found.settled("SEQ_c") == ()
    assert found.settled("SEQ_b") == found.settled("SEQ_d") == ("N", "Y")


def two_unknown_moves():
    """b may want to take x, and then to drop x and take y, but not to take y alone.

    So no legal sequence leads from the improvement YNN of a to YNY, the one state that a is sure to
    like no better than NNN.
    """
    gap = (Unknown(about=("b.x",)),)
    a = Actor("a", "A", options=(Option("p", "P"),), preference=statements("a.p and not b.y"),
              unknown=gap)  # fmt: skip
    b = Actor("b", "B", options=(Option("x", "X"), Option("y", "Y")), unknown=gap)
    return Dispute("T", (a, b))


def test_two_moves_of_one_actor_in_a_row_are_no_legal_sequence():
    found = solve(two_unknown_moves(), ("SEQ", "GMR"))
    here = found.index("NNN")
    assert not found.stable["SEQ_b"]["a"][here]
    assert found.stable["SEQ_d"]["a"][here]
    assert found.stable["GMR_b"]["a"][here]
    (verdict,) = explain(two_unknown_moves(), "NNN", actor="a", concept="SEQ_b")
    assert not verdict.stable


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
@pytest.mark.parametrize("concept", CONCEPTS[1:])
def test_an_opponent_may_come_again_after_another_has_moved(order, concept):
    # Only by j taking x, then k taking z, then j taking y do the others reach what deters i.
    i = Actor("i", "I", options=(Option("p", "P", "forward"),),
              preference=statements("i.p and not j.y"))  # fmt: skip
    j = Actor("j", "J", options=(Option("x", "X"), Option("y", "Y")),
              preference=statements("j.y", "j.x"))  # fmt: skip
    k = Actor("k", "K", options=(Option("z", "Z"),), preference=statements("k.z"))
    steps = ("k.z if j.y", "j.x if k.z")
    constraints = tuple(Constraint("always", parse(text)) for text in steps)
    actors = [(i, j, k)[place] for place in order]
    dispute = Dispute("T", tuple(actors), constraints=constraints)
    nothing = "NNNN"
    found = solve(dispute, (concept,))
    assert found.stable[concept]["i"][found.index(nothing)]
    (verdict,) = explain(dispute, nothing, actor="i", concept=concept)
    assert [move.actor for move in verdict.improvements[0].sanction] == ["j", "k", "j"]


def test_one_opponent_cannot_return_to_where_it_began():
    # From YN, b's only sequences end elsewhere, where a is known to be better off; so YN itself,
    # of which a does not know whether it is better than NN, cannot deter a from going there.
    a = Actor(
        "a", "A", options=(Option("p", "P"),), preference=statements("a.p and b.q"),
        unknown=(Unknown(about=("a.p",)),),
    )  # fmt: skip
    b = Actor("b", "B", options=(Option("q", "Q"),))
    found = solve(Dispute("T", (a, b)), ("GMR",))
    assert not found.stable["GMR_c"]["a"][found.index("NN")]
    assert found.stable["GMR_d"]["a"][found.index("NN")]
