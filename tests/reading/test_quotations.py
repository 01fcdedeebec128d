"""Who is reported to say what: spans of content, speaker and cue, and the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]


def told(report: Any) -> list[tuple[str | None, str | None, str, str | None]]:
    """Speaker's and cue's words, content and form of all quotations, in order."""
    return [
        (report.words(c.speaker_span), report.words(c.cue), report.said(c), c.form)
        for c in report.claims("quotation")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The boats are ours," Otto Fink said.',
            ("Otto Fink", "said", '"The boats are ours,"', "direct"),
        ),
        (
            "“The boats are ours,” said Otto Fink, the harbour master.",
            ("Otto Fink", "said", "“The boats are ours,”", "direct"),
        ),
        (
            'Asked about the boats, Otto Fink said: "They are ours."',
            ("Otto Fink", "said", '"They are ours."', "direct"),
        ),
        (
            "“They are ours,” Mr Fink told a crowd. “They will stay.”",
            ("Mr Fink", "told", "“They are ours,” … “They will stay.”", "direct"),
        ),
        (
            "“They are ours,” said Mr Fink, “and they will stay.”",
            ("Mr Fink", "said", "“They are ours,” … “and they will stay.”", "direct"),
        ),
        (
            "“Why wait?” asked Mr Fink. “We are ready.”",
            ("Mr Fink", "asked", "“Why wait?” … “We are ready.”", "direct"),
        ),
        (
            "Said Mr Fink: “They are ours.”",
            ("Mr Fink", "Said", "“They are ours.”", "direct"),
        ),
        (
            "The crews chanted “Stay away!” for hours.",
            ("The crews", "chanted", "“Stay away!”", "direct"),
        ),
        (
            "Mr Fink said the boats were empty.",
            ("Mr Fink", "said", "the boats were empty", "indirect"),
        ),
        (
            "The boats, Mr Fink said, were empty.",
            ("Mr Fink", "said", "The boats … were empty", "indirect"),
        ),
        (
            "The boats were empty, according to Mr Fink.",
            ("Mr Fink", "according to", "The boats were empty", "indirect"),
        ),
        (
            "Mr Fink said that talks had “broken down”.",
            ("Mr Fink", "said", "that talks had “broken down”", "mixed"),
        ),
        (
            "When the ships came, “we were asleep,” Mr Fink said.",
            ("Mr Fink", "said", "When the ships came, “we were asleep,”", "mixed"),
        ),
        (
            "Mr Fink's claim that the boats were empty did not last.",
            ("Mr Fink's", "claim", "that the boats were empty", "indirect"),
        ),
        (
            "Mr Fink is confident that the boats will return.",
            ("Mr Fink", "confident", "that the boats will return", "indirect"),
        ),
        (
            "Peru said in a report that prices had risen.",
            ("Peru", "said", "that prices had risen", "indirect"),
        ),
        (
            "Peru vowed to close the strait.",
            ("Peru", "vowed", "to close the strait", "indirect"),
        ),
        (
            "The move was condemned by Peru.",
            ("Peru", "condemned", "The move", "indirect"),
        ),
        (
            "Mr Fink called the plan “a trap”.",
            ("Mr Fink", "called", "the plan “a trap”", "mixed"),
        ),
        (
            "Peru said it would wait and warned Brazil of a storm.",
            ("Peru", "said", "it would wait", "indirect"),
        ),
        (
            "Peru said the port would stay shut, arguing that Brazil had left it no choice.",
            ("Peru", "said", "the port would stay shut", "indirect"),
        ),
        (
            "Peru said the port would stay shut, arguing that Brazil had left it no choice.",
            ("Peru", "arguing", "that Brazil had left it no choice", "indirect"),
        ),
        (
            "Peru said the talks were useful and the guild warned that ships would leave.",
            ("Peru", "said", "the talks were useful", "indirect"),
        ),
        (
            "Peru said that the harbour master warned that ships would leave.",
            ("Peru", "said", "that the harbour master warned that ships would leave", "indirect"),
        ),
        (
            "Mr Fink said the deal was dead, though his deputy said talks would go on.",
            ("Mr Fink", "said", "the deal was dead", "indirect"),
        ),
        (
            "Peru said it could agree to the plan provided Chile left the port.",
            ("Peru", "said", "it could agree to the plan provided Chile left the port", "indirect"),
        ),
        (
            "Mr Fink said last week the ministry could list the hill.",
            ("Mr Fink", "said", "the ministry could list the hill", "indirect"),
        ),
        (
            "Mr Fink said last week was a bad one.",
            ("Mr Fink", "said", "last week was a bad one", "indirect"),
        ),
        (
            "The union branded the offer an insult.",
            ("The union", "branded", "the offer an insult", "indirect"),
        ),
        (
            "The opposition dismissed the plan as unworkable.",
            ("The opposition", "dismissed", "the plan as unworkable", "indirect"),
        ),
    ],
)
def test_forms_of_reporting(
    report: Reader, text: str, expected: tuple[str | None, str | None, str, str | None]
) -> None:
    assert expected in told(report(text))


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace line” was moved.",
        "The data show that prices rose.",
        "Peru expects to buy gas from Brazil.",
        "It said nothing.",
        "The film “A Long Night” opens on Friday.",
        "Peru has 20 ships in the bay.",
        "Peru supports it.",
        "Mr Fink called a meeting of the parties on Friday.",
        "He called her on Monday.",
    ],
)
def test_what_quotes_nobody(report: Reader, text: str) -> None:
    assert told(report(text)) == []


def test_who_asks_not_to_be_named_is_quoted_for_what_he_says_only(report: Reader) -> None:
    read = report("An official who asked not to be named said the talks had failed.")
    assert [content for _, _, content, _ in told(read)] == ["the talks had failed"]
    assert read.only("quotation").speaker is None


def test_a_speaker_after_the_first_of_two_paragraphs_has_both(report: Reader) -> None:
    text = (
        "“We have waited,” said Otto Fink, mayor of Belmark.\n"
        "“We have waited long, and we are tired of it.”\nThe street was empty."
    )
    first, second = report(text).claims("quotation")
    assert first.speaker == second.speaker == "otto_fink"
    assert report(text).said(second).startswith("“We have waited long")
    assert second.form == "direct"
    # What goes on from the paragraph before also cites who said so there.
    assert [item.exact for item in second.evidence] == [
        "“We have waited long, and we are tired of it.”",
        "said Otto Fink",
    ]


def test_a_paragraph_that_ends_with_a_colon_announces_the_next(report: Reader) -> None:
    read = report("Otto Fink wrote to the crews:\n“Stay in port until you hear from me.”")
    claim = read.only("quotation")
    assert (claim.speaker, claim.form) == ("otto_fink", "direct")


def test_a_letter_may_be_signed_behind_a_dash(report: Reader) -> None:
    read = report("“The quay should stay open to all of us.” — Otto Fink")
    assert read.only("quotation").speaker == "otto_fink"


def test_lines_of_a_transcript_are_their_speakers(report: Reader) -> None:
    read = report("Otto Fink met the press.\nFINK: We are ready.\nUPDATE: The port is closed.")
    claim = read.only("quotation")
    assert (claim.speaker, read.said(claim), claim.form) == (
        "otto_fink",
        "We are ready.",
        "direct",
    )


def test_a_quotation_ends_where_another_paragraph_speaks_for_itself(report: Reader) -> None:
    read = report(
        "“We have waited,” said Otto Fink.\nThe street was empty.\n“It is over for good.”"
    )
    assert len(read.claims("quotation")) == 1


def test_two_speakers_of_a_paragraph_keep_their_words(report: Reader) -> None:
    read = report("“We left early,” Ana Ruiz said. “They left late,” Otto Fink said.")
    assert told(read) == [
        ("Ana Ruiz", "said", "“We left early,”", "direct"),
        ("Otto Fink", "said", "“They left late,”", "direct"),
    ]


def test_what_a_critic_speaks_of_is_not_what_the_criticised_said(report: Reader) -> None:
    read = report(
        "Peru criticised comments by Otto Fink, an aide in Lima, who said war was “a tool”."
    )
    by_speaker = {c.speaker: read.said(c) for c in read.claims("quotation")}
    assert "war" not in by_speaker["peru"]
    assert by_speaker["otto_fink"] == "war was “a tool”"


def test_a_joint_statement_is_each_speakers(report: Reader) -> None:
    read = report("Peru and Chile said that the strait was open.")
    assert {c.speaker for c in read.claims("quotation")} == {"peru", "chile"}


def test_a_wish_within_what_is_said_is_not_a_quotation_of_its_own(report: Reader) -> None:
    read = report("Mr Fink said he wanted to leave.")
    assert [content for _, _, content, _ in told(read)] == ["he wanted to leave"]


def test_a_pronoun_without_an_antecedent_speaks_for_nobody(report: Reader) -> None:
    assert report("“The boats are ours,” he said.").only("quotation").speaker is None
    assert report("It said the boats were its own.").claims("quotation")[0].speaker is None


def test_reports_speak_for_those_who_wrote_them(report: Reader) -> None:
    read = report("Peru said in a report that prices had risen.\nThe report says wages fell.")
    assert [c.speaker for c in read.claims("quotation")] == ["peru", "peru"]
