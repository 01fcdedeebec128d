"""Newspapers, agencies and broadcasters who are told things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    "told",
    [
        "the Monitor", "Reuters", "the Evening Post", "The Daily Argus", "TASS", "BBC Radio",
        "AFP news agency", "the newspaper Vesna", "broadcaster NRT", "state television",
        "reporters", "the Herald's reporter",
    ],
)  # fmt: skip
def test_a_medium_that_is_told_is_no_actor(report: Reader, told: str) -> None:
    read = report(f"Peru told {told} that Brazil would leave the league.")
    (said,) = read.claims("quotation")
    assert (said.actor, said.target) == ("peru", None)
    assert {actor.id for actor in read.dossier.actors} <= {"peru", "brazil"}


def test_a_medium_that_acts_in_the_dispute_is_told_as_others_are(report: Reader) -> None:
    read = report(
        "The Evening Post rejected the demands. Peru told the Evening Post that talks were over."
    )
    assert read.claims("quotation")[-1].target == "evening_post"


@pytest.mark.parametrize("told", ["the Velrail Company", "Brazil", "the Energy Board"])
def test_others_who_are_told_are_targets(report: Reader, told: str) -> None:
    (said, *_) = report(f"Peru told {told} that talks were over.").claims("quotation")
    assert said.target is not None
