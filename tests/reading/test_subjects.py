"""Who acts in a clause, by its grammar."""

from __future__ import annotations

import pytest

from standoff.reading.language import load_language
from standoff.reading.subjects import conjuncts, main_subjects, modifiers, subject_of


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Peru closed the port.", "closed", ["Peru"]),
        ("Peru closed the port and left.", "left", ["Peru"]),
        ("The port was closed.", "closed", ["port"]),
        ("Peru wants to close the port.", "close", ["Peru"]),
        ("Leave the port.", "Leave", []),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, subjects: list[str]) -> None:
    token = next(t for t in load_language()(text) if t.text == verb)
    assert [s.text for s in subject_of(token)] == subjects


def test_what_is_joined_to_a_noun() -> None:
    peru = load_language()("Peru, Chile and Bolivia left.")[0]
    assert [t.text for t in conjuncts(peru)] == ["Peru", "Chile", "Bolivia"]


@pytest.mark.parametrize("text", ["Peru's army left.", "The army of Peru left."])
def test_whose_a_noun_is(text: str) -> None:
    army = next(t for t in load_language()(text) if t.text == "army")
    assert [t.text for t in modifiers(army)] == ["Peru"]


def test_whom_a_sentence_is_about() -> None:
    sentence = next(load_language()("Peru, which owns the port, closed it.").sents)
    assert [t.text for t in main_subjects(sentence)] == ["Peru"]
