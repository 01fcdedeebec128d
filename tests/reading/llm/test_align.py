"""Words that a model quotes are found to the letter, or but for spaces, marks and dashes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.evidence import Span
from standoff.reading.llm.align import find_all, find_once

TEXT = (
    "Mr Ode said:\u00a0“We won’t –\nnot now – sign it.”  Ms Lund said nothing.\r\nNothing at all."
)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("Ms Lund said nothing.", "Ms Lund said nothing."),
        ("  Ms Lund said nothing. ", "Ms Lund said nothing."),
        ('"We won\'t - not now - sign it."', "“We won’t –\nnot now – sign it.”"),
        ("said: “We won`t — not now", "said:\u00a0“We won’t –\nnot now"),
        ("nothing. Nothing at all.", "nothing.\r\nNothing at all."),
        ("sign it.” Ms Lund", "sign it.”  Ms Lund"),
        ("nothing", "nothing"),
    ],
)
def test_finds_the_exact_characters(words: str, stands: str) -> None:
    found = find_once(words, TEXT)
    assert isinstance(found, Span)
    assert TEXT[found.start : found.end] == stands


@pytest.mark.parametrize(
    "words",
    [
        "", "   ", "Ms Lund said nothing at all", "ms lund said nothing.", "Ms Lund … nothing.",
        "We will not", "We wont", "Lun", "othing at all", "Ms Lund said nothing . ",
    ],
)  # fmt: skip
def test_anything_else_is_not_there(words: str) -> None:
    assert find_once(words, TEXT) == 0


def test_counts_places() -> None:
    assert find_once("said", TEXT) == 2
    assert find_once("aa", "aa aaaa aa") == 2
    assert find_all("a - a", "a – a – a") == (Span(0, 5), Span(4, 9))


def test_what_stands_there_to_the_letter_goes_first() -> None:
    text = "‘no’ and “no” and 'no'"
    assert find_once("“no”", text) == Span(9, 13)
    assert find_once('"no"', text) == 3


PIECES = st.lists(
    st.sampled_from(["a", "b", " ", "\n", "'", "“", "’", "-", "–", "é", "😀", "\r\n"])
)


def simple(text: str) -> str:
    """Another reading of the rule, by substitution."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub("[\"'“”’]+", "'", text)
    return re.sub("[-–]+", "-", text)


@given(PIECES, PIECES)
def test_what_is_found_reads_the_same(text_pieces: list[str], word_pieces: list[str]) -> None:
    text, words = "".join(text_pieces), "".join(word_pieces)
    for span in find_all(words, text):
        assert 0 <= span.start < span.end <= len(text)
        assert simple(text[span.start : span.end]) == simple(words.strip())


@given(PIECES, st.data())
def test_any_run_of_whole_words_is_found(text_pieces: list[str], data: st.DataObject) -> None:
    words = "".join(text_pieces).split()
    text = "  ".join(words)
    if not words:
        return
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert find_all(" ".join(words[start:end]), text)
