"""Rules that are looked up hold where spaCy's matcher finds them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading.language import DEFAULT_MODEL, load_language
from standoff.reading.ruler import look_up_rules

# Words that rules name, and tokens of all kinds.
WORDS = (
    "be been is was 's 're to not n't no I me mine he him themselves who whose this those all both "
    "have had has do did done may must ought can could the a an Peru minister threatened 12 % . , "
    "“ ” — \n \t 🙂 há it's we'll cannot and or but if that which more most best there here"
).split(" ")


@lru_cache(maxsize=1)
def plain() -> Any:
    return spacy.load(DEFAULT_MODEL, exclude=["senter"])


def told(doc: Any) -> list[tuple[Any, ...]]:
    return [
        (t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in doc
    ]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_the_same_from_both(words: list[str]) -> None:
    text = " ".join(words).encode("utf-8", "replace").decode("utf-8")
    assert told(load_language()(text)) == told(plain()(text))


def test_each_rule_holds_where_the_matcher_finds_it() -> None:
    ruler = load_language().get_pipe("attribute_ruler")
    theirs = plain().get_pipe("attribute_ruler")
    found = set()
    for text in (
        "The ministers' aides weren't told that they could've left; nobody's there, is he?",
        "She'd said it hadn't to be done, as all of them knew: \"No more!\"\n\n Both had.",
        "Who'll go? I can't. You mustn't. It's ours, and theirs, and those of each of us.",
    ):
        doc = plain()(text)
        ours = sorted(ruler.matcher(doc, allow_missing=True))
        assert ours == sorted(theirs.matcher(doc, allow_missing=True))
        found.update(rule for rule, _, _ in ours)
    assert len(found) > 30


def test_what_one_token_cannot_tell_is_left_to_the_matcher() -> None:
    language = spacy.blank("en")
    ruler: Any = language.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "no"}, {"LOWER": "one"}]], {"POS": "PRON"}, index=1)
    ruler.add([[{"TEXT": {"REGEX": "^x+$"}}]], {"POS": "SYM"})
    ruler.add([[{"LOWER": {"NOT_IN": ["no", "one", "xx"]}}]], {"POS": "NOUN"})
    ruler.add(
        [[{"LOWER": "bridge"}, {"LOWER": "one", "OP": "?"}], [{"LOWER": "dam"}]], {"LEMMA": "it"}
    )
    text = "no one built one bridge one xx dam"
    before = [(t.text, t.pos_, t.lemma_) for t in language(text)]
    look_up_rules(language)
    assert [(t.text, t.pos_, t.lemma_) for t in language(text)] == before
    assert [pos for _, pos, _ in before] == ["", "PRON", "NOUN", "", "NOUN", "", "SYM", "NOUN"]


def test_a_model_without_such_rules_is_left_alone() -> None:
    language = spacy.blank("en")
    look_up_rules(language)
    assert language.pipe_names == []


@pytest.mark.parametrize("words", [["The", "dam"], []])
def test_a_text_that_is_not_parsed_can_be_looked_at(words: list[str]) -> None:
    doc = spacy.tokens.Doc(load_language().vocab, words=words)
    ruler = load_language().get_pipe("attribute_ruler")
    theirs = plain().get_pipe("attribute_ruler")
    other = spacy.tokens.Doc(plain().vocab, words=words)
    assert sorted(ruler.matcher(doc, allow_missing=True)) == sorted(
        theirs.matcher(other, allow_missing=True)
    )
