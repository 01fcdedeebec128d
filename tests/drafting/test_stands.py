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


BOATS = (
    3,
    (
        "Peru has threatened to expel the Brazilian fishing fleet from its waters unless Brazil "
        "removes its patrol boats."
    ),
)


def test_what_is_demanded_and_has_since_been_done_is_done(drafted: Drafted) -> None:
    assert not taken(drafted(BOATS), "brazil.remove_patrol_boats")
    assert taken(drafted(BOATS, (9, "Brazil has removed its patrol boats.")),
                 "brazil.remove_patrol_boats")  # fmt: skip
    would = (9, "Peru said that Brazil would remove its patrol boats.")
    assert not taken(drafted(BOATS, would), "brazil.remove_patrol_boats")


def test_who_will_not_carry_out_its_threat_has_one_option_and_not_two(drafted: Drafted) -> None:
    dispute = drafted(BOATS, (9, "Peru will not expel the Brazilian fleet, its minister said."),
                      (10, "Peru said that it would not expel the Brazilian fleet."))  # fmt: skip
    assert [o for o in dispute.options if "expel" in o] == ["peru.expel_brazilian_fishing"]
    assert "not peru.expel_brazilian_fishing" in wants(dispute, "peru")
    assert "brazil.remove_patrol_boats" in wants(dispute, "peru")


def test_a_threat_repeated_without_its_condition_has_it_still(drafted: Drafted) -> None:
    again = (9, "Peru has threatened to expel the Brazilian fleet.")
    dispute = drafted(BOATS, again)
    met = "peru.expel_brazilian_fishing iff not brazil.remove_patrol_boats"
    assert met in wants(dispute, "peru")
    assert "peru.expel_brazilian_fishing" not in wants(dispute, "peru")
    assert "peru.expel_brazilian_fleet" in wants(drafted(again), "peru")


def test_to_refuse_what_was_proposed_is_to_refuse_the_proposal(drafted: Drafted) -> None:
    plan = (1, ("The River Commission proposed that Brazil and Peru patrol the river jointly. "
               "Brazil has threatened to close the border."))  # fmt: skip
    dispute = drafted(plan, (2, "Peru said that it would not accept joint patrols."))
    assert not [option for option in dispute.options if "joint" in option]
    assert "not peru.accept_river_commission_plan" in wants(dispute, "peru")


def test_a_proposal_that_is_accepted_is_no_offer(drafted: Drafted) -> None:
    offer = (2, "Brazil has offered to negotiate about the border.")
    dispute = drafted(PLAN, offer, (3, "Peru had accepted the proposal last week."))
    assert taken(dispute, "peru.accept_river_commission_plan")
    assert "peru.accept_brazil_plan" not in dispute.options


def test_to_refuse_to_pay_under_threat_is_no_option_of_its_own(drafted: Drafted) -> None:
    dispute = drafted(PLAN, (2, "Peru said that it would not pay under threat."))
    assert not [option for option in dispute.options if "threat" in option]
