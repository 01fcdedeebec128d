"""A newer offer of another number takes the place of the one before."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.drafting.draft import draft
from standoff.reading.read import read

FIRST = """Velrail and its drivers

4 March 2031

The Rail Union has threatened to strike unless Velrail raises wages by 6 percent.

{offer}

The Rail Union rejected the offer and said that its members would vote on it soon."""
LATER = """Velrail and its drivers meet again

11 March 2031

{offer}

The Rail Union said that it would study the offer, and that its members would vote on it."""


def offered(tmp_path: Path, first: str, later: str) -> dict[str, tuple[str, ...]]:
    """What Velrail can offer, each with the sentences that say so."""
    (tmp_path / "1.txt").write_text(FIRST.format(offer=first))
    (tmp_path / "2.txt").write_text(LATER.format(offer=later))
    dispute = draft(read(tmp_path))
    return {
        option.name: tuple(dispute.evidence[i].exact or "" for i in option.grounds.because)
        for option in dispute.actor("velrail").options
        if option.name.startswith("Offer")
    }


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        ("Velrail offered a rise of 3 percent.", "Velrail has raised its offer to 4 percent.",
         "Offer a rise of 4 percent"),
        ("Velrail offered a rise of 3 percent.",
         "Velrail now offers 4 percent, its director said.",
         "Offer a rise of 4 percent"),
        ("Velrail offered a rise of 3 percent.", "Velrail offered a rise of 4 percent on Monday.",
         "Offer a rise of 4 percent"),
        ("Velrail has offered 3 percent.", "Velrail raised its pay offer from 3 to 4.5 percent.",
         "Offer 4.5 percent"),
        ("Velrail offered a rise of three percent.", "Velrail's offer was raised to four percent.",
         "Offer a rise of four percent"),
        ("Velrail offered a rise of 5 percent.", "Velrail has cut its offer to 4 percent.",
         "Offer a rise of 4 percent"),
        ("Velrail offered higher pay.", "Velrail has raised its offer to 4 percent.",
         "Offer 4 percent"),
    ],
)  # fmt: skip
def test_the_newest_offer_is_what_an_actor_offers(
    tmp_path: Path, first: str, later: str, name: str
) -> None:
    assert offered(tmp_path, first, later) == {name: (first, later)}


@pytest.mark.parametrize(
    ("later", "names"),
    [
        # Said again, or of another matter
        ("Velrail offers a rise of 3 percent.", {"Offer a rise of 3 percent"}),
        ("Velrail has offered a longer holiday.",
         {"Offer a rise of 3 percent", "Offer a longer holiday"}),
        # Not raised
        ("Velrail refused to raise its offer to 4 percent.", {"Offer a rise of 3 percent"}),
        ("Velrail may raise its offer to 4 percent.", {"Offer a rise of 3 percent"}),
        # Of no number
        ("Velrail has raised its offer.", {"Offer a rise of 3 percent"}),
        ("Velrail offers a rise.", {"Offer a rise of 3 percent"}),
    ],
)  # fmt: skip
def test_what_is_no_newer_offer_leaves_the_first(
    tmp_path: Path, later: str, names: set[str]
) -> None:
    assert set(offered(tmp_path, "Velrail offered a rise of 3 percent.", later)) == names


def test_within_a_report_only_one_that_is_said_to_be_raised_is_newer(tmp_path: Path) -> None:
    first = "Velrail offered a rise of 3 percent and then raised the offer to 4 percent."
    found = offered(tmp_path, first, "Velrail met the drivers on Monday.")
    assert set(found) == {"Offer a rise of 4 percent"}
