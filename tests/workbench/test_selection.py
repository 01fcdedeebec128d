"""Selections: from the browser's units to characters of the text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from standoff.errors import InputError
from standoff.evidence import Source, Span
from standoff.workbench.selection import selected, units

# What reports hold that is not one unit a letter: emoji, joined ones, flags, combining marks, line
# ends of two characters, tabs, and halves of pairs that stand alone.
PIECES = st.sampled_from(
    ["a", "Peru ", "é", "e\u0301", "😀", "👩\u200d👩\u200d👧", "🇵🇪", "𝔓", "\r\n",
     "\t", "\n\n", "\x00", "\u2028", "\ud83d", "\ude00", "&amp;", "<mark>"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def by_counting(text: str, unit: int) -> int:
    """The character that a unit belongs to, counted one by one."""
    passed = 0
    for place, char in enumerate(text):
        width = 2 if ord(char) > 0xFFFF else 1
        if unit < passed + width:
            return place
        passed += width
    return len(text)


@given(TEXTS, st.data())
def test_characters_are_found_whatever_the_text_holds(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    assume(text[first:last].strip())
    before, within = (sum(2 if ord(c) > 0xFFFF else 1 for c in part)
                      for part in (text[:first], text[first:last]))  # fmt: skip
    span = selected(Source("s1", text=text), before, before + within, units(text))
    assert text[span.start : span.end] == text[first:last].strip()
    assert first <= span.start < span.end <= last


@given(TEXTS, st.data())
def test_a_character_that_is_cut_is_taken_whole(text: str, data: st.DataObject) -> None:
    length = units(text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    assume(start < end)
    first, last = by_counting(text, start), by_counting(text, end - 1) + 1
    assume(text[first:last].strip())
    span = selected(Source("s1", text=text), start, end, length)
    kept = text[first:last]
    assert text[span.start : span.end] == kept.strip()
    assert span.start == first + len(kept) - len(kept.lstrip())


@given(TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == sum(len(c.encode("utf-16-le", "surrogatepass")) // 2 for c in text)


def test_an_emoji_moves_what_stands_behind_it() -> None:
    source = Source("s1", text="😀\r\nPeru\tclosed 🇵🇪 ports")
    assert selected(source, 4, 8, units(source.text or "")) == Span(3, 7)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (4, 6)])
def test_nothing_selected_is_told(start: int, end: int) -> None:
    with pytest.raises(InputError, match="no words of the report are selected"):
        selected(Source("s1", text="Peru  \n closed"), start, end, 14)


@pytest.mark.parametrize(("start", "end", "length"), [(0, 4, 13), (0, 15, 14), (-1, 4, 14)])
def test_another_text_is_told(start: int, end: int, length: int) -> None:
    with pytest.raises(InputError, match="another text"):
        selected(Source("s1", text="Peru  \n closed"), start, end, length)
