"""How certain wishes are, in what order they come, and which are beyond bargaining."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff import check, solve
from standoff.dispute.file import dumps, loads
from standoff.dispute.model import Dispute, Statement, Statements
from standoff.drafting.draft import draft
from standoff.reading.read import read, read_text
from standoff.robustness.alternatives import alternatives

FIRST = "Mediators of Norway met Peru and Chile. Chile threatened to close the northern port. "


def drafted(more: str) -> Dispute:
    return draft(read_text(FIRST + more, published="2031-05-03"))


def statements(dispute: Dispute, actor: str) -> dict[str, Statement]:
    preference = dispute.actor(actor).preference
    assert isinstance(preference, Statements)
    return {str(s.expression): s for level in preference.levels for s in level}


def test_what_an_actor_says_is_stated_and_what_a_rule_adds_inferred() -> None:
    found = drafted("Chile demanded that Peru pay its debt. Peru rejected the demand.")
    wishes = statements(found, "chile")
    assert wishes["peru.pay_debt"].grounds.certainty == "stated"
    assert wishes["chile.close_northern_port"].grounds.certainty == "inferred"
    feared = statements(found, "peru")["not chile.close_northern_port"]
    assert feared.grounds.certainty == "inferred"


def test_what_only_others_tell_is_reported_and_asked_about() -> None:
    found = drafted("The UN proposed a truce. Chile has accepted the proposal, Peru said.")
    wish = "chile.accept_un_plan"
    assert statements(found, "chile")[wish].grounds.certainty == "reported"
    asked = [each.element for each in alternatives(found) if each.kind == "assumption"]
    at = list(statements(found, "chile")).index(wish)
    assert f"actors.chile.preferences[{at}]" in asked


@pytest.mark.parametrize(
    ("said", "firm"),
    [
        ("Peru said that it would never accept the demand to pay its debt.", True),
        ("Peru rejected the demand. It called paying the debt a red line.", False),
        ("Peru categorically rejected the demand.", True),
        ("Peru rejected the demand.", False),
    ],
)
def test_a_refusal_at_any_price_is_a_strong_preference(said: str, firm: bool) -> None:
    found = drafted(f"Chile demanded that Peru pay its debt. {said}")
    strong = [str(each.worse) for each in found.actor("peru").strong]
    assert strong == (["peru.pay_debt"] if firm else [])
    assert not [finding for finding in check(found) if finding.level != "note"]
    assert solve(found).states
    assert all(each.grounds.because for each in found.actor("peru").strong)


def test_the_last_word_comes_before_an_older_one_of_the_same_kind(
    tmp_path: Path,
) -> None:
    days = {
        "2031-05-03": "Chile demanded that Peru pay its debt to the northern farmers at once.",
        "2031-05-05": "Chile demanded that Peru open the railway to Tacna for all trains at once.",
    }
    for day, text in days.items():
        head = f"{int(day[-2:])} May 2031\n\nThe news of the day\n\n"
        (tmp_path / f"{day}.txt").write_text(head + FIRST + text + "\n", encoding="utf-8")
    found = draft(read(sorted(tmp_path.glob("*.txt"))))
    demands = [text for text in statements(found, "chile") if text.startswith("peru.")]
    assert [text.split(".")[1].split("_")[0] for text in demands] == ["open", "pay"]


def test_the_file_keeps_it_and_quotes_what_is_cited_beside_it() -> None:
    found = drafted("Chile demanded that Peru pay its debt. Peru would never accept that it pay.")
    text = dumps(found, quotes=True)
    assert "because: [e1]  # “Chile threatened to close the northern port.”" in text
    assert loads(text) == loads(dumps(found))
    kept = statements(loads(text), "chile")["peru.pay_debt"].grounds.certainty
    assert kept == "stated"
