"""Ministers who speak for their ministry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Knower = Callable[[str], Any]


MINISTER = "Transport Minister Maria de Santos refused."


@pytest.mark.parametrize(
    ("text", "ministry"),
    [
        (f"The Transport Ministry met the union.\n{MINISTER}", "transport_ministry"),
        (
            "The Ministry of Transport met it.\nMaria de Santos, the transport minister, left.",
            "ministry_of_transport",
        ),
        (
            f"The Transport Ministry met it.\n{MINISTER}\nIn 2030 the government agreed to pay.",
            "transport_ministry",
        ),
        (f"The Health Ministry met the union.\n{MINISTER}", None),
        ("The Transport Ministry met the union.\nMayor Maria de Santos refused.", None),
        (f"Crews met Peru's Transport Ministry and Chile's Transport Ministry.\n{MINISTER}", None),
    ],
)
def test_it_is_the_only_one_for_what_the_minister_is_for(
    known: Knower, text: str, ministry: str | None
) -> None:
    assert known(text).resolver.book.speaks_for("maria_de_santos") == ministry
