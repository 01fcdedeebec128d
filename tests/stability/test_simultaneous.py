"""SIM: what is tried together, what is refused, and small games with answers found by hand."""

from __future__ import annotations

import numpy as np
import pytest
from small_actors import actor

from standoff.dispute.expressions import parse
from standoff.dispute.model import Constraint, Dispute
from standoff.errors import SizeError
from standoff.graph.game import graph
from standoff.stability import simultaneous
from standoff.stability.solve import solve


def three():
    """a gains by p, b by q or r or both, c by s; so they have 1, 3 and 1 improvements at most."""
    return Dispute(
        "T",
        (
            actor("a", ["p"], "a.p"),
            actor("b", ["q", "r"], "b.q or b.r"),
            actor("c", ["s"], "c.s"),
        ),
    )


def tried(monkeypatch, dispute):
    """The states that each call combines moves from, and the team, for the first actor."""
    calls = []
    combine = simultaneous.joint

    def noted(game, number, states, which, team=None):
        calls.append((states.tolist(), team))
        return combine(game, number, states, which, team)

    monkeypatch.setattr(simultaneous, "joint", noted)
    simultaneous.simultaneous(graph(dispute), 0)
    return calls


def test_moves_that_lead_beyond_all_feasible_states_deter_nobody():
    # Both together would be YY, which is not feasible and above all codes that are.
    dispute = Dispute(
        "T",
        (actor("a", ["p"], "a.p"), actor("b", ["q"], "b.q")),
        constraints=(Constraint("never", parse("a.p and b.q")),),
    )
    found = solve(dispute, ("SIM",))
    assert found.states.names() == ["NN", "YN", "NY"]
    assert found.stable["SIM"]["a"].tolist() == [False, True, True]


def test_each_opponent_is_tried_alone_and_then_all_of_them(monkeypatch):
    # a improves wherever p is not taken, in states 0, 2, 4 and so on, and nothing deters it.
    states = [0, 2, 4, 6, 8, 10, 12, 14]
    assert tried(monkeypatch, three()) == [(states, (1,)), (states, (2,)), (states, (1, 2))]


def test_states_are_tried_together_while_the_ways_are_few(monkeypatch):
    """Without p: four ways of b without q and r, else one; twice as many with c where s is not.

    The sums of the ways are 4, 5, 6, 7, 11, 12, 13, 14 for b alone; for c alone they are 2, 4, 6,
    8, 9, 10, 11, 12; for both 8, 10, 12, 14, 18, 19, 20, 21. Each part ends before the next
    multiple of 5.
    """
    monkeypatch.setattr(simultaneous, "_CHUNK", 5)
    assert tried(monkeypatch, three()) == [
        ([0], (1,)),
        ([2, 4, 6], (1,)),
        ([8, 10, 12, 14], (1,)),
        ([0, 2], (2,)),
        ([4, 6, 8], (2,)),
        ([10, 12, 14], (2,)),
        ([0], (1, 2)),
        ([2, 4, 6], (1, 2)),
        ([8, 10], (1, 2)),
        ([12, 14], (1, 2)),
    ]  # fmt: skip


def test_what_is_too_large_is_refused_with_its_numbers(monkeypatch):
    # a comes first, with 21 ways (see above), eight of them from NNNN. b has three moves from each
    # of the four states without q and r; there a and c have two ways each, or one where p or s is
    # taken: (4 + 2 + 2 + 1) times 3 ways.
    monkeypatch.setattr(simultaneous, "_MOST_AT_ONCE", 7)
    with pytest.raises(SizeError) as refused:
        solve(three(), ("SIM",))
    assert str(refused.value) == (
        "SIM is too large to try: the improvements of 'a' and the others combine in up to 21 ways, "
        "and the others' from one state in 8; 8,589,934,592 and 7 are the most. Fewer actors or "
        "options, or tighter constraints, make it smaller."
    )
    monkeypatch.setattr(simultaneous, "_MOST_AT_ONCE", 8)
    monkeypatch.setattr(simultaneous, "_MOST", 26)
    with pytest.raises(SizeError, match="of 'b' and the others combine in up to 27 ways, and the "
                       "others' from one state in 4;"):  # fmt: skip
        solve(three(), ("SIM",))


def test_just_as_much_as_allowed_is_tried(monkeypatch):
    monkeypatch.setattr(simultaneous, "_MOST_AT_ONCE", 8)
    monkeypatch.setattr(simultaneous, "_MOST", 27)
    assert solve(three(), ("SIM",)).size == 16


def test_where_nobody_gains_by_anything_nothing_is_to_be_tried(monkeypatch):
    monkeypatch.setattr(simultaneous, "_MOST_AT_ONCE", 0)
    monkeypatch.setattr(simultaneous, "_MOST", 0)
    found = solve(Dispute("T", (actor("a", ["p"]), actor("b", ["q"]))), ("SIM",))
    assert np.all(found.equilibria["SIM"])
