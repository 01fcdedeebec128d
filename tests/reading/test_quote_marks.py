"""Where quotation marks open and close, in the styles of several countries and of sloppy pages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.quote_marks import find_quoted


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" and left.', ['"no"']),
        ("He said “no” and left.", ["“no”"]),
        ("He said ‘we’ll stay’ and left.", ["‘we’ll stay’"]),
        ("He said 'we'll stay' and left.", ["'we'll stay'"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Il a dit « non » et il est parti.", ["« non »"]),
        ("Han sagde »nej« og gik.", ["»nej«"]),
        ('He said “no" and left.', ['“no"']),
        ("''No,'' he said. ''Never.''", ["''No,''", "''Never.''"]),
        ("“He called it ‘a trick’ twice,” she said.", ["“He called it ‘a trick’ twice,”"]),
        ("'The workers' answer is no,' he said.", ["'The workers' answer is no,'"]),
        ("'No to the bosses' they sang, and 'yes, yes.'", ["'No to the bosses'", "'yes, yes.'"]),
    ],
)
def test_marks_of_many_styles(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Peru's boats and the sailors' wives",
        "It's the '90s",
        "rock 'n roll",
        "6' tall",
        "5 o’clock",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_double_mark_that_is_not_closed_runs_to_the_end() -> None:
    assert quoted("“We go on. And on.  ") == ["“We go on. And on."]


def test_a_single_mark_that_is_not_closed_quotes_nothing() -> None:
    assert quoted("He said 'we go on. And on.") == []


@given(st.text(alphabet="ab .,'\"“”„‘’‚«»\n\ud800é\u0301", max_size=80))
def test_stretches_lie_apart_and_inside(text: str) -> None:
    end = 0
    for span in find_quoted(text):
        assert end <= span.start < span.end <= len(text)
        assert span.end - span.start > 1
        end = span.end


@pytest.mark.parametrize("unit", ["'a ", "\"a' ", "“a ‘b ", "'s' ", "« "])
def test_time_is_linear(unit: str) -> None:
    began = time.process_time()
    find_quoted(unit * 20_000)
    assert time.process_time() - began < 5
