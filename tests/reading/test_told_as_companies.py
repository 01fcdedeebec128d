"""Companies with names such as persons have."""

from __future__ import annotations

import pytest

from standoff.reading.language import parse_passages
from standoff.reading.names import find_names
from standoff.reading.read import read_text
from standoff.reading.records import Passage
from standoff.reading.told_as_companies import companies_among


def _among(text: str) -> frozenset[str]:
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        lines.append(Passage(f"p{number}", "s1", "body", start, start + len(line)))
        start += len(line) + 1
    parsed = parse_passages(lines, text)
    return companies_among([(each, find_names(each.doc)) for each in parsed])


@pytest.mark.parametrize(
    "text",
    [
        "Brenner Voss's chief executive, Anna Pell, left.",
        "Shares in Brenner Voss fell by a tenth.",
        "He sold his stake in Brenner Voss on Monday.",
        "Brenner Voss, which owns the mill, rejected the plan.",
        "The steelmaker Brenner Voss rejected the plan.",
        "Brenner Voss, the carmaker, rejected the plan.",
        "Brenner Voss raised its offer on Monday.",
        "Brenner Voss rejected the plan. The company left.",
        "Brenner Voss rejected the plan. Its workers left.",
        "The Dockers' Union left.\nBrenner Voss rejected the plan. The firm left.",
    ],
)
def test_what_shows_that_a_name_is_a_companys(text: str) -> None:
    assert "brenner voss" in _among(text)


@pytest.mark.parametrize("name", ["Brenner Stahl", "Greenfield Homes", "Kessler Motors"])
def test_a_trade_in_a_name_shows_it(name: str) -> None:
    assert name.casefold() in _among(f"{name} rejected the plan on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Brenner Voss rejected the plan.",
        "Brenner Voss, who owns the mill, rejected the plan.",
        "Brenner Voss sold his shares in the mill.",
        "Brenner Voss, the company's lawyer, rejected the plan.",
        "Hallam Rail left.\nBrenner Voss rejected the plan. The company left.",
        "Brenner Voss rejected the plan. The company left. Mr Voss did not.",
        "Brenner Voss rejected the plan, which angered the mayor.",
        "Brenner Voss said the union had lost its way.",
        "Brenner Voss and Anna Pell rejected the plan. The company left.",
        "Lesley Stahl rejected the plan. She was angry.",
        "Lesley Stahl said she was angry.",
        "Lesley Stahl, a reporter, rejected the plan.",
        "Mayor Lesley Stahl rejected the plan.",
        "Lesley Stahl, who was angry, rejected the plan.",
        "Lesley Stahl rejected the plan. Ms Stahl was angry.",
        "The envoy, Lesley Stahl, rejected the plan.",
    ],
)
def test_what_a_person_is_told_of_shows_none(text: str) -> None:
    assert not {"brenner voss", "lesley stahl"} & _among(text)


REPORT = """\
Hallam Steel said it would close its Corrow works unless the Metalworkers' Union accepts a pay \
freeze.

Brenner Stahl, which supplies the works, warned that it would halt deliveries. Its workers have \
refused to cross the picket line. "We will not pay," Brenner Stahl's chief executive, Karl Voss, \
said. Shares in Brenner Stahl fell.

The price of steel rose. Brenner threatened to leave the town.
"""


def test_a_company_is_one_organisation_and_no_person() -> None:
    dossier = read_text(REPORT)
    kinds = {actor.id: actor.kind for actor in dossier.actors}
    assert kinds["brenner_stahl"] == kinds["hallam_steel"] == "organisation"
    assert not {"brenner", "stahl", "hallam"} & set(kinds)
    threats = {c.actor for c in dossier.claims if c.act == "threaten"}
    assert threats == {"hallam_steel", "brenner_stahl"}
    (voss,) = (actor for actor in dossier.actors if actor.id == "karl_voss")
    assert voss.speaks_for == "brenner_stahl"


def test_a_person_of_the_same_first_word_stays_one() -> None:
    dossier = read_text("Brenner Stahl raised its offer. Otto Brenner rejected it on Monday.")
    assert {a.id: a.kind for a in dossier.actors}["otto_brenner"] == "person"
