"""The map as a picture: nothing lies on anything, and nothing is lost."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.dispute.file import loads
from standoff.report.actor_map.compose import actor_map
from standoff.report.actor_map.layout import layout
from standoff.report.actor_map.picture import map_in_svg
from standoff.report.actor_map.piles import near_each_other, piles_of
from standoff.report.actor_map.record import ActorMap, Line, MapActor
from standoff.report.actor_map.reports import reports_of

from .reported import DISPUTE, reported

_TONES = ("with", "against", "asks", "between", "over", "part")
_NAMES = st.text(min_size=1, max_size=60)


@st.composite
def maps(draw: st.DrawFn) -> ActorMap:
    size = draw(st.integers(1, 12))
    ids = [f"a{n}" for n in range(size)]
    actors = tuple(
        MapActor(ident, draw(_NAMES), draw(st.none() | _NAMES), draw(st.booleans()), modelled=True)
        for ident in ids
    )
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(_TONES))
    drawn = draw(st.lists(pairs, max_size=20, unique=True))
    lines = tuple(
        Line(start, end, tone, f"{tone} {{}}", tone, (), "So it is.")
        for start, end, tone in drawn
        if start != end
    )
    return ActorMap(actors, lines)


@given(maps())
@settings(deadline=None, max_examples=50)
def test_boxes_lie_apart_within_the_picture(found: ActorMap) -> None:
    drawing = layout(found)
    assert sorted(box.actor.id for box in drawing.boxes) == sorted(a.id for a in found.actors)
    for box in drawing.boxes:
        assert 0 <= box.room.x
        assert box.room.x + box.room.width <= drawing.width
        assert 0 <= box.room.y
        assert box.room.y + box.room.height <= drawing.height
    for one, other in combinations(drawing.boxes, 2):
        assert one.room.shared(other.room) < 1e-6


@given(maps())
@settings(deadline=None, max_examples=50)
def test_every_line_is_drawn_once_and_from_box_to_box(found: ActorMap) -> None:
    drawing = layout(found)
    drawn = [line.id for curve in drawing.curves for line in curve.arrow.lines]
    assert sorted(drawn) == sorted(line.id for line in found.lines)
    piled = {actor.id: [a.id for a in pile] for pile in piles_of(found) for actor in pile}
    rooms = {box.actor.id: box.room for box in drawing.boxes}
    for curve in drawing.curves:
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", curve.path)]
        for (x, y), ident in (((numbers[0], numbers[1]), curve.arrow.start),
                              ((numbers[-2], numbers[-1]), curve.arrow.end)):  # fmt: skip
            own = [rooms[each] for each in piled[ident]]
            assert min(abs(x - own[0].x), abs(x - own[0].x - own[0].width)) <= 5.1
            assert min(r.y for r in own) <= y <= max(r.y + r.height for r in own)


@given(maps())
@settings(deadline=None, max_examples=50)
def test_the_same_map_gives_the_same_well_formed_picture(found: ActorMap) -> None:
    svg, width = map_in_svg(found)
    assert (svg, width) == map_in_svg(found)
    # XML has no control characters; browsers take them in HTML.
    ET.fromstring(re.sub(r"[\x00-\x1f\ufffe\uffff]|[\ud800-\udfff]", " ", svg))


def test_the_sides_stand_outside_and_who_backs_them_below() -> None:
    actors = {"ardonia": "government", "belmora": "government", "corvia": "government",
              "lake_council": "organisation"}  # fmt: skip
    dossier = reported(
        actors,
        [("Corvia backs Belmora.", None, [{"actor": "corvia", "act": "back", "target": "belmora"}]),
         ("The Lake Council mediates.", None, [
             {"actor": "lake_council", "act": "mediate", "target": "belmora"},
             {"actor": "lake_council", "act": "mediate", "target": "ardonia"}])],
    )  # fmt: skip
    boxes = {
        b.actor.id: b.room for b in layout(actor_map(loads(DISPUTE), reports_of(dossier))).boxes
    }
    assert boxes["ardonia"].x < boxes["lake_council"].x < boxes["belmora"].x
    assert boxes["corvia"].x == boxes["belmora"].x
    assert boxes["corvia"].y > boxes["belmora"].y


def test_actors_of_whom_one_sentence_tells_the_same_are_one_pile() -> None:
    actors = {"ardonia": "government", "belmora": "government", "corvia": "government",
              "dunmark": "government", "esk": "government"}  # fmt: skip
    both = [{"actor": who, "act": "back", "target": "belmora"} for who in ("corvia", "dunmark")]
    dossier = reported(
        actors,
        [("Corvia and Dunmark back Belmora.", None, both),
         ("Esk backs Belmora.", None, [{"actor": "esk", "act": "back", "target": "belmora"}])],
    )  # fmt: skip
    found = actor_map(loads(DISPUTE), reports_of(dossier))
    piles = [[actor.id for actor in pile] for pile in piles_of(found)]
    assert piles == [["ardonia"], ["belmora"], ["corvia", "dunmark"], ["esk"]]
    labels = [[line.start for line in curve.arrow.lines] for curve in layout(found).curves]
    assert sorted(labels) == [["corvia", "dunmark"], ["esk"]]


@given(maps())
@settings(deadline=None, max_examples=50)
def test_piles_between_which_lines_go_come_together(found: ActorMap) -> None:
    piles = piles_of(found)
    ordered = near_each_other(piles, found.lines)
    assert sorted(pile[0].id for pile in ordered) == sorted(pile[0].id for pile in piles)
    of = {actor.id: pile[0].id for pile in piles for actor in pile}
    joined = {(of[line.start], of[line.end]) for line in found.lines}
    joined |= {(end, start) for start, end in joined}
    groups = {ident: {ident} for ident in of.values()}
    for start, end in joined:
        whole = groups[start] | groups[end]
        groups |= dict.fromkeys(whole, whole)
    # Each group of piles that lines join, directly or not, is one stretch of the order.
    stretches = [sorted(groups[pile[0].id]) for pile in ordered]
    starts = [each for at, each in enumerate(stretches) if at == 0 or each != stretches[at - 1]]
    assert len(starts) == len({tuple(each) for each in starts})


def test_names_from_a_report_stay_text() -> None:
    hostile = "<script>alert(1)</script> {{ 7 * 7 }} \" onload='x'"
    found = ActorMap(
        (MapActor("a", hostile, hostile, party=True, modelled=True),
         MapActor("b", "B", None, party=True, modelled=True)),
        (Line("a", "b", "backs", "backs {}", "with", ()),),
    )  # fmt: skip
    svg, _ = map_in_svg(found)
    assert "<script" not in svg
    assert "{{ 7" in svg
    labels = [each.get("aria-label") for each in ET.fromstring(svg).iter()]
    assert f"{hostile} backs B." in labels


def test_a_map_without_anybody_is_an_empty_picture() -> None:
    svg, _ = map_in_svg(ActorMap((), ()))
    assert "<rect" not in svg
