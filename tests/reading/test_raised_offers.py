"""What an offer is raised or lowered to is offered."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


def offers(text: str) -> list[tuple[str | None, str]]:
    dossier = read_text(text, published="2024-03-05")
    source = dossier.sources[0].text or ""
    return [
        (c.actor, " … ".join(source[s.start : s.end] for s in c.content))
        for c in dossier.claims
        if c.kind == "stance" and c.act == "offer" and c.polarity
    ]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Velrail has raised its offer to 4 percent, a spokesman said.", "4 percent"),
        ("Velrail raised its pay offer from 3 to 4 percent on Monday.", "4 percent"),
        ("Velrail increased its offer from 3 percent to four percent.", "four percent"),
        ("Velrail's offer was lifted to 4 percent.", "4 percent"),
        ("The offer was increased by Velrail to 5 million crowns.", "5 million crowns"),
        ("Velrail said it had improved its offer to a rise of 4 percent.", "a rise of 4 percent"),
        ("Velrail has raised its offer for the lost wages to 4 million crowns.",
         "4 million crowns"),
        ("Velrail agreed to raise its offer to 4 percent.", "4 percent"),
        ("After a week of talks Velrail lowered its bid to 12 million crowns.",
         "12 million crowns"),
    ],
)  # fmt: skip
def test_what_an_offer_is_changed_to_is_offered(text: str, offered: str) -> None:
    assert offers(text) == [("velrail", offered)]


@pytest.mark.parametrize(
    "text",
    [
        "Velrail refused to raise its offer to 4 percent.",
        "Velrail did not raise its offer to 4 percent.",
        "Velrail may raise its offer to 4 percent.",
        "The Rail Union urged Velrail to raise its offer to 4 percent.",
        "Velrail raised its offer.",
        "Velrail has raised its offer to the Rail Union.",
        "Velrail raised its fares to 4 crowns.",
        "Velrail has raised its offer for Northern Steel to 4 billion crowns.",
    ],
)
def test_what_is_no_new_offer(text: str) -> None:
    assert offers(text) == []
