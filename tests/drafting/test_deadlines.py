"""A deadline that was moved counts by its last day, with what set it and what moved it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from standoff.dispute.model import Dispute
from standoff.drafting.draft import draft
from standoff.reading.dossier import Dossier
from standoff.reading.read import read
from standoff.tracking.timeline import timeline

FIRST = """Norland threatens to close the Tamber canal to Ostravia

3 March 2031

Norland has threatened to close the Tamber canal unless Ostravia drops its toll by 10 March.

Ostravia rejected the demand, and its ministers said that the toll would stay in place.

The canal carries most of the grain that Ostravia sells abroad, traders in the port said."""

MOVED = """Ostravia waits for word from Norland about the canal

8 March 2031

{how}

Ostravia said that it would answer in time, and that its ministers would meet again soon.

Most of the ships that wait at the canal belong to traders from the north of Ostravia."""


def dossier(tmp_path: Path, *reports: str) -> Dossier:
    for number, text in enumerate(reports):
        (tmp_path / f"{number}.txt").write_text(text)
    return read(tmp_path)


def opening(dispute: Dispute) -> tuple[date | None, tuple[str, ...]]:
    """When the canal can be closed, and the sentences that say so."""
    (option,) = (o for a in dispute.actors for o in a.options if "anal" in o.name)
    because = option.grounds.because
    return option.available_from, tuple(dispute.evidence[i].exact or "" for i in because)


@pytest.mark.parametrize(
    ("how", "day"),
    [
        ("Norland has extended the deadline to 17 March.", date(2031, 3, 17)),
        ("Norland agreed to extend its ultimatum until 17 March.", date(2031, 3, 17)),
        ("The deadline was pushed back from 10 March to 17 March.", date(2031, 3, 17)),
        ("The ultimatum was extended by 48 hours.", date(2031, 3, 12)),
        ("Norland granted Ostravia an extension until 15 March.", date(2031, 3, 15)),
        ("Norland gave Ostravia two more weeks to answer.", date(2031, 3, 24)),
        ("Norland has given Ostravia two more weeks.", date(2031, 3, 24)),
        ("Norland had set a deadline of 10 March. It was put back to 17 March.",
         date(2031, 3, 17)),
        ("Norland had set a deadline of 10 March and has now extended it by a week.",
         date(2031, 3, 17)),
        ("The deadline of 10 March was brought forward to 9 March.", date(2031, 3, 9)),
        ("Norland refused to extend the deadline to 17 March.", date(2031, 3, 10)),
        ("Ostravia asked Norland to extend the deadline to 17 March.", date(2031, 3, 10)),
        ("Ostravia wants the deadline extended to 17 March.", date(2031, 3, 10)),
        ("Norland has given Ostravia two more ships.", date(2031, 3, 10)),
    ],
)  # fmt: skip
def test_a_later_report_moves_the_deadline(tmp_path: Path, how: str, day: date) -> None:
    found = dossier(tmp_path, FIRST, MOVED.format(how=how))
    opens, because = opening(draft(found))
    assert opens == day
    moved = day != date(2031, 3, 10)
    assert any(how.endswith(sentence) for sentence in because) is moved
    assert any("threatened" in sentence for sentence in because)
    days = [each for each, _ in timeline(found).deadlines]
    assert (date(2031, 3, 10) in days) is not moved
    assert day in days


def test_a_deadline_may_be_moved_twice(tmp_path: Path) -> None:
    again = MOVED.format(how="The deadline was put off by a week.").replace("8 March", "14 March")
    once = MOVED.format(how="Norland has extended the deadline to 17 March.")
    for order in ((FIRST, once, again), (again, FIRST, once)):
        drafted = draft(dossier(tmp_path, *order))
        assert opening(drafted)[0] == date(2031, 3, 24)
        assert drafted.question is not None
        assert "24 March 2031" in drafted.question
