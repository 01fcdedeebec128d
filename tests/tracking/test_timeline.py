"""What was said and done, in the order of time, and how positions moved."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from standoff.evidence import verify
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text
from standoff.report.courses import draw_courses
from standoff.report.happened import happened
from standoff.tracking.courses import Course, Timeline
from standoff.tracking.timeline import timeline


@pytest.fixture(scope="module")
def found(sluices: Dossier) -> Timeline:
    return timeline(sluices)


def course(found: Timeline, actor: str, option: str) -> Course:
    return next(c for c in found.courses if (c.actor, c.option) == (actor, option))


def told(each: Course) -> list[tuple[int, int, bool]]:
    return [(turn.day.day if turn.day else 0, turn.sign, turn.changed) for turn in each.turns]


def test_entries_are_in_the_order_of_time(found: Timeline) -> None:
    days = [entry.day for entry in found.entries if entry.day]
    assert days == sorted(days)
    assert len(days) == len(found.entries)


def test_every_entry_cites_what_stands_in_its_report(found: Timeline, sluices: Dossier) -> None:
    cited = [entry.evidence for entry in found.entries]
    cited += [turn.evidence for each in found.courses for turn in each.turns]
    verify(cited, {source.id: source for source in sluices.sources})


def test_who_did_what_on_which_day(found: Timeline) -> None:
    said = {(e.day.day if e.day else 0, e.actor, e.act) for e in found.entries}
    assert {
        (1, "orsa", "threaten"), (1, "orsa", "demand"), (1, "velden", "reject"),
        (1, "river_commission", "propose"), (2, "velden", "reject"), (2, "velden", "demand"),
        (4, "orsa", "threaten"), (4, "orsa", "accept"), (5, "orsa", "retract"),
        (8, "tarnia", "support"), (8, "tarnia", "promise"), (10, "velden", "accept"),
        (16, "orsa", "demand"), (19, "orsa", "retract"), (19, "velden", "promise"),
    } <= said  # fmt: skip


def test_a_reprint_is_told_once_with_where_it_stands_again(found: Timeline) -> None:
    first = [e for e in found.entries if e.day == date(2021, 3, 1)]
    assert all(len(entry.again) == 1 for entry in first)
    reprint = found.source(first[0].again[0])
    assert reprint.publisher == "Lakes Herald"
    assert not any(entry.day == date(2021, 3, 3) for entry in found.entries)


def test_what_is_taken_back_is_not_told_twice(found: Timeline) -> None:
    fifth = [(e.actor, e.act) for e in found.entries if e.day == date(2021, 3, 5)]
    assert fifth.count(("orsa", "retract")) == 1
    assert ("orsa", "threaten") not in fifth


def test_changes_of_mind_are_marked_on_the_day(found: Timeline) -> None:
    plan = "accept_river_commission_plan"
    assert told(course(found, "velden", f"velden.{plan}")) == [(2, -1, False), (10, 1, True)]
    cut = course(found, "orsa", "orsa.cut_power_supply")
    assert told(cut) == [(4, 1, False), (5, -1, True)]
    closing = told(course(found, "orsa", "orsa.close_brenn_sluices"))
    assert closing[0] == (1, 1, False)
    assert closing[1] == (19, -1, True)
    assert told(course(found, "velden", "velden.pay_transit_debt"))[-1] == (19, 1, True)


def test_courses_that_changed_come_first(found: Timeline) -> None:
    changes = [each.changes for each in found.courses]
    assert changes == sorted(changes, reverse=True)
    assert changes[:5] == [1, 1, 1, 1, 0]


def test_the_deadline_is_told(found: Timeline) -> None:
    ((day, claims),) = found.deadlines
    assert day == date(2021, 3, 15)
    assert {claim.actor for claim in claims} == {"orsa"}


def test_its_json_holds_all_of_it(found: Timeline) -> None:
    data = json.loads(json.dumps(found.to_dict()))
    assert data["format"] == "standoff.timeline/1"
    assert len(data["entries"]) == len(found.entries)
    assert data["deadlines"] == [{"day": "2021-03-15", "claims": [found.deadlines[0][1][0].claim]}]
    assert data["courses"][0]["turns"][0]["evidence"]["exact"]


def test_the_picture_has_a_line_for_each_position_and_a_ring_for_each_change(
    found: Timeline,
) -> None:
    root = ET.fromstring(draw_courses(found))
    circles = [e.get("class") for e in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert circles.count("changed") == sum(each.changes for each in found.courses)
    assert len(circles) - circles.count("changed") == sum(len(c.turns) for c in found.courses)


def test_markup_in_a_report_is_text_in_the_picture() -> None:
    text = (
        "Brazil's minister said Brazil would close the border <script>alert(1)</script> & more. "
        "Brazil has threatened to close the border <b onclick='x'>of Peru</b>."
    )
    drawn = draw_courses(timeline(read_text(text, published="2021-03-01")))
    assert "<script" not in drawn
    assert not [e for e in ET.fromstring(drawn).iter() if e.tag.endswith("}b")]


def test_reports_without_a_date_are_told_last_and_change_nothing(sluices: Dossier) -> None:
    undated = replace(
        sluices, sources=tuple(replace(source, published=None) for source in sluices.sources)
    )
    found = timeline(undated)
    assert not any(turn.changed for each in found.courses for turn in each.turns)
    assert all(turn.day is None for each in found.courses for turn in each.turns)
    ET.fromstring(draw_courses(found))


def test_a_report_that_says_nothing_has_an_empty_timeline() -> None:
    found = timeline(read_text("It rained."))
    assert (found.entries, found.courses, found.deadlines) == ((), (), ())
    ET.fromstring(draw_courses(found))


@given(st.data())
def test_any_part_of_a_dossier_has_a_timeline(sluices: Dossier, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(sluices.claims), unique_by=lambda claim: claim.id))
    part = replace(sluices, claims=tuple(sorted(kept, key=lambda claim: int(claim.id[1:]))))
    found = timeline(part)
    assert {turn.claim for c in found.courses for turn in c.turns} <= {c.id for c in kept}
    for each in found.courses:
        signs = [turn.sign for turn in each.turns]
        assert each.changes <= sum(a != b for a, b in pairwise(signs))
    ET.fromstring(draw_courses(found))


def test_a_year_is_no_day() -> None:
    told = timeline(read_text("Brazil attacked Peru in 1999.", published="2007-12-07"))
    assert [(entry.act, entry.day) for entry in told.entries] == [("attack", None)]
    named = timeline(read_text("Brazil attacked Peru on 1 May 1999.", published="2007-12-07"))
    assert [entry.day for entry in named.entries] == [date(1999, 5, 1)]


def test_who_only_speaks_of_force_is_not_said_to_threaten() -> None:
    text = "Brazil's aide, Ana Souza, said war could be a tool."
    found = timeline(read_text(text, published="2021-03-01"))
    console = Console(file=StringIO(), record=True, width=100)
    console.print(*happened(found))
    said = console.export_text().partition("Positions")[0]
    assert {entry.modality for entry in found.entries} == {"hypothetical"}
    assert "speaks of" in said
    assert "threatens" not in said
