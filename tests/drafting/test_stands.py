"""What is said for and against an option over time: the last word counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import draft
from standoff.reading.read import read

PARTIES = "The River Commission mediates between Brazil and Peru. "


Drafted = Callable[..., Dispute]


@pytest.fixture
def drafted(tmp_path: Path) -> Drafted:
    """Draft a dispute from reports of some days of March 2021, told by number."""

    def make(*reports: tuple[int, str]) -> Dispute:
        for number, (day, text) in enumerate(reports):
            head = f"Daily {number}\nPublished: {day} March 2021, {9 + number}:00 GMT\n\nNews\n\n"
            (tmp_path / f"{number}.txt").write_text(f"{head}{PARTIES}{text}\n")
        return draft(read(tmp_path))

    return make


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [s.expression.text for level in preference.levels for s in level]


def taken(dispute: Dispute, path: str) -> bool:
    assert dispute.status_quo is not None
    return dispute.status_quo[dispute.options.index(path)] == "Y"


PLAN = (
    1,
    "The River Commission proposed a joint audit. Brazil has threatened to close the border.",
)
NO = "Peru has rejected the River Commission's proposal of a joint audit."
YES = "Peru has accepted the River Commission's proposal of a joint audit."


def test_who_accepts_later_accepts(drafted: Drafted) -> None:
    dispute = drafted(PLAN, (2, NO), (5, YES))
    assert wants(dispute, "peru").count("peru.accept_river_commission_plan") == 1
    assert "not peru.accept_river_commission_plan" not in wants(dispute, "peru")
    assert taken(dispute, "peru.accept_river_commission_plan")


def test_who_rejects_later_rejects(drafted: Drafted) -> None:
    dispute = drafted(PLAN, (2, YES), (5, NO))
    assert "not peru.accept_river_commission_plan" in wants(dispute, "peru")
    assert "peru.accept_river_commission_plan" not in wants(dispute, "peru")
    assert not taken(dispute, "peru.accept_river_commission_plan")


def test_a_reprint_is_as_old_as_what_it_reprints(drafted: Drafted) -> None:
    story = (
        f"{NO} Its minister told reporters at the harbour that the books of the company were in "
        "order, that no auditor had ever found a single crown missing in them, and that the quarrel"
        " had been got up by people who would rather sell water than pay for it."
    )
    assert taken(
        drafted(PLAN, (2, story), (5, YES), (6, story)), "peru.accept_river_commission_plan"
    )


def test_a_threat_that_is_withdrawn_is_no_aim_and_one_that_is_made_again_is(
    drafted: Drafted,
) -> None:
    back = "Brazil has withdrawn its threat to close the border."
    again = "Brazil has threatened to close the border."
    gone = drafted(PLAN, (3, back))
    assert "brazil.close_border" not in wants(gone, "brazil")
    assert "withdrawn" in (gone.actor("brazil").options[0].grounds.assumed or "")
    anew = drafted(PLAN, (3, back), (6, again))
    assert "brazil.close_border" in wants(anew, "brazil")
    assert "withdrawn" not in (anew.actor("brazil").options[0].grounds.assumed or "")


def test_on_one_day_without_times_nothing_is_overtaken(tmp_path: Path) -> None:
    for number, text in enumerate((PLAN[1], NO, YES)):
        head = f"Daily {number}\nPublished: 2 March 2021\n\nNews\n\n"
        (tmp_path / f"{number}.txt").write_text(f"{head}{PARTIES}{text}\n")
    said = wants(draft(read(tmp_path)), "peru")
    assert {"peru.accept_river_commission_plan", "not peru.accept_river_commission_plan"} <= {*said}


def test_a_promise_to_do_what_is_asked_is_one_option_with_it(drafted: Drafted) -> None:
    asked = (1, "Brazil demanded that Peru pay the transit debt. Peru rejected the demand.")
    dispute = drafted(asked, (4, "Peru has promised to pay the transit debt."))
    assert [option.name for option in dispute.actor("peru").options] == ["Pay the transit debt"]
    assert wants(dispute, "peru") == ["peru.pay_transit_debt"]


def test_a_promise_not_to_do_what_was_threatened_is_against_that_option(drafted: Drafted) -> None:
    dispute = drafted(PLAN, (4, "Brazil has promised to keep the border open."))
    assert [o.id for o in dispute.actor("brazil").options if "border" in o.id] == ["close_border"]
    assert "not brazil.close_border" in wants(dispute, "brazil")
    assert "brazil.close_border" not in wants(dispute, "brazil")


def test_a_demand_to_drop_a_threat_is_against_what_is_threatened(drafted: Drafted) -> None:
    dispute = drafted(PLAN, (2, "Peru demanded that Brazil withdraw its threat."))
    assert "not brazil.close_border" in wants(dispute, "peru")
    assert all("threat" not in option.id for option in dispute.actor("brazil").options)


def test_a_threat_that_was_carried_out_stands_in_the_status_quo(drafted: Drafted) -> None:
    dispute = drafted(PLAN, (6, "Brazil closed the border on Friday."))
    assert taken(dispute, "brazil.close_border")
    assert "e" in dispute.status_quo_grounds.because[0]
    back = drafted(PLAN, (6, "Brazil closed the border."), (9, "Brazil reopened the border."))
    assert not taken(back, "brazil.close_border")


def test_a_like_deed_of_long_ago_is_none(drafted: Drafted) -> None:
    told = drafted((1, PLAN[1] + " Brazil closed the border in 1998."))
    assert not taken(told, "brazil.close_border")
    later = drafted(PLAN, (6, "Brazil closed the border in 1998, and opened it again."))
    assert not taken(later, "brazil.close_border")


def test_a_deed_of_another_is_none(drafted: Drafted) -> None:
    assert not taken(drafted(PLAN, (6, "Peru closed the border.")), "brazil.close_border")
    assert not taken(drafted(PLAN, (6, "Brazil closed the airport.")), "brazil.close_border")


def test_what_was_threatened_and_carried_out_is_read_in_either_wording(drafted: Drafted) -> None:
    for said in (
        "Brazil carried out its threat to close the border.",
        "Brazil made good on its threat to close the border.",
        "Brazil has closed the border.",
    ):
        assert taken(drafted(PLAN, (6, said)), "brazil.close_border"), said


def test_an_answer_is_to_a_proposal_that_was_there(drafted: Drafted) -> None:
    later = (8, "Chile offered to pay for new gates.")
    dispute = drafted(PLAN, (2, "Peru rejected it."), later)
    assert "not peru.accept_chile_plan" not in wants(dispute, "peru")
    assert "not peru.accept_river_commission_plan" in wants(dispute, "peru")


def test_a_threat_that_is_taken_back_is_no_other_option(drafted: Drafted) -> None:
    asked = (1, PLAN[1] + " Brazil has threatened to cut the pay of drivers.")
    promise = (2, "Brazil has promised to hire 200 more drivers.")
    back = (5, "Brazil has withdrawn its threat to cut the pay of drivers.")
    dispute = drafted(asked, promise, back)
    assert any("hire" in wish for wish in wants(dispute, "brazil"))
    assert "brazil.cut_pay_drivers" not in wants(dispute, "brazil")


def test_what_was_begun_may_be_ended(drafted: Drafted) -> None:
    threat = (1, PLAN[1] + " Peru has threatened to send soldiers to the bridge.")
    sent = (4, "Peru carried out its threat to send soldiers to the bridge.")
    path = "peru.send_soldiers_bridge"
    assert taken(drafted(threat, sent), path)
    assert not taken(drafted(threat, sent, (7, "Peru withdrew the soldiers.")), path)


def test_the_time_of_day_is_no_part_of_a_deed(drafted: Drafted) -> None:
    done = (6, "Brazil closed the border on Saturday morning.")
    assert taken(drafted(PLAN, done), "brazil.close_border")


def test_one_deed_ends_one_option_and_is_another(drafted: Drafted) -> None:
    threat = (1, PLAN[1] + " Peru has threatened to send soldiers to the bridge.")
    offer = (2, "Peru has threatened to withdraw the soldiers from the islands.")
    sent = (4, "Peru carried out its threat to send soldiers to the bridge.")
    dispute = drafted(threat, offer, sent, (7, "Peru has withdrawn the soldiers."))
    assert not taken(dispute, "peru.send_soldiers_bridge")
    assert taken(dispute, "peru.withdraw_soldiers_islands")
