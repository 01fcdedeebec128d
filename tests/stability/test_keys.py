"""The keys of verdicts: which concept, index and strength each of them holds."""

from __future__ import annotations

import pytest

from standoff.stability.keys import STRENGTHS, concept_of, index_of, strength_of


@pytest.mark.parametrize(
    ("key", "concept", "index", "strength"),
    [
        ("SEQ", "SEQ", "", ""),
        *((f"SEQ_{index}", "SEQ", index, "") for index in "abcd"),
        ("SMR_strong", "SMR", "", "strong"),
        ("GMR_weak", "GMR", "", "weak"),
        # The number belongs to the concept.
        ("L_2", "L_2", "", ""),
        ("L_12", "L_12", "", ""),
        ("NM", "NM", "", ""),
        ("SEQ_e", "SEQ_e", "", ""),
        # What has no underscore has neither, whatever it is called.
        ("a", "a", "", ""),
        ("weak", "weak", "", ""),
    ],
)
def test_a_key_is_taken_apart(key, concept, index, strength):
    assert (concept_of(key), index_of(key), strength_of(key)) == (concept, index, strength)


def test_there_are_two_strengths():
    assert STRENGTHS == ("strong", "weak")
