"""A web page's text comes out a block a line, with what each block was."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.reading.html import read_html


def test_blocks_become_lines_and_inline_markup_joins() -> None:
    page = read_html(
        "<h1>Talks &amp; guns</h1><p>One <b>two</b>\n  thr<i>ee</i><br>four</p>"
        "<script>no()</script><p hidden>unseen</p><ul><li>a<li>b</ul>"
    )
    assert page.text == "Talks & guns\nOne two three\nfour\na\nb\n"
    assert [block.tag for block in page.blocks] == ["h1", "p", "p", "li", "li"]
    assert [page.text[block.start : block.end] for block in page.blocks] == page.text.splitlines()


def test_blocks_know_what_they_stand_in() -> None:
    page = read_html(
        "<nav><a href=a>Home</a><a href=b>World</a></nav><p class='story-byline'>By A. Bee</p>"
        "<div id='related-links'><p>Other news</p></div>"
        "<figure><figcaption>A hill</figcaption></figure>"
        "<p>After <a href=c>all</a></p>"
    )
    nav, byline, other, caption, last = page.blocks
    assert page.text.startswith("Home World\n")
    assert "nav" in nav.roles
    assert nav.linked == pytest.approx(0.9)
    assert "byline" in byline.roles
    assert "promotion" in other.roles
    assert "figcaption" in caption.roles
    assert last.roles == frozenset()


def test_names_are_heard_in_camel_case_and_not_in_modifiers() -> None:
    page = read_html(
        "<div class='tag-comments has-sidebar'><p>Story</p></div><p class='imageCaption'>A hill</p>"
        "<div data-testid='author-bio'>A writer</div>"
        "<table align=right><tr><td>Box</table><div class=paywall>Paid</div>"
    )
    story, caption, bio, box, paid = (block.roles for block in page.blocks)
    assert story == paid == frozenset()
    assert "caption" in caption
    assert "bio" in bio
    assert box == {"aside"}


def test_lines_of_links_are_linked_whatever_stands_between() -> None:
    page = read_html("<p>[<a href=a>Back</a>] | [<a href=b>Home</a>]")
    assert page.blocks[0].linked > 0.8


def test_preformatted_text_keeps_its_lines() -> None:
    page = read_html("<pre>first line\n  second\n\nfourth</pre>")
    assert page.text == "first line\n  second\n\nfourth\n"


@pytest.mark.parametrize(
    "head",
    [
        (
            "<meta property='og:title' content='A deal'>"
            "<meta property='og:site_name' content='The Post'>"
            "<meta property='article:published_time' content='2019-02-03T10:00:00+01:00'>"
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"headline": "A deal", "publisher": '
            '{"name": "The Post"}, "datePublished": "2019-02-03T10:00:00+01:00"}]}</script>'
        ),
        (
            "<title>A deal - The Post</title><meta name='application-name' content='The Post'>"
            "<meta name='date' content='2019-02-03T10:00:00+01:00'>"
        ),
    ],
)
def test_a_page_says_its_title_publisher_and_time(head: str) -> None:
    page = read_html(f"<html><head>{head}</head><body><p>Text.</p></body></html>")
    assert (page.title, page.publisher, page.published) == (
        "A deal",
        "The Post",
        "2019-02-03T10:00:00+01:00",
    )


def test_a_title_that_goes_on_behind_the_heading_names_the_publisher() -> None:
    page = read_html(
        "<title>Dockers set a deadline - The Marle Courier</title>"
        "<body><h1>Dockers <i>set</i> a deadline</h1><h1>More</h1><p>Text.</p>"
    )
    assert (page.title, page.publisher) == ("Dockers set a deadline", "The Marle Courier")
    other = read_html("<title>Ports - a history</title><body><h1>Contents</h1><p>Text.</p>")
    assert (other.title, other.publisher) == ("Ports - a history", None)


def test_broken_json_is_passed_over() -> None:
    deep = "[" * 50_000
    page = read_html(f"<script type='application/ld+json'>{deep}</script><title>T</title><p>x</p>")
    assert page.title == "T"
    assert page.text == "x\n"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000 + "<p>deep</p>",
        "<div>" * 10_000 + "<p>deep</p>" + "</div>" * 10_000 + "<p>after</p>",
        "<b><p><i>deep</b></p></i></table></body></html><p>more",
        "<p>deep" + "<!--" * 3_000,
        "<" * 3_000 + "<p>deep",
        "<p title='" + "x" * 100_000 + "'>deep",
    ],
)
def test_deep_and_broken_markup_is_read_quickly(markup: str) -> None:
    began = time.process_time()
    page = read_html(markup)
    assert time.process_time() - began < 2
    assert "deep" in page.text


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class='nav'>", "</div>", "<a>", "</a>", "<br>", "<script>",
             "</script>", "<pre>", "</pre>", "<li>", "&amp;", "&#0;", "<!--", "-->", "\x00",
             "\ud800", "é😀", "a b", "\n"]
        ) | st.text(max_size=5),
        max_size=30,
    )
)  # fmt: skip
def test_blocks_are_exact_on_any_markup(pieces: list[str]) -> None:
    page = read_html("".join(pieces))
    end = 0
    for block in page.blocks:
        line = page.text[block.start : block.end]
        assert block.start >= end
        assert line.strip()
        assert "\n" not in line
        assert 0 <= block.linked <= 1
        end = block.end
    covered = sum(block.end - block.start for block in page.blocks)
    assert covered == len(page.text.replace("\n", ""))


def test_a_page_that_hides_its_text_until_a_script_has_run_is_read() -> None:
    story = "<p>The talks about the bridge at Orm have ended without a paper.</p>" * 8
    page = read_html(f"<body style='visibility:hidden'><div hidden>{story}</div><script>x</script>")
    assert page.text.count("bridge at Orm") == 8
    shown = read_html(f"{story}<div style='display:none'>{story}</div>")
    assert shown.text.count("bridge at Orm") == 8
    menu = "<li><a href=x>Another page of this site, with a long name</a>" * 50
    brief = read_html(f"<p>Gates close</p><ul style='display:none'>{menu}</ul>")
    assert brief.text == "Gates close\n"
