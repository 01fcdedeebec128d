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
    ],
)
def test_who_has_a_minister_or_imposes_tariffs(text: str, found: list[str]) -> None:
    assert [word.text for word in words_of_states(load_language()(text))] == found


def test_such_a_name_is_a_government_throughout() -> None:
    found = read_text(
        "Castellan rejected the plan. Castellan's foreign minister, Ada Storm, said so."
    )
    assert [(a.id, a.kind) for a in found.actors if a.id == "castellan"] == [
        ("castellan", "government")
    ]
