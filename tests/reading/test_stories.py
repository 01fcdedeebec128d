"""Two whole stories on a page are two sources; a page with one stays one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from standoff.reading.page import Page
from standoff.reading.pages import pages_of
from standoff.reading.read import read_text
from standoff.reading.source import source_from_text
from standoff.reading.stories import stories_of

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "pages-dev.jsonl.gz"
PORT = [
    "Dockers threaten to shut the northern port", "By Ann Bee", "3 May 2031, 10:00 GMT",
    ("The dockers' union has threatened to shut the northern port from Monday unless the owners "
    "raise their offer on pay and on hours of rest."),
    ("Its leader, Jo Ash, said on Friday that the members had waited for two years and that they "
    "would not wait for another summer to go by."),
    ("The owners said that the offer was fair, and that it was the last one which they would make "
    "before the courts had ruled on the old contract."),
    ("A mediator has been asked to meet both sides before the week is over, but neither of them "
    "has said that it would come to the table with her."),
]  # fmt: skip
VALLEY = [
    "Farmers reject a plan to flood the valley", "By Carl Dee", "2 May 2031, 18:30 GMT",
    ("Farmers in the upper valley have rejected a plan to flood their fields in wet winters "
     "so that "
    "the towns below are spared the worst of it."),
    ("They told the water board on Thursday that the money it had put forward would not pay "
     "for the "
    "cattle sheds that have to be built anew."),
    ("The board warned that it could take the land by order if there was no agreement, and "
     "that the "
    "order might be signed as soon as in June."),
    ("A judge will hear the case of the first three farms in the autumn, and the ministry has said "
    "that it would wait until she has decided it."),
]  # fmt: skip


def article(lines, *, tag="article", extra=""):
    head, byline, stamp, *body = lines
    paragraphs = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<{tag}><h2>{head}</h2><p class=byline>{byline}</p><time>{stamp}</time>{paragraphs}"
        f"{extra}</{tag}>"
    )


def parts_of(text):
    return [page.source for page in stories_of(Page(source_from_text(text)))]


def html(body, title="The Post"):
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return [page.source for page in pages_of(page.encode(), "page.html")]


def test_two_stories_of_a_text_are_two_sources_with_their_own_text():
    text = "\n".join([*PORT, "", *VALLEY])
    first, second = found = parts_of(text)
    assert [source.part for source in found] == ["story 1", "story 2"]
    assert first.text + second.text == text
    assert first.sha256 == second.sha256
    assert [source.published for source in found] == [
        "2031-05-03T10:00:00+00:00", "2031-05-02T18:30:00+00:00"
    ]  # fmt: skip


def test_claims_of_two_stories_point_into_their_own_source():
    found = read_text("\n".join([*PORT, "", *VALLEY]))
    assert [source.title for source in found.sources] == [PORT[0], VALLEY[0]]
    texts = {source.id: source.text for source in found.sources}
    acts = {(claim.evidence[0].source, claim.act) for claim in found.claims}
    assert {("s1", "threaten"), ("s2", "reject")} <= acts
    for claim in found.claims:
        for item in claim.evidence:
            assert texts[item.source][item.start : item.end] == item.exact


def test_two_articles_of_a_page_are_two_sources():
    nav = "<nav><a href=/>Home</a> <a href=/w>World</a></nav>"
    found = html(nav + article(PORT) + article(VALLEY) + "<footer>© 2031 The Post</footer>")
    assert [source.part for source in found] == ["story 1", "story 2"]
    assert found[1].text.startswith(VALLEY[0])


@pytest.mark.parametrize(
    "lines",
    [
        PORT,
        [*PORT, "Related stories", VALLEY[0], VALLEY[3]],
        [*PORT, VALLEY[0], VALLEY[3]],
        [*PORT, "More from The Post", *VALLEY],
        ["Live updates", *PORT, *VALLEY],
        [*PORT, "Analysis", "Carl Dee", *VALLEY[3:5]],
        [*PORT, *PORT],
        [*PORT, VALLEY[0], "Carl Dee, Leeds", *VALLEY[3:]],
    ],
)
def test_a_text_with_one_story_stays_whole(lines):
    assert len(parts_of("\n".join(lines))) == 1


@pytest.mark.parametrize(
    "body",
    [
        article(PORT),
        article(PORT, extra=article(VALLEY)),
        article(PORT) + article([*VALLEY[:4]]),
        article(PORT) + article(VALLEY, tag="div"),
        f"<h1>Talks live: updates</h1>{article(PORT)}{article(VALLEY)}",
        article(PORT) + f"<section class=comments>{article(VALLEY)}</section>",
        article(PORT)
        + f"<aside class=related><h3>More</h3>{article(VALLEY)[:400]}</article></aside>",
    ],
)
def test_a_page_with_one_story_stays_whole(body):
    assert len(html(body)) == 1


def test_no_labelled_page_is_split():
    if not GOLD.exists():
        pytest.skip("../shared is not present")
    with gzip.open(GOLD, "rt", encoding="utf-8") as stream:
        pages = [json.loads(line)["text"] for line in stream]
    assert sum(len(parts_of(text)) > 1 for text in pages) == 0
