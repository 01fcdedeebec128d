"""Names that are shown to be a state's."""

from __future__ import annotations

import pytest

from standoff.reading.language import load_language
from standoff.reading.read import read_text
from standoff.reading.states import words_of_states


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norland's foreign minister left.", ["Norland"]),
        ("Norland will impose a tariff on steel.", ["Norland"]),
        ("Castellan threatened to raise duties on beef.", ["Castellan"]),
        ("The government of Norrland left.", ["Norrland"]),
        ("The minister of Defence left.", []),
        ("Hallam Steel will raise wages.", []),
        ("Hallam's chief executive left.", []),
        ("The parliament of Norrland met.", ["Norrland"]),
        ("The prime minister of Norrland left.", ["Norrland"]),
        ("The Norland foreign ministry protested.", ["Norland"]),
        ("Troops crossed the Norland border.", ["Norland"]),
        ("The border between Norland and Velden is shut.", ["Norland", "Velden"]),
        ("The invasion of Velden began.", ["Velden"]),
        ("It recalled its ambassador to Velden.", ["Velden"]),
        ("Lethia, a small state on the coast, protested.", ["Lethia"]),
        ("Fighting broke out in Velden on Monday.", ["Velden"]),
        ("The rebels met inside Norland.", ["Norland"]),
        ("The bank has invested in Hallam.", []),
        ("Voters have lost confidence in Storm.", []),
        ("The Storm government fell.", []),
        ("Neighbouring Oressa denied it.", ["Oressa"]),
        ("Troops crossed into neighboring Oressa.", ["Oressa"]),
    ],
)
def test_what_shows_that_a_name_is_a_states(text: str, found: list[str]) -> None:
    assert [word.text for word in words_of_states(load_language()(text))] == found


def test_such_a_name_is_a_government_throughout() -> None:
    found = read_text(
        "Castellan rejected the plan. Castellan's foreign minister, Ada Storm, said so."
    )
    assert [(a.id, a.kind) for a in found.actors if a.id == "castellan"] == [
        ("castellan", "government")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ordana denies it. Troops were seen on the Ordana border.", "Ordana"),
        ("Norland opposes the claim. The parliament of Norland met on Monday.", "Norland"),
        ("Tamber demanded an apology. The Tamber foreign ministry protested.", "Tamber"),
        ("NATO backs Belmora. Fighting broke out in Belmora on Monday.", "Belmora"),
        ("Lethia, a small state on the coast, rejects the demand.", "Lethia"),
    ],
)
def test_one_passage_shows_it_for_all(text: str, name: str) -> None:
    kinds = {a.name: a.kind for a in read_text(text, published="2024-03-05").actors}
    assert kinds[name] == "government"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Korvan warned the rebels. Korvan's army took the city.", "Korvan"),
        ("Ada Storm rejected the plan. The trust of voters in Storm is gone.", "Ada Storm"),
        ("Mr Veld denies the charge. The crowd saw in Veld a hero.", "Veld"),
    ],
)
def test_a_person_stays_one(text: str, name: str) -> None:
    kinds = {a.name: a.kind for a in read_text(text, published="2024-03-05").actors}
    assert kinds[name] == "person"
