"""A standfirst is told from the lead, and what a page lists within its story belongs to that."""

from __future__ import annotations

import pytest

from standoff.reading.claims import STATES_FACTS
from standoff.reading.pages import pages_of
from standoff.reading.passages import find_passages
from standoff.reading.read import read_text
from standoff.reading.source import source_from_text

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
def test_a_standfirst_by_its_markup_or_its_place(head: str) -> None:
    found = kinds(page(head))
    assert found[DECK] == "standfirst"
    assert found[STORY[0]] == "lead"
    assert "standfirst" not in kinds(page("<p>By Ada Birk</p>")).values()


def test_a_standfirst_of_plain_text_and_none_below_the_byline() -> None:
    def plain(*head: str) -> list[str]:
        text = "\n\n".join(["Ferry may stop as talks fail", *head, *STORY])
        return [item.kind for item in find_passages(source_from_text(text))]

    assert plain(DECK, "By Ada Birk")[:4] == ["headline", "standfirst", "byline", "lead"]
    assert plain("By Ada Birk", DECK)[:4] == ["headline", "byline", "lead", "body"]


def test_a_standfirst_states_facts() -> None:
    assert "standfirst" in STATES_FACTS
    text = "\n\n".join(["Ferry may stop as talks fail", DECK, "By Ada Birk", *STORY])
    dossier = read_text(text, published="2019-05-09")
    (standfirst,) = [item for item in dossier.passages if item.kind == "standfirst"]
    quoted = [item.span for claim in dossier.claims for item in claim.evidence if item.span]
    assert any(standfirst.start <= span.start and span.end <= standfirst.end for span in quoted)


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
    assert found["Make the text of this page larger"] not in {"lead", "standfirst"}
