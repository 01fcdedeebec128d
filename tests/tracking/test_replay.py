"""A quarrel as it happened: what changes on which day, and by which report."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from standoff.dispute.check import check
from standoff.dispute.file import dumps
from standoff.drafting.draft import draft
from standoff.outlook.phases import in_phases
from standoff.reading.dossier import Dossier
from standoff.reading.read import read, read_text
from standoff.tracking.days import Change, Day, Replay
from standoff.tracking.replay import replay

SLUICES = Path(__file__).parents[1] / "data" / "sluices"
PLAN = "accept_river_commission_plan"


@pytest.fixture(scope="module")
def found(sluices: Dossier) -> Replay:
    return replay(sluices)


def on(found: Replay, day: int) -> Day:
    return next(each for each in found.days if each.day == date(2021, 3, day))


def names(found: Replay, sources: tuple[str, ...]) -> list[str | None]:
    return [found.dossier.source(ident).publisher for ident in sources]


def test_a_day_for_each_report_and_one_for_the_deadline(found: Replay) -> None:
    assert [each.day.day for each in found.days] == [1, 2, 3, 4, 5, 8, 10, 15, 16, 19]
    assert on(found, 15).sources == ()


def test_the_threat_is_open_from_the_deadline_on(found: Replay) -> None:
    first = on(found, 1)
    assert first.dispute is not None
    closing = next(o for o in first.dispute.actor("orsa").options if o.id == "close_brenn_sluices")
    assert closing.available_from == date(2021, 3, 15)
    assert [phase.start for phase in first.phases] == [date(2021, 3, 1), date(2021, 3, 15)]
    deadline = on(found, 15).change
    assert deadline.opened == ("orsa.close_brenn_sluices",)
    assert deadline.answer
    assert deadline.by_date
    assert deadline.because == ()
    assert len(on(found, 15).phases) == 1


def test_a_rejection_and_the_change_of_mind(found: Replay) -> None:
    rejects, accepts = on(found, 2).change, on(found, 10).change
    assert rejects.wants == (("velden", f"not velden.{PLAN}"),)
    assert accepts.wants == (("velden", f"velden.{PLAN}"),)
    assert accepts.wants_no_longer == (("velden", f"not velden.{PLAN}"),)
    assert accepts.taken_up == (f"velden.{PLAN}",)
    assert accepts.answer
    assert names(found, accepts.because) == ["The Velden Courier"]


def test_a_reprint_changes_nothing(found: Replay) -> None:
    day = on(found, 3)
    assert names(found, day.reprints) == ["Lakes Herald"]
    assert day.change == Change()
    assert not day.change.anything


def test_a_threat_comes_and_is_taken_back(found: Replay) -> None:
    made, taken_back = on(found, 4).change, on(found, 5).change
    assert made.came == ("orsa.cut_power_supply",)
    assert ("orsa", "orsa.cut_power_supply") in made.wants
    assert names(found, made.because) == ["Orsa Radio News"]
    assert taken_back.wants_no_longer == (("orsa", "orsa.cut_power_supply"),)
    assert taken_back.went == ()
    assert names(found, taken_back.because) == ["Tidewire"]


def test_a_backer_appears(found: Replay) -> None:
    change = on(found, 8).change
    assert change.came == ("tarnia.lend_velden_40", "tarnia.back_velden")
    assert ("tarnia", "tarnia.back_velden") in change.wants


def test_the_last_threat_is_let_go(found: Replay) -> None:
    change = on(found, 19).change
    assert ("orsa", "not orsa.close_brenn_sluices") in change.wants
    # It has promised to pay, on a condition that is no option: no more is known.
    assert ("velden", "not velden.pay_transit_debt") in change.wants_no_longer
    assert "velden.pay_transit_debt" not in {wish for _, wish in change.wants}
    assert change.answer
    assert names(found, change.because) == ["Orsa Radio News"]


def test_each_day_knows_nothing_of_a_later_report(found: Replay, sluices: Dossier) -> None:
    for each in found.days:
        assert each.dispute is not None
        cited = {item.source for item in each.dispute.evidence.values()}
        days = {str(sluices.source(ident).published)[:10] for ident in cited}
        assert max(days) <= each.day.isoformat()
        assert each.dispute.as_of == each.day


def test_the_last_day_is_the_draft_of_all(found: Replay, sluices: Dossier) -> None:
    last = found.days[-1]
    whole = draft(sluices, as_of=last.day)
    assert last.dispute == whole
    assert [phase.pattern for phase in last.phases] == [p.pattern for p in in_phases(whole)]


def test_the_model_of_every_day_passes_the_check(found: Replay) -> None:
    for each in found.days:
        assert each.dispute is not None
        assert [finding for finding in check(each.dispute) if finding.level == "error"] == []


def test_the_report_that_is_named_is_the_one_that_decides(found: Replay, sluices: Dossier) -> None:
    """Two reports of one day, of which one says nothing: it is not blamed."""
    tenth = {s.id: s for s in sluices.sources if str(s.published).startswith("2021-03-10")}
    (decisive,) = tenth
    moved = replace(
        sluices,
        sources=tuple(
            replace(s, published="2021-03-10T08:00:00+00:00")
            if s.publisher == "Northern Post"
            else s
            for s in sluices.sources
        ),
    )
    day = on(replay(moved), 10)
    assert len(day.sources) == 2
    assert decisive in day.change.because
    assert names(found, tuple(i for i in day.change.because if i != decisive)) == []


def test_drafts_are_the_same_in_whatever_order_the_reports_are_named(sluices: Dossier) -> None:
    files = sorted(SLUICES.glob("*.txt"))
    text = dumps(draft(sluices))
    for seed in range(3):
        random.Random(seed).shuffle(files)
        assert dumps(draft(read(files))) == text


def test_reports_of_one_day_and_no_time_may_be_read_in_any_order(tmp_path: Path) -> None:
    for number, path in enumerate(sorted(SLUICES.glob("*.txt"))):
        lines = path.read_text().splitlines()
        stamp = next(n for n, line in enumerate(lines) if "2021" in line)
        lines[stamp] = "Published: 5 March 2021"
        (tmp_path / f"{number}.txt").write_text("\n".join(lines) + "\n")
    files = sorted(tmp_path.glob("*.txt"))
    text = dumps(draft(read(files)))
    assert dumps(draft(read(files[::-1]))) == text


def test_reports_without_a_date_are_left_out_and_named(sluices: Dossier) -> None:
    first = sluices.sources[0]
    undated = replace(sluices, sources=(*sluices.sources[1:], replace(first, published=None)))
    found = replay(undated)
    assert found.undated == (first.id,)
    assert all(first.id not in each.sources for each in found.days)


def test_a_day_on_which_nobody_can_do_anything_has_no_model() -> None:
    found = replay(read_text("It rained.", published="2021-03-01"))
    (day,) = found.days
    assert (day.dispute, day.phases, day.change) == (None, (), Change())
    assert replay(read_text("It rained.")).days == ()


def test_its_json_says_the_same(found: Replay) -> None:
    data = json.loads(json.dumps(found.to_dict()))
    assert [each["change"]["answer"] for each in data["days"]] == [
        each.change.answer for each in found.days
    ]
    assert data["days"][-1]["phases"][0]["held_best"] == found.days[-1].phases[0].best


def test_progress_is_told_for_each_day(sluices: Dossier) -> None:
    told: list[tuple[date, int, int]] = []
    found = replay(sluices, progress=lambda *step: told.append(step))
    assert [day for day, _, _ in told] == [each.day for each in found.days]
    assert all(done < of for _, done, of in told)
