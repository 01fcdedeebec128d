"""Any string is read, and every offset of what is found in it is exact."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standoff.reading.read import read_text
from standoff.surrogates import replaced

TOOLS = Path(__file__).parents[2] / "tools" / "fuzz"


def _check():
    """The invariants that the fuzzers hold every dossier to."""
    spec = importlib.util.spec_from_file_location("invariants", TOOLS / "invariants.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check


check = _check()

FOUND = [
    "\x04By--A",
    # "at" or "on" as the root of its sentence: its head is itself.
    "GENEVA, March 3 (Wi:\0\0\0\0\0\0\0\xe0\xd2\x8de\xa9 RussiaPART end th% Uni\4Thete\xe3",
]

WHO = st.sampled_from(
    [
        "Orvania",
        "The mayor of Northport",
        "Mr Veld",
        "Anna Veld, the foreign minister,",
        "She",
        "A spokesman for the union",
        "Russia and the EU",
        "Both sides",
        "The U.N.",
        "\u0639\u0645\u0631",
        "Zoe\u0308 Dupre\u0301",
        "The 😀 party",
    ]
)
DOES = st.sampled_from(
    [
        "said that",
        "has threatened to",
        "denied that",
        "told Jo Ash:",
        "will not",
        "demanded that",
        "warned on Friday that",
        "has rejected",
        "accused the port of",
        "mediates between",
        "would",
    ]
)
WHAT = st.sampled_from(
    [
        "“we shall close the gates”",
        "16,000 soldiers would stay until 3 May",
        "close the dam by Friday",
        "'it was over'",
        "« jamais »",
        "killing at least 19 people in March 2031",
        "the offer",
        "„Nein“",
        "the plan, which “failed”, was dead unless it was paid 4% more",
        "Serbia and Kosovo",
        "go, go, go",
    ]
)
ODD = st.sampled_from(
    [
        "",
        "",
        "",
        "\u0301",
        "😀",
        "\u200f\u0642\u0627\u0644 \u202b",
        "\ud83d",
        "\udc00",
        "\t",
        "\0",
        "\u00a0",
        "\ufeff",
        "”",
        "“",
        "'",
        "\x85",
        "\u2028",
        "ﷺ",
        "İ",
        "ẞ",
        "\r",
        "   ",
    ]
)
END = st.sampled_from([". ", ".\n", ".\r\n", ", ", "; ", ".\n\n", ".", " ", "?” ", ".\u2029"])
SENTENCE = st.tuples(WHO, ODD, st.just(" "), DOES, ODD, st.just(" "), WHAT, ODD, END).map("".join)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(SENTENCE, min_size=1, max_size=6).map("".join), st.booleans())
def test_offsets_are_exact_in_news_with_anything_in_it(text, dated):
    check(read_text(text, published="2031-03-05" if dated else None))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(codec=None), max_size=200))
@example("Peru \ud800 said.")
def test_any_string_is_read(text):
    found = read_text(text)
    check(found)
    # No file can hold a lone surrogate: another character stands in its place.
    kept = "".join(source.text or "" for source in found.sources)
    assert kept == replaced(text)
    assert len(kept) == len(text)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(SENTENCE, min_size=60, max_size=80).map("".join))
def test_offsets_are_exact_in_one_endless_line(text):
    check(read_text(" ".join(text.split()), published="2031-03-05"))


@pytest.mark.parametrize("text", FOUND)
def test_a_text_that_stopped_the_reader_is_read(text):
    check(read_text(text, published="2031-03-05"))
