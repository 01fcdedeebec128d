"""Lemmas that are looked up are those that spaCy works out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading import lemmas
from standoff.reading.language import DEFAULT_MODEL, load_language
from standoff.reading.lemmas import look_up_lemmas

WORDS = (
    "ain't gonna gotta let's c'mon y'all nothin' nuthin' there's there are it is left leaves "
    "wolves talks better worst was were being "
    "threatened threatening Threatens OECD NATO's the a an of 12 "
    "% . , “ ” \n 🙂 há data criteria said says refused men women whom which more most"
).split(" ")


@lru_cache(maxsize=1)
def plain() -> Any:
    return spacy.load(DEFAULT_MODEL, exclude=["senter"])


def told(docs: Any) -> list[list[tuple[Any, ...]]]:
    return [
        [(t.text, t.pos_, str(t.morph), t.norm_, t.lemma_, t.dep_) for t in doc] for doc in docs
    ]


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=20), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_texts_get_the_same_from_both(texts: list[list[str]]) -> None:
    written = [" ".join(words).encode("utf-8", "replace").decode("utf-8") for words in texts]
    assert told(load_language().pipe(written)) == told(plain().pipe(written))


def test_each_rule_about_several_words_holds_where_its_words_stand() -> None:
    texts = ["They ain't here.", "We're gonna go.", "I gotta go.", "Let's talk.", "C'mon, go.",
             "It was nothin'.", "There's a plan; there are two.", "Is there nuthin'?"]  # fmt: skip
    ours = told(load_language().pipe(texts))
    assert ours == told(plain().pipe(texts))
    rules: Any = load_language().get_pipe("attribute_ruler")
    docs = load_language().pipe([*texts, "Peru rejects the plan of Chile."])
    columns: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
    may = [rules.match.__self__._may(doc.to_array(columns).tolist()) for doc in docs]
    assert may == [True] * len(texts) + [False]


def test_no_more_are_kept_than_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    language = plain()
    lemmatizer: Any = language.get_pipe("lemmatizer")
    monkeypatch.setattr(lemmas, "_MOST", 10)
    texts = [f"Wolves {word}ed {word}ings." for word in ("walk", "talk", "jump", "play", "bark")]
    expected = told(language.pipe(texts))
    look_up_lemmas(language)
    try:
        assert told(language.pipe(texts)) == expected
        assert len(lemmatizer.pipe.__self__._known) <= 10
    finally:
        del lemmatizer.pipe


def test_a_lemma_outlives_the_vocabulary_that_it_was_met_with() -> None:
    language = load_language()
    with language.memory_zone():
        first = told(language.pipe(["Zorbled zorbles were quontified."]))
    with language.memory_zone():
        assert told(language.pipe(["Zorbled zorbles were quontified."])) == first


def test_a_pipeline_without_a_lemmatizer_is_left_as_it_is() -> None:
    language = spacy.blank("en")
    look_up_lemmas(language)
    assert language.pipe_names == []
