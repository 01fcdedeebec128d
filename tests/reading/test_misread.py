"""Verbs and names that the model takes for nouns are set right, and nothing else is touched."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading.language import load_language
from standoff.reading.misread import known_words, set_right
from standoff.reading.read import read_text


def stances(text: str) -> list[tuple[str | None, str | None, str | None]]:
    claims = read_text(text, published="2024-03-05").claims
    return [(c.actor, c.act, c.target) for c in claims if c.kind == "stance"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The European Union supports Selvania.", ("eu", "support", "selvania")),
        ("Russia backs Ordana.", ("russia", "support", "ordana")),
        ("Torvia backs Velden.", ("torvia", "support", "velden")),
        ("But Torvia rejects Velden, and the talks have stalled.", ("torvia", "reject", "velden")),
        ("Torvia backs Kestria, diplomats say.", ("torvia", "support", "kestria")),
        ("Torvia opposes the Keldar plan.", ("torvia", "oppose", "keldar")),
        ("EU champions Ardelia", ("eu", "support", "ardelia")),
        ("UN champions new talks, while Iran has stayed silent.", ("un", "support", None)),
        ("The talks broke down. The Arab League vetoes Norland.", ("arab_league", "reject",
                                                                   "norland")),
        ("“Torvia backs Kestria,” the minister said on Monday.", ("torvia", "support", "kestria")),
        ("Iran is against it, and NATO champions Mirania.", ("nato", "support", "mirania")),
        ("Torvia welcomes Velden.", ("torvia", "accept", "velden")),
        ("Velden opposes the toll.", ("velden", "oppose", None)),
        ("The talks broke down on Monday. Velden backs the Keldar plan.",
         ("velden", "support", "keldar")),
    ],
)  # fmt: skip
def test_a_name_a_verb_and_a_noun_phrase_are_a_clause(
    text: str, expected: tuple[str | None, ...]
) -> None:
    assert expected in stances(text)


def test_two_sides_are_backed_by_two_others() -> None:
    found = stances("Washington supports Ardelia and Moscow backs Velden.")
    assert found == [("united_states", "support", "ardelia"), ("russia", "support", "velden")]


@pytest.mark.parametrize(
    "text",
    [
        "Boeing demands rose by a third.",
        "The Texas appeals court met on Monday.",
        "Russia backs off.",
        "Its European champions league match was lost.",
        "Parliament backs the plan.",
        "Labour supports were withdrawn.",
        "Both of the two sides welcome the plan.",
    ],
)
def test_other_clauses_are_left_as_they_are(text: str) -> None:
    language = load_language()
    doc = language(text)
    before = _told(doc)
    assert _told(set_right(doc, known_words(language))) == before


@pytest.mark.parametrize(
    "text", ["Torvia backs Velden.", "Turkey champions Selvania, while Iran has stayed silent."]
)
def test_what_is_set_right_is_one_sentence_with_one_root(text: str) -> None:
    language = load_language()
    doc = set_right(language(text), known_words(language))
    assert [sentence.text for sentence in doc.sents] == [text]
    (root,) = (token for token in doc if token.head == token)
    assert (root.pos_, root.tag_, root.dep_) == ("VERB", "VBZ", "ROOT")
    assert {child.dep_ for child in root.children} >= {"nsubj", "dobj"}


WORDS = st.sampled_from(
    "The the EU Torvia Velden backs champions rejects supports and , . “ ” Kestria new talks but "
    "said that which its has Moscow's opposes".split()
)


@given(st.lists(WORDS, max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_words_stay_a_tree(words: list[str]) -> None:
    language = load_language()
    doc = language(" ".join(words))
    once = _told(set_right(doc, known_words(language)))
    for token in doc:
        above = token
        for _ in range(len(doc)):
            above = above.head
        assert above.head == above
        assert token.sent.start <= above.i < token.sent.end
    assert len(once) == len(doc)


def _told(doc: Any) -> list[tuple[Any, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc]
