"""The picture shows true moves, within its limits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.cases import load_case, names
from standoff.dispute.model import Dispute
from standoff.graph.game import graph
from standoff.report.layout import SIZE, Curve, Drawing, Text, layout
from standoff.report.picture import Arrow, Picture, picture
from standoff.report.rooms import Room, width_of
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


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    """Of any states and moves: rows that are reached from the one above, and perhaps one apart."""
    rows: list[tuple[str, ...]] = []
    for size in [1, *draw(st.lists(st.integers(1, 5), max_size=4))]:
        rows.append(tuple(f"s{len(rows)}.{at}" for at in range(size)))
    apart = rows.pop() if len(rows) > 1 and draw(st.booleans()) else ()
    ways = [(draw(st.sampled_from(a)), each) for a, b in pairwise(rows) for each in b]
    rows += [apart] if apart else []
    level = {state: at for at, row in enumerate(rows) for state in row}
    ends = st.tuples(st.sampled_from([*level]), st.sampled_from([*level]))
    more = [
        (a, b)
        for a, b in draw(st.lists(ends, max_size=12))
        if a != b and b not in apart and level[b] <= level[a] + 1
    ]
    names = st.lists(st.sampled_from(["EU", "Social Democratic Party", "C"]), min_size=1)
    arrows = [
        Arrow(a, b, tuple(draw(names)), draw(st.booleans()))
        for a, b in dict.fromkeys([*ways, *more])
    ]
    return Picture(tuple(rows), tuple(arrows), apart, 0, len(level))


def laid(shown: Picture) -> Drawing:
    said = ("Somebody: do something that takes long to say",)
    return layout(shown, {state: Text(state, said) for row in shown.rows for state in row})


def check(shown: Picture) -> None:
    drawing = laid(shown)
    for at, one in enumerate(drawing.boxes):
        assert min(one.x, one.y) >= 0
        assert one.x + one.width <= drawing.width
        assert one.y + one.height <= drawing.height
        for other in drawing.boxes[at + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    heights = {box.state: box.y for box in drawing.boxes}
    rows = [{heights[state] for state in row} for row in shown.rows]
    assert all(len(row) == 1 for row in rows)
    assert sorted(map(max, rows)) == [max(row) for row in rows]
    assert [each.arrow for each in drawing.curves] == list(shown.arrows)
    for curve in drawing.curves:
        for x, y in curve.points:
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height
    labels_are_clear(drawing)


def labels_are_clear(drawing: Drawing) -> None:
    """No label covers a box or another label, none sticks out; and no line passes behind it."""
    boxes = [Room(box.x, box.y, box.width, box.height) for box in drawing.boxes]
    labels = [curve.label for curve in drawing.curves if curve.label is not None]
    for at, label in enumerate(labels):
        room = label.room
        assert not any(room.shared(box) for box in boxes), label
        assert not any(room.shared(other.room) for other in labels[at + 1 :]), label
        assert min(room.x, room.y) >= 0
        assert room.x + room.width <= drawing.width
        assert room.y + room.height <= drawing.height
        assert width_of(label.words, SIZE) < room.width
        if not label.crossed:
            for curve in drawing.curves:
                for x, y in sampled(curve):
                    inside = room.x < x < room.x + room.width and room.y < y < room.y + room.height
                    assert not inside, (label, curve)


@pytest.mark.parametrize("name", names())
def test_boxes_do_not_overlap_and_all_is_inside(name: str) -> None:
    check(drawn(load_case(name)))


@pytest.mark.parametrize("name", names())
def test_who_moves_is_told_in_full_beside_each_line_and_no_line_passes_behind(name: str) -> None:
    for curve in laid(drawn(load_case(name))).curves:
        assert curve.label is not None
        assert not curve.label.crossed
        assert curve.label.words.startswith(curve.arrow.actors[0][:20])


@settings(deadline=None)
@given(pictures())
def test_so_it_is_whatever_is_drawn(shown: Picture) -> None:
    check(shown)


@settings(deadline=None)
@given(pictures())
def test_curves_run_from_box_to_box_and_hide_behind_none(shown: Picture) -> None:
    drawing = laid(shown)
    boxes = {box.state: box for box in drawing.boxes}
    ends = []
    for curve in drawing.curves:
        source, target = boxes[curve.arrow.source], boxes[curve.arrow.target]
        (x, y), (u, v) = curve.points[0], curve.points[-1]
        assert source.x < x < source.x + source.width
        assert y in {source.y, source.y + source.height}
        assert target.x < u < target.x + target.width
        assert v in {target.y - 5, target.y + target.height + 5}
        ends += [(x, y), (u, v)]
        for a, b in sampled(curve):
            for box in drawing.boxes:
                inside = box.x < a < box.x + box.width and box.y < b < box.y + box.height
                assert not inside, (curve, box)
    assert len(set(ends)) == len(ends)


def sampled(curve: Curve) -> Iterator[tuple[float, float]]:
    """Give points of a chain of Bézier curves."""
    for at in range(0, len(curve.points) - 1, 3):
        a, b, c, d = (np.array(point) for point in curve.points[at : at + 4])
        for t in np.linspace(0, 1, 21):
            u = 1 - t
            x, y = u**3 * a + 3 * u**2 * t * b + 3 * u * t**2 * c + t**3 * d
            yield float(x), float(y)


def test_the_states_to_which_no_move_leads_stand_in_the_middle() -> None:
    way = (Arrow("s", "a", ("EU",), False),)
    few = laid(Picture((("s",), ("a",), ("x", "y", "z")), way, ("x", "y", "z"), 0, 5))
    boxes = {box.state: box for box in few.boxes}
    assert boxes["s"].x == boxes["a"].x == boxes["y"].x
    assert few.rule is not None
    assert boxes["a"].y + boxes["a"].height < few.rule < boxes["x"].y
