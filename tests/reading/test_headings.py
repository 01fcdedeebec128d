"""Names in headings whose capitals tell nothing."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text

BODY = """

By Jana Holt
4 March 2031

The Transport Ministry rejected a demand by the Union of Train Drivers for more pay on Monday.

Norrail Cargo AG warned the Transport Ministry that a strike would cost it 3 million a day.

Serbia urged both sides to talk, and Maria de Santos, the mayor, threatened to go to court.
"""


@pytest.mark.parametrize(
    "heading",
    [
        "TRANSPORT MINISTRY REJECTS UNION OF TRAIN DRIVERS DEMAND",
        "Transport Ministry Rejects Union of Train Drivers Demand",
        "NORRAIL CARGO AG WARNS TRANSPORT MINISTRY OF STRIKE",
        "Serbia Urges Transport Ministry to Hear Norrail Cargo",
        "DE SANTOS THREATENS TRANSPORT MINISTRY",
    ],
)
def test_they_are_those_of_the_text_below(heading: str) -> None:
    actors = {actor.name for actor in read_text(heading + BODY).actors}
    assert actors == {
        "Transport Ministry",
        "Union of Train Drivers",
        "Norrail Cargo AG",
        "Serbia",
        "Maria de Santos",
    }


def test_a_body_of_a_known_one_is_told_by_its_words() -> None:
    text = "UNITED NATIONS MISSION IN ORVANIA" + BODY + "\nThe Mission rejected the demand.\n"
    assert "UNITED NATIONS MISSION" in {actor.name for actor in read_text(text).actors}


def test_a_full_name_that_the_text_has_not_is_kept() -> None:
    text = "Anna Voss to Fight Transport Ministry" + BODY + "\nMs Voss rejected the demand.\n"
    assert "Anna Voss" in {actor.name for actor in read_text(text).actors}
