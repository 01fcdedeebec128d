"""Words that a person has chosen: what the language model knows of them."""

from __future__ import annotations

from standoff.evidence import Span
from standoff.reading.by_hand import base_of, deed_in, parsed_around
from standoff.reading.records import Passage

TEXT = "A heading\n\nThe union demanded that the firm pays its debt. Peru attacked the port."
PASSAGE = Passage("p2", "s1", "body", 11, len(TEXT))


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_first_verb_has_a_base_form() -> None:
    span = span_of("pays its debt")
    parsed = parsed_around(TEXT, PASSAGE, span)
    assert parsed is not None
    assert base_of(parsed, span) == "pay"
    assert base_of(parsed, span_of("the firm pays")) is None


def test_a_deed_is_found_in_any_form_and_has_its_class() -> None:
    span = span_of("Peru attacked the port")
    parsed = parsed_around(TEXT, PASSAGE, span)
    assert parsed is not None
    assert deed_in(parsed, span, "Attacked") == ("attack", "ASSAULT")
    assert deed_in(parsed, span, "attack") == ("attack", "ASSAULT")
    assert deed_in(parsed, span, "pay") is None


def test_words_outside_the_passage_have_no_parse() -> None:
    assert parsed_around(TEXT, PASSAGE, span_of("A heading")) is None


def test_a_long_passage_is_parsed_in_the_piece_that_the_words_are_in() -> None:
    long = "It rained in the hills. " * 400 + "Peru blocks the road."
    start = long.index("blocks")
    span = Span(start, len(long))
    parsed = parsed_around(long, Passage("p1", "s1", "body", 0, len(long)), span)
    assert parsed is not None
    assert base_of(parsed, span) == "block"
