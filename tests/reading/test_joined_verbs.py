"""Verbs that are joined by "and" or "or"."""

from __future__ import annotations

import pytest

from standoff.reading.joined_verbs import conjunction_of, is_told_as_fact, joined_to
from standoff.reading.language import load_language


@pytest.mark.parametrize(
    ("text", "word", "conjunction", "head", "fact"),
    [
        ("Peru left the talks and closed the port.", "closed", "and", "left", False),
        ("Peru did not leave the talks or close the port.", "close", "or", "leave", False),
        ("Peru left, closed the port or demanded a toll.", "closed", "or", "left", False),
        ("Peru wants to leave and demands a toll.", "demands", "and", "wants", True),
        ("Peru would hold talks and no longer demanded a toll.", "demanded", "and", "hold", True),
        ("Peru would hold talks and drop the toll.", "drop", "and", "hold", False),
    ],
)
def test_how_verbs_are_joined(
    text: str, word: str, conjunction: str, head: str, *, fact: bool
) -> None:
    (verb,) = (token for token in load_language()(text) if token.text == word)
    assert conjunction_of(verb) == conjunction
    assert joined_to(verb).text == head
    assert is_told_as_fact(verb) is fact


def test_a_verb_that_is_not_joined_has_no_conjunction() -> None:
    (verb,) = (token for token in load_language()("Peru left.") if token.text == "left")
    assert conjunction_of(verb) is None
