"""Evidence points into its source exactly, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import EvidenceError
from standoff.evidence import Evidence, Source, Span, digest, verify

SOURCE = Source("s1", text="The river rose. 🌊 Nobody was warned.")


def test_a_citation_quotes_what_stands_there() -> None:
    cited = Evidence.cite(SOURCE, 4, 9)
    assert cited.exact == "river"
    verify([cited], {"s1": SOURCE})


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 1000)])
def test_a_range_outside_the_text_cannot_be_cited(start: int, end: int) -> None:
    with pytest.raises(EvidenceError, match="are not in its text"):
        Evidence.cite(SOURCE, start, end)


def test_a_source_without_its_text_cannot_be_cited() -> None:
    with pytest.raises(EvidenceError, match="not at hand"):
        Evidence.cite(Source("s2"), 0, 1)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Evidence("s9", 0, 3, "The"), "there is no source 's9'"),
        (Evidence("s1", 3, 3, ""), "empty or negative"),
        (Evidence("s1", 4, 9), "neither the quoted text nor its digest"),
        (Evidence("s1", 4, 9, "rivers"), "has 6 characters, the range 5"),
        (Evidence("s1", 4, 9, "River"), "the source reads 'river'"),
        (Evidence("s1", 4, 9, sha256=digest("River")), "not the text whose digest"),
        (Evidence("s1", 4, 9, "river", prefix="A "), "around the quotation"),
        (Evidence("s1", 4, 9, "river", suffix=" fell"), "around the quotation"),
    ],
)
def test_what_does_not_stand_there_is_refused(item: Evidence, said: str) -> None:
    with pytest.raises(EvidenceError, match=said):
        verify([item], {"s1": SOURCE})


def test_all_that_is_misaligned_is_said_at_once() -> None:
    wrong = [Evidence("s1", 4, 9, "River"), Evidence("s1", 0, 3, "the")]
    with pytest.raises(EvidenceError) as caught:
        verify([*wrong, Evidence.cite(SOURCE, 10, 14)], {"s1": SOURCE})
    assert len(str(caught.value).splitlines()) == 2


def test_a_withheld_quotation_is_proved_by_its_digest() -> None:
    verify([Evidence("s1", 4, 9, sha256=digest("river"))], {"s1": SOURCE})


def test_evidence_into_a_source_that_is_not_at_hand_is_checked_for_its_form() -> None:
    verify([Evidence("s1", 4, 9, "river")], {"s1": Source("s1")})
    with pytest.raises(EvidenceError, match="has 3 characters"):
        verify([Evidence("s1", 4, 9, "rio")], {"s1": Source("s1")})


@given(st.text(min_size=1), st.data())
def test_every_citation_of_any_text_verifies(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = Source("s", text=text)
    cited = Evidence.cite(source, start, end)
    assert cited.exact == text[start:end]
    verify([cited, Evidence("s", start, end, sha256=digest(text[start:end]))], {"s": source})


def test_spans_share_characters_or_hold_one_another() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(1, 2).within(Span(0, 3))
    assert not Span(0, 4).within(Span(0, 3))
