"""What a side has decided, intends or wants to do."""

from __future__ import annotations

from datetime import date

import pytest

from standoff.reading.read import read_text
from standoff.reading.records import Claim


def _stances(text: str) -> dict[tuple[str | None, str | None], Claim]:
    claims = read_text(text, published="2007-12-07").claims
    return {(c.actor, c.act): c for c in claims if c.kind == "stance"}


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("Norway plans to close the border with Sweden.", "threaten",
         "close the border with Sweden"),
        ("Norway has decided to lift the embargo.", "promise", "lift the embargo"),
        ("Norway voted on Tuesday to leave the union.", "threaten", "leave the union"),
        ("Norway resolved to keep its tariffs.", "promise", "keep its tariffs"),
        ("Norway is preparing to sue Sweden.", "threaten", "sue Sweden"),
        ("Norway is determined to keep the port.", "promise", "keep the port"),
        ("Norway is set to leave the treaty.", "threaten", "leave the treaty"),
        ("“We intend to reopen the port,” Norway said.", "promise", "reopen the port"),
        ("Norway decided not to sign the treaty.", "reject", "sign the treaty"),
        ("Norway no longer plans to close the border.", "reject", "close the border"),
        ("Norway wants to lift the embargo.", "prefer", "lift the embargo"),
    ],
)  # fmt: skip
def test_what_is_intended_is_a_stance(text: str, act: str, content: str) -> None:
    claim = _stances(text)["norway", act]
    assert [text[span.start : span.end] for span in claim.content] == [content]
    assert claim.polarity


def test_each_of_two_things_is_intended_and_the_day_is_its_own() -> None:
    text = "Norway voted to strike from 1 March and to reopen the port."
    found = _stances(text)
    assert {act for _, act in found} == {"threaten", "promise"}
    assert found["norway", "threaten"].date == date(2008, 3, 1)
    assert found["norway", "promise"].date is None
    (content,) = found["norway", "threaten"].content
    assert text[content.start : content.end] == "strike from 1 March"


def test_what_hangs_on_others_is_asked_of_them() -> None:
    found = _stances("Norway plans to close the border unless Sweden lifts the embargo.")
    assert found["norway", "threaten"].modality == "threatened"
    assert found["norway", "demand"].target == "sweden"


@pytest.mark.parametrize(
    "text",
    [
        "Norway could decide to close the border.",
        "If Norway decides to close the border, the ferries will stop.",
        "Norway has not decided to close the border.",
        "Norway decided in 1999 to leave the union.",
        "Norway plans to discuss the border.",
        "Norway decided the case to close the file.",
    ],
)
def test_what_is_open_or_long_past_or_mere_talk_is_no_stance(text: str) -> None:
    assert _stances(text) == {}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Sweden urged Norway to decide to leave the union.", {("sweden", "appeal")}),
        ("Norway wants Sweden to lift the embargo.", {("norway", "demand")}),
    ],
)
def test_what_others_want_of_a_side_is_no_intention_of_its_own(
    text: str, others: set[tuple[str, str]]
) -> None:
    assert set(_stances(text)) == others


def test_what_is_denied_to_be_planned_is_no_threat_that_stands() -> None:
    assert not _stances("Norway denied that it plans to close the border.")[
        "norway", "threaten"
    ].polarity
