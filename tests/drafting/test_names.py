"""Actors' names in sentences."""

from __future__ import annotations

import pytest

from standoff.drafting.names import possessive, with_article


@pytest.mark.parametrize(
    ("name", "in_a_sentence"),
    [
        ("Serbia", "Serbia"),
        ("UN", "the UN"),
        ("NATO", "NATO"),
        ("Kosovo Albanians", "the Kosovo Albanians"),
        ("Southern Rivers Commission", "the Southern Rivers Commission"),
        ("Alma Renner", "Alma Renner"),
    ],
)
def test_bodies_and_peoples_have_an_article(name: str, in_a_sentence: str) -> None:
    assert with_article(name) == in_a_sentence


def test_a_name_in_s_takes_only_the_apostrophe() -> None:
    assert possessive("Kosovo Albanians") == "the Kosovo Albanians'"
    assert possessive("UN") == "the UN's"
