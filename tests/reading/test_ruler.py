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


def test_many_of_the_rules_hold_somewhere_in_sentences() -> None:
    said = set()
    for text in (
        "The ministers' aides weren't told that they could've left; nobody's there, is he?",
        "She'd said it hadn't to be done, as all of them knew: \"No more!\"\n\n Both had.",
        "Who'll go? I can't. You mustn't. It's ours, and theirs, and those of each of us.",
    ):
        ours = told(load_language()(text))
        assert ours == told(plain()(text))
        said.update((pos, morph) for _, pos, _, morph, *_ in ours)
    assert len(said) > 30


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


def test_the_later_rule_has_precedence_and_the_earlier_says_the_rest() -> None:
    language = spacy.blank("en")
    ruler: Any = language.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "dam"}]], {"POS": "NOUN", "LEMMA": "dam"})
    ruler.add([[{"LOWER": "the"}, {"LOWER": "dam"}]], {"POS": "PROPN"}, index=-1)
    ruler.add([[{"LOWER": {"IN": ["dam", "the"]}}]], {"MORPH": "Number=Sing"})
    ruler.add([[{"LOWER": "the"}]], {"POS": "DET"})
    ruler.add([[{"LOWER": "the"}, {"LOWER": "the"}]], {"POS": "X"}, index=0)
    text = "a dam the dam the the end"
    before = [(t.text, t.pos_, t.lemma_, str(t.morph)) for t in language(text)]
    look_up_rules(language)
    assert [(t.text, t.pos_, t.lemma_, str(t.morph)) for t in language(text)] == before
    assert before[1] == ("dam", "NOUN", "dam", "Number=Sing")
    assert before[3] == ("dam", "PROPN", "dam", "Number=Sing")
    assert [pos for _, pos, _, _ in before] == ["", "NOUN", "DET", "PROPN", "X", "DET", ""]


@pytest.mark.parametrize("words", [["The", "dam"], []])
def test_a_text_that_is_not_parsed_can_be_looked_at(words: list[str]) -> None:
    ours = spacy.tokens.Doc(load_language().vocab, words=words)
    theirs = spacy.tokens.Doc(plain().vocab, words=words)
    for language, doc in ((load_language(), ours), (plain(), theirs)):
        language.get_pipe("attribute_ruler")(doc)
    assert told(ours) == told(theirs)
