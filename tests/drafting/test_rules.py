"""General rules: named at the element, listed, switched off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standoff.dispute.check import check
from standoff.dispute.elements import elements
from standoff.dispute.model import Dispute
from standoff.drafting.draft import draft
from standoff.drafting.rules import RULES, Rules
from standoff.errors import InputError
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text

TEXT = (
    "Mediators of Norway met Kosovo and Serbia. Kosovo has threatened to declare independence. "
    "Kosovo is not willing to concede its position. Serbia threatened to close the border if "
    "Kosovo declared independence. Serbia threatened to cut the power unless Kosovo pays its debt. "
    "Serbia and Kosovo agreed to continue the talks. The UN proposed supervised independence. "
    "Several EU nations have backed Kosovo. The United States backs Kosovo. "
    "In the Security Council, Russia backs Serbia. "
    "Japan supports Kosovo in declaring independence. "
    "Norway has promised to lend Kosovo 40 million if Kosovo declares independence. "
    "Norway will keep 400 soldiers at the border. Serbia has offered to open the border. "
    '"War is a possibility," Otto Fink, an adviser to the Serbian government, said. '
)
NAMED = re.compile(r"\[rule ([\w-]+)\]")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_text(TEXT, published="2007-12-07")


def applied(dispute: Dispute) -> set[str]:
    grounds = [element.grounds.assumed or "" for element in elements(dispute)]
    return {name for text in grounds for name in NAMED.findall(text)}


def test_each_rule_that_is_applied_is_named_at_an_element(dossier: Dossier) -> None:
    named = applied(draft(dossier, max_options=24))
    assert named <= {rule.id for rule in RULES}
    assert named >= {
        "threat-meant", "threat-goal", "answered-unwelcome", "threatened-unwelcome",
        "force-of-aide", "force-unwelcome", "unyielding", "backer-shares", "backer-recognises",
        "recognition-needs-declaration", "council-vetoes", "council-counts", "irreversible",
        "members-act", "no-threat-while-talking", "promise-meant", "offered-wanted",
        "kept-wanted", "proposer-wants", "not-yet",
    }  # fmt: skip


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_a_rule_that_is_switched_off_is_not_applied(dossier: Dossier, rule: str) -> None:
    without = draft(dossier, max_options=24, without=[rule])
    assert rule not in applied(without)
    assert f"Drafted without these rules: {rule}." in without.notes
    assert not [f for f in check(without) if f.level == "error"]


def test_without_any_rule_nothing_is_assumed_of_what_they_say(dossier: Dossier) -> None:
    bare = draft(dossier, max_options=24, without=[rule.id for rule in RULES])
    assert applied(bare) == set()
    assert bare.bodies == ()
    assert bare.constraints == ()


def test_without_not_yet_there_is_a_status_quo_only_where_reports_tell_all() -> None:
    told = "Serbia and Kosovo have met. Serbia has rejected the plan of Norway. Kosovo accepted it."
    some = "Serbia and Kosovo have met. Serbia threatened to close the border."
    assert draft(read_text(some), without=["not-yet"]).status_quo is None
    assert draft(read_text(some)).status_quo == "N"
    all_told = draft(read_text(told), without=["not-yet"])
    assert all_told.status_quo == draft(read_text(told)).status_quo
    assert all_told.status_quo_grounds.because
    assert all_told.status_quo_grounds.assumed is None


def test_what_a_rule_does_not_tell_is_unknown(dossier: Dossier) -> None:
    bare = draft(dossier, max_options=24, without=["threat-goal", "threat-meant"])
    open_to = {name for unknown in bare.actor("kosovo").unknown for name in unknown.about}
    assert "kosovo.declare_independence" in open_to


def test_a_rule_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean 'threat-meant'"):
        Rules(["threat-ment"])


def test_every_rule_says_what_it_assumes_and_what_is_done_without_it() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.says.endswith(".") and not rule.otherwise.endswith(".") for rule in RULES)


def test_to_ask_for_a_rule_that_is_none_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        Rules().on("nothing")


def test_the_documentation_has_every_rule() -> None:
    page = (Path(__file__).parents[2] / "docs" / "drafting.md").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"| `{rule.id}` | {rule.says} |" not in page] == []
