"""The chart of a graph of states: all boxes apart and inside, every arrow between its boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle, pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.cases import load_case, names
from standoff.dispute.model import Dispute
from standoff.graph.game import graph
from standoff.outlook.departures import Departure, Departures, Deterred
from standoff.outlook.phases import in_phases
from standoff.outlook.state_graph import WAYS, Layer, StateGraph, state_graph
from standoff.report.chart import Chart, Look, chart
from standoff.report.chart_arrows import all_arrows, around
from standoff.report.chart_tags import SIZE, Tag, tags_of
from standoff.report.labels import labels_of
from standoff.report.rooms import Room, width_of
from standoff.report.state_chart import StateChart

NUMBER = re.compile(r"-?\d+\.?\d*")


def drawn(dispute: Dispute, way: str = "moves", room: tuple[int, int] = (400, 80)) -> StateChart:
    phases = in_phases(dispute)
    phase = phases[-1]
    keys = [key for key in phase.solution.concepts if key in ("SEQ", "SEQ_a", "SEQ_d")]
    settles = (phase.solution.equilibria[keys[0]], phase.solution.equilibria[keys[-1]])
    start = phase.game.states.find(dispute.status_quo or "") or 0
    departures = Departures(phase.game, "SEQ")
    wanted = [phase.game.states.index(each.state) for each in phase.leading]
    graph = state_graph(departures, start, settles[1], way=way, wanted=wanted, room=room)
    return StateChart.of(phase, labels_of(dispute, phases), departures, graph, settles)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("room", [(400, 80), (8, 6)])
def test_boxes_do_not_overlap_and_all_is_inside(name: str, way: str, room: tuple[int, int]) -> None:
    inside_and_apart(drawn(load_case(name), way, room).chart)


def inside_and_apart(made: Chart) -> None:
    boxes = [*made.boxes.values(), *made.rests]
    for at, one in enumerate(boxes):
        assert min(one.x, one.y) >= 0
        assert one.x + one.width <= made.width
        assert one.y + one.height <= made.height
        for other in boxes[at + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


@st.composite
def graphs(draw: st.DrawFn) -> StateGraph:
    """Of any states and moves, as far as a chart looks at them."""
    sizes = [1, *draw(st.lists(st.integers(1, 30), max_size=4))]
    ends = np.cumsum(sizes)
    rows = [tuple(range(end - size, end)) for size, end in zip(sizes, ends, strict=True)]
    paths: dict[int, tuple[tuple[int, int, int], ...]] = {0: ()}
    for above, row in pairwise(rows):
        for state in row:
            source = draw(st.sampled_from(above))
            paths[state] = (*paths[source], (0, source, state))
    apart = tuple(range(ends[-1], ends[-1] + draw(st.integers(0, 12))))
    hidden = st.sampled_from([0, 0, 7])
    layers = [Layer(at, row, len(row) + draw(hidden), 0, 0, "") for at, row in enumerate(rows)]
    layers += [Layer(None, apart, len(apart), 0, 0, "")] if apart else []
    states = st.integers(0, ends[-1] + len(apart) - 1)
    moves = draw(st.lists(st.tuples(states, states), max_size=40))
    departures = tuple(Departure(0, *move, True, Deterred.NO) for move in moves)
    game = graph(load_case("chicken"))
    return StateGraph(game, 0, "best", tuple(layers), paths, departures, True)


@given(graphs(), st.lists(st.integers(0, 7), min_size=1, max_size=9), st.booleans())
def test_so_they_are_whatever_is_drawn(graph: StateGraph, lines: list[int], arrows: bool) -> None:
    looks = {
        state: Look(f"s{state}", "", ("what it is",) * lines[state % len(lines)], settles, "")
        for state, settles in zip(graph.states, cycle(["no", "yes", "no"]), strict=False)
    }
    headings = {layer.moves: ("", "") for layer in graph.layers}
    made = chart(graph, looks, headings, wide=200, arrows=arrows)
    assert made.boxes.keys() == looks.keys()
    inside_and_apart(made)
    in_columns(graph, made)
    if not arrows:
        equilibria_first(graph, made)


@pytest.mark.parametrize("name", names())
def test_states_stand_by_their_number_of_moves(name: str) -> None:
    made = drawn(load_case(name))
    in_columns(made.graph, made.chart)


def test_equilibria_stand_first_where_arrows_are_not_drawn() -> None:
    made = drawn(load_case("kosovo-2007"))
    assert len(made.graph.states) > 60
    equilibria_first(made.graph, made.chart)


@pytest.mark.parametrize("name", [*names(), "many"])
@pytest.mark.parametrize("way", WAYS)
def test_tags_cover_neither_boxes_nor_each_other(name: str, way: str, many: Dispute) -> None:
    made = drawn(many, way, (60, 40)) if name == "many" else drawn(load_case(name), way)
    for state in made.graph.states:
        curves, tags = around(made.chart, made.graph, made.departures, state)
        tags_are_clear(made.chart, tags, state)
        assert tags or not curves


@given(graphs(), st.data(), st.booleans())
def test_so_do_tags_of_any_words(graph: StateGraph, data: st.DataObject, arrows: bool) -> None:
    looks = {state: Look(f"s{state}", "", ("what it is",), "no", "") for state in graph.states}
    headings = {layer.moves: ("", "") for layer in graph.layers}
    made = chart(graph, looks, headings, wide=200, arrows=arrows)
    which = st.tuples(st.sampled_from(sorted(graph.states)), st.booleans())
    said = st.lists(st.text(min_size=1), min_size=1, max_size=4)
    chosen = data.draw(st.sampled_from(sorted(graph.states)))
    tags_are_clear(made, tags_of(made, data.draw(st.dictionaries(which, said)), chosen), chosen)


def tags_are_clear(made: Chart, tags: Sequence[Tag], chosen: int) -> None:
    boxes = [Room(box.x, box.y, box.width, box.height) for box in made.boxes.values()]
    boxes += [Room(rest.x, rest.y, rest.width, rest.height) for rest in made.rests]
    marked = made.boxes[chosen]
    boxes.append(Room(marked.x - 5, marked.y - 5, marked.width + 10, marked.height + 10))
    for at, tag in enumerate(tags):
        assert not any(tag.room.shared(each) for each in boxes), tag
        assert not any(tag.room.shared(each.room) for each in tags[at + 1 :]), tag
        assert tag.room.x >= 0
        assert tag.room.x + tag.room.width <= made.width
        # Above it stand the headings of the columns.
        assert 50 <= tag.room.y <= made.height - tag.room.height
        assert width_of(tag.words, SIZE) < tag.room.width
        assert tag.whole.startswith(tag.words.removesuffix("…"))


@pytest.mark.parametrize(("name", "way"), [("eec-1958", "moves"), ("kosovo-2007", "improvements")])
def test_a_tag_is_whole_where_there_is_room_for_it(name: str, way: str) -> None:
    made = drawn(load_case(name), way)
    for state in made.graph.states:
        for tag in around(made.chart, made.graph, made.departures, state)[1]:
            assert tag.words == tag.whole


def in_columns(graph: StateGraph, made: Chart) -> None:
    right = 0.0
    for layer in graph.layers:
        boxes = [made.boxes[state] for state in layer.shown]
        boxes += [rest for rest in made.rests if rest.layer is layer]
        assert min(box.x for box in boxes) > right
        right = max(box.x + box.width for box in boxes)


def equilibria_first(graph: StateGraph, made: Chart) -> None:
    for layer in graph.layers:
        boxes = [made.boxes[state] for state in layer.shown]
        marks = [box.look.settles == "no" for box in sorted(boxes, key=lambda box: (box.x, box.y))]
        assert marks == sorted(marks)


def test_few_states_stand_where_the_library_places_them() -> None:
    made = drawn(load_case("prisoners-dilemma"))
    places = {state: box.y + box.height / 2 for state, box in made.chart.boxes.items()}
    start, last = made.graph.layers[0].shown[0], made.graph.layers[2].shown[0]
    one, other = sorted(made.graph.layers[1].shown, key=places.__getitem__)
    assert places[one] < places[start] == places[last] < places[other]


@pytest.mark.parametrize("name", ["kosovo-2007", "un-security-council"])
def test_many_states_do_not_make_it_much_wider_or_higher_than_they_are(name: str) -> None:
    made = drawn(load_case(name)).chart
    area = sum((box.width + 66) * (box.height + 18) for box in made.boxes.values())
    assert made.width * made.height < 2 * area + 400 * made.width


@pytest.mark.parametrize("name", ["cuba", "elmira-merged", "kosovo-2007"])
def test_every_arrow_begins_and_ends_at_its_boxes(name: str) -> None:
    made = drawn(load_case(name), "improvements")
    arrows = all_arrows(made.chart, made.graph)
    assert len(arrows) == len(made.graph.departures)
    for curve, each in zip(arrows, made.graph.departures, strict=True):
        numbers = [float(number) for number in NUMBER.findall(curve.path)]
        for (x, y), state in ((numbers[:2], each.source), (numbers[-2:], each.target)):
            box = made.chart.boxes[state]
            assert -6 <= x - box.x <= box.width + 6
            assert 0 <= y - box.y <= box.height
        assert ("free" in curve.css) == (each.pays and each.deterred is Deterred.NO)


def test_around_a_state_stand_its_own_arrows_and_a_way_to_it(many: Dispute) -> None:
    made = drawn(many, "moves", (100, 40))
    far = made.graph.layers[2].shown[-1]
    curves, tags = around(made.chart, made.graph, made.departures, far)
    assert len(curves) == 2
    assert all(curve.css == "costs way" for curve in curves)
    assert len(tags) == 2


def test_who_stops_whom_is_named_at_the_arrow() -> None:
    made = drawn(load_case("chicken"))
    names = [player.actor.name for player in made.graph.game.players]
    told = 0
    for state in made.graph.states:
        _, tags = around(made.chart, made.graph, made.departures, state)
        words = " ".join(tag.words for tag in tags)
        for each in made.departures.all_from(state):
            stopping = made.departures.stopped_by(each)
            told += bool(stopping)
            if stopping:
                assert " ⊣ " in words
            else:
                assert names[each.actor][:20] in words
    made_of_none = all(each.deterred is Deterred.NO for each in made.graph.departures)
    assert bool(told) != made_of_none


def test_equilibria_have_a_badge_and_the_status_quo_its_name() -> None:
    made = drawn(load_case("kosovo-2007"))
    solution = made.phase.solution
    held = np.any(list(solution.equilibria.values()), axis=0)
    for state, box in made.chart.boxes.items():
        assert bool(box.look.badge) == bool(held[state])
        assert (box.look.label == "SQ") == (state == made.graph.start)
    assert len({box.look.label for box in made.chart.boxes.values()}) == len(made.chart.boxes)


def test_it_is_sound_and_hostile_text_stays_text(hostile: Dispute) -> None:
    made = drawn(hostile)
    for text in (made.svg(0, lambda s: f"?state={s}", str), *made.svg_around(0)):
        root = ET.fromstring(text)
        assert {each.tag for each in root.iter()} <= {
            "svg", "title", "defs", "marker", "path", "rect", "text", "tspan", "a", "g",
        }  # fmt: skip
        assert not [key for each in root.iter() for key in each.attrib if key.startswith("on")]
    said = "".join(ET.fromstring(made.svg(0, str, str)).itertext())
    assert "<i>Up</i>" in said
