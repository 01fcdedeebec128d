"""To whom something is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    "text",
    [
        "Peru told Brazil that it would not pay.",
        "Peru warned Brazil that the talks had failed.",
        "Peru assured Brazil that the port would stay open.",
        "Peru said to Brazil: “We will not pay.”",
        "“We will not pay,” Peru said in a letter to Brazil.",
        "Peru asked Brazil whether it would sign.",
    ],
)
def test_who_is_spoken_to_is_the_target_of_a_quotation(report: Reader, text: str) -> None:
    (said, *_) = report(text).claims("quotation")
    assert (said.actor, said.target) == ("peru", "brazil")


@pytest.mark.parametrize(
    "text",
    [
        "Peru told reporters that it would not pay.",
        "Peru said that it had told Brazil nothing.",
        "Peru said on the way to Brazil that it would not pay.",
        "Peru told itself that it would win.",
        "Peru said: “Brazil will not pay.”",
    ],
)
def test_nobody_where_no_actor_is_spoken_to(report: Reader, text: str) -> None:
    (said, *_) = report(text).claims("quotation")
    assert (said.actor, said.target) == ("peru", None)
