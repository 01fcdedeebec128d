"""Plans that are answered part by part."""

from __future__ import annotations

from standoff.dispute.model import Dispute, Statements
from standoff.drafting.draft import draft
from standoff.reading.read import read_text

PROPOSED = (
    "The UN has been mediating between Peru and Chile. The UN proposed a truce of 30 days and the "
    "exchange of all prisoners. "
)


def drafted(more: str) -> Dispute:
    return draft(read_text(PROPOSED + more, published="2031-05-03"))


def options(dispute: Dispute, actor: str) -> dict[str, bool]:
    every = [(a.id, o.name) for a in dispute.actors for o in a.options]
    signs = dict(zip(every, dispute.status_quo or "", strict=True))
    return {name: signs[owner, name] == "Y" for owner, name in every if owner == actor}


def wants(dispute: Dispute, actor: str) -> list[str]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return [str(s.expression) for level in preference.levels for s in level]


def test_who_accepts_one_part_and_rejects_another_has_an_option_for_each() -> None:
    found = drafted("Chile accepted a truce of 30 days. Chile rejected an exchange of prisoners.")
    assert options(found, "chile") == {
        "Agree to a truce of 30 days": True,
        "Agree to the exchange of all prisoners": False,
    }
    assert {"chile.accept_un_plan_1", "not chile.accept_un_plan_2"} <= set(wants(found, "chile"))


def test_the_other_side_answers_the_plan_as_a_whole() -> None:
    found = drafted("Chile rejected an exchange of prisoners. Peru accepted the proposal.")
    assert options(found, "peru") == {"Accept the UN's proposal": True}
    assert "chile.accept_un_plan_1 and chile.accept_un_plan_2" in " ".join(wants(found, "un"))


def test_a_plan_that_nobody_divides_stays_whole() -> None:
    found = drafted("Chile rejected the proposal.")
    assert options(found, "chile") == {"Accept the UN's proposal": False}
