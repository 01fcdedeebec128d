"""Recognition of what is declared, and the vote of a permanent member of the Security Council."""

from __future__ import annotations

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import draft
from standoff.reading.read import read_text

DECLARES = (
    "Mediators of Norway met Kosovo and Serbia. Kosovo has threatened to declare independence. "
    "Serbia rejects independence for Kosovo. "
)


def drafted(more: str) -> Dispute:
    return draft(read_text(DECLARES + more, published="2007-12-07"))


def options(dispute: Dispute, actor: str) -> dict[str, str]:
    return {option.id: option.name for option in dispute.actor(actor).options}


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [s.expression.text for level in preference.levels for s in level]


def test_who_backs_a_side_that_may_declare_independence_can_recognise_it() -> None:
    dispute = drafted("The United States backs Kosovo.")
    declared = next(
        o for o in dispute.options if "independence" in o and not o.startswith("united")
    )
    assert options(dispute, "united_states") == {
        "recognise_independence": "Recognise Kosovo's independence"
    }
    assert f"united_states.recognise_independence iff {declared}" in wants(dispute, "united_states")
    option = dispute.actor("united_states").options[0]
    assert option.grounds.because
    assert "taken to follow" in (option.grounds.assumed or "")
    assert dispute.status_quo is not None
    place = dispute.options.index("united_states.recognise_independence")
    assert dispute.status_quo[place] == "N"


def test_who_backs_the_other_side_only_backs_it() -> None:
    assert options(drafted("China backs Serbia."), "china") == {"back_serbia": "Back Serbia"}


def test_a_permanent_member_that_takes_a_part_in_the_council_can_block() -> None:
    dispute = drafted("Russia supported Serbia at the UN Security Council.")
    (option,) = dispute.actor("russia").options
    assert option.id == "block_security_council"
    assert option.name == "Block what Serbia refuses in the Security Council"
    assert "veto" in (option.grounds.assumed or "")
    assert "russia.block_security_council" in wants(dispute, "russia")


def test_who_has_no_veto_only_backs() -> None:
    dispute = drafted("Brazil supported Serbia at the UN Security Council.")
    assert options(dispute, "brazil") == {"back_serbia": "Back Serbia"}
