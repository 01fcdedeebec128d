"""One body under several names, and two that share one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Knower = Callable[[str], Any]


SAME = {
    "Transport Ministry": "The Transport Ministry rejected it. / "
    "The Ministry of Transport accepted it.",
    "Ministry of the Interior": "The Ministry of the Interior rejected it. / "
    "The Interior Ministry threatened to sue.",
    "Ministry of Commerce and Industry": "The Commerce Ministry rejected it. / "
    "The Ministry of Commerce and Industry accepted it.",
    "Ministry of Food, Agriculture and Fisheries": "Denmark's Ministry of Food, Agriculture and "
    "Fisheries rejected it. / The Danish Fisheries Ministry accepted it.",
    "Union of Dock Workers": "The Union of Dock Workers rejected it. / "
    "The Dockworkers' Union threatened to strike. / UDW accepted it.",
    "Nurses and Midwives Association": "The Nurses and Midwives Association rejected it. / "
    "NMA accepted it.",
    "Norrail Cargo AG": "NORRAIL CARGO AG rejected it. / Norrail Cargo accepted it. / "
    "Norrail Cargo AG threatened to sue.",
    "Goldfield Resources Ltd.": "Goldfield Resources Ltd. rejected it. / "
    "Goldfield Resources Limited accepted it. / Goldfield Resources demanded talks.",
    "John F. Kettering": "John F. Kettering rejected it. / John Kettering accepted it. / "
    "Councillor Kettering demanded talks.",
}
OTHERS = """\
The Ministry of Trade rejected it. / The Ministry of Transport accepted it.
The Foreign Ministry rejected it. / The Foreign Ministry of Chile accepted it.
The Bank of Velden rejected it. / The Velden Bank accepted it.
The Union of Train Drivers rejected it. / The Union of Tram Drivers accepted it. / UTD demanded it.
Norrail Cargo AG rejected it. / Norrail Passenger AG accepted it. / Norrail demanded talks.
Peru's Foreign Ministry rejected it. / Chile's Foreign Ministry accepted it. / \
The Foreign Ministry demanded talks.
John F. Kettering rejected it. / John P. Kettering accepted it. / John Kettering demanded talks.
The Drell Steel Association rejected it. / Drell threatened to sue.
"""


@pytest.mark.parametrize("name", SAME)
def test_one_body_or_person_is_one_actor(report: Knower, name: str) -> None:
    lines = SAME[name].split(" / ")
    read = report("\n".join(lines))
    stances = [claim for claim in read.claims("stance") if claim.actor]
    assert {read.actor(claim.actor).name for claim in stances} == {name}
    assert len(stances) == len(lines)


@pytest.mark.parametrize("text", OTHERS.splitlines())
def test_what_fits_two_is_neither(report: Knower, text: str) -> None:
    lines = text.split(" / ")
    actors = [claim.actor for claim in report("\n".join(lines)).claims("stance")]
    assert len(set(actors)) == len(actors) == len(lines)


def test_the_foreign_ministry_is_that_of_the_state_named_before(report: Knower) -> None:
    read = report(
        "The Foreign Ministry of Chile rejected it. The Ministry for Foreign Affairs threatened "
        "to sue.\nPeru's Foreign Ministry accepted it."
    )
    acts = {(claim.actor, claim.act) for claim in read.claims("stance")}
    assert acts == {
        ("foreign_ministry_of_chile", "reject"),
        ("foreign_ministry_of_chile", "threaten"),
        ("foreign_ministry_of_peru", "accept"),
    }
