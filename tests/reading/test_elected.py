"""Those who sit in an assembly for a place."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


@pytest.mark.parametrize(
    "named",
    [
        "Ada Storm, the MP for Harwick,",
        "Ada Storm, MP of Harwick,",
        "The MP for Harwick, Ada Storm,",
        "Harwick MP Ada Storm",
        "Labour MP Ada Storm",
        "Ada Storm MP",
        "The MP for London, Ada Storm,",
        "Ada Storm, a councillor for Harwick,",
        "Councillor Ada Storm of Harwick",
        "Ada Storm, the member of parliament for Harwick,",
        "Senator Ada Storm of Ohio",
    ],
)
def test_who_is_elected_by_a_place_neither_speaks_for_it_nor_advises_it(named: str) -> None:
    dossier = read_text(f"{named} rejected the plan on Monday.")
    assert [(a.id, a.speaks_for) for a in dossier.actors] == [("ada_storm", None)]
    assert {c.actor for c in dossier.claims} == {"ada_storm"}
    assert not [c for c in dossier.claims if c.kind == "relation"]


@pytest.mark.parametrize(
    ("named", "target"),
    [
        ("Ada Storm, a member of the Harwick Council,", "harwick_council"),
        ("Ada Storm, a lawmaker of the Liberal Party,", "liberal_party"),
        ("Peruvian lawmaker Ada Storm", "peru"),
        ("Ada Storm, an MP from Peru,", "peru"),
        ("Senator Ada Storm of Peru", "peru"),
    ],
)
def test_who_sits_in_a_council_or_a_parliament_works_for_it(named: str, target: str) -> None:
    dossier = read_text(f"{named} rejected the plan on Monday.")
    (advice,) = (c for c in dossier.claims if c.act == "advise")
    assert (advice.actor, advice.target) == ("ada_storm", target)
    assert all(actor.speaks_for is None for actor in dossier.actors)


def test_an_mp_without_a_name_acts_for_nobody_else() -> None:
    dossier = read_text("Estonian MEP has demanded a vote. The MP for Harwick rejected it.")
    stances = {(c.act, c.actor) for c in dossier.claims if c.kind == "stance"}
    assert stances == {("demand", "estonian_mep"), ("reject", "mp")}


def test_who_leads_a_council_speaks_for_it_though_elected_by_a_place() -> None:
    dossier = read_text("Ada Storm, the leader of Harwick Council, rejected the plan.")
    (stance,) = (c for c in dossier.claims if c.kind == "stance")
    assert stance.actor == "harwick_council"
