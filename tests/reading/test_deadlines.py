"""The day by which something has to happen, and who set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Reader = Callable[..., Any]

# The report is of Wednesday, 5 March 2031.


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("A deadline of 15 April was set by the Security Council.", "04-15", "un_security_council"),
        ("A UN deadline on 15 April is near.", "04-15", "un"),
        ("Brazil has set Friday as the deadline for an answer.", "03-07", "brazil"),
        ("Peru set a deadline of noon on Saturday.", "03-08", "peru"),
        ("The ultimatum runs out at midnight on Sunday.", "03-09", None),
        ("The truce expires on 12 April.", "04-12", None),
        ("The truce was extended until 20 March.", "03-20", None),
        ("The offer stands until Friday.", "03-07", None),
        ("Talks are due to end on 3 May.", "05-03", None),
        ("Brazil's ban on ships takes effect on 1 July.", "07-01", None),
        ("Peru gave Brazil until 1 April to withdraw.", "04-01", "peru"),
        ("Peru has until the end of the month to reply.", "03-31", None),
        ("The crews have until midnight on Thursday to leave.", "03-06", None),
        ("Brazil must leave the island by Friday, Peru said.", "03-07", "peru"),
        ("Brazil wants an answer by Friday.", "03-07", "brazil"),
        ("Brazil demanded that Peru reply by 14 March.", "03-14", "brazil"),
        ("Peru threatened to sue unless the dam opens by 1 April.", "04-01", "peru"),
        ("Peru's council has to vote before the end of the month.", "03-31", None),
        ("Peru said it would cut off gas on 15 March if it was not paid.", "03-15", "peru"),
        ("Deadline for reply: 12 June 2031.", "06-12", None),
        ("Brazil set a deadline on 10 March.", "03-10", "brazil"),
        ("Brazil set a deadline of Friday on Monday.", "03-07", "brazil"),
    ],
)
def test_deadlines_in_several_phrasings(
    report: Reader, text: str, day: str, actor: str | None
) -> None:
    claim = report(text).only("deadline")
    assert claim.date == date.fromisoformat(f"2031-{day}")
    assert claim.actor == actor


def test_a_deadline_that_has_passed_lies_behind(report: Reader) -> None:
    assert report("Monday's deadline passed without a reply.").only("deadline").date == date(
        2031, 3, 3
    )
    assert report("Peru missed Monday's deadline.").only("deadline").date == date(2031, 3, 3)
    assert report("Monday's deadline is near.").only("deadline").date == date(2031, 3, 10)


@pytest.mark.parametrize(
    "text",
    [
        "Peru met Brazil on Friday.",
        "Peru will meet Brazil on 20 March.",
        "The port was closed by Friday.",
        "The deadline was missed.",
        "Peru set no deadline but will meet Brazil on Friday.",
        "The envoy stood by Monday Okoro.",
        # The day on which it was set
        "Brazil issued an ultimatum on Monday.",
        "Brazil sent an ultimatum to Peru on Saturday.",
    ],
)
def test_what_is_no_deadline(report: Reader, text: str) -> None:
    assert report(text).claims("deadline") == []


def test_a_threat_for_after_a_deadline_does_not_set_it(report: Reader) -> None:
    read = report("Peru threatened to close the bay once the deadline of 15 April lapses.")
    (claim,) = read.claims("deadline")
    assert (claim.actor, claim.date) == (None, date(2031, 4, 15))


def test_evidence_is_the_sentence(report: Reader) -> None:
    read = report("It rained. The truce expires on 12 April. It rained on.")
    claim = read.only("deadline")
    assert [item.exact for item in claim.evidence] == ["The truce expires on 12 April."]
