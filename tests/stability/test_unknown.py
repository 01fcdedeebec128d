"""Small games with unknown comparisons, of which the right answers were found by hand.

States are spelled in the order of the options; the definitions are those of `semantics.md`.
"""

from __future__ import annotations

import pytest
from small_actors import actor

from standoff.dispute.expressions import parse
from standoff.dispute.model import (
    Constraint,
    Dispute,
    Unknown,
)
from standoff.stability import columns as blocks
from standoff.stability.solve import solve
from standoff.stability.unknown import INDICES

NEVER_TAKEN_BACK = {"irreversible": "forward"}
ASIDE = Unknown(parse("b.q and not a.p"), parse("a.p and not b.q"))
"""A pair that ranks differently, neither of them NN: then ranks do not decide."""


def indices(dispute, concept, state):
    """The indices under which a state is stable for the first actor."""
    found = solve(dispute, (concept,))
    here = found.index(state)
    return "".join(each for each in INDICES if found.stable[f"{concept}_{each}"]["a"][here])


def game(*statements, unknown, others=(), **kinds):
    """Two actors who have one option each, and others; only a prefers anything."""
    a = actor("a", ["p"], *statements, unknown=unknown, **kinds)
    return Dispute("T", (a, actor("b", ["q"]), *others))


def test_a_state_liked_as_well_as_the_one_left_sanctions():
    # From YN, b goes to YY, which a likes as well as NN.
    assert indices(game("a.p and not b.q", unknown=[ASIDE]), "GMR", "NN") == "abcd"


def test_an_answer_known_to_be_better_is_an_escape():
    # b goes from YN to YY, and a on to NY, which is best.
    found = game("b.q and not a.p", "a.p and not b.q", unknown=[ASIDE])
    assert indices(found, "GMR", "NN") == "abcd"
    assert indices(found, "SMR", "NN") == ""


def test_a_sanction_that_leaves_no_answer_stands():
    found = game("a.p and not b.q", unknown=[ASIDE], **NEVER_TAKEN_BACK)
    assert indices(found, "SMR", "NN") == "abcd"


def test_a_sanction_of_which_it_is_not_known_whether_it_harms_counts_for_c_and_d():
    # YY ranks as NN does, but a is unknown of b.q; from YY it has no answer.
    found = game("a.p and not b.q", unknown=[Unknown(about=("b.q",))], **NEVER_TAKEN_BACK)
    assert indices(found, "SMR", "NN") == "cd"


def test_a_sanction_that_is_as_good_and_leaves_no_answer_stands():
    # YYN ranks as NNN does, and nobody can change c.r, the option that a is unknown of.
    aside = actor("c", ["r"], irreversible="back")
    found = game(
        "a.p and not b.q", unknown=[Unknown(about=("c.r",))], others=[aside], **NEVER_TAKEN_BACK
    )
    assert indices(found, "SMR", "NNN") == "abcd"


def test_an_answer_may_undo_what_the_move_changed_of_what_is_unknown():
    # From YNN b takes q, the worst for a; its answer NYN ranks as NNN does and has p as it was.
    found = game(
        "a.p and not b.q", "not (a.p and b.q)", unknown=[Unknown(about=("a.p", "c.r"))],
        others=[actor("c", ["r"], irreversible="back")],
    )  # fmt: skip
    assert indices(found, "SMR", "NNN") == "abcd"


def test_an_unknown_move_that_nobody_sanctions_does_not_count_for_b_and_d():
    # Taking u may be better, and then b cannot take q; taking p is better, and b's q spoils it.
    a = actor("a", ["p", "u"], "a.p and not b.q", unknown=[Unknown(about=("a.u",))])
    never = ("a.p and a.u", "a.u and b.q")
    constraints = tuple(Constraint("never", parse(each)) for each in never)
    found = Dispute("T", (a, actor("b", ["q"])), constraints=constraints)
    assert indices(found, "GMR", "NNN") == "bd"


@pytest.mark.parametrize("in_general", [False, True])
@pytest.mark.parametrize("columns", [1, 65, 1024])
def test_many_cells_are_asked_about_in_parts(monkeypatch, columns, in_general):
    """128 cells, by seven options of b that a is unknown of.

    a gains by p unless b then takes z. So where p is not taken, b spoils it for sure in the one
    state that has those seven as they are; that is not feasible with both the first and the last
    taken, and b has to give up one of them. In general it is the same: nothing is false.
    """
    monkeypatch.setattr(blocks, "_AT_ONCE", columns)
    options = [f"q{k}" for k in range(7)]
    gaps = [Unknown(about=tuple(f"b.{each}" for each in options))]
    if in_general:
        gaps.append(Unknown(parse("false"), parse("true")))
    a = actor("a", ["p"], "a.p and not b.z", unknown=gaps)
    b = actor("b", ["z", *options])
    never = Constraint("never", parse("b.z and b.q0 and b.q6"))
    found = solve(Dispute("T", (a, b), constraints=(never,)), ("GMR",))
    names = found.states.names()
    spoiled = [not (name[0] == "N" and name[2] == name[-1] == "Y") for name in names]
    assert found.stable["GMR_a"]["a"].tolist() == spoiled
    assert found.stable["GMR_b"]["a"].tolist() == spoiled
    assert found.stable["GMR_c"]["a"].all()
    assert found.stable["GMR_d"]["a"].all()
