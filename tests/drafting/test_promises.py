"""Promises with a condition, and without."""

from __future__ import annotations

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import draft
from standoff.reading.read import read_text

THREAT = "Chile threatened to close the northern port. Peru rejected the threat. "


def drafted(more: str) -> Dispute:
    return draft(read_text(THREAT + more, published="2031-05-03"))


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [str(s.expression) for level in preference.levels for s in level]


def test_a_promise_is_kept() -> None:
    found = drafted("Norway has promised to lend Peru 40 million dollars.")
    assert [w for w in wants(found, "norway") if "lend" in w] == ["norway.lend_peru_40"]


def test_what_is_promised_if_the_other_refrains() -> None:
    found = drafted("Norway has promised to guarantee a loan if the northern port stays open.")
    assert "norway.guarantee_loan iff not chile.close_northern_port" in wants(found, "norway")


def test_what_is_promised_if_it_comes_to_that() -> None:
    found = drafted(
        "Norway has promised to lend Peru 40 million if Chile closes the northern port."
    )
    assert "norway.lend_peru_40 iff chile.close_northern_port" in wants(found, "norway")


def test_a_condition_that_is_no_option_leaves_the_wish_unknown() -> None:
    found = drafted("Norway has promised to guarantee a loan if oil prices rise.")
    assert not [w for w in wants(found, "norway") if "loan" in w]
    doubts = [u for u in found.actor("norway").unknown if u.about == ("norway.guarantee_loan",)]
    assert "if oil prices rise" in (doubts[0].grounds.assumed or "")


def test_a_day_opens_what_is_promised_for_it_and_not_what_is_promised_by_it() -> None:
    text = "Chile threatened to close the port. Peru will {} 1 July, Peru's president said."
    days = []
    for promise in ("fill the northern reservoir on", "fill the northern reservoir by"):
        found = draft(read_text(text.format(promise), published="2031-05-03"))
        days += [str(o.available_from) for o in found.actor("peru").options]
    assert days == ["2031-07-01", "None"]


def test_what_is_announced_on_a_condition_is_a_commitment() -> None:
    found = drafted(
        "Norway has promised to lend Peru 40 million if Chile closes the northern port."
    )
    (pledge,) = found.commitments
    assert (pledge.actor, str(pledge.condition), str(pledge.action)) == (
        "norway", "chile.close_northern_port", "norway.lend_peru_40",
    )  # fmt: skip
    assert pledge.grounds.because
    threat = "Peru threatened to cut the power unless Chile opens the northern port."
    (meant,) = draft(read_text(THREAT + threat, published="2031-05-03")).commitments
    assert str(meant.condition).startswith("not ")
    assert str(meant.action) == "peru.cut_power"
