from __future__ import annotations

import re
from importlib.resources import files

import numpy as np
import pytest
import spacy
from threadpoolctl import threadpool_info, threadpool_limits

from standoff.reading.language import DEFAULT_MODEL, load_language
from standoff.reading.matrices import in_one_thread, numpy_products


def threads() -> set[int]:
    """How many threads NumPy's own library has; others may bring more of the kind."""
    libraries = [each for each in threadpool_info() if each["user_api"] == "blas"]
    return {each["num_threads"] for each in libraries if "numpy" in each["filepath"]}


def uses_blis(language: spacy.language.Language) -> set[bool]:
    """How the layers multiply that take the time; spaCy itself settles it for some small ones."""
    models = [language.get_pipe(name).model for name in ("tok2vec", "tagger", "parser", "ner")]
    layers = [node for model in models for node in model.walk() if node.name == "maxout"]
    assert len(layers) > 8
    return {layer.ops.use_blis for layer in layers}


def test_only_what_is_loaded_within_multiplies_by_numpy() -> None:
    assert uses_blis(load_language()) == {False}
    assert uses_blis(spacy.load(DEFAULT_MODEL)) == {True}
    with pytest.raises(OSError, match="no-such-model"), numpy_products():
        spacy.load("no-such-model")
    assert uses_blis(spacy.load(DEFAULT_MODEL)) == {True}


def test_threads_are_as_before_behind_it_whatever_happens() -> None:
    np.dot(np.eye(2), np.eye(2))
    with threadpool_limits(limits=2, user_api="blas"):
        before = threads()
        with in_one_thread():
            assert threads() == {1}
        assert threads() == before
        with pytest.raises(ValueError, match="within"), in_one_thread():
            raise ValueError("within")
        assert threads() == before


def test_words_are_parsed_as_by_a_model_with_its_own_products() -> None:
    """What differs behind the last digit must not change what is found."""
    own = spacy.load(DEFAULT_MODEL, exclude=["senter"])
    with numpy_products():
        ours = spacy.load(DEFAULT_MODEL, exclude=["senter"])
    report = (files("standoff") / "demo" / "kosovo-talks.txt").read_text(encoding="utf-8")
    paragraphs = [line for line in re.split(r"\n+", report) if line.strip()]
    for one, other in zip(ours.pipe(paragraphs), own.pipe(paragraphs), strict=True):
        assert [(t.head.i, t.dep_, t.tag_, t.ent_type_) for t in one] == [
            (t.head.i, t.dep_, t.tag_, t.ent_type_) for t in other
        ]
