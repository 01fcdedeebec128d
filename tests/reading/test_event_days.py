"""The day of an event is that of the deed, and not of a thing or another deed that is named."""

from __future__ import annotations

from datetime import date

import pytest

from standoff.reading.read import read_text


def _days(text: str, act: str) -> set[date | None]:
    claims = read_text(text, published="2025-10-14").claims
    return {c.date for c in claims if c.kind == "event" and c.act == act}


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("Peru attacked Chile on Monday.", "attack", date(2025, 10, 13)),
        ("On Monday, Peru attacked Chile and Brazil condemned Peru.", "attack", date(2025, 10, 13)),
        ("Peru attacked Chile and wounded 12 soldiers on Monday.", "attack", date(2025, 10, 13)),
        ("Peru attacked Chile when talks failed on Monday.", "attack", date(2025, 10, 13)),
        ("Peru attacked Chile in breach of the 2019 accord.", "attack", None),
        ("Peru attacked Chile in breach of the accord of 2019.", "attack", None),
        ("Peru attacked Chile although Brazil had sent an envoy on Monday.", "attack", None),
        ("Peru said on Monday that it would withdraw its troops.", "withdraw", None),
        ("Peru said it would withdraw its troops by November 1.", "withdraw", date(2025, 11, 1)),
    ],
)
def test_the_day_is_that_of_the_deed(text: str, act: str, day: date | None) -> None:
    assert _days(text, act) == {day}
