"""A page's own account of its story tells which lines are of it."""

from __future__ import annotations

import json

from standoff.reading.html import read_html
from standoff.reading.html_account import told_apart

STORY = [
    f"The mayor of the {side} bank said that she would {act} before the first of May, and left."
    for side in ("north", "south", "west", "east")
    for act in ("sign", "wait")
]
PROMISE = "Our editors pick the stories that matter and send them before breakfast."
BODY = " ".join(STORY)


def test_lines_that_the_account_lacks_are_told_apart() -> None:
    lines = ["Home", PROMISE, *STORY[:4], "Share", PROMISE, *STORY[4:], PROMISE]
    assert told_apart(BODY, lines) == ({2, 3, 4, 5, 8, 9, 10, 11}, {7})


def test_the_account_may_have_markup_and_other_signs() -> None:
    body = "".join(f"<p class='x'>{line.replace('she', '&#115;he')}</p>\n" for line in STORY)
    assert told_apart(body, [line.replace(",", " —") for line in STORY]) == (set(range(8)), set())


def test_an_account_of_a_part_or_of_another_story_tells_nothing() -> None:
    assert told_apart(BODY, STORY[:5]) is None
    assert told_apart(STORY[0], STORY) is None
    assert told_apart("", STORY) is None


def test_a_page_is_read_by_its_account() -> None:
    account = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(STORY)})
    account = account.replace("\\n", "\n")  # as many pages have it, though JSON does not allow it
    story = [f"<div class=promo-text>{line}</div>" for line in STORY]
    story.insert(3, f"<div class=promo-text>{PROMISE}</div>")
    page = read_html(
        f"<script type='application/ld+json'>{account}</script><p>Home</p>"
        f"<main>{''.join(story[:5])}</main><section>{''.join(story[5:])}</section>"
    )
    roles = {page.text[block.start : block.end]: block.roles for block in page.blocks}
    assert all("promotion" not in roles[line] for line in STORY)
    assert "aside" in roles[PROMISE]
