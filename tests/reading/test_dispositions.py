"""To which adjective an infinitive belongs."""

from __future__ import annotations

import pytest

from standoff.reading.dispositions import disposition_of
from standoff.reading.language import load_language
from standoff.reading.subjects import subject_of


@pytest.mark.parametrize(
    ("text", "verb", "adjective"),
    [
        ("Peru is willing to hold talks.", "hold", "willing"),
        ("Peru is ready, its envoy said on Monday, to hold talks.", "hold", "ready"),
        ("Peru was prepared, if Brazil paid, to hold talks.", "hold", "prepared"),
        ("Peru is ready to leave, and wants Brazil to hold talks.", "hold", None),
        ("Peru is ready and Brazil has agreed to hold talks.", "hold", None),
        ("Peru wants to hold talks.", "hold", None),
    ],
)
def test_the_adjective_of_an_infinitive(text: str, verb: str, adjective: str | None) -> None:
    (token,) = (token for token in load_language()(text) if token.text == verb)
    found = disposition_of(token)
    assert (found and found.text) == adjective


@pytest.mark.parametrize(
    "text", ["said said", "is ready, to", "to ready, to", "Ready, willing, to"]
)
def test_any_words_have_a_subject_or_none(text: str) -> None:
    for token in load_language()(text):
        assert disposition_of(token) != token
        list(subject_of(token))
