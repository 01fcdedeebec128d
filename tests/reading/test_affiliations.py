"""For whom people speak, and who makes up a body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standoff.reading.read import read_text

Reader = Callable[..., Any]
Knower = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "person", "principal"),
    [
        ("Peruvian Foreign Minister Ada Storm left.", "ada_storm", "peru"),
        ("Peru's foreign minister, Ada Storm, left.", "ada_storm", "peru"),
        ("President Ada Storm of Peru left.", "ada_storm", "peru"),
        ("The president of Peru, Ada Storm, left.", "ada_storm", "peru"),
        ("Ada Storm, the president of Peru, left.", "ada_storm", "peru"),
        ("Ada Storm, spokeswoman for the African Union, left.", "ada_storm", "african_union"),
        ("UN envoy Ada Storm left.", "ada_storm", "un"),
        ("Nato Secretary-General Otto Fink left.", "otto_fink", "nato"),
        ("Defence Minister Ada Storm said Peru would stay.", "ada_storm", "peru"),
        ("Peru's chief executive, Ada Storm, left.", "ada_storm", "peru"),
        # Those who advise, those who once held office, and those who run a town do not.
        ("Otto Fink, an adviser to the Peruvian government, left.", "otto_fink", None),
        ("Otto Fink, an aide to President Ada Storm of Peru, left.", "otto_fink", None),
        ("Ada Storm, a former president of Peru, left.", "ada_storm", None),
        ("Former Peruvian president Ada Storm left.", "ada_storm", None),
        ("Lima Mayor Ada Storm left.", "ada_storm", None),
        ("The mayor of Lima, Ada Storm, left.", "ada_storm", None),
        ("Mr Fink met officials of Peru.", "fink", None),
    ],
)
def test_for_whom_a_person_speaks(
    known: Knower, text: str, person: str, principal: str | None
) -> None:
    assert known(text).resolver.book.speaks_for(person) == principal


def test_an_adviser_is_an_adviser_and_his_words_are_his_own(report: Reader) -> None:
    read = report("Otto Fink, an aide to President Ada Storm of Peru, said war was possible.")
    advice = read.only("relation", "advise")
    assert (advice.actor, advice.target) == ("otto_fink", "ada_storm")
    words = read.only("quotation")
    assert (words.speaker, words.actor) == ("otto_fink", "otto_fink")
    force = read.only("stance", "threaten")
    assert (force.actor, force.modality) == ("otto_fink", "hypothetical")


def test_a_minister_without_a_country_is_of_the_one_that_acted_last(known: Knower) -> None:
    text = "Peru closed the strait.\nDefence Minister Ada Storm left."
    assert known(text).resolver.book.speaks_for("ada_storm") == "peru"


@pytest.mark.parametrize(
    "named",
    ["Peru's foreign minister, Otto Fink,", "The Peruvian Foreign Minister Otto Fink"],
)
def test_a_minister_is_of_the_country_that_the_report_names_elsewhere(
    known: Knower, named: str
) -> None:
    text = f"Brazil closed the strait.\nForeign Minister Otto Fink left.\n{named} was angry."
    assert known(text).resolver.book.speaks_for("otto_fink") == "peru"


def test_a_minister_is_not_of_a_committee_that_acted_last(known: Knower) -> None:
    text = "The Fisheries Committee rejected the plan.\nThe Minister, Dr Ada Storm, left."
    assert known(text).resolver.book.speaks_for("ada_storm") is None


def test_an_official_without_a_name_is_named_later(known: Knower) -> None:
    text = "A spokesman for Peru objected.\nOtto Fink was angry."
    assert known(text).resolver.book.speaks_for("otto_fink") == "peru"


def test_an_aide_without_a_name_is_named_later(report: Reader) -> None:
    read = report("An adviser to Peru caused alarm.\nOtto Fink said war was a tool.")
    assert read.only("quotation").actor == "otto_fink"
    assert read.only("relation", "advise").target == "peru"


@pytest.mark.parametrize(
    "text",
    [
        "The quartet of the UN, the EU, Norway and Chile met.",
        "The UN, the EU, Norway and Chile met. The quartet agreed.",
    ],
)
def test_a_body_is_made_of_those_who_are_listed(known: Knower, text: str) -> None:
    book = known(text).resolver.book
    assert book.members("quartet") == ("un", "eu", "norway", "chile")


def test_the_body_acts_and_not_its_last_member(report: Reader) -> None:
    read = report("The trio of Peru, Norway and Chile rejected the plan.")
    assert read.acts() == {("trio", "reject", None)}
    members = {(c.actor, c.target) for c in read.claims("relation", "member")}
    assert members == {("peru", "trio"), ("norway", "trio"), ("chile", "trio")}


def test_a_secretary_for_something_is_of_the_government_and_no_body_of_that_name() -> None:
    found = read_text(
        "The government rejected the plan. Business Secretary Ada Storm urged Hallam Steel to wait."
    )
    assert {a.id: a.speaks_for for a in found.actors}["ada_storm"] == "government"
    assert "business" not in {a.id for a in found.actors}


def test_a_retired_general_may_advise_the_president_of_the_state_that_acts() -> None:
    found = read_text(
        'Peru threatened to close the border. "War is a possibility," retired general Otto Fink, '
        "an adviser to the president, said."
    )
    assert ("otto_fink", "peru") in {(c.actor, c.target) for c in found.claims if c.act == "advise"}


@pytest.mark.parametrize(
    ("named", "principal"),
    [
        ("Hallam Steel's chief executive, Ada Storm,", "hallam_steel"),
        ("Its chief executive, Ada Storm,", "hallam_steel"),
        ("Ada Storm, the head of Hallam Steel,", "hallam_steel"),
        ("Ada Storm, who chairs Hallam Steel,", "hallam_steel"),
        ("Ada Storm, who runs Hallam Steel,", "hallam_steel"),
        ("Hallam Steel boss Ada Storm", "hallam_steel"),
        ("Ada Storm, the company's chief executive,", "hallam_steel"),
        ("The head of the Dockers' Union, Ada Storm,", "dockers_union"),
        ("Ada Storm, a former head of Hallam Steel,", None),
        ("Ada Storm, who once chaired Hallam Steel,", None),
        ("Ada Storm, a shareholder in Hallam Steel,", None),
        ("Ada Storm, whose family owns Hallam Steel,", None),
    ],
)
def test_who_heads_a_company_or_a_union_speaks_for_it(named: str, principal: str | None) -> None:
    dossier = read_text(
        "Hallam Steel, the company that owns the mill, rejected the plan of the Dockers' Union. "
        f"{named} said a strike would be wrong."
    )
    (storm,) = (actor for actor in dossier.actors if actor.id == "ada_storm")
    assert storm.speaks_for == principal
