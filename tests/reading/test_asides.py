"""Verbs behind an aside have a subject, and other participles are left as they are."""

from __future__ import annotations

import pytest

from standoff.reading.language import load_language
from standoff.reading.misread import known_words, set_right
from standoff.reading.read import read_text


@pytest.mark.parametrize(
    ("text", "actor", "act"),
    [
        (
            "Corran Stone, which employs 310 people, threatened in March to close the pit.",
            "corran_stone",
            "threaten",
        ),
        ("The Harbour Guild, which owns the dock, rejected the plan.", "harbour_guild", "reject"),
    ],
)
def test_what_stands_behind_an_aside_is_done_by_whom_it_is_about(
    text: str, actor: str, act: str
) -> None:
    stances = {(c.actor, c.act) for c in read_text(text).claims if c.kind == "stance"}
    assert (actor, act) in stances


@pytest.mark.parametrize(
    "text",
    [
        "Two men, both from Arden, accused of theft by the mayor.",
        "A plan, which nobody liked, rejected by the court.",
        "The guild, an old body, rejected the plan on Monday.",
        "The letter, which came late, was a threat accepted by the town.",
    ],
)
def test_other_sentences_are_left_as_they_are(text: str) -> None:
    language = load_language()
    before = [(t.head.i, t.dep_, t.tag_) for t in language(text)]
    doc = set_right(language(text), known_words(language))
    assert [(t.head.i, t.dep_, t.tag_) for t in doc] == before


def test_what_is_set_right_has_one_root() -> None:
    language = load_language()
    text = "Corran Stone, which employs 310 people, threatened to close the pit."
    doc = set_right(language(text), known_words(language))
    assert [t.text for t in doc if t.dep_ == "ROOT"] == ["threatened"]
    assert [t.text for t in doc if t.dep_ == "nsubj" and t.head.text == "threatened"] == ["Stone"]
