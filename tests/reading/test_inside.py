"""What a story of a page begins with, and what stands within it."""

from __future__ import annotations

import pytest

from standoff.reading.pages import pages_of
from standoff.reading.passages import find_passages

DECK = "The mayor of Orm has threatened to stop the ferry after talks on the bridge failed."
STORY = [
    "The mayor of north Orm said on Tuesday that she would stop the ferry within two weeks.",
    "The south bank has refused to pay for the pillars on the other side of the river.",
    "A spokesman said that the door of the school in which they met would stay open.",
    "The governor of the region has offered to pay for one of every three of the pillars.",
]


def kinds(markup: str) -> dict[str, str]:
    (page,) = pages_of(markup.encode(), "page.html")
    text = page.source.text or ""
    found = find_passages(page.source, hints=page.blocks)
    return {text[item.start : item.end]: item.kind for item in found}


def page(head: str, body: str = "") -> str:
    story = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        "<html><head><title>Ferry may stop as talks fail</title></head><body><nav>Home</nav>"
        f"<article><h1>Ferry may stop as talks fail</h1>{head}<div class=text>{story}{body}</div>"
        "</article></body></html>"
    )


@pytest.mark.parametrize(
    "head",
    [
        f"<h2>{DECK}</h2>",
        f"<p class=standfirst>{DECK}</p>",
        f"<p>{DECK}</p><p>By Ada Birk</p><p>Published 14:05, 9 May 2019</p>",
    ],
)
def test_a_standfirst_is_a_lead(head: str) -> None:
    found = kinds(page(head))
    assert found[DECK] == "lead"
    assert found[STORY[0]] in {"lead", "body"}


def test_lists_and_short_lines_within_the_story_do_not_end_it() -> None:
    rows = [f"{day} May - the ferry, two crossings" for day in range(1, 9)]
    body = (
        "<h3>Crossings</h3>" + "".join(f"<p>{row}</p>" for row in rows) + "<p>Nobody will row.</p>"
    )
    found = kinds(page("", body))
    assert {found[row] for row in rows} == {"body"}
    assert found["Nobody will row."] == "body"


def test_notices_within_the_story_do_not_end_it() -> None:
    offer = (
        "<section><h4>Sign up for our daily briefing</h4>"
        "<p>By subscribing, you agree to our terms of use.</p></section>"
    )
    body = f"{offer}<p>Nobody on the north bank will row, the crews have said.</p>"
    found = kinds(page("", body))
    assert found["Nobody on the north bank will row, the crews have said."] == "body"
    assert found["Sign up for our daily briefing"] not in {"subheading", "body"}


def test_linked_items_above_the_story_are_not_its_lead() -> None:
    found = kinds(page("<ul><li><a href=a>Make the text of this page larger</a></ul>"))
    assert found["Make the text of this page larger"] not in {"lead", "body"}
