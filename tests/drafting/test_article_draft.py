"""What the article on the Kosovo talks drafts to, where it is at hand, beside the model by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standoff.cases import load_case
from standoff.dispute.check import check
from standoff.dispute.model import Dispute
from standoff.drafting.draft import draft
from standoff.outlook.grades import Grade
from standoff.outlook.phases import in_phases
from standoff.reading.read import read

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "kosovo-2007-12-07.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not here")

DECLARE = "kosovo_albanians.declare_independence_unilaterally"
RECOGNISE = ("eu.recognise_independence", "united_states.recognise_independence")


@pytest.fixture(scope="module")
def drafted() -> Dispute:
    return draft(read(ARTICLE))


def held(dispute: Dispute, phase: int) -> dict[str, set[str]]:
    """Which letters an option has in the states that are held best."""
    found = in_phases(dispute)[phase]
    states = found.solution.states
    names = [name for name, best in zip(states.names(), found.held, strict=True) if best]
    return {path: {name[at] for name in names} for at, path in enumerate(dispute.options)}


def test_its_options_are_those_of_the_dispute(drafted: Dispute) -> None:
    assert set(drafted.options) == {
        DECLARE,
        "kosovo_albanians.accept_un_plan",
        "serbia.accept_un_plan",
        "kosovo_albanians.negotiate",
        "serbia.negotiate",
        "serbia.use_force",
        *RECOGNISE,
        "russia.block_security_council",
        "nato.keep_troops",
        "nato.act_resolutely_anyone",
        "eu.honour_responsibilities_kosovo",
    }


def test_the_declaration_is_not_available_before_the_deadline(drafted: Dispute) -> None:
    (option,) = (o for a in drafted.actors for o in a.options if f"{a.id}.{o.id}" == DECLARE)
    assert option.available_from == date(2007, 12, 10)
    assert held(drafted, 0)[DECLARE] == {"N"}


def test_the_check_finds_no_fault_with_it(drafted: Dispute) -> None:
    assert {finding.level for finding in check(drafted)} <= {"note"}


def test_it_settles_where_the_model_by_hand_settles_as_far_as_the_report_tells(
    drafted: Dispute,
) -> None:
    ours, theirs = held(drafted, -1), held(load_case("kosovo-2007"), -1)
    assert theirs["albanians.declare"] == ours[DECLARE] == {"Y"}
    assert theirs["us.recognise"] == ours["united_states.recognise_independence"] == {"Y"}
    assert theirs["eu.recognise"] == ours["eu.recognise_independence"] == {"Y"}
    assert theirs["serbia.accept_plan"] == ours["serbia.accept_un_plan"] == {"N"}
    assert theirs["russia.block"] == ours["russia.block_security_council"] == {"Y"}


def test_what_the_report_leaves_open_stays_open(drafted: Dispute) -> None:
    """The model by hand assumes that NATO deters force, and that the talks end."""
    ours, theirs = held(drafted, -1), held(load_case("kosovo-2007"), -1)
    assert theirs["serbia.resist"] == {"N"}
    assert ours["serbia.use_force"] == {"N", "Y"}
    assert theirs["un.extend"] == {"N"}
    assert ours["serbia.negotiate"] == {"N", "Y"}
    assert ours["kosovo_albanians.negotiate"] == {"N"}
    last = in_phases(drafted)[-1]
    assert last.leading[0].grade is Grade.NONE
    assert in_phases(load_case("kosovo-2007"))[-1].leading[0].grade is Grade.FIRM


def test_before_the_deadline_it_may_stay_as_it_is_in_both(drafted: Dispute) -> None:
    for dispute in (drafted, load_case("kosovo-2007")):
        first = in_phases(dispute)[0]
        assert dispute.status_quo in {resting.state for resting in first.leading}
