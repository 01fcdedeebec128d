"""Forms in which words are reported: documents, bodies, the passive, transcripts, mixed marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]


def told(report: Any) -> list[tuple[str | None, str | None, str]]:
    """Speaker's and cue's words and content of all quotations, in order."""
    return [
        (report.words(c.speaker_span), report.words(c.cue), report.said(c))
        for c in report.claims("quotation")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A survey by the port shows that the crews are tired.",
            ("A survey by the port", "shows", "that the crews are tired"),
        ),
        (
            "Mr Fink is said to have left the harbour.",
            (None, "said", "Mr Fink … to have left the harbour"),
        ),
        (
            "Mr Fink proposes closing the harbour on Sundays.",
            ("Mr Fink", "proposes", "closing the harbour on Sundays"),
        ),
        (
            "The council's reply was that the harbour would stay open.",
            ("The council's", "reply", "that the harbour would stay open"),
        ),
        (
            "Tessaria asked whether the boats had left.",
            ("Tessaria", "asked", "whether the boats had left"),
        ),
        (
            "She hopes that Mr Fink will think again.",
            ("She", "hopes", "that Mr Fink will think again"),
        ),
        (
            "The union opposes the new tolls.",
            ("The union", "opposes", "the new tolls"),
        ),
        (
            'Her lawyer, Otto Fink, said: "No."',
            ("Her lawyer, Otto Fink", "said", '"No."'),
        ),
        (
            '"They are ours!" the mate, Otto "Red" Fink, shouted. "They will stay."',
            ('Otto "Red" Fink', "shouted", '"They are ours!" … "They will stay."'),
        ),
        (
            '"I like him," Mr Fink said, but "he is late every time."',
            ("Mr Fink", "said", '"I like him," … "he is late every time."'),
        ),
        (
            "”They are ours,” Mr Fink said.",
            ("Mr Fink", "said", "”They are ours,”"),
        ),
    ],
)
def test_forms(report: Reader, text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert told(report(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "On “The Harbour Morning Show,” the mayor ate a herring.",
        "Morvia recalled its ambassador on Monday.",
        "The motion was rejected by 88 votes to 61.",
    ],
)
def test_what_is_no_quotation(report: Reader, text: str) -> None:
    assert told(report(text)) == []


def test_within_quoted_words_only_what_somebody_named_has_said_is_another_quotation(
    report: Reader,
) -> None:
    text = "“People know that it is late, and I am sure we can wait,” Otto Fink said."
    assert [speaker for speaker, _, _ in told(report(text))] == ["Otto Fink"]
    text = "“Edda Marsh said that the boats would stay,” Otto Fink said."
    assert {speaker for speaker, _, _ in told(report(text))} == {"Otto Fink", "Edda Marsh"}


def test_a_quotation_is_not_the_fault_of_the_clause_that_tells_when(report: Reader) -> None:
    text = "Otto Fink was heard saying, “We will wait,” when the mayor blamed him."
    assert ("Otto Fink", "saying", "“We will wait,”") in told(report(text))


def test_an_announced_transcript_goes_on_with_names_that_stand_nowhere_else(
    report: Reader,
) -> None:
    text = "A part of the transcript follows:\nQUELL: Are you ready?\n(Laughter.)\nFINK: We are."
    assert told(report(text)) == [
        ("QUELL", ":", "Are you ready?"),
        ("FINK", ":", "We are."),
    ]


def test_speech_goes_on_after_a_sentence_about_the_speaker(report: Reader) -> None:
    text = (
        "“We will wait,” Otto Fink said after the talks. He did not suggest a date. "
        "“There is no hurry at all, and we know it.”"
    )
    assert told(report(text))[0] == (
        "Otto Fink",
        "said",
        "“We will wait,” … “There is no hurry at all, and we know it.”",
    )
