"""The language model, and passages parsed apart."""

from __future__ import annotations

import pytest

from standoff.errors import MissingError
from standoff.evidence import Span
from standoff.reading import language
from standoff.reading.language import (
    load_language,
    parse_passages,
    parse_together,
    text_of,
    tokens_between,
)
from standoff.reading.records import Passage

SENTENCE = "The envoy of Peru said on Friday that the talks would go on. "


def test_a_model_that_is_not_installed_is_named_in_the_message() -> None:
    with pytest.raises(MissingError, match="'no_such_model' is not installed"):
        load_language("no_such_model")


def test_a_model_without_a_parser_is_refused(tmp_path: object) -> None:
    import spacy

    folder = f"{tmp_path}/blank"
    spacy.blank("en").to_disk(folder)
    with pytest.raises(MissingError, match="has no ner and no parser"):
        load_language(folder)


def test_passages_do_not_run_together() -> None:
    text = "Talks end\nThe envoy left."
    first, second = parse_passages(
        [Passage("p1", "s1", "headline", 0, 9), Passage("p2", "s1", "body", 10, 25)], text
    )
    assert first.doc.text == "Talks end"
    assert second.of_token(second.doc[1]) == Span(14, 19)
    assert text[14:19] == "envoy"


def test_a_long_passage_is_parsed_whole_in_pieces_that_end_with_sentences() -> None:
    text = SENTENCE * 200
    parsed = list(parse_passages([Passage("p1", "s1", "body", 0, len(text))], text))
    assert len(parsed) == 3
    assert "".join(text_of(piece.doc) for piece in parsed) == text
    assert len({piece.passage.id for piece in parsed}) == 3
    assert all(text_of(piece.doc).startswith("The envoy") for piece in parsed)


@pytest.mark.parametrize("text", ["a" * 12_000, "word " * 3_000])
def test_a_long_passage_without_sentences_is_cut_too(text: str) -> None:
    parsed = list(parse_passages([Passage("p1", "s1", "body", 0, len(text))], text))
    assert "".join(text_of(piece.doc) for piece in parsed) == text
    assert max(len(text_of(piece.doc)) for piece in parsed) <= 5_000


def test_what_cannot_be_hashed_or_is_layout_keeps_its_place() -> None:
    text = "LIMA, March 3 (Wire) - Peru\r\nsaid\tit \ud800 would\u00a0wait."
    (parsed,) = parse_passages([Passage("p1", "s1", "body", 0, len(text))], text)
    clean = text_of(parsed.doc)
    assert len(clean) == len(text)
    assert clean.strip() == "Peru  said it \ufffd would wait."


def test_tokens_between_touch_the_range() -> None:
    (parsed,) = parse_passages([Passage("p1", "s1", "body", 0, len(SENTENCE))], SENTENCE)
    assert [t.text for t in tokens_between(parsed.doc, 6, 14)] == ["envoy", "of", "Peru"]
    assert tokens_between(parsed.doc, 3, 3) == []
    assert tokens_between(parsed.doc, -5, 10_000) == list(parsed.doc)
    assert [t.text for t in parsed.tokens_in(Span(4, 9))] == ["envoy"]


def test_what_is_parsed_together_stays_apart_and_in_order_in_lots_of_any_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = ["One left.", "", "The envoy of Peru left. Who knows?", "No."]
    given = [([Passage("p1", "s1", "body", 0, len(text))], text) for text in texts]
    whole = [[text_of(p.doc) for p in own] for own in parse_together(given)]
    assert whole == [[text] for text in texts]
    lots: list[int] = []
    pipe = load_language().pipe

    def counted(pieces: list[str], **how: int) -> object:
        lots.append(len(pieces))
        return pipe(pieces, **how)

    monkeypatch.setattr(load_language(), "pipe", counted)
    monkeypatch.setattr(language, "_TOKENS", 4)
    assert [[text_of(p.doc) for p in own] for own in parse_together(given)] == whole
    assert lots == [3, 1]
    monkeypatch.setattr(language, "_AT_ONCE", 1)
    assert [[text_of(p.doc) for p in own] for own in parse_together(given)] == whole
    assert lots == [3, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    "line",
    [
        "GENEVA, March 3 (Wire) - ",
        "Accra, 24 October 2024 (Coastal News Agency) -- ",
        "Accra (Wire) - ",
        "New York, Oct 3 - ",
        "Addis Ababa, Ethiopia, March 3 — ",
    ],
)
def test_where_a_story_was_filed_is_not_read_as_words(line: str) -> None:
    text = f"{line}Peru said it would wait."
    (parsed,) = parse_passages([Passage("p1", "s1", "body", 0, len(text))], text)
    assert text_of(parsed.doc).strip() == "Peru said it would wait."


@pytest.mark.parametrize(
    "text",
    ["The union - which strikes - said so.", "Peru (and Chile) - both said so.",
     "Ada Storm, chief executive, - said so."],
)  # fmt: skip
def test_a_dash_in_a_sentence_is_no_end_of_a_place(text: str) -> None:
    (parsed,) = parse_passages([Passage("p1", "s1", "body", 0, len(text))], text)
    assert text_of(parsed.doc) == text
