"""Ids in Wikidata: of states and bodies that are known here, and of nobody else."""

from __future__ import annotations

import re

import pytest

from standoff.reading.dossier import load_dossier, save_dossier
from standoff.reading.gazetteer import country_codes, lookup
from standoff.reading.wikidata import wikidata_id


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("Serbia", "Q403"), ("Moscow", "Q159"), ("Kosovo", "Q1246"), ("Britain", "Q145"),
        ("Netherlands", "Q55"), ("United Nations", "Q1065"),
        ("Nato", "Q7184"), ("Security Council", "Q37470"), ("E.U.", "Q458"), ("Ecowas", None),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_item(name, item):
    entry = lookup(name)
    assert (wikidata_id(entry.id) if entry else None) == item


def test_each_item_is_of_one_country():
    items = {code: wikidata_id(ident) for ident, code in country_codes().items()}
    known = [item for item in items.values() if item]
    assert len(set(known)) == len(known) == 197
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in known)


def test_an_actor_that_is_known_has_its_item_and_a_person_of_that_name_has_none(report, tmp_path):
    found = report(
        "Georgia has rejected the plan, said NATO.\n"
        "Orvania has accepted the plan, said Michael Jordan."
    )
    items = {actor.id: actor.wikidata for actor in found.dossier.actors}
    assert items == {"georgia": "Q230", "nato": "Q7184", "orvania": None, "michael_jordan": None}
    save_dossier(found.dossier, tmp_path / "d.jsonl")
    assert load_dossier(tmp_path / "d.jsonl").actors == found.dossier.actors
