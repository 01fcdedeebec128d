"""Small words within names."""

from __future__ import annotations

import pytest

from standoff.reading.language import parse_passages
from standoff.reading.names import find_names
from standoff.reading.records import Passage


def names(text: str) -> list[str]:
    (parsed,) = parse_passages((Passage("p1", "s1", "body", 0, len(text)),), text)
    return [name.text for name in find_names(parsed.doc)]


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of the Interior",
        "Ministry of Health and Social Affairs",
        "Ministry of Labour, Health and Welfare",
        "Union of Nurses and Midwives",
        "Nurses and Midwives Association",
        "Trade and Industry Ministry",
    ],
)
def test_they_join_what_one_body_is_for(name: str) -> None:
    assert names(f"The {name} threatened a walkout.") == [name]


def test_a_comma_stands_before_a_legal_form() -> None:
    assert names("Norrail Cargo, Inc. accepted the offer.") == ["Norrail Cargo, Inc."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ministry of Health and Serbia met.", ["Ministry of Health", "Serbia"]),
        (
            "The Ministry of Health and the Union of Nurses agreed.",
            ["Ministry of Health", "Union of Nurses"],
        ),
        (
            "The Ministry of Health and Transport Minister Ada Storm refused.",
            ["Ministry of Health", "Ada Storm"],
        ),
        (
            "The Union of Train Drivers and Norrail Cargo accepted the deal.",
            ["Union of Train Drivers", "Norrail Cargo"],
        ),
        ("Officials of Serbia and Miners Union leaders met.", ["Serbia", "Miners Union"]),
    ],
)
def test_they_part_two_names(text: str, found: list[str]) -> None:
    assert names(text) == found
