"""Parties by what their members are called."""

from __future__ import annotations

import pytest

from standoff.reading.party_names import PartyNames, is_party
from standoff.reading.read import read_text

NAMES = PartyNames(["Liberal Party", "Social Democratic Party", "Green Party", "Hallam Steel"])


@pytest.mark.parametrize(
    ("text", "before", "party"),
    [
        ("Liberals", "The", "Liberal Party"),
        ("Social Democrats", "the", "Social Democratic Party"),
        ("Social Democrat", "a", "Social Democratic Party"),
        ("Greens", "", "Green Party"),
        ("Green", "Mr", None),
        ("Green", "A", "Green Party"),
        ("Conservatives", "The", None),
        ("Hallam", "a", None),
    ],
)
def test_members_stand_for_their_party(text: str, before: str, party: str | None) -> None:
    assert NAMES.of_members(text, before=before) == party


def test_only_a_party_written_in_full_is_one() -> None:
    assert is_party("Liberal Party")
    assert not is_party("Liberals")
    assert not is_party("Party")


def test_a_chancellor_without_a_country_speaks_for_her_party() -> None:
    found = read_text(
        "The Liberal Party left the talks. Chancellor Ada Storm, a Liberal, rejected the plan. "
        "The Liberals threatened to leave the coalition."
    )
    acts = {(c.act, c.actor) for c in found.claims if c.kind == "stance"}
    assert {("reject", "liberal_party"), ("threaten", "liberal_party")} <= acts
