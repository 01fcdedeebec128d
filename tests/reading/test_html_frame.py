"""The element with the story is found, and what is set into it or stands beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.html import read_html
from standoff.reading.html_frame import Element, Line, main_element

PROSE = "The two mayors have met in the school and have agreed about the width of the bridge."


def paragraphs(count: int) -> str:
    return "".join(f"<p>{PROSE} Day {number}.</p>" for number in range(count))


def main_lines(markup: str) -> list[str]:
    page = read_html(markup)
    return [page.text[block.start : block.end] for block in page.blocks if block.main]


def roles_of(markup: str, beginning: str) -> frozenset[str]:
    page = read_html(markup)
    return next(b.roles for b in page.blocks if page.text[b.start :].startswith(beginning))


def test_main_is_the_smallest_element_with_most_of_the_prose() -> None:
    markup = (
        f"<div><ul><li>World</ul><div class=a>{paragraphs(3)}<ul><li>a list</ul></div>"
        f"<div class=b><p>{PROSE}</p></div></div>"
    )
    found = main_lines(markup)
    assert len(found) == 4
    assert found[-1] == "a list"


def test_main_is_none_where_only_the_whole_page_has_the_prose() -> None:
    assert {block.main for block in read_html(paragraphs(3)).blocks} == {None}
    assert {block.main for block in read_html("<p>Home</p><p>World</p>").blocks} == {None}


def test_a_short_story_is_found_by_its_headline_among_longer_texts() -> None:
    markup = (
        f"<a href=a>Log in</a><div class=all><div class=story><h1>Bridge agreed</h1>{paragraphs(2)}"
        f"</div><div class=offer>{paragraphs(1)}<span>and</span></div></div>"
    )
    assert main_lines(markup)[0] == "Bridge agreed"
    assert len(main_lines(markup)) == 3


def test_an_element_of_links_is_not_the_story() -> None:
    links = "".join(
        f"<li><a href=x>Another story with a long name, number {n}</a>" for n in range(9)
    )
    markup = f"<p>Home<div><ul>{links}</ul>{paragraphs(2)}</div>"
    assert main_lines(markup) == []


def test_teasers_stand_side_by_side() -> None:
    teaser = (
        "<div><h4><a href=a>Ferry fares go up in winter</a></h4><p>The crews have asked.</p></div>"
    )
    page = f"<main>{paragraphs(5)}<section>{{}}</section></main>"
    assert "promotion" in roles_of(page.format(teaser * 2), "The crews")
    assert "promotion" not in roles_of(page.format(f"{teaser}<p>and</p>"), "The crews")


def test_entries_that_begin_with_a_linked_time_are_no_teasers() -> None:
    entry = "<div><p><a href=#1>13:20</a></p><p>The divers have come.</p></div>"
    page = f"<main>{paragraphs(5)}<section>{entry * 3}</section></main>"
    assert "promotion" not in roles_of(page, "The divers")


def test_what_is_off_the_path_of_the_paragraphs_is_a_box() -> None:
    box = "<div class=x1><div>Support us</div><p>We have two owners and no money.</p></div>"
    quote = "<div class=x2>“One goat,” says the inspector, and writes it down.</div>"
    heading = "<div class=x3>What comes next</div>"
    section = f"<div class=x4><h2>The money</h2><p>{PROSE}</p></div>"
    listed = "<div class=x5><ul><li>one pump of the three that were asked for</ul></div>"
    for inner in ("<p>{}</p>", "<div class=t>{}</div>"):
        story = "".join(inner.format(f"{PROSE} {n}") for n in range(5))
        page = f"<nav>Home</nav><article>{story}{{}}{inner.format(PROSE)}</article>"
        assert "aside" in roles_of(page.format(box), "We have")
        assert "aside" in roles_of(page.format(quote), "“One goat")
        assert "aside" not in roles_of(page.format(heading), "What comes")
        assert "aside" not in roles_of(page.format(section), "The money")
        assert "aside" not in roles_of(page.format(listed), "one pump")


def test_an_entry_in_a_frame_of_another_class_is_no_box() -> None:
    entry = "<div class={}><p><a href=a>13:20</a></p><div class=text>{}</div></div>"
    body = "".join(entry.format("block", f"<p>{PROSE} {n}</p>") for n in range(5))
    key = entry.format("'block key'", "<p>The governor says that nine people have died so far.</p>")
    assert "aside" not in roles_of(f"<p>Home<div>{body}{key}{body}</div>", "The governor")


@st.composite
def pages(draw: st.DrawFn) -> tuple[list[Element], list[int]]:
    """Elements of a tree over a few lines, and how much prose each line has."""
    prose = draw(st.lists(st.sampled_from([0, 50, 200]), min_size=1, max_size=8))
    elements = [Element("body", 0, len(prose), -1, 0, 0)]
    for _ in range(draw(st.integers(0, 6))):
        parent = draw(st.integers(0, len(elements) - 1))
        outer = elements[parent]
        first = draw(st.integers(outer.first, outer.stop))
        stop = draw(st.integers(first, outer.stop))
        elements.append(Element("div", first, stop, parent, 0, 0))
    return elements, prose


@given(pages())
def test_main_is_what_a_plain_search_finds(page: tuple[list[Element], list[int]]) -> None:
    elements, prose = page
    lines = [Line(0, 100, 0.0, 0, 0) for _ in prose]
    total = sum(prose)
    holding = [
        element
        for element in elements
        if sum(prose[element.first : element.stop]) >= 0.6 * total and total >= 120
    ]
    shortest = min((item.stop - item.first for item in holding), default=len(prose))
    found = main_element(elements, lines, prose)
    if shortest == len(prose):
        assert not found
    else:
        assert len(found) == shortest
        assert any(range(item.first, item.stop) == found for item in holding)
