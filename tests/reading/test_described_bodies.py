"""Bodies that are described by words of their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Knower = Callable[[str], Any]

DOCKS = """\
The Harwick Port Authority refused to pay the Sund Dock Workers Union.
Harwick City Council asked the Ministry of Transport and the Ruvu Farmers' Cooperative to wait.
"""
TWO = """\
The Harwick Port Authority met the Union of Train Drivers.
The Sund Port Authority met the Union of Tram Drivers.
"""


@pytest.mark.parametrize(
    ("sentence", "noun", "expected"),
    [
        ("The port authority threatened to sue.", "authority", "harwick_port_authority"),
        ("Harwick's port authority threatened to sue.", "authority", "harwick_port_authority"),
        ("The dock workers' union threatened to strike.", "union", "sund_dock_workers_union"),
        ("The dockers' union threatened to strike.", "union", "sund_dock_workers_union"),
        ("The dockworkers’ union threatened to strike.", "union", "sund_dock_workers_union"),
        ("The city council threatened to sue.", "council", "harwick_city_council"),
        ("The Harwick council threatened to sue.", "council", "harwick_city_council"),
        ("The transport ministry threatened to sue.", "ministry", "ministry_of_transport"),
        ("The ministry of transport threatened to sue.", "ministry", "ministry_of_transport"),
        ("The farmers' cooperative threatened to sue.", "cooperative", "ruvu_farmers_cooperative"),
    ],
)
def test_it_is_the_only_one_whose_name_has_the_words(
    known: Knower, sentence: str, noun: str, expected: str
) -> None:
    assert known(DOCKS + sentence).meant(noun, 2) == (expected,)


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("A port authority threatened to sue.", "authority"),
        ("The rival port authority threatened to sue.", "authority"),
        ("The port authority in Sund threatened to sue.", "authority"),
        ("The county council threatened to sue.", "council"),
        ("The bakers' union threatened to strike.", "union"),
        ("Their dockers' union threatened to strike.", "union"),
        ("The health ministry threatened to sue.", "ministry"),
    ],
)
def test_it_is_none_with_words_that_its_name_has_not(
    known: Knower, sentence: str, noun: str
) -> None:
    named = {
        "harwick_port_authority",
        "sund_dock_workers_union",
        "harwick_city_council",
        "ministry_of_transport",
    }
    assert not named & set(known(DOCKS + sentence).meant(noun, 2))


@pytest.mark.parametrize(
    ("sentence", "noun", "label"),
    [
        ("The port authority threatened to sue.", "authority", "port_authority"),
        ("The drivers' union threatened to strike.", "union", "drivers_union"),
        ("The tram drivers' union threatened to strike.", "union", "union_of_tram_drivers"),
    ],
)
def test_of_two_that_it_fits_it_is_neither(
    known: Knower, sentence: str, noun: str, label: str
) -> None:
    assert known(TWO + sentence).meant(noun, 2) == (label,)


def test_unions_that_nobody_names_are_told_apart_by_all_their_words(known: Knower) -> None:
    unions = known("The mine workers' union refused.\nThe dock workers' union accepted the offer.")
    assert unions.meant("union", 0) == ("mine_workers_union",)
    assert unions.meant("union", 1) == ("dock_workers_union",)
