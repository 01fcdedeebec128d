"""Texts that once stopped the reader; it reads any string."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text

FOUND = [
    # "at" or "on" as the root of its sentence: its head is itself.
    "GENEVA, March 3 (Wi:\0\0\0\0\0\0\0\xe0\xd2\x8de\xa9 RussiaPART end th% Uni\4Thete\xe3\x8a\xa6io",
]


@pytest.mark.parametrize("text", FOUND)
def test_a_text_that_stopped_the_reader_is_read(text):
    assert read_text(text, published="2031-03-05").sources[0].text == text
