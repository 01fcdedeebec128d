"""On any text: every character that is not white space is in exactly one passage."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading.passages import describe, find_passages
from standoff.reading.source import source_from_text
from standoff.reading.tongues import looks_english

LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "The council met on Friday and sent a letter to both of the sides.",
            "“We will not go,” the mayor said to a crowd in the square\tyesterday.",
            "By Ann Bee", "Ann Bee, Leeds", "Share", "READ MORE: a story", "Comments (3)",
            "Related", "© 2001 Paper", "3 May 2001, 10:00 GMT", "• one thing that they agreed on",
            "😀 e\u0301", "\u0642\u0627\u0644\u062a \u0627\u0644\u062d\u0643\u0648\u0645\u0629.",
            "a" * 300, "Photo: A Name / Agency",
        ]
    ),
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028", " ", "\n \t\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LINES, BREAKS), max_size=25))
def test_passages_cover_any_text_exactly_once(pieces: list[tuple[str, str]]) -> None:
    text = "x" + "".join(line + end for line, end in pieces)
    source = source_from_text(text)
    passages = find_passages(source)
    end = 0
    for item in passages:
        assert item.start >= end
        assert not text[end : item.start].strip()
        assert text[item.start : item.end] == text[item.start : item.end].strip()
        assert item.end > item.start
        end = item.end
    assert not text[end:].strip()
    assert len({item.id for item in passages}) == len(passages)
    assert [item.kind for item in passages].count("headline") <= 1
    describe(source, passages)
    looks_english(text)


def test_time_is_linear_in_lines_and_in_length() -> None:
    sentence = "The envoy said on Friday that he would bring a new paper to both of the sides. "
    began = time.process_time()
    find_passages(source_from_text((sentence * 2 + "\n") * 2_000))
    find_passages(source_from_text(sentence * 20_000))
    find_passages(source_from_text("Home\n" * 20_000))
    assert time.process_time() - began < 10
