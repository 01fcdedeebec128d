"""The picture shows true moves, within its limits."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.cases import load_case, names
from standoff.dispute.model import Dispute
from standoff.graph.game import graph
from standoff.report.layout import Text, layout
from standoff.report.picture import Picture, picture
from standoff.stability.solve import solve


def drawn(dispute: Dispute, limit: int = 12) -> Picture:
    solution = solve(dispute, ("SEQ",))
    key = "SEQ" if "SEQ" in solution.concepts else "SEQ_a"
    return picture(graph(dispute), solution.settled(key)[:6], limit=limit)


@pytest.mark.parametrize("name", names())
def test_every_arrow_is_an_improvement_for_each_it_names(name: str) -> None:
    dispute = load_case(name)
    game = graph(dispute)
    players = {player.actor.name: player for player in game.players}
    shown = drawn(dispute)
    for arrow in shown.arrows:
        before, after = game.states.index(arrow.source), game.states.index(arrow.target)
        for actor in arrow.actors:
            ranks = players[actor].ranks
            assert ranks[after] > ranks[before]
            own = {f"{players[actor].actor.id}.{o.id}" for o in players[actor].actor.options}
            differing = {
                option
                for option, a, b in zip(
                    game.states.options, arrow.source, arrow.target, strict=True
                )
                if a != b
            }
            assert differing <= own


@pytest.mark.parametrize("name", ["prisoners-dilemma", "chicken", "elmira", "cuba", "syria-iraq"])
def test_undeterred_arrows_leave_exactly_the_states_that_are_not_sequentially_stable(
    name: str,
) -> None:
    dispute = load_case(name)
    solution = solve(dispute, ("SEQ",))
    shown = drawn(dispute, limit=64)
    states = {state for row in shown.rows for state in row}
    leaving = {arrow.source for arrow in shown.arrows if not arrow.deterred}
    for state in states:
        stable = bool(solution.equilibria["SEQ"][solution.index(state)])
        assert not (stable and state in leaving)
    assert all(not solution.equilibria["SEQ"][solution.index(state)] for state in leaving)


def test_limits_hold_and_what_is_left_out_is_counted(many: Dispute) -> None:
    game = graph(many)
    wanted = [game.states.name(i) for i in range(100)]
    shown = picture(game, wanted, limit=12)
    assert sum(map(len, shown.rows)) == 12
    assert shown.size == 4096


@pytest.mark.parametrize("name", names())
def test_boxes_do_not_overlap_and_all_is_inside(name: str) -> None:
    shown = drawn(load_case(name))
    texts = {
        s: Text(s, ("Somebody: do something that takes long to say",))
        for r in shown.rows
        for s in r
    }
    drawing = layout(shown, texts)
    for at, one in enumerate(drawing.boxes):
        assert one.x >= 0
        assert one.x + one.width <= drawing.width
        assert one.y + one.height <= drawing.height
        for other in drawing.boxes[at + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    assert len(drawing.curves) == len(shown.arrows)
    assert all(np.isfinite([curve.x, curve.y]).all() for curve in drawing.curves)
