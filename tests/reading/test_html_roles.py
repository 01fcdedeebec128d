"""Which lines stand in an element with a role, and which names are not believed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.html import read_html
from standoff.reading.html_frame import Line
from standoff.reading.html_roles import APART, RoleSpans, roles_of

PROSE = (
    "<p>The two mayors have met in the school and have agreed about the width of the bridge.</p>"
)


def test_a_name_is_not_believed_of_an_element_that_holds_the_text() -> None:
    for opening, closing in (
        ("<form id=aspnetForm>", "</form>"),
        ("<div class=nav-frame>", "</div>"),
        ("<div class='blog sidebar'>", "</div>"),
    ):
        page = read_html(f"<p>Home</p>{opening}{PROSE * 6}<ul class=nav><li>World</ul>{closing}")
        assert page.blocks[1].roles.isdisjoint(APART), opening
        assert "nav" in page.blocks[-1].roles


def test_a_name_is_not_believed_of_an_element_with_the_headline_and_much_of_the_text() -> None:
    page = read_html(f"<div class=promo><h1>Talks</h1>{PROSE * 4}</div>{PROSE * 4}")
    assert page.blocks[1].roles == frozenset()
    page = read_html(f"<div class=promo><h2>Talks</h2>{PROSE * 4}</div>{PROSE * 4}")
    assert page.blocks[1].roles == {"promotion"}


def test_comments_may_be_longer_than_the_story() -> None:
    page = read_html(f"<article>{PROSE * 2}</article><div class=comments>{PROSE * 20}</div>")
    assert "comments" in page.blocks[-1].roles


def test_of_a_page_with_little_text_names_are_believed() -> None:
    assert "nav" in read_html(f"<div class=nav>{PROSE}</div>").blocks[0].roles


def test_caps_are_captions_only_of_pictures() -> None:
    assert "caption" in roles_of("div", {"class": "img-cap"})
    assert "caption" in roles_of("div", {"class": "photoCaps"})
    assert roles_of("p", {"class": "has-drop-cap"}) == ()
    assert roles_of("span", {"class": "drop-cap"}) == ()


ROLES = st.lists(st.sampled_from(["nav", "time", "comments", "bio"]), max_size=2).map(tuple)


@given(
    st.integers(1, 12),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), ROLES), max_size=8),
    st.sets(st.integers(0, 11)),
)
def test_roles_are_those_of_all_elements_around(
    count: int, spans: list[tuple[int, int, tuple[str, ...]]], cleared: set[int]
) -> None:
    lines = [Line(0, 10, 0.0, 0, 0)] * count  # so short that every name is believed
    kept = RoleSpans()
    for first, stop, roles in spans:
        kept.add(min(first, count), min(stop, count), roles)
    kept.clear(cleared)
    for number, found in enumerate(kept.of_lines(lines, [])):
        around = {role for first, stop, roles in spans if first <= number < stop for role in roles}
        assert found == (around - APART if number in cleared else around)
