"""Reports with their claims marked, whatever stands in them."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from standoff.drafting.draft import draft
from standoff.evidence import Span
from standoff.reading.read import read_text
from standoff.workbench.marked import Mark, marked, marks_of, resting_on
from standoff.workbench.selection import shown

TEXT = "Mediators of Norway met Peru and Chile. Chile threatened to close the northern port."


@given(
    st.text(max_size=60) | st.text("\r\n\t\x00\ud83d\ude00😀<&a", max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=6),
    st.tuples(st.integers(0, 70), st.integers(0, 70)),
)
def test_the_text_is_kept_and_nothing_in_it_is_markup(
    text: str, spans: list[tuple[int, int]], picked: tuple[int, int]
) -> None:
    marks = [Mark(min(a, b), max(a, b), f"c{n}", "stance") for n, (a, b) in enumerate(spans)]
    span = Span(min(picked), max(picked))
    made = marked(text, marks, picked=span)
    tags = re.findall(r"<[^>]*>", made)
    assert all(tag.startswith(("<mark class=", "</mark>")) for tag in tags)
    # A page makes one character of CR and LF, unless they are spelled.
    assert "\r" not in made
    text = shown(text)
    assert unescape(re.sub(r"<[^>]*>", "", made)) == text
    seen = re.findall(r'<mark class="(?:[^"]* )?picked"[^>]*>([^<]*)</mark>', made)
    assert unescape("".join(seen)) == text[span.start : span.end]
    for mark in marks:
        here = "".join(
            unescape(words)
            for claims, words in re.findall(r'data-claims="([^"]*)"[^>]*>([^<]*)</mark>', made)
            if mark.claim in claims.split()
        )
        assert here == text[mark.start : mark.end]


def test_markup_in_a_report_stays_text() -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    made = marked(hostile, [Mark(0, 8, 'c1" onclick="x', "stance")])
    assert "<script" not in made
    assert "<img" not in made
    assert 'onclick="x' not in made


def test_claims_lead_to_the_elements_that_rest_on_them() -> None:
    dossier = read_text(TEXT, published="2031-05-03")
    dispute = draft(dossier)
    threat = next(claim for claim in dossier.claims if claim.act == "threaten")
    paths = {each.path for each in resting_on(dispute, dossier.sources[0], threat)}
    assert "actors.chile.options.close_northern_port" in paths
    marks = marks_of(dossier, "s1")
    assert threat.id in {mark.claim for mark in marks}
    assert "chosen" in marked(TEXT, marks, chosen=[threat.id])
